"""What the desk knows of its own regularity: quotas, patterns, the initiative ratio."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.routines import RoutineVerbs
from workbench.desk.values import Change, Outcome
from workbench.domain.derive import Nature, nature
from workbench.domain.entry import Entry, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind
from workbench.domain.kept import Stand, period_of, stand
from workbench.domain.routine import Quota, Routine
from workbench.domain.shares import shares, worked_on

if TYPE_CHECKING:
    from workbench.domain import regular

DAYS = 90
"""So far back patterns are looked for."""
FOUR_WEEKS = 28
MOST = 5000
"""So many lines of the diary are looked at for an average or a pattern: three months of a busy office."""
_FINISHED = frozenset({Verb.DONE, Verb.CLOSED, Verb.REPLIED})


class Regularity(Frozen):
    """What is regular in the last months."""

    days: int
    patterns: tuple[regular.Pattern, ...]
    before: tuple[tuple[date, tuple[Item, ...]], ...]
    """By the Monday of the week a year and four weeks ago: what was finished in it."""
    interruptions: tuple[tuple[tuple[int, int], int], ...]
    """By weekday and hour, most often first."""
    late_steps: tuple[regular.LateStep, ...]
    weeks: tuple[regular.Week, ...]


class RegularVerbs(RoutineVerbs):
    """Looking at what came again and again, and making it a routine."""

    _finished: dict[tuple[date, date], set[ItemId]]
    """What was finished in the periods of the quotas."""
    _read_to: dict[tuple[date, date], date]
    """Up to which day the diary of each of them has been read."""
    _usual: tuple[date, tuple[int, int] | None] | None = None

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        raise NotImplementedError

    # Quotas -------------------------------------------------------------------------------------------------------

    def quotas(self, *, whole: bool = True) -> tuple[tuple[Routine, Stand], ...]:
        """Where each quota stands today. A desk without one is not looked through.

        Unless the `whole` is wanted, those whose period `read_on` has come through.
        """
        today = self.clock.now().date()
        if whole:
            self.read_on()
        found: list[tuple[Routine, Stand]] = []
        for routine, quota in self._measured():
            period = period_of(quota.per, today)
            if self._read_to.get(period, date.min) < min(period[1], today):
                continue
            kind = next((each for each in Kind if each == routine.default("kind")), None)
            finished = (item for item in map(self.store.item, self._finished[period]) if item is not None)
            own = [item for item in finished if kind is not None or item.routine == routine.id]
            found.append((routine, stand(quota, kind, own, today)))
        return tuple(found)

    def read_on(self, days: int | None = None) -> bool:
        """Read so many more days of the diary for what was finished in the periods of the quotas; True at the end.

        A quarter of a busy office is tens of thousands of lines: a screen reads them behind what it shows. What is
        finished from then on is followed.
        """
        today = self.clock.now().date()
        left = days
        for period in dict.fromkeys(period_of(quota.per, today) for _routine, quota in self._measured()):
            last = min(period[1], today)
            day = self._read_to.get(period, period[0] - timedelta(days=1))
            while day < last:
                if left == 0:
                    return False
                left = None if left is None else left - 1
                day += timedelta(days=1)
                self._take_finished(period, day)
        return True

    def _measured(self) -> list[tuple[Routine, Quota]]:
        return [(each, each.quota) for each in self.routines() if each.quota is not None and each.active]

    def _take_finished(self, period: tuple[date, date], day: date) -> None:
        if not self._finished:
            self.subscribe(self._follow_finished)
        if period not in self._finished:
            # Of periods past the latest are kept: nobody asks for more than a month, a quarter and a year.
            self._finished = {period: set(), **dict(list(self._finished.items())[:3])}
        entries = self.entries(day)
        self._finished[period] |= {one.item for one in entries if one.verb in _FINISHED and one.item is not None}
        self._read_to[period] = day

    def _follow_finished(self, change: Change) -> None:
        for ids in self._finished.values():
            ids |= {item_id for item_id in change.items if _is_finished(self.store.item(item_id))}

    def _entries_between(self, first: date, last: date) -> Iterable[Entry]:
        for n in range((last - first).days + 1):
            yield from self.entries(first + timedelta(days=n))

    # Known beforehand, or not -------------------------------------------------------------------------------------

    def flip_nature(self, ids: Sequence[ItemId]) -> Outcome:
        """Known beforehand or not: the other way round from how it is seen now, by a person's word."""

        def flipped(item: Item) -> Item:
            seen = nature(item)
            return item.but(nature=Nature.UNSCHEDULED if seen is Nature.SCHEDULED else Nature.SCHEDULED)

        return self._act(Verb.EDITED, ids, flipped, lambda _before, _after: (("fields", "nature"),))

    def usual_share(self) -> tuple[int, int] | None:
        """Per cent of the work of the last four weeks that came unasked, and of how many days; looked up once a day.

        Of a desk where very much is written down, so many days less are looked at.
        """
        today = self.clock.now().date()
        if self._usual is None or self._usual[0] != today:
            self._usual = (today, self._share_of_weeks(today))
        return self._usual[1]

    @property
    def known_share(self) -> tuple[int, int] | None:
        """The same, where it was looked up already: the first frame does not wait for it."""
        today = self.clock.now().date()
        return self._usual[1] if self._usual is not None and self._usual[0] == today else None

    def _share_of_weeks(self, today: date) -> tuple[int, int] | None:
        known = unasked = looked_at = days = 0
        while days < FOUR_WEEKS and looked_at < MOST:
            days += 1
            day = today - timedelta(days=days)
            entries = self.entries(day)
            looked_at += len(entries)
            items = {each: item for each in worked_on(entries) if (item := self.store.item(each)) is not None}
            found = shares(day, items, entries, sealed=True)
            known, unasked = known + found.known, unasked + found.unasked
        return (round(100 * unasked / (known + unasked)), days) if known + unasked else None

    # Patterns -----------------------------------------------------------------------------------------------------

    def regularity(self, days: int = DAYS) -> Regularity:
        """What came again and again in the last days. Read from the diary when it is asked for.

        Of a desk where very much is written down, so many days less are looked at.
        """
        from workbench.domain import regular  # late: few commands ask for it

        today = self.clock.now().date()
        entries, looked_at = self._latest(max(days, 7 * regular.WEEKS), today)
        days = min(days, looked_at)
        came = {entry.item for entry in entries if entry.verb in (Verb.ADDED, Verb.MADE) and entry.item is not None}
        found = [item for item_id in sorted(came) if (item := self.store.item(item_id)) is not None]
        items = {item.id: item for item in found}
        since = today - timedelta(days=days)
        recent = [entry for entry in entries if entry.at.date() > since]
        counted = regular.interruptions(recent, lambda entry: _is_unasked(items.get(entry.item or ItemId(0))))
        return Regularity(
            days,
            tuple(regular.repeats(found, self.routines(), today, days)),
            tuple((monday, self._finished_week(monday)) for monday in _weeks_before(today)),
            tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
            tuple(
                late
                for routine in self.routines()
                for late in regular.late_steps(routine, self.history(routine), today)
            ),
            tuple(regular.initiative(found, _promotions(entries), today)),
        )

    def _latest(self, days: int, today: date) -> tuple[list[Entry], int]:
        """The entries of the last days, the newest day first, and of how many days they are."""
        entries: list[Entry] = []
        for n in range(days + 1):
            entries += self.entries(today - timedelta(days=n))
            if len(entries) >= MOST:
                return entries, max(1, n)
        return entries, days

    def _finished_week(self, monday: date) -> tuple[Item, ...]:
        entries = self._entries_between(monday, monday + timedelta(days=6))
        ids = dict.fromkeys(entry.item for entry in entries if entry.verb is Verb.DONE and entry.item is not None)
        found = (self.store.item(item_id) for item_id in ids)
        return tuple(item for item in found if item is not None and not item.restricted)

    def promote(self, pattern: regular.Pattern) -> tuple[Outcome, Routine]:
        """Write a pattern down as a routine; the items behind it stay as they are, and are named in the diary."""
        from workbench.domain import regular  # late: as above

        routine = regular.promoted(pattern, self.clock.now().date(), self.settings.hours.is_workday)
        outcome, (saved,) = self.add_routines([routine], evidence=pattern.items)
        return outcome, saved


def _is_finished(item: Item | None) -> bool:
    return item is not None and item.closed_at is not None


def _is_unasked(item: Item | None) -> bool:
    return item is not None and nature(item) is Nature.UNSCHEDULED


def _promotions(entries: Iterable[Entry]) -> Iterable[tuple[date, int]]:
    for entry in entries:
        evidence = entry.fact("evidence") if entry.verb is Verb.ROUTINE_ADDED else None
        if evidence:
            yield entry.at.date(), len(evidence.split(","))


def _weeks_before(today: date) -> list[date]:
    """The Mondays of the same week a year and a month ago."""
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=52), monday - timedelta(weeks=4)]
