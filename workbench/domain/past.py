"""A matter as it stood at a moment that is past, told again from its trail: for reports of days gone by.

An item keeps how it stands now, its trail what happened to it. Where nothing happened to it since, it is what it is.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Entry, Verb
from workbench.domain.item import OPEN_STATES, Item, Side, State
from workbench.domain.when import When, day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.ids import ItemId

_HANDED = frozenset({Verb.WAITED, Verb.OFFERED, Verb.ACCEPTED, Verb.ASKED})
_OURS = frozenset({Verb.ANSWERED, Verb.WOKE, Verb.REOPENED, Verb.INBOXED, Verb.DECIDED})
_ENDED = {Verb.DONE: State.DONE, Verb.REPLIED: State.CLOSED, Verb.CLOSED: State.CLOSED, Verb.DROPPED: State.DROPPED}
_STATES = frozenset({*_HANDED, *_OURS, *_ENDED, Verb.DEFERRED, Verb.TRIAGED, Verb.PLANNED, Verb.STARTED})
"""Events after which a matter stands otherwise than before."""
_TODAY = frozenset({Verb.WOKE, Verb.REOPENED})
_PLACED = frozenset(
    {*_TODAY, Verb.PLANNED, Verb.ARRANGED, Verb.UNPLANNED, Verb.CARRIED, Verb.DEFERRED, Verb.TRIAGED, Verb.ANSWERED,
     Verb.STARTED}
)  # fmt: skip
"""Events after which it may stand on another day."""
_CHECKED = frozenset({Verb.REMINDED, Verb.CARRIED})
"""Events after which it is asked about, or wakes, on another day."""


def as_of(item: Item, trail: Iterable[Entry], moment: datetime) -> Item | None:
    """The item as it was at a moment, as far as its trail knows; None where it had not come in yet."""
    if item.created_at > moment:
        return None
    told = [entry for entry in trail if entry.verb is not None]
    then = [entry for entry in told if entry.at <= moment]
    since = [entry for entry in told if entry.at > moment]
    return _placed(_stood(_due(item, since), then, since), then, since) if since else item


def open_as_of(items: Iterable[Item], trail: Callable[[ItemId], Iterable[Entry]], moment: datetime) -> list[Item]:
    """Those of them on which work was still to come at a moment, as they were then."""
    then = (as_of(item, trail(item.id), moment) for item in items)
    return [item for item in then if item is not None and item.state in OPEN_STATES]


def _due(item: Item, since: Iterable[Entry]) -> Item:
    """With the deadline that it had: whoever moved one wrote down from where."""
    moved = next((entry for entry in since if entry.verb is Verb.DUE_SET), None)
    return item if moved is None else item.but(due=_when(moved.fact("from")))


def _placed(item: Item, then: Sequence[Entry], since: Sequence[Entry]) -> Item:
    """On the day where it stood; without one where nobody wrote it down."""
    moved = next((entry for entry in since if entry.verb in _PLACED), None)
    if moved is None:
        return item
    if moved.fact("from") is not None:
        return item.but(at=_when(moved.fact("from")), until=None)
    last = next((entry for entry in reversed(then) if entry.verb in _PLACED), None)
    if last is None or item.state in (State.WAITING, State.DEFERRED):
        return item.but(at=None, until=None)
    carried = last.fact("to") if last.verb is Verb.CARRIED else last.fact("at")
    return item.but(at=_when(carried) or (last.at.date() if last.verb in _TODAY else None), until=None)


def _stood(item: Item, then: Sequence[Entry], since: Sequence[Entry]) -> Item:
    if not any(entry.verb in _STATES or entry.verb in _CHECKED for entry in since):
        return item
    state, who, check = _first(then, since)
    for entry in then:
        if entry.verb is Verb.ACCEPTED and not entry.fact("check"):  # by the desk itself, which waits for nobody
            state, who, check = State.ACTIVE, "", None
        elif entry.verb in _HANDED:
            state, who, check = State.WAITING, entry.fact("who") or "", _when(entry.fact("check"))
        elif entry.verb is Verb.DEFERRED:
            state, who, check = State.DEFERRED, "", _when(entry.fact("to"))
        elif entry.verb in _CHECKED:
            check = _when(entry.fact("check") or entry.fact("to")) or check
        elif entry.verb is not None and entry.verb in _ENDED:
            state = _ENDED[entry.verb]
        elif entry.verb in _OURS:
            state, who, check = State.DONE if entry.fact("none") else State.ACTIVE, "", None
        elif state is State.DEFERRED and _wakes(entry):
            state = State.ACTIVE
    if state not in OPEN_STATES:
        return _ended(item, state, then)
    if state is State.ACTIVE and any(entry.verb is Verb.TRIAGED for entry in since):
        state = State.INBOX if not any(entry.verb is Verb.TRIAGED for entry in then) else state
    return _open(item, state, who, check)


def _wakes(entry: Entry) -> bool:
    """Planned again, begun, or judged anew and not to be put off: it is back on the desk."""
    return entry.verb in (Verb.PLANNED, Verb.STARTED) or (entry.verb is Verb.TRIAGED and entry.fact("quadrant") != "4")


def _first(then: Sequence[Entry], since: Sequence[Entry]) -> tuple[State, str, When | None]:
    """How it came in, where no event says so: what happened to it first tells what it was."""
    told = next((entry for entry in (*then, *since) if entry.verb in _STATES or entry.verb in _CHECKED), None)
    if told is not None and told.verb in (Verb.ANSWERED, Verb.REMINDED):
        return State.WAITING, told.fact("who") or "", None
    return (State.DEFERRED if told is not None and told.verb is Verb.WOKE else State.ACTIVE), "", None


def _open(item: Item, state: State, who: str, check: When | None) -> Item:
    """Work was still to come: nothing that belongs to an end, and of waiting and sleeping what belonged to it then."""
    waits, sleeps = state is State.WAITING, state is State.DEFERRED
    return item.but(
        state=state,
        waiting_on=who if waits else None,
        waiting_for=item.waiting_for if waits and item.waiting_on == who else None,
        next_check=check if waits else None,
        wake_on=day_of(check) if sleeps and check is not None else None,
        closed_at=None,
        reply=None,
    )


def _ended(item: Item, state: State, then: Sequence[Entry]) -> Item:
    """At an end; and closed only where the asker had been told by then, or nobody had asked."""
    at = next((e.at for e in reversed(then) if e.verb in (Verb.DONE, Verb.DROPPED, Verb.DECIDED)), item.closed_at)
    if state is State.DONE and (item.source is None or item.source.side is Side.SELF):
        state = State.CLOSED
    reply = item.reply if state is State.CLOSED else None
    return item.but(state=state, closed_at=at, reply=reply, waiting_on=None, next_check=None, wake_on=None)


def _when(text: str | None) -> When | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-12-28") else datetime.fromisoformat(text)
    except ValueError:
        return None
