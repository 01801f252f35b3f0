"""The clock that runs on an item, forgiving: what was forgotten is noticed, and an end proposed for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from workbench.domain.entry import Entry, Verb
from workbench.domain.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.hours import WorkHours
    from workbench.domain.ids import ItemId

INTERRUPTED = "interrupted"
"""The fact of a stop that somebody came in between: the kind of entry that tells of it."""
_LEFT = frozenset({Verb.DONE, Verb.DROPPED, Verb.CLOSED, Verb.WAITED, Verb.DEFERRED})
"""After these there is nothing to go back to."""
LONGEST = timedelta(hours=4)
"""Nobody works longer than this on one thing without a pause."""
AFTER_HOURS = timedelta(minutes=30)
"""So long after the end of working hours it is overtime, and no oversight."""


def forgotten_end(item: Item, hours: WorkHours, now: datetime, last_sign: datetime | None = None) -> datetime | None:
    """When work on an item probably ended, where its clock was forgotten; None where it is believed.

    `last_sign` is the last thing that was written down since. Proposed is the estimate, the end of working hours or
    that sign, whichever the day makes likely; never a moment before it began or after now.
    """
    since = item.started_at
    if since is None:
        return None
    finish = hours.finish(since.date(), now.tzinfo)
    longest = max(LONGEST, 2 * timedelta(minutes=item.minutes or 0))
    overnight = since.date() < now.date() and now - since > LONGEST
    after_hours = since < finish and now > finish + AFTER_HOURS
    if not (overnight or after_hours or now - since > longest):
        return None
    guesses = [since + timedelta(minutes=item.minutes)] if item.minutes else []
    if last_sign is not None and last_sign > since:
        guesses.append(last_sign)
    if since < finish:
        guesses.append(finish)
    guess = min(guesses, default=since + timedelta(hours=1))
    return min(max(guess, since), now)


def interrupted_item(entries: Iterable[Entry], running: Iterable[ItemId]) -> ItemId | None:
    """What was worked on when somebody last came in between, unless it was taken up again or came to an end."""
    going = set(running)
    found: ItemId | None = None
    for entry in entries:
        if entry.item is None:
            continue
        if entry.verb is Verb.STOPPED and entry.fact(INTERRUPTED) is not None:
            found = entry.item
        elif entry.verb is Verb.STARTED or (entry.item == found and entry.verb in _LEFT):
            found = None
    return None if going else found
