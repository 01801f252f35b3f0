"""What closing the day shows: the items still to decide, the three questions, and the diary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from screens.closing import Closing, Stage
from workbench.domain.derive import length
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.leaks import Leak
from workbench.i18n import _
from workbench.text import dates, findings
from workbench.ui.actions import BY_ID
from workbench.ui.card import Line, balanced, paragraph
from workbench.ui.item_rows import Lens, unplaced_row
from workbench.ui.keymap import key_label
from workbench.ui.masking import HIDDEN, is_revealed
from workbench.ui.painter import Bit, measure, plain, titled
from workbench.ui.row_list import Row, RowList

REST = "rest"
"""The row which carries everything left over."""
GO_ON = "go on"
"""The row which leaves what was found as it is."""
LINE = "line"
QUESTION = "question"


def stage_rows(closing: Closing, rest: str, width: int) -> Sequence[Row]:
    """The rows of the stage that the closing has come to; `rest` says what carrying the rest does."""
    match closing.stage:
        case Stage.WALK:
            return walk_rows(closing.left, rest)
        case Stage.LEAKS:
            return leak_rows(closing.found, closing.desk.settings.me, width)
        case Stage.REVIEW:
            return [*review_rows(closing.questions, closing.answers, closing.asked, width, closing.of_week)]
        case Stage.PREVIEW | Stage.DONE:
            return diary_rows(closing.text, width)


def walk_rows(items: Sequence[Item], rest: str) -> list[Row]:
    """The items to decide, to be painted when they are seen, and the row that carries all of them."""
    rows = [Row((), item.id) for item in items]
    if rows:
        button = (Bit("  "), Bit(f" {key_label(BY_ID['closing.rest'].keys[0])} {rest} ", "badge", "focus", bold=True))
        rows += [Row(()), Row(button, REST)]
    return rows


def leak_rows(found: Sequence[Leak], me: str, width: int) -> list[Row]:
    """What may be forgotten, and the row that goes on all the same: nobody is held up by it."""
    rows: list[Row] = []
    for leak in found:
        words = plain(findings.sentence(leak, me), max(12, width * 3 // 5))
        about = findings.about(leak)
        if leak.restricted and not is_revealed():
            about, words = HIDDEN, ""
        bits = titled((Bit("  "),), Bit(about, "fg"), (Bit(f" {words}", "warn"),), width)
        rows.append(Row(tuple(bits), InLeak(leak.item, leak.code, leak.detail or str(leak.date))))
    button = (Bit("  "), Bit(f" {key_label('enter')} {_('go on all the same')} ", "badge", "focus", bold=True))
    return [*rows, Row(()), Row(button, GO_ON)]


@dataclass(frozen=True, slots=True)
class InLeak:
    """A finding under the cursor."""

    item: ItemId | None
    code: str
    detail: str


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


def review_rows(
    questions: Sequence[str],
    answers: Sequence[str],
    asked: int,
    width: int,
    of_week: Callable[[int], Sequence[tuple[date, str]]],
) -> Iterator[Row]:
    """The questions and what was answered; at the end of a week with what its other days answered."""
    for index, question in enumerate(questions):
        yield Row(())
        yield Row(
            (Bit(f"{index + 1}  ", "focus", bold=True), Bit(plain(question, width - 3), bold=index == asked)),
            (QUESTION, index),
        )
        if answers[index]:
            yield from (Row((Bit("   "), Bit(line, "fg"))) for line in paragraph(answers[index], width - 3, 6))
        elif index < asked:
            yield Row((Bit("   "), Bit(_("skipped"), "faint")))
        for day, text in of_week(index):
            yield Row((Bit("   "), Bit(f"{dates.weekday_short(day)} ", "faint"), Bit(plain(text, width - 8), "muted")))


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


def rule(width: int, mark: str = "") -> Line:
    """A line across, with a mark at its beginning where there is one."""
    lead = (Bit(f"{mark} ", "warn", bold=True),) if mark else ()
    return (*lead, Bit("─" * max(0, width - measure(lead)), "rule"))
