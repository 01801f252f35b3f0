"""What was found, row by row: the items, then the diary lines. A row is read when somebody looks at it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from workbench.domain.board import group_of
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.states import state_word
from workbench.i18n import _, ngettext
from workbench.text import dates, say
from workbench.text.filter import Filter
from workbench.text.search.hunt import Hit
from workbench.text.search.masked import masked_entry, masked_item
from workbench.text.search.texts import held, item_texts
from workbench.text.width import cells
from workbench.ui.actions import FOUND, ITEMS, LIST
from workbench.ui.item_rows import Lens, badge, tail
from workbench.ui.painter import Bit, plain, titled
from workbench.ui.rows import Key
from workbench.ui.triage_list import ItemList


@dataclass(frozen=True, slots=True)
class View:
    """The row of a saved view."""

    name: str
    words: str


class FoundRows:
    """A heading, the items, a heading, the lines; or, where nothing is looked for, the saved views."""

    def __init__(self, items: Sequence[Hit], entries: Sequence[Hit], views: Sequence[View] = ()) -> None:
        self.items, self.entries, self.views = items, entries, views
        self._heads = (1 if items else 0, 1 if entries else 0, 1 if views else 0)

    def __len__(self) -> int:
        return len(self.items) + len(self.entries) + len(self.views) + sum(self._heads)

    def key(self, index: int) -> Key | None:
        for head, part in zip(self._heads, (self.items, self.entries, self.views), strict=True):
            if index < head:
                return None
            if index < head + len(part):
                return part[index - head]
            index -= head + len(part)
        return None

    def find(self, key: Key) -> int | None:
        items, entries, views = self._heads
        if isinstance(key, View):
            start = items + len(self.items) + entries + len(self.entries) + views
            return start + self.views.index(key) if key in self.views else None
        if not isinstance(key, Hit):
            return None
        for start, part in ((items, self.items), (items + len(self.items) + entries, self.entries)):
            at = bisect_left(part, key)
            if at < len(part) and part[at] == key:
                return start + at
        return None

    def heading(self, index: int) -> str:
        """What a row without a key says."""
        first = self._heads[0]
        if first and index == 0:
            return ngettext("{n} item", "{n} items", len(self.items)).format(n=len(self.items))
        if self._heads[1] and index == first + len(self.items):
            return ngettext("{n} diary line", "{n} diary lines", len(self.entries)).format(n=len(self.entries))
        return _("Saved views")


@dataclass(frozen=True, slots=True)
class Source:
    """From where a row takes what it shows."""

    item: Callable[[ItemId], Item | None]
    entry: Callable[[str, int], Entry | None]
    me: str
    now: datetime
    wanted: Filter | None
    is_shown: bool
    """What is restricted, too."""


class FoundList(ItemList):
    """The list of what was found."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (FOUND, ITEMS, LIST)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._source: Source | None = None
        self._empty = ""
        self._painted: dict[tuple[Key, int, bool, bool], list[Bit]] = {}
        """Rows are asked for twice: whether they look different, and to be painted."""

    def show(self, rows: FoundRows, source: Source, empty: str = "") -> None:
        """Show these rows; `empty` is said where there are none."""
        self._source, self._empty = source, empty
        self._painted.clear()
        self.show_rows(rows)

    def item_of(self, key: Key) -> ItemId | None:
        if not isinstance(key, Hit) or self._source is None:
            return None
        if key.table == "items":
            return ItemId(key.id)
        entry = self._source.entry(key.table, key.id)
        return entry.item if entry is not None else None

    def entry_of(self, key: Key) -> Entry | None:
        """The diary line of a row; None for another row."""
        if not isinstance(key, Hit) or self._source is None or key.table == "items":
            return None
        return self._source.entry(key.table, key.id)

    def key_of_item(self, item: ItemId) -> Key | None:
        rows = self.rows
        found = rows.items if isinstance(rows, FoundRows) else ()
        return next((hit for hit in found if hit.id == item), None)

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        rows, source = self.rows, self._source
        assert isinstance(rows, FoundRows)
        if source is None:
            return (), "bg"
        key = rows.key(index)
        ground = ("sel" if focused else "sel-blur") if current else "bg"
        if isinstance(key, View):
            words = Bit(plain(key.words, width), "muted")
            return titled([Bit(" ")], Bit(plain(key.name, 40), bold=current), [words, Bit(" ")], width), ground
        if not isinstance(key, Hit):
            said = f" {rows.heading(index)} "
            return [Bit(said, "focus", bold=True), Bit("─" * max(0, width - cells(said)), "rule")], "bg"
        which = key, width, current, key in self.marks
        bits = self._painted.get(which)
        if bits is None:
            bits = self._painted[which] = _bits_of(key, source, width, current=current, marked=which[3])
        return bits, ground

    def drawing(self, y: int) -> tuple[tuple[Bit, ...], str]:
        if not len(self.rows) and y == 0 and self._empty:
            return (Bit(f"  {self._empty}", "muted"),), "bg"
        return super().drawing(y)


def _bits_of(hit: Hit, source: Source, width: int, *, current: bool, marked: bool) -> list[Bit]:
    if hit.table == "items":
        item = source.item(ItemId(hit.id))
        return _item_bits(item, source, width, current=current, marked=marked) if item is not None else [Bit("  …")]
    entry = source.entry(hit.table, hit.id)
    return _entry_bits(entry, source, width, current=current) if entry is not None else [Bit("  …")]


def _item_bits(item: Item, source: Source, width: int, *, current: bool, marked: bool) -> list[Bit]:
    """The number, the badge or the end it came to, the title; and what was found, where the title does not say it."""
    shown = item if source.is_shown else masked_item(item)
    group = group_of(shown)
    end = Bit(f" {state_word(shown.state)} ", "muted") if not is_open(shown) and shown.state is not State.DONE else None
    sign = end or (badge(group) if group is not None else Bit(f" {state_word(shown.state)} ", "muted"))
    lead = [Bit("✓" if marked else " ", "ok", bold=True), Bit(f"{shown.ref} ", "muted"), sign, Bit(" ")]
    lens = Lens(source.now, source.me)
    title = Bit(plain(shown.title, width), "fg" if is_open(shown) else "muted", bold=current)
    columns = tail(shown, lens, width - sum(cells(bit.text) for bit in lead))
    where = "" if shown is not item else _where(item, source.wanted)
    if where and width > 60:
        columns = [Bit(f"  {plain(where, max(12, width // 3))}", "muted"), *columns]
    return titled(lead, title, [_legible(bit) if current else bit for bit in columns], width)


def _where(item: Item, wanted: Filter | None) -> str:
    """The text in which a word was found that is not in the title."""
    for condition in wanted.conditions if wanted is not None else ():
        if condition.meaning != "text" or condition.negated or condition.value in held(iter((item.title,))):
            continue
        for text in item_texts(item):
            folded = held(iter((text,)))
            at = folded.find(condition.value)
            if at >= 0 and text not in (item.ref, item.title, item.area, item.lead, item.waiting_on):
                start = max(0, at - 8)
                return ("…" if start else "") + text[start : at + 40]
    return ""


def _entry_bits(entry: Entry, source: Source, width: int, *, current: bool) -> list[Bit]:
    about = source.item(entry.item) if entry.item is not None else None
    line = say.entry_line(entry if source.is_shown else masked_entry(entry, about), source.me)
    day = f"{entry.at.date().isoformat()} {dates.weekday_short(entry.at.date())} {dates.clock(entry.at)}"
    lead = [Bit(" "), Bit(f"{day} ", "muted"), Bit(f"{line.icon} ", "muted")]
    return titled(lead, Bit(plain(line.text, width * 2), "fg" if line.by_hand else "muted", bold=current), [], width)


def _legible(bit: Bit) -> Bit:
    return Bit(bit.text, "muted", bit.bg, bit.bold) if bit.fg == "faint" else bit
