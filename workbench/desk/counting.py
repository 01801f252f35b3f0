"""Statistics: days are read little by little, kept as digests, summed up when somebody looks. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from workbench.desk.followed import Followed
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.periods import Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.roles import Roles
    from workbench.domain.statistics.digest import DayDigest
    from workbench.domain.statistics.whole import Statistics


class Counting(Followed):
    """The figures of a period, each with what it counts."""

    _digests: dict[date, DayDigest] | None = None

    def count_on(self, found: Period, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Read days for the statistics of a period as long as `go_on` says so; True when nothing is left to read.

        At least one day is read, so that calling it again and again comes to an end.
        """
        from workbench.domain.statistics.digest import digest  # late: few commands count
        from workbench.domain.statistics.whole import days_needed

        if self._digests is None:
            self._digests = {}
        left = [day for day in days_needed(found, self.clock.now().date()) if day not in self._digests]
        for number, day in enumerate(left):
            if number and not go_on():
                return False
            self._digests[day] = read = digest(day, self.store.entries(day))
            for item_id in read.touched:
                self.store.item(item_id)  # read now, in its slice, and known when everything is summed up
        return True

    def statistics(self, found: Period, *, whole: bool = True, roles: Roles = ()) -> Statistics:
        """The statistics of a period: of all its days, or of those that were read so far; by `roles` where given."""
        from workbench.domain.statistics.whole import days_needed, statistics  # late: few commands count

        if whole:
            self.poll()
            self.count_on(found)
        today = self.clock.now().date()
        known = self._digests or {}
        read = [known[day] for day in days_needed(found, today) if day in known]
        people = self.people if whole else self._people  # learning who holds what takes its time on a large desk
        return statistics(found, read, self.store.items(), self.store.entries_of, people, today, roles)

    def is_restricted(self, item_id: ItemId) -> bool:
        """Whether an item is to be withheld from what leaves the desk."""
        item = self.store.item(item_id)
        return item is not None and item.restricted

    def lines_counted(self, asked: Iterable[tuple[date, int]]) -> list[Entry]:
        """The lines of the diary behind a figure, in order of time."""
        by_day: dict[date, set[int]] = {}
        for day, entry_id in asked:
            by_day.setdefault(day, set()).add(entry_id)
        return [entry for day in sorted(by_day) for entry in self.entries(day) if entry.id in by_day[day]]

    def _recount(self, days: Iterable[date], *, reloaded: bool) -> None:
        """The diary of these days was changed: they are read again when they are looked at."""
        if reloaded:
            self._digests = None
        elif self._digests:
            for day in days:
                self._digests.pop(day, None)
