"""Leave (请销假): who is away, kept day by day as it was read, and what follows from it for the day and the roster."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs
from workbench.domain import leave
from workbench.domain.day import Day, day_id
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.leaks import Leak
from workbench.domain.leave import Leave

if TYPE_CHECKING:
    from workbench.domain.handover import Pack
    from workbench.store.store import Tx


class LeaveVerbs(Verbs):
    """Who is away, and what it takes from the days."""

    _leave_lines: dict[date, tuple[Entry, ...]] | None = None
    """The lines of leave of each day that was looked at."""
    _leaves: list[Leave] | None = None

    if TYPE_CHECKING:

        def pack(self, name: str) -> Pack: ...

        def entries(self, day: date) -> tuple[Entry, ...]: ...

    def leaves(self) -> list[Leave]:
        """The absences written down in the last month, by their first day."""
        today = self.clock.now().date()
        if self._leave_lines is None:
            self._leave_lines = {}
        lines, days = self._leave_lines, [today - timedelta(days=n) for n in range(leave.LOOKED_BACK + 1)]
        missing = [day for day in days if day not in lines]
        if missing or self._leaves is None:
            for day in missing:
                lines[day] = tuple(entry for entry in self.entries(day) if entry.kind is EntryKind.LEAVE)
            self._leaves = leave.leaves(entry for day in days for entry in lines[day])
        return self._leaves

    def away(self, day: date) -> list[Leave]:
        """Who is away on a day."""
        return leave.away(self.leaves(), day)

    def leave_leaks(self) -> list[Leak]:
        """Whose return nobody reported, and who is away with work in hand that nobody stands in for."""
        today = self.clock.now().date()
        late = (each for each in leave.not_back(self.leaves(), today) if not each.entry.restricted)
        found = [Leak("leave-unreported", who=each.who, date=each.last) for each in late]
        for each in self.away(today):
            held = 0 if each.stand_in or each.entry.restricted else len(self.pack(each.who).leads)
            if held:
                found.append(Leak("leave-open", who=each.who, date=each.last, detail=str(held)))
        return found

    def _plan_leave(self, tx: Tx, line: Entry) -> None:
        """Take the time of the person at this desk from the days of their leave, and give back what is left of it.

        It stands with the days, so that no day that is looked at has to search the diary for leave.
        """
        me = self.settings.me.strip()
        if line.kind is not EntryKind.LEAVE or not me or me not in line.text:
            return
        if leave.says_back(line.text):
            days = [day for each in self.leaves() if each.who == me for day in _days(each) if day >= line.at.date()]
            taken: int | None = None
        else:
            days = [day for each in leave.leaves([line]) if each.who == me for day in _days(each)]
            taken = 0
        for day in days:
            record = tx.day(day) or Day(day, day_id(day))
            if record.available_minutes == (None if taken == 0 else 0) and not record.is_sealed:
                tx.put_day(record.but(available_minutes=taken))

    def _heed_leave(self, days: Iterable[date], *, reloaded: bool) -> None:
        """The diary was changed: told by the desk before anybody else is."""
        if reloaded:
            self._leave_lines = None
        if self._leave_lines is not None:
            for day in days:
                self._leave_lines.pop(day, None)


def _days(each: Leave) -> list[date]:
    """Its days; a year of them at most, whatever was typed."""
    return [each.first + timedelta(days=n) for n in range(min((each.last - each.first).days, 366) + 1)]
