"""What a verb of the desk did, said to a person or to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import warn
from workbench.cli.sight import hides, shown, shown_said
from workbench.cli.words import reading_of
from workbench.domain.entry import Verb
from workbench.domain.intake import IF_MISSED
from workbench.domain.item import OPEN_STATES, Kind
from workbench.domain.lines import line_of
from workbench.i18n import _, ngettext
from workbench.text.say import outcome as outcome_words

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.desk.values import Outcome
    from workbench.domain.item import Item


def answer(session: Session, outcome: Outcome) -> int:
    """Say what happened; under each sentence stands how the item is now."""
    sentences = [outcome_words(shown_said(outcome.said, outcome.items))]
    for item in map(shown, outcome.items):
        now = reading_of(item, session.clock.now(), session.settings.me)
        sentences.append("  ".join(word for word in (f"  {item.ref}", now) if word))
    if outcome.said.verb in (Verb.DEFERRED, Verb.DROPPED):
        for item in outcome.items:
            _warn_of_missing(item)
    sentences += [words for item in outcome.items if (words := _left_behind(session, item))]
    return session.tell(outcome.items, sentences)


def _left_behind(session: Session, item: Item) -> str:
    """Where a focus has come to its end, what belonged to it is to be judged anew."""
    if item.kind is not Kind.FOCUS or item.state in OPEN_STATES:
        return ""
    left = len(session.desk().linked(item))
    words = ngettext(
        "{n} open item belonged to it; judge it anew: `workbench focus {ref}`.",
        "{n} open items belonged to it; judge them anew: `workbench focus {ref}`.",
        left,
    )
    return words.format(n=left, ref=item.ref) if left else ""


def _warn_of_missing(item: Item) -> None:
    """Say on standard error what happens where a matter put aside is not done, if somebody has written it down."""
    missed = line_of(item, IF_MISSED)
    if missed and not hides(item):
        warn(_("“{title}”, if it is missed: {text}").format(title=item.title, text=missed))
