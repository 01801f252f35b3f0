"""What becomes of a matter on its way in: promised, chased, put before the leader, read back to its giver."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain import states
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Item, Side, Source, State, ToLeader
from workbench.domain.lines import line_of, with_line
from workbench.domain.sides import quoted
from workbench.errors import Refused
from workbench.i18n import _

PROMISE = "promise"
"""The line of an item which holds the words of a promise."""
READ_BACK = "read_back"
"""The line which says when the giver confirmed that we had understood: a moment in ISO 8601."""
CAUSE, IF_MISSED = "cause", "if_missed"
"""前因、后果: why it arose, and what happens where it is not done."""


def promised(item: Item, words: str, who: str | None) -> Item:
    """An item that somebody was promised: ours, and theirs to be told."""
    owed = item if item.source is not None or not who else item.but(source=Source(who))
    return with_line(owed, PROMISE, words)


def is_promise(item: Item) -> bool:
    """Whether somebody was promised it."""
    return line_of(item, PROMISE) is not None


def chased(item: Item, today: date) -> Item:
    """Others had to ask for it: urgent from now on, awake, and counted."""
    if item.state in (State.CLOSED, State.DROPPED):
        states.need_open(item)
    awake = states.woken(item, today) if item.state is State.DEFERRED else item
    return awake.but(urgent=True, chased=(item.chased or 0) + 1)


def noted_about(item: Item, entry: Entry, today: date) -> Item:
    """What a line of the diary makes of the item that it is about: chased, or told in the giver's own words."""
    if entry.kind is EntryKind.CHASED and item.state not in (State.CLOSED, State.DROPPED):
        return chased(item, today)
    if entry.kind is EntryKind.INSTRUCTION and item.original is None:
        return worded(item, quoted(entry.text) or entry.text)
    return item


def is_chase(entry: Entry) -> bool:
    """Whether a line says that we were chased: the machine's own, or one written by hand."""
    return entry.verb is Verb.CHASED or entry.kind is EntryKind.CHASED


def escalated(item: Item, who: str, why: str, present_on: date | None = None) -> Item:
    """Put before a leader, with the reason why the office cannot settle it."""
    states.need_open(item)
    if not who.strip():
        raise Refused(say=_("A name is missing: before whom is it put?"))
    if not why.strip():
        raise Refused(say=_("Why can the office not settle this? A line is needed."))
    return item.but(to_leader=ToLeader(who.strip(), why.strip(), present_on))


def absorbed(item: Item) -> Item:
    """Settled in the office after all."""
    return item.but(to_leader=None)


def is_absorbed(item: Item) -> bool:
    """A small matter that came to its result without the leader: judged not important, done, never put up."""
    return item.state in (State.DONE, State.CLOSED) and item.important is False and item.to_leader is None


def worded(item: Item, words: str) -> Item:
    """The giver's own words, which are written down once and never changed."""
    if not words.strip():
        raise Refused(say=_("The giver's own words are missing."))
    if item.original is not None and item.original != words:
        raise Refused(say=_("The giver's own words are never changed. What you make of them goes into “expected”."))
    return item.but(original=words)


def read_back(item: Item, at: datetime | None) -> Item:
    """Confirmed with the giver, or not yet."""
    if item.source is None:
        raise Refused(say=_("Nobody gave “{title}”: there is nobody to read it back to.").format(title=item.title))
    return with_line(item, READ_BACK, at.isoformat(timespec="minutes") if at is not None else None)


def is_instruction(item: Item, side: Side | None) -> bool:
    """Whether it came from above: then the words are kept, and read back."""
    return item.source is not None and (item.source.side or side) in (Side.LEADER, Side.SUPERIOR)
