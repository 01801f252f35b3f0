"""What the desk knows of its own position: the brief, the leak check, the five don't-lets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from workbench.desk.act import Verbs
from workbench.desk.watch import Watch
from workbench.domain import brief, closing, leaks, signals
from workbench.domain.areas import AREA_DAYS
from workbench.domain.board import WAITING
from workbench.domain.donts import Donts, counters, days_counted
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.following import awaits_decision, look_due
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.kept import Stand
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import Leak
from workbench.domain.roster import Placed, Standing
from workbench.domain.routine import Routine

SIGNS_DAYS = 7
"""So many days an early sign is told in the morning."""


class Briefing(Verbs):
    """Looking at the whole desk at once. It changes nothing."""

    _watch: Watch | None
    _watched: Look | None
    _unread: Iterator[ItemId] | None = None
    """What is still to be looked through; None: nothing."""

    def picks(self) -> tuple[ItemId, ...]:
        raise NotImplementedError

    def on_duty(self, at: datetime | None = None) -> list[Placed]:
        raise NotImplementedError

    def duty_standing(self) -> Standing:
        raise NotImplementedError

    def leave_leaks(self) -> list[Leak]:
        raise NotImplementedError

    def open_calls(self) -> list[Entry]:
        raise NotImplementedError

    def handed_over(self) -> Entry | None:
        raise NotImplementedError

    def quotas(self, *, whole: bool = True) -> tuple[tuple[Routine, Stand], ...]:
        raise NotImplementedError

    def signs(self, *, whole: bool = True) -> list[signals.Sign]:
        raise NotImplementedError

    def sign_leaks(self) -> list[Leak]:
        raise NotImplementedError

    def odd_figures(self, majors: Iterable[ItemId]) -> list[Leak]:
        raise NotImplementedError

    def read_signs(self, days: int | None = None) -> bool:
        raise NotImplementedError

    def _touched_lately(self, today: date) -> set[ItemId]:
        raise NotImplementedError

    def brief(self, *, whole: bool = True) -> brief.Brief:
        """What must be done now, what may be forgotten, and who owes us something.

        Unless the `whole` is wanted, as far as `look_on` has come.
        """
        checking = not self.look_on(None if whole else 0)
        self.read_signs(None if whole else SIGNS_DAYS)
        now = self.clock.now()
        today = now.date()
        picks = self.picks()
        near = dict(self._pool_of(today).near)
        for pick in picks:
            item = self.store.item(pick)
            if item is not None:
                near[pick] = item
        ids = self.board.ids(WAITING)
        owed = tuple(item for item in map(self.store.item, ids) if item is not None)
        carried = self._carried_to(today)
        starting = self._seen().starting
        near |= {item.id: item for item in map(self.store.item, starting) if item is not None}
        return brief.Brief(
            now=now,
            picks=picks,
            musts=tuple(brief.musts(near.values(), picks, now, carried, starting)),
            leaks=tuple(self._leaks()),
            owed=owed,
            to_ask=brief.to_ask(owed, today),
            decisions=sum(map(awaits_decision, owed)),
            donts=self._donts(),
            checking=checking,
            carried=sum(item_id in near for item_id in carried),
            unclosed=tuple(self._unclosed()),
            duty=self._on_duty(today),
            on_duty=tuple(self.on_duty()),
            signs=self._signs(today),
            quotas=tuple((routine.title, stand) for routine, stand in self.quotas(whole=whole) if stand.is_pressing),
        )

    def leaks(self) -> list[Leak]:
        """Everything that may be forgotten, the most pressing kind first."""
        self.look_on()
        self.read_signs()
        return self._leaks()

    def _leaks(self) -> list[Leak]:
        now = self.clock.now()
        today = now.date()
        days = self.store.days()
        gap = leaks.diary_gap(
            leaks.first_day(days.values()),
            lambda day: day in days or bool(self.entries(day)),
            today,
            self.settings.hours.is_workday,
        )
        # Looking at a matter changes nothing about it: whether somebody did is read when it is asked for.
        found = [leak for leak in self._seen().leaks() if leak.code != "tracked-unchecked" or self._is_unseen(leak)]
        silent = leaks.areas_silent(self._silent_areas(today).items())
        duty = [*leaks.roster_amiss(self.duty_standing()), *leaks.not_taken_over(self.handed_over())]
        duty += [*leaks.calls_unanswered(self.open_calls()), *self.leave_leaks()]
        told = [*self.odd_figures(self._seen().major), *self.sign_leaks()]
        return leaks.in_order([*duty, *found, *told, *silent, *leaks.days_not_closed(self._unclosed()), *gap])

    def _silent_areas(self, today: date) -> dict[str, date]:
        """Areas with open work that nobody touched for long; finishing something there was touching it too."""
        last = today - timedelta(days=AREA_DAYS)
        silent = {area: day for area, day in self._seen().areas().items() if day < last}
        ended = (self.store.item(item_id) for item_id in self._touched_lately(today)) if silent else ()
        for item in ended:
            if item is not None and item.updated_at.date() >= last:
                silent.pop(item.area or "", None)
        return silent

    def _is_unseen(self, leak: Leak) -> bool:
        """Whether nobody has looked at a followed matter since its day to be looked at."""
        item = self.store.item(leak.item) if leak.item is not None else None
        due = look_due(item, self.trail(item.id)) if item is not None else None
        return due is not None and due < self.clock.now().date()

    def donts(self) -> Donts:
        """The counters of the five don't-lets, with what is behind them."""
        self.look_on()
        return self._donts()

    def _donts(self) -> Donts:
        today = self.clock.now().date()
        entries = (entry for day in days_counted(today) for entry in self.entries(day))
        return counters(self._seen().counted(), entries, today)

    def reminded(self) -> list[Item]:
        """What may have to be reminded of today or tomorrow."""
        return list(self._pool_of(self.clock.now().date() + timedelta(days=1)).near.values())

    # Looking through everything --------------------------------------------------------------------------------------

    def look_on(self, count: int | None = None) -> bool:
        """Look through so many more items for what may have leaked; True when all have been looked at.

        At midnight, and where the clock was put back, it begins anew.
        """
        look, known = self.watch_look(), self._watched
        if self._watch is None or known is None or look.now.date() != known.now.date() or look.now < known.now:
            self._watch, self._unread = Watch(), iter(list(self.store.open_items()))
        self._watched = look
        self._watch.advance(self.store.items(), look)
        if self._unread is None:
            return True
        taken = 0
        for item_id in islice(self._unread, count):
            item = self.store.item(item_id)
            if item is not None:
                self._watch.take(item, look)
            taken += 1
        if count is None or taken < count:
            self._unread = None
        return self._unread is None

    def watch(self) -> Watch:
        """What has leaked, all of it, followed as the desk changes."""
        self.look_on()
        return self._seen()

    @property
    def forgotten(self) -> int:
        """How many things have leaked that Today shows nowhere else; 0 until everything has been looked through."""
        known = self._watched
        if self._unread is not None or known is None or known.now.date() != self.clock.now().date():
            return 0
        self.look_on(0)
        return self._seen().hidden

    def _seen(self) -> Watch:
        """As far as it has been looked through."""
        return self._watch if self._watch is not None else Watch()

    def watch_look(self) -> Look:
        """What the rules are told besides the items."""
        return Look(self.clock.now(), self.settings.me, self.settings.hours, self.settings.limits)

    def _follow(self, changed: frozenset[ItemId], *, reloaded: bool) -> None:
        """The desk was changed: told by it before anybody else is."""
        if reloaded:
            self._watch = None
        elif self._watch is not None:
            self._watch.update(changed, self.store.items(), self.watch_look())

    def _unclosed(self) -> list[date]:
        return closing.unclosed_days(self.store.days(), self.clock.now().date())

    def _carried_to(self, today: date) -> frozenset[ItemId]:
        """What an earlier day left over to today. Only the days of the last fortnight can have."""
        back = (self.store.day(today - timedelta(days=n)) for n in range(1, 15))
        return frozenset(carry.item for record in back if record for carry in record.carried if carry.to == today)

    def _signs(self, today: date) -> tuple[Entry, ...]:
        first = today - timedelta(days=SIGNS_DAYS - 1)
        near = [sign for sign in signals.watched(self.signs(whole=False)) if sign.day >= first]
        return tuple(sign.entry.but(text=sign.line.words) for sign in reversed(near))

    def _on_duty(self, today: date) -> Entry | None:
        for day in (today, today - timedelta(days=1)):
            found = [entry for entry in self.entries(day) if entry.kind is EntryKind.DUTY and not entry.restricted]
            if found:
                return found[-1]
        return None
