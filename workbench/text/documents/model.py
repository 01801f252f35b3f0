"""What a document is made of. Texts are as people typed them: each writer makes them harmless in its kind of file."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.i18n import language
from workbench.text.display import display

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 4
"""So many levels of headings have a number of their own: 一、 （一） 1. （1）."""


class Align(StrEnum):
    """On which side the texts of a column stand."""

    START = "start"
    CENTER = "center"
    END = "end"


class Heading(Frozen):
    """A heading; its number follows from where it stands."""

    text: str
    level: int = 1
    numbered: bool = True


class Paragraph(Frozen):
    """A paragraph of one or more lines."""

    lines: tuple[str, ...]


class Note(Frozen):
    """What stands small below the matter: what was withheld, where the figures are from."""

    text: str


class Row(Frozen):
    """One entry of a list, and the lines below it."""

    text: str
    under: tuple[str, ...] = ()


class List(Frozen):
    """A list; one that is numbered may go on where another left off."""

    rows: tuple[Row, ...]
    start: int | None = None
    """The number of its first row; None where rows have no numbers."""
    bracketed: bool = False
    """Its numbers stand in brackets, as those of the fourth level: （1）."""


Cell = str | int | float | date
"""A text, a figure, a day or a moment."""


class Column(Frozen):
    """A column of a table."""

    name: str
    align: Align = Align.START
    lead: bool = False
    """Names the row where there is no room for a table."""


class Table(Frozen):
    """A table; every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """What a sheet of it is called."""
    svg: str = ""
    """A picture of its numbers, for the kinds of files that hold pictures: shown above it."""


class PageBreak(Frozen):
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Note | List | Table | PageBreak


class Document(Frozen):
    """A whole document."""

    title: str
    blocks: tuple[Block, ...] = ()
    dated: str = ""
    """What it is about in time, beside or below the title."""
    heads: tuple[str, ...] = ()
    """What stands below the title: who keeps it, from when to when."""
    author: str = ""
    made_at: datetime | None = None
    lang: str = ""
    """Of the words in it; the language in use where it says none."""

    @property
    def language(self) -> str:
        """One of `i18n.LANGUAGES`."""
        return self.lang or language()

    @property
    def is_chinese(self) -> bool:
        """Whether numbering, layout and punctuation follow Chinese custom."""
        return self.language.startswith("zh")


def clean(text: str) -> str:
    """A text on one line in which nothing acts: no control characters, no marks that turn the line round."""
    cleaned = display(text).strip()
    return cleaned if cleaned.isascii() else display(cleaned).strip()


def cell_text(cell: Cell) -> str:
    """A cell as text."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else f"{cell:g}" if isinstance(cell, float) else str(cell)


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block, cleaned, in its order, without numbers."""
    match block:
        case Heading() | Note():
            yield clean(block.text)
        case Paragraph():
            yield from map(clean, block.lines)
        case List():
            for row in block.rows:
                yield clean(row.text)
                yield from map(clean, row.under)
        case Table():
            yield from (clean(column.name) for column in block.columns)
            yield from (cell_text(cell) for row in block.rows for cell in row)
        case PageBreak():
            return
