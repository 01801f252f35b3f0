"""The duty roster (值班表): who is on duty, set for days to come, and what is amiss with it.

The shifts lie with their days. So who is on duty now is a look at eight days, whatever else the desk holds, and a month
that is entered is one step for undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended
from workbench.desk.values import Outcome
from workbench.domain.day import Day, day_id
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Kind
from workbench.domain.roster import (
    AHEAD,
    LONGEST,
    Placed,
    Standing,
    is_possible,
    on_duty,
    placed,
    shift_of,
    standing,
    wall,
)
from workbench.domain.said import NOTED, UNCHANGED, Said
from workbench.domain.shift_log import HANDED, TOOK, lines_of_shift, open_hand_over
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.entry import Data
    from workbench.domain.ids import ItemId
    from workbench.domain.leave import Leave


class RosterVerbs(Verbs):
    """Reading and setting the roster."""

    def leaves(self) -> list[Leave]:
        raise NotImplementedError

    def entries(self, day: date) -> tuple[Entry, ...]:
        raise NotImplementedError

    def trail(self, item_id: ItemId) -> tuple[Entry, ...]:
        raise NotImplementedError

    def roster(self, first: date, last: date) -> list[Placed]:
        """The shifts that begin between two days, both included."""
        days = ((first + timedelta(days=n)) for n in range((last - first).days + 1))
        return placed(self.store.day(day) for day in days)

    def on_duty(self, at: datetime | None = None) -> list[Placed]:
        """Who is on duty now, or at a moment; nobody where there is no roster."""
        moment = wall(at or self.clock.now())
        return on_duty(self._around(moment.date(), moment.date()), moment)

    def shift_at(self, moment: datetime) -> Placed | None:
        """The shift to which a line of this moment belongs."""
        there = wall(moment)
        return shift_of(self._around(there.date(), there.date()), there)

    def duty_standing(self) -> Standing:
        """Gaps and double bookings of the next days; nothing where there is no roster."""
        now = wall(self.clock.now())
        near = self._around(now.date(), now.date() + timedelta(days=AHEAD))
        found = standing(near, now, self.settings.hours)
        away = self.leaves() if near else []
        absent = [
            (each, gone.who)
            for each in near
            for gone in away
            if each.end > now and gone.covers(each.day) and not gone.back and gone.who in each.shift.who
        ]
        return found.but(absent=tuple(absent))

    def _around(self, first: date, last: date) -> list[Placed]:
        """The shifts that may reach into these days."""
        return self.roster(first - timedelta(days=LONGEST), last)

    def set_shifts(self, shifts: Sequence[Placed], off: Sequence[Placed] = ()) -> Outcome:
        """Put shifts on the roster and take others `off` it, as one step; what stands there already is left alone.

        Raises:
            Refused: there is none, or one that cannot be.
        """
        if not shifts and not off:
            raise Refused(say=_("Name a shift: a day, from when until when, and who: 12-28 18:00-08:00 Lee."))
        if any(not is_possible(each.shift) or not each.shift.who.strip() for each in shifts):
            raise Refused(say=_("A shift needs somebody, and an end behind its beginning."))
        now = self.clock.now()
        verb = Verb.ROSTERED if shifts else Verb.UNROSTERED
        fresh: list[Placed] = []
        gone: list[Placed] = []
        named = {each.day for each in (*shifts, *off)}
        said = Said(verb, 1, _named(shifts or off))
        with self.store.transaction("day.rostered", say=said.as_mapping()) as tx:
            for day in sorted(named):
                record = tx.day(day) or Day(day, day_id(day))
                left = [shift for shift in record.shifts if Placed(day, shift) not in off]
                gone += [Placed(day, shift) for shift in record.shifts if shift not in left]
                new = [each.shift for each in shifts if each.day == day and each.shift not in left]
                fresh += [Placed(day, shift) for shift in new]
                if left != list(record.shifts) or new:
                    tx.put_day(record.but(shifts=(*left, *new)))
            entry = None
            if fresh or gone:
                entry = tx.add_entry(self._event(tx, verb, None, _facts(fresh, gone), now))
        self._tell(tx.changed)
        return Outcome(said, (), entry) if entry is not None else Outcome(said.but(verb=UNCHANGED))

    def shifts_of(self, day: date, who: str = "") -> list[Placed]:
        """The shifts that begin on a day, of everybody or of one person."""
        return [each for each in self.roster(day, day) if who in each.shift.who]

    # The log of a shift -------------------------------------------------------------------------------------------

    def shift_log(self, each: Placed) -> list[Entry]:
        """The lines of a shift; what began as an emergency in it belongs to it to its end."""
        days = [each.day + timedelta(days=n) for n in range(each.shift.later + 1)]
        entries = [entry for day in days for entry in self.entries(day)]
        began = {entry.item for entry in entries if entry.item is not None}
        emergencies = [item for item in map(self.store.item, began) if item is not None and item.kind is Kind.EMERGENCY]
        entries += [entry for item in emergencies for entry in self.trail(item.id)]
        return lines_of_shift(each, self._around(days[0], days[-1]), entries, self.store.item)

    def handed_over(self) -> Entry | None:
        """What was handed over yesterday or today and not accepted since."""
        today = self.clock.now().date()
        return open_hand_over(entry for day in (today - timedelta(days=1), today) for entry in self.entries(day))

    def hand_over(self, note: str) -> Outcome:
        """Hand the shift over: the note stands in the diary, and is open until the next accepts it.

        Raises:
            Refused: there are no words.
        """
        if not note.strip():
            raise Refused(say=_("A hand-over needs words: what is open, what was seen? “Nothing open” is one."))
        return self._duty_line(note.strip(), ((HANDED, "1"),))

    def take_over(self, words: str) -> Outcome:
        """Accept what was handed over.

        Raises:
            Refused: nothing was.
        """
        note = self.handed_over()
        if note is None:
            raise Refused(say=_("Nothing has been handed over that is not accepted."))
        return self._duty_line(words, ((TOOK, str(note.id)),))

    def _duty_line(self, text: str, facts: Data) -> Outcome:
        now = self.clock.now()
        said = Said(NOTED, 1, text)
        entry = Entry(at=now, written_at=now, kind=EntryKind.DUTY, text=text, data=facts)
        with self.store.transaction("entry.noted", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(entry, sealed_in(tx, now.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)


def _named(shifts: Sequence[Placed]) -> str:
    """Which shifts, without a word of any language: undo names them so."""
    people = list(dict.fromkeys(each.shift.who for each in shifts))
    days = sorted({each.day for each in shifts})
    span = "–".join(dict.fromkeys(day.isoformat()[5:] for day in (days[0], days[-1])))
    hours = f" {shifts[0].shift.begin}–{shifts[0].shift.end}" if len(shifts) == 1 else f" ×{len(shifts)}"
    return f"{span}{hours} {'、'.join(people)}" if len(people) <= 4 else f"{span}{hours}"


def _facts(fresh: Sequence[Placed], gone: Sequence[Placed]) -> Data:
    """What stands in the diary of a change of the roster."""
    named = fresh or gone
    one = named[0]
    facts = [("n", str(len(named))), ("begin", one.start.isoformat(timespec="minutes"))]
    facts.append(("end", one.end.isoformat(timespec="minutes")))
    facts.append(("last", max(each.day for each in named).isoformat()))
    facts.append(("who", "、".join(dict.fromkeys(each.shift.who for each in named))))
    if one.shift.leader:
        facts.append(("leader", one.shift.leader))
    if fresh and gone:
        facts.append(("instead", "、".join(dict.fromkeys(each.shift.who for each in gone))))
    return tuple(facts)
