"""A search in progress: it looks for so long as it is let, newest first, and knows at any time what it has found.

What was changed since the snapshot is looked at document by document; all the rest through the index, where there is
one: the bytes of a text are found in those of all documents, and only what the bytes cannot tell is read. What is
found is the same either way, and the same as a walk over all items and entries finds.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator, Iterator
from datetime import date, datetime
from typing import NamedTuple

from workbench.domain.entry import Entry
from workbench.domain.item import Item
from workbench.domain.register_lines import marked_restricted
from workbench.hanzi.aloud import may_be_read
from workbench.hanzi.initials import pattern
from workbench.store.findings import Sheet
from workbench.store.index import ITEMS
from workbench.store.state import Docs
from workbench.store.store import Store
from workbench.text.filter import Condition, Filter
from workbench.text.search.index import Index, decoded, key_of, tables_of
from workbench.text.search.texts import TAG

WINDOW = 1 << 19
"""Bytes that are looked through between two breaths."""


class Hit(NamedTuple):
    """Something that was found."""

    key: int
    """Its place among all of them: the smaller, the sooner it is shown."""
    table: str
    id: int


class Hunt:
    """One filter over everything."""

    def __init__(
        self,
        store: Store,
        index: Index,
        wanted: Filter,
        now: datetime,
        ticks: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._store = store
        self._index = index
        self._wanted = wanted
        self._now = now
        self._ticks = ticks
        self._items: list[Hit] = []
        self._entries: list[Hit] = []
        self._asks_restricted = any((one.meaning, one.value) == ("is", "restricted") for one in wanted.conditions)
        self._marks: dict[date, dict[int, bool]] = {}
        """Of days looked at: the lines that are restricted by now, or no longer."""
        self._work = self._looking()
        self.is_over = False
        """Everything was looked at."""

    def go_on(self, seconds: float | None = None) -> bool:
        """Look on for so long, or to the end; whether everything was looked at."""
        until = self._ticks() + seconds if seconds is not None else None
        while not self.is_over:
            try:
                next(self._work)
            except StopIteration:
                self.is_over = True
            if until is not None and self._ticks() >= until:
                break
        return self.is_over

    def end(self) -> None:
        """Nobody waits for it any more: what it holds goes at once, and not when circles are looked for."""
        self._work.close()
        self.is_over = True

    @property
    def items(self) -> list[Hit]:
        """The items found so far: the open ones first, of them the newest."""
        self._items.sort()
        return self._items

    @property
    def entries(self) -> list[Hit]:
        """The same of the diary lines, the latest first."""
        self._entries.sort()
        return self._entries

    # Looking --------------------------------------------------------------------------------------------------------

    def _looking(self) -> Generator[None]:
        state = self._store.state()
        alternatives = self._wanted.alternatives or ((),)
        tables = [table for table in tables_of(state) if any(_may_be_in(table, one) for one in alternatives)]
        sheet = self._index.sheet
        for table in tables:
            docs = state.docs(table)
            for number, id in enumerate(reversed(docs.touched())):
                self._look(table, id)
                if number % 16 == 0:
                    yield
        if sheet is not None:
            yield from self._through(sheet)
            return
        for table in tables:
            docs = state.docs(table)
            ids: list[int] = docs.base.ids() if docs.base is not None else []
            for number, id in enumerate(reversed(ids)):
                if not docs.is_touched(id):
                    self._look(table, id)
                if number % 16 == 0:
                    yield

    def _look(self, table: str, id: int, key: int | None = None) -> None:
        """Read a document, and keep it where it is meant."""
        try:
            value = decoded(table, id, self._store.state().docs(table).raw(id))
        except KeyError:
            return  # deleted
        if value is None:
            return
        if isinstance(value, Item):
            if self._wanted.matches(value, self._now):
                self._items.append(Hit(key_of(value), table, id))
        elif self._wanted.matches_entry(self._as_by_now(value)):
            self._entries.append(Hit(key_of(value), table, id))

    def _as_by_now(self, entry: Entry) -> Entry:
        """The line as it is restricted by now, where that is asked for: a later line may say it, or its item."""
        if not self._asks_restricted:
            return entry
        item = self._store.item(entry.item) if entry.item is not None else None
        if item is not None and item.restricted:
            return entry.but(restricted=True)
        day = entry.at.date()
        if day not in self._marks:
            told = self._store.entries(day)
            now = zip(told, marked_restricted(told), strict=True)
            self._marks[day] = {was.id: by_now.restricted for was, by_now in now if was.restricted != by_now.restricted}
        mark = self._marks[day].get(entry.id)
        return entry if mark is None else entry.but(restricted=mark)

    def _through(self, sheet: Sheet) -> Iterator[None]:
        """Look through the sheet, one alternative after the other."""
        state = self._store.state()
        docs: list[Docs] = [state.docs(table) for table in sheet.tables]
        seen: set[int] = set()
        for one in self._wanted.alternatives or ((),):
            is_wanted = [_may_be_in(table, one) for table in sheet.tables]
            plan = _Plan(sheet, one, is_wanted)
            for number, (row, is_sure) in enumerate(plan.rows()):
                if row < 0 or number % 32 == 0:
                    yield
                if row < 0:
                    continue
                which: int = sheet.which[row]
                id: int = sheet.ids[row]
                if row in seen or not is_wanted[which] or docs[which].is_touched(id):
                    continue
                seen.add(row)
                if not is_sure:
                    self._look(sheet.tables[which], id)
                    yield
                elif sheet.tables[which] == ITEMS:
                    self._items.append(Hit(sheet.keys[row], ITEMS, id))
                else:
                    self._entries.append(Hit(sheet.keys[row], sheet.tables[which], id))


def _may_be_in(table: str, conditions: tuple[Condition, ...]) -> bool:
    """Whether the conditions can hold for something of a table at all."""
    places = [(each.value == "items") != each.negated for each in conditions if each.meaning == "in"]
    if table == ITEMS:
        return all(places)
    return not any(places) and all(each.entry_test is not None for each in conditions)


class _Plan:
    """How the conditions of one alternative are looked for: one of them leads, the others are held against what it
    finds. A row may come twice; the row -1 is a breath."""

    def __init__(self, sheet: Sheet, conditions: tuple[Condition, ...], is_wanted: list[bool]) -> None:
        self._sheet = sheet
        self._is_wanted = is_wanted
        texts = [one for one in conditions if one.meaning == "text" and not one.negated]
        self._looks = {one.value: pattern(one.value, sheet.several) for one in texts if may_be_read(one.value)}
        """What the initials look like of what is read so, and whether whatever looks so is read so."""
        self._lead = self._leader(conditions)
        self._texts = [
            (one.value.encode(), self._looks.get(one.value, (None, False))[0]) for one in texts if one is not self._lead
        ]
        self._not = [one.value.encode() for one in conditions if one.meaning == "text" and one.negated]
        self._tags = [
            [each.encode() for each in one.holds]
            for one in conditions
            if not one.negated and one is not self._lead and one.holds and one.holds[0].startswith(TAG)
        ]
        self._all_texts = all(
            one.meaning == "in" or (one.meaning == "text" and not (one.negated and may_be_read(one.value)))
            for one in conditions
        )

    def _leader(self, conditions: tuple[Condition, ...]) -> Condition | None:
        """Of the texts that must be there, the longest, a little rather one that cannot be read; or else a name, or
        what something is."""
        able = [one for one in conditions if one.holds and all(one.holds) and not one.negated]

        def worth(one: Condition) -> tuple[bool, bool, int]:
            is_read = self._looks.get(one.value, (None, False))[0] is not None
            return one.meaning == "text", len(one.holds) == 1, len(one.holds[0].encode()) - (2 if is_read else 0)

        return max(able, key=worth, default=None)

    def rows(self) -> Iterator[tuple[int, bool]]:
        """The rows that may be meant, each with whether it surely is."""
        lead = self._lead
        if lead is None:
            which, wanted = self._sheet.which, self._is_wanted
            for row in range(len(self._sheet)):
                if wanted[which[row]] and self._may_be(row):
                    yield row, self._is_sure(row)
                elif row % 64 == 0:
                    yield -1, False
            return
        for needle in lead.holds:
            for number, row in enumerate(self._holding(needle.encode())):
                if row < 0 or number % 64 == 0:
                    yield -1, False
                if row >= 0 and self._may_be(row):
                    yield row, self._is_sure(row)
        looks, is_exact = self._looks.get(lead.value, (None, False))
        if looks is not None and lead.meaning == "text":
            yield from self._read(lead.value, looks, is_exact=is_exact)

    def _read(self, letters: str, looks: re.Pattern[bytes], *, is_exact: bool) -> Iterator[tuple[int, bool]]:
        """The rows among whose initials there is what the letters may stand for."""
        sheet, place, end = self._sheet, 0, len(self._sheet.said)
        while place < end:
            stop = min(end, place + WINDOW)
            found = looks.search(sheet.said, place, min(end, stop + len(letters)))
            if found is None or found.start() >= stop:
                place = stop
                yield -1, False
                continue
            row = sheet.row_said_at(found.start())
            if row % 64 == 0:
                yield -1, False
            if self._may_be(row):
                yield row, is_exact and self._is_sure(row)
            place = sheet.said_starts[row + 1]

    def _holding(self, needle: bytes) -> Iterator[int]:
        """The rows whose texts hold these bytes."""
        sheet, place, end = self._sheet, 0, len(self._sheet.text)
        while place < end:
            stop = min(end, place + WINDOW)
            found = sheet.text.find(needle, place, min(end, stop + len(needle) - 1))
            if found < 0:
                place = stop
                yield -1
                continue
            row = sheet.row_at(found)
            yield row
            place = sheet.starts[row + 1]

    def _may_be(self, row: int) -> bool:
        """Whether the bytes of a row leave it open that it is meant."""
        if not (self._texts or self._not or self._tags):
            return True
        sheet = self._sheet
        text = sheet.text_of(row)
        for needle, looks in self._texts:
            if needle not in text and (
                looks is None or not looks.search(sheet.said, sheet.said_starts[row], sheet.said_starts[row + 1])
            ):
                return False
        return not any(needle in text for needle in self._not) and all(
            any(tag in text for tag in tags) for tags in self._tags
        )

    def _is_sure(self, row: int) -> bool:
        """Whether the bytes say that it is meant: every condition is a text, and stands there."""
        if not self._all_texts:
            return False
        text = self._sheet.text_of(row) if self._texts else b""
        return all(needle in text for needle, _looks in self._texts)
