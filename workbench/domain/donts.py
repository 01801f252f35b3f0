"""The five don't-lets (五不让): delay, backlog, errors, broken hand-offs, harm to the office's good name.

Each is a query, never a stored number: a counter is the length of the list which it opens into.
"""

from __future__ import annotations

from datetime import date, timedelta

from workbench.domain.derive import is_overdue, owes_reply
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, Kind, Side, State, WaitingFor
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import Leak, leaks_of
from workbench.domain.periods import is_pending
from workbench.domain.when import day_of, monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Dont(StrEnum):
    """What an office must not let happen."""

    DELAY = "delay"
    BACKLOG = "backlog"
    ERROR = "error"
    GAP = "gap"
    IMAGE = "image"


_ABOVE = frozenset({Side.LEADER, Side.SUPERIOR})
_PAPERWORK = frozenset({None, Kind.DOCUMENT, Kind.ERRAND, Kind.INFORMATION})
"""What piles up. What nobody has given a kind is an affair like another."""
_CALLERS = frozenset({"call", "phone", "visit", "visitor", "电", "访", "电话", "来访", "電話", "來訪"})
_GAPS = frozenset(
    {"no-lead", "no-date", "waiting-without-check", "waiting-without-name", "deferred-without-day", "check-passed"}
)


def donts_of(item: Item, look: Look, found: Sequence[Leak] | None = None) -> tuple[Dont, ...]:
    """The counters that an item is counted in. `found`: what the leak check says of it, where that is known."""
    leaks = leaks_of(item, look) if found is None else found
    chosen: list[Dont] = []
    overdue = is_overdue(item, look.now)
    side = item.source.side if item.source is not None else None
    if overdue and (side in _ABOVE or item.tracked is not None):
        chosen.append(Dont.DELAY)
    if _lies_about(item, look):
        chosen.append(Dont.BACKLOG)
    if any(leak.code in _GAPS for leak in leaks) or _not_taken_over(item, look.now.date()):
        chosen.append(Dont.GAP)
    if _from_outside(item) and (owes_reply(item) or overdue):
        chosen.append(Dont.IMAGE)
    return tuple(chosen)


def _lies_about(item: Item, look: Look) -> bool:
    """A paper or an errand, ours to move, that nobody has touched for long and nobody has put off to a day to come."""
    if item.state not in (State.ACTIVE, State.INBOX) or item.kind not in _PAPERWORK:
        return False
    today = look.now.date()
    if item.at is not None and (day_of(item.at) >= today or is_pending(item, today)):
        return False
    return today - item.updated_at.date() > timedelta(days=look.limits.backlog_days)


def _not_taken_over(item: Item, today: date) -> bool:
    """Handed over, the day to look has come, and nobody has said yes."""
    if item.state is not State.WAITING or item.waiting_for is not WaitingFor.ACCEPTANCE:
        return False
    return item.next_check is None or day_of(item.next_check) <= today


def _from_outside(item: Item) -> bool:
    source = item.source
    return source is not None and (source.side is Side.PUBLIC or (source.channel or "").lower() in _CALLERS)


class Donts(Frozen):
    """The five counters, each with what it counts."""

    items: tuple[tuple[Dont, tuple[Item, ...]], ...]
    errors: tuple[Entry, ...]
    """Errors written down this month."""
    chased: tuple[Entry, ...]
    """How often we were asked again this week."""

    def of(self, dont: Dont) -> tuple[Item, ...]:
        """The items behind a counter."""
        return dict(self.items).get(dont, ())

    def entries(self, dont: Dont) -> tuple[Entry, ...]:
        """The diary lines behind a counter."""
        return {Dont.ERROR: self.errors, Dont.IMAGE: self.chased}.get(dont, ())

    def count(self, dont: Dont) -> int:
        return len(self.of(dont)) + len(self.entries(dont))

    @property
    def clear(self) -> bool:
        """Nothing to be sorry for."""
        return not any(self.count(dont) for dont in Dont)


def counters(items: Iterable[tuple[Item, tuple[Dont, ...]]], entries: Iterable[Entry], today: date) -> Donts:
    """The counters from items with what each is counted in, and the diary lines of the month and of the week."""
    behind: dict[Dont, list[Item]] = {dont: [] for dont in Dont}
    for item, counted in items:
        for dont in counted:
            behind[dont].append(item)
    known = list(entries)
    amended = {entry.amends for entry in known if entry.amends is not None}
    said = [entry for entry in known if entry.id not in amended]
    return Donts(
        items=tuple((dont, tuple(found)) for dont, found in behind.items()),
        errors=tuple(e for e in said if e.kind is EntryKind.ERROR and _same_month(e.at.date(), today)),
        chased=tuple(
            e for e in said if (e.kind is EntryKind.CHASED or e.verb is Verb.CHASED) and e.at.date() >= monday_of(today)
        ),
    )


def days_counted(today: date) -> list[date]:
    """The days whose diary lines are counted: those of the month, and of the week where it began before."""
    first = min(today.replace(day=1), monday_of(today))
    return [first + timedelta(days=n) for n in range((today - first).days + 1)]


def _same_month(day: date, today: date) -> bool:
    return (day.year, day.month) == (today.year, today.month)
