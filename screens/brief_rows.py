"""The rows of the brief: three questions with their answers, and the counters that open into what they count."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.board import INBOX, group_of
from workbench.domain.brief import Brief, Must
from workbench.domain.donts import Dont
from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.leaks import Leak
from workbench.i18n import _, ngettext
from workbench.text import briefing, dates, findings
from workbench.text.display import display
from workbench.text.register_rows import HIDDEN
from workbench.text.say import entry_line
from workbench.text.width import cells
from workbench.ui.actions import BRIEF, ITEMS, LIST
from workbench.ui.item_rows import Lens, badge, tail
from workbench.ui.masking import is_revealed, masked
from workbench.ui.painter import Bit, plain, titled
from workbench.ui.row_list import Row, RowList

NOW, FORGOTTEN, OWED, DONTS = "now", "forgotten", "owed", "donts"
MOST = 500
"""So many rows a section shows at most; more than that nobody reads."""
SENTENCE = 0.6
"""So much of a row the sentence of a finding may take."""


@dataclass(frozen=True, slots=True)
class Of:
    """What a row stands for, in its section: an item may stand in several."""

    section: str
    item: ItemId | None = None
    thing: Hashable = None
    """A counter, a day, the number of a diary line."""


@dataclass(frozen=True, slots=True)
class More:
    """The row that shows the rest of a section."""

    section: str


class BriefRows(RowList):
    """Answers to three questions; what is under the cursor may be acted on at once."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (BRIEF, ITEMS, LIST)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the brief is to be shown."""

    lens: Lens
    width: int
    room: int
    """Rows that are seen at once."""
    opened: frozenset[str] = frozenset()
    """Sections and counters that are shown whole."""


def brief_rows(brief: Brief, shape: Shape) -> list[Row]:
    """Everything, in the order in which it matters."""
    sections: tuple[tuple[str, str, str, int, Callable[[int], Row]], ...] = (
        (NOW, briefing.now_heading(), "q1", len(brief.musts), lambda n: _must_row(brief.musts[n], brief, shape)),
        (FORGOTTEN, briefing.forgotten_heading(), "warn", len(brief.leaks), lambda n: _leak_row(brief.leaks[n], shape)),
        (OWED, briefing.owed_heading(), "q2", len(brief.owed), lambda n: _owed_row(brief.owed[n], shape)),
    )
    most = fair_shares([count for _name, _heading, _role, count, _row in sections], shape.room - 5)
    made: list[Row] = []
    for (name, heading, role, count, row), fits in zip(sections, most, strict=True):
        made += [Row(())] if made else []
        made.append(Row(_heading(heading, count, role, shape.width)))
        made += _cut(name, row, count, fits if name not in shape.opened else MOST)
        if not count:
            made.append(Row((Bit(f"   {briefing.nothing(heading)}", "muted"),)))
    return [*made, *_donts_rows(brief, shape)]


def fair_shares(counts: Sequence[int], room: int) -> list[int]:
    """How many rows each section gets of `room`: what one does not need goes to the others, the first ones first."""
    given = [0] * len(counts)
    left = max(len(counts) * 2, room)
    while left and any(got < count for got, count in zip(given, counts, strict=True)):
        for n, count in enumerate(counts):
            if given[n] < count and left:
                given[n] += 1
                left -= 1
    return given


def _cut(name: str, row: Callable[[int], Row], count: int, most: int) -> Iterator[Row]:
    """Not more rows than there is room for; the last one says how many are left out. Only what is shown is made."""
    shown = count if count <= most else max(1, most - 1)
    yield from map(row, range(shown))
    n = count - shown
    if n:
        words = ngettext("and {n} more", "and {n} more", n).format(n=n)
        yield Row((Bit(f"   {words}", "muted"),), More(name))


def _heading(words: str, count: int, role: str, width: int) -> tuple[Bit, ...]:
    number = f" {count} "
    rule = "─" * max(0, width - cells(words) - cells(number) - 2)
    return (Bit(f" {words} ", role, bold=True), Bit(rule, "rule"), Bit(number, role, bold=True))


def _item_bits(item: Item, lead: Sequence[Bit], shape: Shape, *, bold: bool = False) -> tuple[Bit, ...]:
    item = masked(item)
    title = Bit(item.title, "fg", bold=bold)
    return tuple(titled(lead, title, tail(item, shape.lens, shape.width - 2), shape.width))


def _must_row(must: Must, brief: Brief, shape: Shape) -> Row:
    item = must.item
    picked = item.id in brief.picks
    why, wide = plain(briefing.why_word(must.why)), briefing.why_width()
    role = {0: "focus", 1: "q1", 2: "fixed", 3: "warn"}.get(must.why, "muted")
    lead = (
        Bit("*" if picked else " ", "focus", bold=True),
        Bit(why + " " * (wide + 1 - cells(why)), role),
        badge(group_of(item) or INBOX),
        Bit(" "),
    )
    return Row(_item_bits(item, lead, shape, bold=picked), Of(NOW, item.id))


def _owed_row(item: Item, shape: Shape) -> Row:
    return Row(_item_bits(item, (Bit(" "), badge(group_of(item) or INBOX), Bit(" ")), shape), Of(OWED, item.id))


def _leak_row(leak: Leak, shape: Shape) -> Row:
    words = plain(findings.sentence(leak, shape.lens.me), max(12, int(shape.width * SENTENCE)))
    title = Bit(findings.about(leak), "fg")
    if leak.restricted and not is_revealed():
        title, words = Bit(HIDDEN, "fg"), ""
    lead = (Bit("   "),)
    bits = tuple(titled(lead, title, (Bit(f" {words}", "warn"),), shape.width))
    return Row(bits, Of(FORGOTTEN, leak.item, (leak.code, leak.date, leak.detail)))


def _donts_rows(brief: Brief, shape: Shape) -> Iterator[Row]:
    """The counters that are not at nothing; each opens into what it counts."""
    counted = [dont for dont in Dont if brief.donts.count(dont)]
    if not counted:
        return
    yield Row(())
    yield Row(_heading(_("Five don't-lets"), sum(map(brief.donts.count, counted)), "q3", shape.width))
    for dont in counted:
        opened = dont.value in shape.opened
        name = Bit(f" {'-' if opened else '+'} {briefing.dont_word(dont)} {brief.donts.count(dont)}", "q3", bold=True)
        means = Bit(f"  {briefing.dont_means(dont)}", "muted")
        yield Row((name, means), Of(DONTS, None, dont))
        if opened:
            yield from _behind(brief, dont, shape)


def _behind(brief: Brief, dont: Dont, shape: Shape) -> Iterator[Row]:
    for item in brief.donts.of(dont)[:MOST]:
        lead = (Bit("     "), badge(group_of(item) or INBOX), Bit(" "))
        yield Row(_item_bits(item, lead, shape), Of(dont.value, item.id))
    for entry in brief.donts.entries(dont):
        yield Row(_entry_bits(entry, shape), Of(dont.value, entry.item, ("entry", entry.id)))


def _entry_bits(entry: Entry, shape: Shape) -> tuple[Bit, ...]:
    when = f"{dates.when_short(entry.at, shape.lens.now)} "
    return (Bit("     "), Bit(when, "muted"), Bit(display(entry_line(entry, shape.lens.me).text), "fg"))
