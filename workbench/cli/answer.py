"""What a verb of the desk did, said to a person or to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.words import reading_of
from workbench.text.say import outcome as outcome_words

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.desk.values import Outcome


def answer(session: Session, outcome: Outcome) -> int:
    """Say what happened; under each sentence stands how the item is now."""
    sentences = [outcome_words(outcome.said)]
    for item in outcome.items:
        now = reading_of(item, session.clock.now(), session.settings.me)
        sentences.append("  ".join(word for word in (f"  {item.ref}", now) if word))
    return session.tell(outcome.items, sentences)
