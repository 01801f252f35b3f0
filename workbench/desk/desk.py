"""The desk: what the screens and the command line talk to.

Invariants:

* Only the desk writes, and every verb is one transaction: the items, the diary's event and the counters are on disk
  together or not at all, and are undone together.
* A verb reads the items afresh under the lock, so it never acts on what another process has changed meanwhile.
* After each change every subscriber is told what changed, never what to do about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from workbench.clock import Clock
from workbench.desk.amending import AmendingVerbs
from workbench.desk.briefing import Briefing
from workbench.desk.callers import CallerVerbs
from workbench.desk.counting import Counting
from workbench.desk.find import find_item
from workbench.desk.focusing import FocusVerbs
from workbench.desk.followed import Followed
from workbench.desk.following import FollowingVerbs
from workbench.desk.grading import GradingVerbs
from workbench.desk.information import InformationVerbs
from workbench.desk.intake import IntakeVerbs
from workbench.desk.issuing import IssuingVerbs
from workbench.desk.keeping import KeepingVerbs
from workbench.desk.known import KnownWords
from workbench.desk.leave import LeaveVerbs
from workbench.desk.picking import PickingVerbs
from workbench.desk.planning import PlanningVerbs
from workbench.desk.pool import Pool
from workbench.desk.proceeding import ProceedingVerbs
from workbench.desk.register import Register
from workbench.desk.registers import RegisterVerbs
from workbench.desk.regular import RegularVerbs
from workbench.desk.restoring import RestoringVerbs
from workbench.desk.roster import RosterVerbs
from workbench.desk.settling import SettlingVerbs
from workbench.desk.sight import as_by_now
from workbench.desk.signals import SignalVerbs
from workbench.desk.stepping import SteppingVerbs
from workbench.desk.timing import TimingVerbs
from workbench.desk.values import Change, DayView, Outcome
from workbench.domain import today
from workbench.domain.board import ALL_GROUPS, INBOX, TO_REPLY, WAITING, Board
from workbench.domain.day import Day
from workbench.domain.derive import is_open, people_of
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item
from workbench.domain.said import Said, said_from
from workbench.domain.shares import Shares, shares
from workbench.domain.timeline import timeline
from workbench.domain.today import Counts
from workbench.errors import why_words
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.store.values import Changed, StoreStatus, Undone

POOLS_KEPT = 3
"""Yesterday, today and tomorrow: a person turns the pages of few days."""


class Desk(
    KeepingVerbs,
    KnownWords,
    LeaveVerbs,
    RosterVerbs,
    CallerVerbs,
    IntakeVerbs,
    FocusVerbs,
    PlanningVerbs,
    SettlingVerbs,
    RegularVerbs,
    SteppingVerbs,
    ProceedingVerbs,
    GradingVerbs,
    IssuingVerbs,
    FollowingVerbs,
    Counting,
    Followed,
    Register,
    RegisterVerbs,
    SignalVerbs,
    InformationVerbs,
    TimingVerbs,
    RestoringVerbs,
    PickingVerbs,
    AmendingVerbs,
    Briefing,
):
    """One open desk. The verbs are grouped in the classes it is made of."""

    def __init__(self, store: Store, clock: Clock, settings: Settings | None = None) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings or Settings()
        self._board: Board | None = None
        self._watch, self._watched = None, None
        self._pools: dict[date, Pool] = {}
        self._finished, self._read_to = {}, {}
        self._words: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._subscribers: list[Callable[[Change], None]] = []

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    # What is there ------------------------------------------------------------------------------------------------

    @property
    def status(self) -> StoreStatus:
        """The state of the store: read-only, damage found, and where its journal stands."""
        return self.store.status

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed, or None where it can."""
        status = self.store.status
        if not status.read_only:
            return None
        return why_words(status.reason)

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.now().date()

    @property
    def items(self) -> Mapping[ItemId, Item]:
        """Every item, live."""
        return self.store.items()

    def item(self, item_id: ItemId) -> Item | None:
        return self.store.item(item_id)

    def find(self, text: str) -> Item:
        """The item meant by a number or a piece of its title.

        Raises:
            NotFound, Ambiguous.
        """
        return find_item(self.store, text, self.today().year)

    @property
    def board(self) -> Board:
        """The inbox and the quadrants, kept in order."""
        if self._board is None:
            self._board = Board.opened(self.store.items(), self.store.agenda())
        return self._board

    def day(self, day: date) -> Day | None:
        return self.store.day(day)

    def entries(self, day: date) -> tuple[Entry, ...]:
        """The diary of a day, in order."""
        return as_by_now(self.store, self.store.entries(day))

    def trail(self, item_id: ItemId) -> tuple[Entry, ...]:
        """Everything written about an item, oldest first."""
        return as_by_now(self.store, self.store.entries_of(item_id))

    def view(self, day: date) -> DayView:
        """A day as Today shows it."""
        now = self.now()
        pool = self._pool_of(day)
        candidates = self._items_of(day, pool)
        line = timeline(candidates, day, now, self.settings.hours)
        record = self.store.day(day)
        available = today.minutes_available(
            self.settings.hours, day, record.available_minutes if record is not None else None
        )
        entries = self.entries(day)
        overdue, check_due = today.pressing(pool.near.values(), now)
        return DayView(
            day=day,
            record=record,
            timeline=line,
            unplaced=tuple(today.unplaced(candidates, day, self.is_urgent)),
            capacity=today.capacity(candidates, line, available, self.buffer_minutes(day)),
            counts=self._counts(overdue, check_due),
            entries=entries,
            shares=self._shares(day, candidates, entries),
            usual=self.known_share,
            running=tuple(pool.running.values()),
        )

    def near(self, day: date) -> Mapping[ItemId, Item]:
        """The open items with a date on or before a day, and those of ours which have no date at all."""
        return self._pool_of(day).near

    def _counts(self, overdue: int, check_due: int) -> Counts:
        board = self.board
        still_open = sum(board.count(group) for group in ALL_GROUPS if group != TO_REPLY)
        return Counts(board.count(INBOX), overdue, check_due, board.count(WAITING), still_open)

    def _pool_of(self, day: date) -> Pool:
        """The items that a day has to do with: kept for the few days which are looked at."""
        if day not in self._pools:
            if len(self._pools) >= POOLS_KEPT:
                self._pools.clear()
            self._pools[day] = Pool(day, self.store.items(), self.store.agenda())
        return self._pools[day]

    def _shares(self, day: date, items: Iterable[Item], entries: Iterable[Entry]) -> Shares:
        """The day's shares; what was worked on counts, wherever it went since."""
        counted = {item.id: item for item in items}
        for entry in entries:
            item = self.store.item(entry.item) if entry.item is not None else None
            if item is not None:
                counted[item.id] = item
        record = self.store.day(day)
        carried = () if record is None else (carry.item for carry in record.carried)
        return shares(day, counted, entries, sealed=record is not None and record.is_sealed, carried=carried)

    def _items_of(self, day: date, pool: Pool) -> list[Item]:
        """The open items of a day, and what was finished on it: that still has its place, and an entry of the day."""
        chosen = dict(pool.near)
        for entry in self.store.entries(day):
            if entry.item is not None and entry.item not in chosen:
                item = self.store.item(entry.item)
                if item is not None and not is_open(item):
                    chosen[item.id] = item
        return list(chosen.values())

    def names(self) -> tuple[str, ...]:
        """The people known to this desk, most used first."""
        return self._known_words()[0]

    def areas(self) -> tuple[str, ...]:
        """The areas known to this desk, most used first."""
        return self._known_words()[1]

    def _known_words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._words is None:
            names, areas = self.store.words()
            del names[ME]
            self._words = (_most_used(names), _most_used(areas))
        return self._words

    def unclosed_days(self) -> list[date]:
        """Days before today that were opened and never closed, oldest first."""
        return [day for day in self.store.unclosed_days() if day < self.today()]

    def undecided(self, day: date) -> list[Item]:
        """What to go through before `day` can be closed."""
        return self._undecided(day)

    @property
    def running(self) -> Item | None:
        """The item that is worked on at this moment."""
        return next(iter(self._pool_of(self.today()).running.values()), None)

    # Being told ---------------------------------------------------------------------------------------------------

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call `callback` after every change. Returns the function that ends it."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def poll(self) -> Change | None:
        """Take in what other processes wrote, and tell the subscribers. Cheap enough for several times a second."""
        changed = self.store.poll()
        return self._tell(changed, foreign=True) if changed is not None else None

    def _tell(self, changed: Changed, *, foreign: bool = False) -> Change:
        change = Change(frozenset(changed.items), frozenset(changed.days), frozenset(changed.tables), foreign)
        if changed.reloaded:
            self._board, self._words = None, None
            self._pools.clear()
        self._heed(change.items, reloaded=changed.reloaded)
        self._recount(change.days, reloaded=changed.reloaded)
        self._heed_leave(change.days, reloaded=changed.reloaded)
        self._resign(change.days, reloaded=changed.reloaded)
        self._refigure(change.days, reloaded=changed.reloaded)
        if self._board is not None:
            self._board.update(change.items, self.store.items())
        for pool in self._pools.values():
            pool.update(change.items, self.store.items())
        self._follow(change.items, reloaded=changed.reloaded)
        self._mind(change.items, reloaded=changed.reloaded)
        self._hear(change.items, reloaded=changed.reloaded)
        self._conceal(change.items, reloaded=changed.reloaded)
        self.follow_plan(change.items, reloaded=changed.reloaded)
        if self._words is not None and any(self._has_new_word(item_id) for item_id in change.items):
            self._words = None
        for callback in tuple(self._subscribers):
            callback(change)
        return change

    # Taking back --------------------------------------------------------------------------------------------------

    def undo(self) -> Outcome | None:
        """Take back the newest action, its diary event included; None when there is none.

        Raises:
            Conflict: somebody changed the same thing since.
        """
        return self._step(self.store.undo())

    def redo(self) -> Outcome | None:
        """Do again what was last taken back; None when there is nothing."""
        return self._step(self.store.redo())

    def will_undo(self) -> Said | None:
        """What `undo` would take back."""
        newest = next(iter(self.store.undoable()), None)
        return said_from(newest.say) if newest is not None else None

    def will_redo(self) -> Said | None:
        """What `redo` would do again."""
        newest = next(iter(self.store.redoable()), None)
        return said_from(newest.say) if newest is not None else None

    def _step(self, undone: Undone | None) -> Outcome | None:
        if undone is None:
            return None
        self._tell(undone.changed)
        touched = (self.store.item(item_id) for item_id in sorted(undone.changed.items))
        return Outcome(said_from(undone.record.say), tuple(item for item in touched if item is not None))

    def _has_new_word(self, item_id: ItemId) -> bool:
        item = self.store.item(item_id)
        if item is None:
            return False
        names, areas = self._known_words()
        return bool({*people_of(item), *((item.area,) if item.area else ())} - {*names, *areas, ME})


def _most_used(words: Counter[str]) -> tuple[str, ...]:
    """Of words used as often, the order of the language: by pinyin, by strokes, by letters."""
    by_code = sorted(words, key=lambda word: (-words[word], word))
    if all(word.isascii() for word in words):
        return tuple(by_code)
    from workbench.hanzi.order import sort_key  # late: it brings in the table of readings

    return tuple(sorted(by_code, key=lambda word: (-words[word], sort_key(word))))
