"""Documents as lines of a screen: numbered and laid out as on paper, each figure a piece that can be opened."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.text.display import display
from workbench.text.documents.model import (
    Block,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Table,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered, row_mark
from workbench.text.documents.unseen import MARKED
from workbench.text.width import cells, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.text.documents.model import Cell

_UNDER = "   "
_BULLET = "· "


class Piece(Frozen):
    """A stretch of a line."""

    text: str
    look: str = ""
    """`title`, `head`, `note`, `rule`, or plain."""
    number: int | None = None
    """Of the figure that it is."""


Line = tuple[Piece, ...]


class Marked(Frozen):
    """A text made harmless, and where figures stand in it: from, to, number."""

    text: str
    spans: tuple[tuple[int, int, int], ...] = ()


def marked(raw: str) -> Marked:
    """A text as it may be shown on one line."""
    if raw.isascii() and raw.isprintable():
        return Marked(raw.strip())
    text, at = "", 0
    spans: list[tuple[int, int, int]] = []
    for found in MARKED.finditer(raw):
        text += display(raw[at : found.start()])
        written = display(found[2])
        spans.append((len(text), len(text) + len(written), int(found[1])))
        text += written
        at = found.end()
    text += display(raw[at:])
    if not spans:
        return Marked(clean(text))
    blanks = len(text) - len(text.lstrip())
    return Marked(text.strip(), tuple((start - blanks, end - blanks, number) for start, end, number in spans))


def broken(whole: Marked, width: int, look: str = "") -> list[Line]:
    """The lines of a text that fit into so many cells; a figure stays one piece where it is not torn apart."""
    lines: list[Line] = []
    at = 0
    for line in wrap(whole.text, width) or [""]:
        at = max(at, whole.text.find(line, at))
        lines.append(tuple(_pieces(whole, at, at + len(line), look)))
        at += len(line)
    return lines


def _pieces(whole: Marked, start: int, end: int, look: str) -> Iterator[Piece]:
    at = start
    for first, last, number in whole.spans:
        if last <= start or first >= end:
            continue
        first, last = max(first, start), min(last, end)
        if first > at:
            yield Piece(whole.text[at:first], look)
        yield Piece(whole.text[first:last], look, number)
        at = last
    if at < end:
        yield Piece(whole.text[at:end], look)


def laid_out(document: Document, width: int) -> list[Line]:
    """The lines of a document on so many cells."""
    chinese = document.is_chinese
    title = marked("  ".join(part for part in (document.title, document.dated) if part))
    lines = [_centred(line, width) for line in broken(title, width, "title")]
    lines += [_centred(line, width) for head in document.heads for line in broken(marked(head), width, "note")]
    below_heading = False
    for number, block in numbered(document.blocks, chinese=chinese):
        found = list(_lines(number, block, width, chinese))
        if not found:
            continue
        if not below_heading:
            lines.append(())
        lines += found
        below_heading = isinstance(block, Heading)
    return lines


def _centred(line: Line, width: int) -> Line:
    return (Piece(" " * max(0, (width - measure(line)) // 2)), *line)


def measure(line: Iterable[Piece]) -> int:
    """The cells that a line takes."""
    return sum(cells(piece.text) for piece in line)


def _lines(number: str, block: Block, width: int, chinese: bool) -> Iterator[Line]:
    match block:
        case Heading():
            look = "head" if block.level <= 1 else "subhead"
            yield from broken(marked(number + block.text), width, look)
        case Paragraph():
            for line in block.lines:
                yield from broken(marked(line), width)
        case Note():
            yield from broken(marked(block.text), width, "note")
        case List():
            for n, row in enumerate(block.rows):
                head = _BULLET if block.start is None else row_mark(block, n, chinese=chinese)
                yield from _hung(head, row.text, row.under, width)
        case Table():
            yield from table_lines(block, width, chinese)
        case PageBreak():
            return


def _hung(head: str, text: str, under: Iterable[str], width: int) -> Iterator[Line]:
    """An entry of a list behind its mark, what belongs to it below."""
    blank = " " * cells(head)
    for n, line in enumerate(broken(marked(text), max(8, width - cells(head)))):
        yield (Piece(blank if n else head, "note"), *line)
    for each in under:
        for line in broken(marked(each), max(8, width - len(_UNDER)), "note"):
            yield (Piece(_UNDER), *line)


# Tables -----------------------------------------------------------------------------------------------------------


def raw(cell: Cell) -> str:
    """A cell with its marks."""
    return cell if isinstance(cell, str) else cell_text(cell)


def table_lines(table: Table, width: int, chinese: bool) -> Iterator[Line]:
    """A table; where its columns do not fit beside each other, row by row as it would be told."""
    from workbench.text.documents.seen_tables import columns_of, row_lines  # late: few pages hold one

    rows = [[marked(raw(cell)) for cell in row] for row in table.rows]
    names = [marked(column.name) for column in table.columns]
    widths = columns_of(table.columns, names, rows, width)
    if widths is None:
        yield from _told(table, width, chinese)
        return
    yield from row_lines(table.columns, names, widths, "note")
    yield (Piece("─" * min(width, sum(widths) + 2 * (len(widths) - 1)), "rule"),)
    for row in rows:
        yield from row_lines(table.columns, row, widths, "")


def _told(table: Table, width: int, chinese: bool) -> Iterator[Line]:
    lead = [n for n, column in enumerate(table.columns) if column.lead] or [0, 1][: len(table.columns)]
    colon, between = ("：", "；") if chinese else (": ", "; ")
    for n, row in enumerate(table.rows, 1):
        head = "  ".join(text for place in lead if (text := raw(row[place])))
        rest = [
            f"{column.name}{colon}{text}"
            for place, column in enumerate(table.columns)
            if place not in lead and (text := raw(row[place])) not in ("", "—")
        ]
        yield from _hung(f"{n}. ", head, (between.join(rest),) if rest else (), width)
