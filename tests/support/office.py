"""A year of an office that does all that an office does, made up from a seed, in English or in Chinese.

Every report has something to say of it. Matters go their way event by event, so that items and diary tell the same.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from support.office_lives import Life, PresentReached
from support.office_plots import PLOTS, SIDES, regular, tracked
from support.office_words import VOCABULARY

from workbench.clock import FixedClock
from workbench.domain.day import Carry, Day, day_id
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId, RoutineId, make_ref
from workbench.domain.item import Domain, Item, Kind, Scope, Side, Source
from workbench.domain.routine import Routine
from workbench.store.store import Store

KINDS = (
    *(Kind.DOCUMENT,) * 34,
    *(Kind.ERRAND,) * 30,
    *(Kind.INFORMATION,) * 12,
    *(Kind.MEETING,) * 9,
    *(Kind.RESEARCH,) * 2,
    *(None,) * 8,
)
WRITTEN = (
    *((EntryKind.NOTE, "note"), (EntryKind.CALL, "call"), (EntryKind.CALL, "call"), (EntryKind.VISITOR, "visitor")),
    *((EntryKind.NOTE, "note"), (EntryKind.ADVICE, "advice"), (EntryKind.STUDY, "study"), (EntryKind.DUTY, "duty")),
    *((EntryKind.LESSON, "lesson"), (EntryKind.ERROR, "error"), (EntryKind.CHASED, "chased")),
    *((EntryKind.FIELD, "field"), (EntryKind.SIGNAL, "signal"), (EntryKind.SEAL, "seal"), (EntryKind.LEAVE, "leave")),
    *((EntryKind.ONSITE, "onsite"), (EntryKind.REPORT, "report"), (EntryKind.CHECK, "check"), (EntryKind.CALL, "call")),
)  # fmt: skip
LASTING = {EntryKind.CALL: 10, EntryKind.VISITOR: 25, EntryKind.FIELD: 120, EntryKind.STUDY: 60, EntryKind.NOTE: 30}
ROUTINES = (("FREQ=WEEKLY;BYDAY=MO", 0), ("FREQ=MONTHLY;BYMONTHDAY=25", 1), ("FREQ=MONTHLY;BYMONTHDAY=10", 2),
            ("FREQ=WEEKLY;BYDAY=TH", 3))  # fmt: skip


class Office:
    """Items, entries, days and routines, and the store that holds them."""

    def __init__(
        self, seed: int, items: int, entries: int, lang: str = "en", first: date = date(2026, 1, 1), days: int = 362
    ) -> None:
        self.pick = random.Random(seed)
        self.words = VOCABULARY[lang]
        self.first = first
        every = (first + timedelta(days=n) for n in range(days + 60))
        self._workdays = [day for day in every if day.weekday() < 5]
        self.last = first + timedelta(days=days - 1)
        self.now = datetime.combine(self.last, time(18), UTC)
        self._days = bisect_left(self._workdays, self.last)
        """So many working days lie behind the last one."""
        self.entries: list[Entry] = []
        self.records: dict[date, Day] = {}
        self._owed: list[tuple[datetime, Item, str]] = []
        self._pointing: list[tuple[Entry, Entry, str]] = []
        self.routines = [
            Routine(self.words.routine[n], RoutineId(n + 1), rule=rule, start=first, made_until=self.last)
            for rule, n in ROUTINES
        ]
        self.items = {ItemId(n): self._life(n, items) for n in range(1, items + 1)}
        self._each_day()
        while len(self.entries) < entries:
            self._line()
        self._in_order()

    # What matters ask of it -------------------------------------------------------------------------------------

    def workday_after(self, day: date, count: int) -> date:
        """The working day so many after the first that is not before `day`."""
        return self._workdays[min(bisect_left(self._workdays, day) + count, len(self._workdays) - 1)]

    def morning_of(self, day: date) -> datetime:
        return datetime.combine(day, time(8, self.pick.randrange(5, 59)), UTC)

    def later(self, at: datetime, days: int) -> datetime:
        """A little later on the same day while there is some of it left, else on a working day."""
        soon = at + timedelta(minutes=self.pick.randrange(3, 40))
        if not days and soon.time() < time(17, 30) and soon.date() == at.date():
            return soon
        day = self.workday_after(at.date() + timedelta(days=1), max(0, days - 1))
        return datetime.combine(day, time(8, 30), UTC) + timedelta(minutes=self.pick.randrange(0, 480))

    def word(self, name: str) -> str:
        """One of the phrases of that name, with a name in its place."""
        return str(self.pick.choice(getattr(self.words, name))).format(
            who=self.pick.choice(self.words.units), area=self.pick.choice(self.words.areas), n="{n}"
        )

    def leader(self) -> str:
        return self.pick.choice(self.words.leaders)

    def owe(self, at: datetime, meeting: Item, title: str) -> None:
        """A meeting decided it: the next matter that comes in is that one."""
        self._owed.append((at, meeting, title))

    def carried(self, item: ItemId, day: date, to: date, why: str) -> None:
        record = self.records.get(day, Day(day, day_id(day)))
        self.records[day] = record.but(carried=(*record.carried, Carry(item, to, why)))

    # Items ------------------------------------------------------------------------------------------------------

    def _life(self, number: int, count: int) -> Item:
        place = number * (self._days + 1) / (count + 1)
        day = self._workdays[min(int(place), self._days)]
        at = datetime.combine(day, time(8), UTC) + timedelta(minutes=int(place % 1 * 560))
        life = Life(self, self._born(number, at), at)
        try:
            if life.item.routine is not None:
                life.event(Verb.MADE, routine=str(life.item.routine), version="1", of=str(day))
                regular(life)
                return life.item
            self._comes_in(life)
            if life.item.kind in (Kind.DOCUMENT, Kind.ERRAND) and life.chance(0.06):
                life.put(title=self.word("tracked"))
                tracked(life)
            else:
                PLOTS[life.item.kind](life)
        except PresentReached:
            pass
        return life.item

    def _born(self, number: int, at: datetime) -> Item:
        pick = self.pick
        lead = pick.choice(("me", "me", *self.words.staff))
        item = Item(make_ref(at.year, number), "", at, at, ItemId(number), lead=lead,
                    area=pick.choice((*self.words.areas, None)), domain=pick.choice((*Domain, *Domain, None)),
                    restricted=pick.random() < 0.025, starred=pick.random() < 0.02)  # fmt: skip
        if number <= len(self.words.focus):
            return item.but(kind=Kind.FOCUS, title=self.words.focus[number - 1], lead="me", restricted=False)
        if self._owed and self._owed[0][0] <= at:
            _at, meeting, title = self._owed.pop(0)
            return item.but(title=title, parent=meeting.id, kind=Kind.DOCUMENT,
                            source=Source(self.leader(), Side.LEADER), support=(self.words.staff[1],))  # fmt: skip
        if pick.random() < 0.05:
            chosen = pick.choice(self.routines)
            return item.but(
                title=chosen.title, routine=chosen.id, routine_version=1, occurrence=at.date(), kind=Kind.ERRAND
            )
        kind = Kind.EMERGENCY if pick.random() < 0.003 else pick.choice(KINDS)
        lines = (("focus", f"{at.year}-{pick.randrange(1, 5):04}"),) if pick.random() < 0.1 else ()
        return item.but(
            title=self.word((kind or Kind.ERRAND).value), kind=kind, source=self._asker(), lines=lines,
            scope=pick.choice((*(Scope.OWN,) * 18, Scope.SHARED, Scope.EXTRA)),
            minutes=pick.choice((None, None, 30, 60, 120)),
            support=tuple(name for name in (pick.choice(self.words.staff),) if name != lead and pick.random() < 0.2),
        )  # fmt: skip

    def _asker(self) -> Source | None:
        """Somebody of one of the sides; the side is not known of a few, and a quarter is our own."""
        if self.pick.random() < 0.25:
            return None
        name = self.pick.choice((*SIDES,))
        side = SIDES[name] if self.pick.random() < 0.95 else None
        return Source(self.pick.choice(getattr(self.words, name)), side, self.pick.choice((None, "call", "visit")))

    def _comes_in(self, life: Life) -> None:
        """A call or a visitor before it, with an answer promised; and then it is captured."""
        source = life.item.source
        if source is not None and source.channel and life.chance(0.6):
            kind = EntryKind.CALL if source.channel == "call" else EntryKind.VISITOR
            promise = self.words.promise.format(who=source.who)
            text = self.pick.choice(getattr(self.words, kind.value)).format(who=source.who)
            facts = {"who": source.who, "answer_by": str(life.day(2))}
            if kind is EntryKind.VISITOR:
                facts["matter"] = life.item.title
            life.line(kind, text, self.pick.randrange(4, 20), (source.who,), **facts)
            life.put(lines=(*life.item.lines, ("promise", promise)), due=life.day(2))
        life.event(Verb.ADDED)
        if life.item.tracked is None and life.chance(0.3) and source is not None:
            life.put(original=self.word("order"))

    # Days and lines ---------------------------------------------------------------------------------------------

    def _each_day(self) -> None:
        """Each working day is opened, and each but the last closed, with its questions answered."""
        for day in self._workdays[: self._days + 1]:
            opened = self.morning_of(day) - timedelta(minutes=25)
            record = self.records.get(day, Day(day, day_id(day))).but(opened_at=opened)
            self.entries.append(Entry(opened, opened, EntryKind.EVENT, verb=Verb.DAY_OPENED, data=(("day", str(day)),)))
            if day < self.last:
                closed = datetime.combine(day, time(17, self.pick.randrange(36, 59)), UTC)
                facts = (("day", str(day)), ("carried", str(len(record.carried))))
                self.entries.append(Entry(closed, closed, EntryKind.EVENT, verb=Verb.DAY_CLOSED, data=facts))
                record = record.but(closed_at=closed, review=self.pick.choice(self.words.review))
            self.records[day] = record

    def _line(self) -> None:
        """A line written by hand, about a matter that is going on or about none, and perhaps what was said of it."""
        pick = self.pick
        kind, words = pick.choice(WRITTEN)
        at = self._some_moment()
        facts: dict[str, str] = {}
        if kind is EntryKind.ERROR:
            facts = {"cause": pick.choice(("typo", "fact", "process")), "caught": pick.choice(("us", "us", "receiver"))}
        line = Entry(at, at, kind, self.word(words), restricted=pick.random() < 0.01, data=tuple(facts.items()))
        if (about := self._going_on(at)) is not None and pick.random() < 0.4:
            line = line.but(item=about.id, ref=about.ref, title=about.title)
        if kind in LASTING and pick.random() < 0.6:
            line = line.but(until=at + timedelta(minutes=pick.randrange(3, LASTING[kind])))
        if pick.random() < 0.01 and at.date() in self.records and self.records[at.date()].is_sealed:
            line = line.but(written_at=at + timedelta(days=1), data=(*line.data, ("after_close", "1")))
        self.entries.append(line)
        later = at + timedelta(minutes=2)
        if kind is EntryKind.ERROR and pick.random() < 0.5:
            later = min(self.now, at + timedelta(days=pick.choice((0, 0, 1, 20)), minutes=2))
            rule = Entry(later, later, EntryKind.LESSON, self.word("rule"))
            self.entries.append(rule)
            self._pointing.append((rule, line, "closes"))
        elif pick.random() < 0.02:
            if pick.random() < 0.3 and line.at + timedelta(days=1) < self.now:
                later = line.at + timedelta(days=1)
            put_right = line.but(at=later, written_at=later, text=self.word(words), data=(), until=None)
            self.entries.append(put_right)
            self._pointing.append((put_right, line, "amends"))

    def _some_moment(self) -> datetime:
        """On a working day; the duty at the weekend has something to write now and then."""
        day = self.first + timedelta(days=self.pick.randrange((self.last - self.first).days + 1))
        while day.weekday() > 4 and self.pick.random() < 0.95:
            day -= timedelta(days=1)
        return datetime.combine(max(day, self.first), time(8, 5), UTC) + timedelta(minutes=self.pick.randrange(0, 560))

    def _going_on(self, at: datetime) -> Item | None:
        place = len(self.items) * (at.date() - self.first).days // ((self.last - self.first).days + 1)
        item = self.items.get(ItemId(place - self.pick.randrange(0, 60)))
        if item is None or item.created_at > at or (item.closed_at is not None and item.closed_at < at):
            return None
        return item

    def _in_order(self) -> None:
        """By time; and what points to another line knows its number."""
        self.entries.sort(key=lambda entry: entry.at)
        number = {id(entry): EntryId(n) for n, entry in enumerate(self.entries, 1)}
        for line, target, how in self._pointing:
            told = number[id(target)]
            facts = (("closes", str(told)), ("rule", line.text))
            place = number[id(line)] - 1
            self.entries[place] = line.but(amends=told) if how == "amends" else line.but(data=facts)
        self._pointing.clear()

    def meeting(self) -> Item:
        """The last one that was held and decided something."""
        decided = {item.parent for item in self.items.values()}
        return [item for item in self.items.values() if item.id in decided and not item.restricted][-1]

    # Keeping ----------------------------------------------------------------------------------------------------

    def settle(self, home: Path) -> None:
        """Make it a desk, with the settings of the person who keeps it."""
        people = {"leader": self.words.leaders, "superior": self.words.superiors, "peer": self.words.peers}
        lines = [f'me = "{self.words.me}"', "[people]"]
        lines += [f'"{name}" = "{side}"' for side, names in people.items() for name in names]
        (home / "config").mkdir(parents=True)
        (home / "config" / "settings.toml").write_text("\n".join(lines) + "\n", "utf-8")
        self.write(home / "store")

    def write(self, folder: Path) -> None:
        """Put it into a new store, some thousand lines at a time."""
        with Store.open(folder, clock=FixedClock(self.now), app="tests") as store:
            with store.transaction("import") as tx:
                for item in self.items.values():
                    tx.put_item(item)
                    tx.next_ref(self.first.year)
                for day in self.records.values():
                    tx.put_day(day)
                for routine in self.routines:
                    tx.put_routine(routine)
            for start in range(0, len(self.entries), 2000):
                with store.transaction("import") as tx:
                    for entry in self.entries[start : start + 2000]:
                        tx.bring_entry(entry)
            store.checkpoint()
