"""What a verb of the desk did, said to a person or to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import warn
from workbench.cli.words import reading_of
from workbench.domain.entry import Verb
from workbench.domain.intake import IF_MISSED
from workbench.domain.lines import line_of
from workbench.i18n import _
from workbench.text.say import outcome as outcome_words

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.desk.values import Outcome
    from workbench.domain.item import Item


def answer(session: Session, outcome: Outcome) -> int:
    """Say what happened; under each sentence stands how the item is now."""
    sentences = [outcome_words(outcome.said)]
    for item in outcome.items:
        now = reading_of(item, session.clock.now(), session.settings.me)
        sentences.append("  ".join(word for word in (f"  {item.ref}", now) if word))
    if outcome.said.verb in (Verb.DEFERRED, Verb.DROPPED):
        for item in outcome.items:
            _warn_of_missing(item)
    return session.tell(outcome.items, sentences)


def _warn_of_missing(item: Item) -> None:
    """Say on standard error what happens where a matter put aside is not done, if somebody has written it down."""
    missed = line_of(item, IF_MISSED)
    if missed:
        warn(_("“{title}”, if it is missed: {text}").format(title=item.title, text=missed))
