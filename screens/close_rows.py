"""What closing the day shows: the items still to decide, the three questions, and the diary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from screens.closing import QUESTIONS
from workbench.domain.derive import length
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.ui.actions import BY_ID
from workbench.ui.card import Line, balanced, paragraph
from workbench.ui.item_rows import Lens, unplaced_row
from workbench.ui.keymap import key_label
from workbench.ui.painter import Bit
from workbench.ui.row_list import Row, RowList

REST = "rest"
"""The row which carries everything left over."""
LINE = "line"
QUESTION = "question"


def walk_rows(items: Sequence[Item], rest: str) -> list[Row]:
    """The items to decide, to be painted when they are seen, and the row that carries all of them."""
    rows = [Row((), item.id) for item in items]
    if rows:
        button = (Bit("  "), Bit(f" {key_label(BY_ID['closing.rest'].keys[0])} {rest} ", "badge", "focus", bold=True))
        rows += [Row(()), Row(button, REST)]
    return rows


class ClosingRows(RowList):
    """The rows of closing. Those of items are painted from `items` when they are looked at."""

    items: Mapping[ItemId, Item] = MappingProxyType({})
    lens: Lens | None = None

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        key = self.shown[index].key
        item = self.items.get(ItemId(key)) if isinstance(key, int) else None
        if item is None or self.lens is None:
            return super().bits(index, width, current=current, focused=focused)
        row = unplaced_row(item, length(item), self.lens, width - 2, strong=current and focused, marked=False)
        return (Bit(" "), *row), "sel" if current else "bg"


def review_rows(answers: Sequence[str], asked: int, width: int) -> Iterator[Row]:
    """The questions and what was answered."""
    for index, question in enumerate(QUESTIONS):
        yield Row(())
        yield Row((Bit(f"{index + 1}  ", "focus", bold=True), Bit(_(question), bold=index == asked)), (QUESTION, index))
        if answers[index]:
            yield from (Row((Bit("   "), Bit(line, "fg"))) for line in paragraph(answers[index], width - 3, 6))
        elif index < asked:
            yield Row((Bit("   "), Bit(_("skipped"), "faint")))


def diary_rows(text: str, width: int) -> list[Row]:
    """The Markdown as it will stand in the file, wrapped."""
    rows: list[Row] = []
    for line in text.splitlines():
        heading = line.startswith("#")
        for piece in paragraph(line, max(8, width), 200) if line else [""]:
            bit = Bit(piece, "focus" if heading else "fg", bold=heading)
            rows.append(Row((bit,), (LINE, len(rows))))
    return rows


def key_lines(keys: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Keys with their words, in as many lines as they need."""
    return balanced([[Bit(key, "focus", bold=True), Bit(f" {word}")] for key, word in keys], width)


def rule(width: int) -> Line:
    return (Bit("─" * max(0, width), "rule"),)
