"""Lists of what is followed up: who, what, by when, how often they were asked, and what it has come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from screens.detail_rows import trail_words
from workbench.domain.derive import is_check_due
from workbench.domain.entry import Entry
from workbench.domain.following import chases, look_due
from workbench.domain.followups import DECISIONS, OWED, REPLIES, TRACKED
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item, State, WaitingFor
from workbench.domain.order import order_key
from workbench.domain.progress import progresses
from workbench.domain.when import day_of
from workbench.i18n import N_, _, ngettext
from workbench.text import dates
from workbench.text.chasing import chased_words, waiting_words
from workbench.text.width import cells
from workbench.ui.actions import FOLLOW_UPS, ITEMS, LIST
from workbench.ui.card import Line, paragraph
from workbench.ui.item_rows import Lens, due_bit, is_pressing
from workbench.ui.masking import hides, masked
from workbench.ui.painter import Bit, fitting, plain, titled
from workbench.ui.triage_list import GroupRows, InGroup, TriageList

WHO = 10
"""Cells for a name."""
ROOMY = 70


@dataclass(frozen=True, slots=True)
class Head:
    """How a section is headed."""

    sign: str
    name: str
    note: str
    role: str


HEADS: dict[int, Head] = {
    OWED: Head("➜", N_("Others owe us"), N_("by the day to ask"), "fixed"),
    DECISIONS: Head("?", N_("For decision"), N_("asked, and not answered"), "q3"),
    REPLIES: Head("‹", N_("To reply"), N_("done; the asker does not know"), "ok"),
    TRACKED: Head("▪", N_("Followed from above"), N_("ours to move"), "q2"),
}


def head_bits(head: Head, count: int, width: int) -> list[Bit]:
    """The heading of a section: sign, name, rule, count."""
    left = [Bit(f" {head.sign} ", "badge", head.role, bold=True), Bit(f" {_(head.name)} ", head.role, bold=True)]
    right = Bit(f" {count} ", head.role, bold=True)
    used = sum(cells(bit.text) for bit in (*left, right))
    note = _(head.note)
    if note and width - used >= cells(note) + 4:
        left.append(Bit(f"{note} ", "faint"))
        used += cells(note) + 1
    return [*left, Bit("─" * max(0, width - used), "rule"), right]


@dataclass
class Trails:
    """The trails of the rows that were looked at, until something changes."""

    read: Callable[[ItemId], Sequence[Entry]]
    kept: dict[ItemId, Sequence[Entry]] = field(default_factory=dict[ItemId, "Sequence[Entry]"])

    def of(self, item: ItemId) -> Sequence[Entry]:
        """What was written about an item."""
        if item not in self.kept:
            self.kept[item] = self.read(item)
        return self.kept[item]


class Page:
    """Items by group, as they were found; each item once, where it weighs most."""

    def __init__(self, items: Mapping[int, Iterable[Item]]) -> None:
        seen: set[ItemId] = set()
        self._groups: dict[int, list[ItemId]] = {}
        for group, found in items.items():
            fresh = [item.id for item in sorted(found, key=order_key) if item.id not in seen]
            if fresh:
                self._groups[group] = fresh
            seen.update(fresh)
        self._places = {item: (group, n) for group, ids in self._groups.items() for n, item in enumerate(ids)}

    @property
    def groups(self) -> tuple[int, ...]:
        """Those in which there is something."""
        return tuple(self._groups)

    def count(self, group: int) -> int:
        return len(self._groups.get(group, ()))

    def at(self, group: int, index: int) -> ItemId:
        return self._groups[group][index]

    def index(self, item: ItemId) -> tuple[int, int] | None:
        return self._places.get(item)


class FollowList(TriageList):
    """Sections of items in other hands, or to be answered for."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (FOLLOW_UPS, ITEMS, LIST)

    def __init__(self, *, id: str, heads: Mapping[int, Head], trails: Trails) -> None:
        super().__init__((), headings=True, id=id)
        self._heads = heads
        self.still: Mapping[ItemId, int] = {}
        """For how many days each has not moved; where that is what is shown."""
        self._trails = trails

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        rows = self.rows
        assert isinstance(rows, GroupRows)
        heading = rows.heading(index)
        if heading is not None:
            return head_bits(self._heads[heading[0]], heading[1], width), "bg"
        background = ("sel" if focused else "sel-blur") if current else "bg"
        key = rows.key(index)
        item = self._items.get(key.item) if isinstance(key, InGroup) else None
        if item is None or self._lens is None:
            return [
                Bit("  " + (self._empty or _("Nobody is waited for, and nobody waits for us.")), "muted")
            ], background
        still = self.still.get(item.id)
        row = follow_row(item, self._trails.of(item.id), self._lens, width, marked=key in self.marks, still=still)
        strong = current and focused
        return [Bit(b.text, "muted" if strong and b.fg == "faint" else b.fg, b.bg, b.bold) for b in row], background


def follow_row(
    item: Item, trail: Sequence[Entry], lens: Lens, width: int, *, marked: bool, still: int | None = None
) -> list[Bit]:
    """A row: mark, who, what, and at its right what it has come to, or for how many days it has been `still`."""
    if hides(item):
        item, trail = masked(item), ()
    now = lens.now
    mark = Bit("✓ " if marked else "▪ " if item.tracked is not None else "  ", "ok" if marked else "q2", bold=True)
    who = plain(who_of(item), WHO)
    name = Bit(who + " " * (WHO - cells(who) + 1), "q2")
    late = is_pressing(item, now) or _look_is_due(item, trail, now)
    title = Bit(item.title, "warn" if late else "fg")
    told = _columns(item, trail, now, late=late)
    if still is not None:
        told = [Bit(ngettext("{n} day", "{n} days", still).format(n=still), "warn", bold=True)]
    columns = [due_bit(item, lens, roomy=True) if width >= ROOMY else Bit(""), *told]
    return titled([mark, name], title, fitting(columns, width - 2 - WHO, least=16, keep=1), width)


def who_of(item: Item) -> str:
    """Whom a row is about: who must move, or who is to be told."""
    if item.state is State.WAITING and item.waiting_on:
        return f"@{item.waiting_on}"
    if item.state is State.DONE and item.source is not None:
        return f"^{item.source.who}"
    if item.tracked is not None:
        return f"^{item.tracked.by}"
    if item.lead and item.lead != ME:
        return f"@{item.lead}"
    return f"^{item.source.who}" if item.source is not None else ""


def _look_is_due(item: Item, trail: Sequence[Entry], now: datetime) -> bool:
    due = look_due(item, trail) if item.state is not State.WAITING else None
    return due is not None and due <= now.date()


def _columns(item: Item, trail: Sequence[Entry], now: datetime, *, late: bool) -> list[Bit]:
    if item.state is State.WAITING:
        asked = chases(trail, now)
        broken = asked.promised is not None and day_of(asked.promised) < now.date()
        ask_is_due = is_check_due(item, now.date())
        check = dates.when_short(item.next_check, now) if item.next_check is not None else ""
        plainly = not ask_is_due and item.waiting_for in (None, WaitingFor.REPLY) and not broken
        status = "" if plainly else waiting_words(item, asked, now)
        role = "q1" if broken else "warn" if ask_is_due else "muted"
        return [
            Bit(chased_words(asked, now), "q3" if asked.escalates else "muted"),
            Bit(status, role, bold=broken or ask_is_due),
            Bit("" if ask_is_due else _("check {when}").format(when=check) if check else "", "muted"),
        ]
    if item.state is State.DONE and item.closed_at is not None:
        done = dates.day_short(item.closed_at.date(), now.date())
        return [Bit(_("done {day}").format(day=done), "muted")]
    figures = progresses(trail)
    due = look_due(item, trail)
    words = _("look due {when}").format(when=dates.day_short(due, now.date())) if due is not None else ""
    return [Bit(figures[-1][1].words if figures else "", "fg"), Bit(words, "warn" if late else "muted", bold=late)]


def trail_lines(trail: Sequence[Entry], today: date, me: str, width: int) -> list[Line]:
    """What was written about an item, oldest first."""
    lines: list[Line] = []
    for entry in trail:
        icon, text, by_hand = trail_words(entry, me)
        lead = f"{dates.day_short(entry.at.date(), today)} {dates.clock(entry.at)} "
        lead = " " * max(0, 12 - cells(lead)) + lead
        tone = "fg" if by_hand else "muted"
        words = paragraph(text, max(8, width - cells(lead) - 2), 4)
        lines.append((Bit(lead, "faint"), Bit(f"{icon} ", "focus" if by_hand else "muted"), Bit(words[0], tone)))
        lines += [(Bit(" " * (cells(lead) + 2)), Bit(line, tone)) for line in words[1:]]
    return lines
