"""The questions of the evening (三省): those of the program, or a person's own, and what was asked on a day past."""

from __future__ import annotations

from workbench.domain.entry import Verb
from workbench.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.entry import Entry

_QUESTIONS = (N_("What came off today?"), N_("What did not, and why?"), N_("What changes tomorrow?"))
_HEADS = (N_("What came off"), N_("What did not, and why"), N_("What changes tomorrow"))
ASKED = "asked"
"""The fact of a closing which keeps questions of a person's own: other ones may be asked by the next evening."""


def questions(own: Sequence[str]) -> tuple[str, ...]:
    """What is asked, in order."""
    return tuple(own) or tuple(_(question) for question in _QUESTIONS)


def asked_on(entries: Iterable[Entry], otherwise: Sequence[str] = ()) -> tuple[str, ...]:
    """A person's own questions as they were asked when the day was closed, `otherwise` those of today's settings.

    None: those of the program.
    """
    closing = [entry for entry in entries if entry.verb is Verb.DAY_CLOSED]
    if not closing:
        return tuple(otherwise)
    return tuple((closing[-1].fact(ASKED) or "").splitlines())


def heads(own: Sequence[str]) -> tuple[str, ...]:
    """The questions as what stands before their answers."""
    return tuple(question.rstrip("?？ ") for question in own) or tuple(_(head) for head in _HEADS)


def answered(review: Sequence[str], own: Sequence[str]) -> list[str]:
    """Each answer behind what it answers; what was skipped is left out."""
    before = heads(own)
    told: list[str] = []
    for index, answer in enumerate(review):
        if answer.strip():
            told.append((before[index] + _(": ") if index < len(before) else "") + answer.strip())
    return told
