"""Documents as plain text for chat and mail: no columns to go astray in another font, no marks to be obeyed."""

from __future__ import annotations

from workbench.text.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered, row_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.documents.model import Cell

_BULLET = "· "


def write(document: Document) -> str:
    """The document, ending in a newline."""
    chinese = document.is_chinese
    first = [clean(part) for part in (document.title, document.dated) if part]
    head = ["  ".join(first), *map(clean, document.heads)]
    blocks = ["\n".join(head)]
    below_heading = False
    for number, block in numbered(document.blocks, chinese=chinese):
        text = "\n".join(_lines(number, block, chinese))
        if below_heading and not isinstance(block, Heading) and text:
            blocks[-1] += f"\n{text}"
        elif text:
            blocks.append(text)
        below_heading = isinstance(block, Heading)
    return "\n\n".join(blocks) + "\n"


def _lines(number: str, block: Block, chinese: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield number + clean(block.text)
        case Paragraph():
            yield from map(clean, block.lines)
        case Note():
            yield clean(block.text)
        case List():
            yield from _rows(block, chinese)
        case Table():
            yield from _rows(List(tuple(_as_row(block.columns, row, chinese) for row in block.rows), 1), chinese)
        case PageBreak():
            return


def _rows(block: List, chinese: bool) -> Iterator[str]:
    for n, row in enumerate(block.rows):
        yield (_BULLET if block.start is None else row_mark(block, n, chinese=chinese)) + clean(row.text)
        yield from (f"   {clean(text)}" for text in row.under)


def _as_row(columns: Sequence[Column], row: Sequence[Cell], chinese: bool) -> Row:
    """A row of a table, told: what names it, and below it each cell behind the name of its column."""
    lead = [n for n, column in enumerate(columns) if column.lead] or [0, 1][: len(columns)]
    colon, between = ("：", "；") if chinese else (": ", "; ")
    named = "  ".join(text for n in lead if (text := cell_text(row[n])))
    rest = [
        f"{clean(column.name)}{colon}{text}"
        for n, column in enumerate(columns)
        if n not in lead and (text := cell_text(row[n])) not in ("", "—")
    ]
    return Row(named, (between.join(rest),) if rest else ())
