"""What an item has to pass before it begins, before it is done and before it is closed.

Most gates ask: they may be passed with a reason, which stays on the card. The ladder of a followed matter is hard:
it takes the name of somebody above as well.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.frozen import Frozen
from workbench.domain.item import Domain, Gate, Item, Kind, Step
from workbench.domain.ladder import empty_rungs, rung_word
from workbench.domain.lines import AUTHORITY, BASIS, DESPITE, line_of, with_line
from workbench.errors import Refused
from workbench.i18n import _

_ASKED = frozenset({Gate.VERIFY, Gate.SECOND_READ})
"""What nobody has checked is not issued, required or not."""


class Gated(Refused):
    """Something is missing. Facts: `say`, a ready sentence; `hard`, whether it takes a name from above."""


class Pass(Frozen):
    """The reason for which a gate is passed all the same, and who above allowed it."""

    why: str
    by: str = ""


def before_start(item: Item) -> list[str]:
    """Who should have been asked beforehand, and was not."""
    return _names(item, Gate.CONSULT)


def before_close(item: Item) -> list[str]:
    """Who is to be told of the outcome, and was not."""
    return _names(item, Gate.INFORM)


def is_unfounded(item: Item) -> bool:
    """A weighty matter of policy for which nothing is named that it rests on: no paper, no instruction, no ruling."""
    if item.domain is not Domain.POLICY or not item.important:
        return False
    paper = item.source is not None and item.source.doc_no
    ruling = item.decision is not None and item.decision.answer
    return not (line_of(item, BASIS) or item.original or item.tracked or paper or ruling)


def before_done(item: Item, result: str | None = None, today: date | None = None) -> list[str]:
    """What is missing before it can be called done, in words: empty rungs, checks, required steps, a wrong weekday."""
    unproven = unsendable(item)
    if not item.steps and item.tracked is None:
        return unproven
    will_have = bool((result or item.result or "").strip())
    rungs = [rung_word(gate) for gate in empty_rungs(item) if gate is not Gate.RESULT or not will_have]
    return [*unproven, *rungs, *[step.text for step in item.steps if _blocks(step)], *_slips(item, today)]


def unsendable(item: Item) -> list[str]:
    """What information lacks before it may go out, in words: two sources of what is major, cause and proposal."""
    if item.kind is not Kind.INFORMATION or item.info is None:
        return []
    from workbench.domain.information import CAUSE, EVIDENCE, PROPOSAL, lacking  # late: few matters are reports

    words = {
        EVIDENCE: _("two sources that bear it out"),
        CAUSE: _("a line on the cause"),
        PROPOSAL: _("a line on what to do"),
    }
    return [words[name] for name in lacking(item)]


def hold_sending(item: Item, step: Step) -> None:
    """Raise `Refused` where a step would send what is not borne out."""
    missing = unsendable(item)
    if not missing:
        return
    from workbench.domain.information import is_sending  # late: the same

    if is_sending(step):
        say = _("“{title}” cannot be sent yet; still missing: {listed}.")
        raise Refused(say=say.format(title=item.title, listed=_(", ").join(missing)))


def _slips(item: Item, today: date | None) -> list[str]:
    """Dates beside another weekday, in what goes out: a matter that is verified."""
    if today is None or not any(step.gate in _ASKED for step in item.steps):
        return []
    from workbench.domain.notice import weekday_word, wrong_weekdays  # late: few matters are issued

    text = "\n".join(part for part in (item.title, item.note, item.expected) if part)
    return [
        _("{date} is a {weekday}").format(date=wrong.day.isoformat(), weekday=weekday_word(wrong.day))
        + f" ({wrong.text})"
        for wrong in wrong_weekdays(text, today)
    ]


def _blocks(step: Step) -> bool:
    if step.done_at is not None or step.gate is Gate.INFORM:
        return False
    return step.gate in _ASKED or step.required


def _names(item: Item, gate: Gate) -> list[str]:
    return [step.owner or step.text for step in item.steps if step.gate is gate and step.done_at is None]


def passed(item: Item, result: str | None = None, leave: Pass | None = None, today: date | None = None) -> Item:
    """The item as it goes through to done; with a reason for what is missing on its card.

    Raises:
        Gated: something is missing, and there is no reason, or nobody above to allow it.
    """
    missing = before_done(item, result, today)
    if not missing:
        return item
    hard = item.tracked is not None and any(gate is not Gate.RESULT or not result for gate in empty_rungs(item))
    listed = _(", ").join(missing)
    if leave is None or not leave.why.strip():
        say = _("“{title}” is not ready to be finished; still missing: {listed}.").format(
            title=item.title, listed=listed
        )
        raise Gated(say=say, hard=hard)
    if hard and not leave.by.strip():
        say = _(
            "“{title}” is followed from above; without {listed} it ends only where somebody above allows it, by name."
        )
        raise Gated(say=say.format(title=item.title, listed=listed), hard=True)
    words = _("{why} (missing: {listed})").format(why=leave.why.strip(), listed=listed)
    if not hard:
        return with_line(item, DESPITE, words)
    return with_line(item, AUTHORITY, _("{who}: {why}").format(who=leave.by.strip(), why=words))
