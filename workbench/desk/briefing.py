"""What the desk knows of its own position: the brief, the leak check, the five don't-lets."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.desk.act import Verbs
from workbench.desk.watch import Watch
from workbench.domain import brief, closing, leaks
from workbench.domain.areas import Front
from workbench.domain.board import WAITING
from workbench.domain.donts import Donts, counters, days_counted
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.following import awaits_decision, look_due
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.kept import Stand
from workbench.domain.leak_rules import Look
from workbench.domain.leaks import Leak
from workbench.domain.lookahead import Ahead, Coming
from workbench.domain.routine import Routine


class Briefing(Verbs):
    """Looking at the whole desk at once. It changes nothing."""

    _watch: Watch | None
    _watched: Look | None

    def picks(self) -> tuple[ItemId, ...]:
        raise NotImplementedError

    def quotas(self) -> tuple[tuple[Routine, Stand], ...]:
        raise NotImplementedError

    def ahead(self, days: int) -> list[Ahead]:
        raise NotImplementedError

    def fronts(self) -> list[Front]:
        raise NotImplementedError

    def brief(self) -> brief.Brief:
        """What must be done now, what may be forgotten, and who owes us something."""
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
        starting = {row.item.id: row.item for row in self.ahead(0) if row.why in (Coming.START_BY, Coming.STEP)}
        near |= starting
        return brief.Brief(
            now=now,
            picks=picks,
            musts=tuple(brief.musts(near.values(), picks, now, carried, frozenset(starting))),
            leaks=tuple(self.leaks()),
            owed=owed,
            to_ask=brief.to_ask(owed, today),
            decisions=sum(map(awaits_decision, owed)),
            donts=self.donts(),
            carried=sum(item_id in near for item_id in carried),
            unclosed=tuple(self._unclosed()),
            duty=self._on_duty(today),
            quotas=tuple((routine.title, stand) for routine, stand in self.quotas() if stand.is_pressing),
        )

    def leaks(self) -> list[Leak]:
        """Everything that may be forgotten, the most pressing kind first."""
        now = self.clock.now()
        today = now.date()
        days = self.store.days()
        gap = leaks.diary_gap(
            leaks.first_day(days.values()),
            lambda day: day in days or bool(self.store.entries(day)),
            today,
            self.settings.hours.is_workday,
        )
        # Looking at a matter changes nothing about it: whether somebody did is read when it is asked for.
        found = [leak for leak in self.watch().leaks() if leak.code != "tracked-unchecked" or self._is_unseen(leak)]
        silent = leaks.areas_silent((front.area, front.touched) for front in self.fronts() if front.is_silent)
        return leaks.in_order([*found, *silent, *leaks.days_not_closed(self._unclosed()), *gap])

    def _is_unseen(self, leak: Leak) -> bool:
        """Whether nobody has looked at a followed matter since its day to be looked at."""
        item = self.store.item(leak.item) if leak.item is not None else None
        due = look_due(item, self.store.entries_of(item.id)) if item is not None else None
        return due is not None and due < self.clock.now().date()

    def donts(self) -> Donts:
        """The counters of the five don't-lets, with what is behind them."""
        today = self.clock.now().date()
        entries = (entry for day in days_counted(today) for entry in self.store.entries(day))
        return counters(self.watch().counted(), entries, today)

    def reminded(self) -> list[Item]:
        """What may have to be reminded of today or tomorrow."""
        return list(self._pool_of(self.clock.now().date() + timedelta(days=1)).near.values())

    def watch(self) -> Watch:
        """What has leaked, followed as the desk changes; at midnight, or where the clock was put back, anew."""
        look = self.watch_look()
        known = self._watched
        if self._watch is None or known is None or look.now.date() != known.now.date() or look.now < known.now:
            self._watch = Watch(self.store.open_items().values(), look)
        else:
            self._watch.advance(self.store.items(), look)
        self._watched = look
        return self._watch

    def watch_look(self) -> Look:
        """What the rules are told besides the items."""
        return Look(self.clock.now(), self.settings.me)

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

    def _on_duty(self, today: date) -> Entry | None:
        for day in (today, today - timedelta(days=1)):
            found = [entry for entry in self.store.entries(day) if entry.kind is EntryKind.DUTY]
            if found:
                return found[-1]
        return None
