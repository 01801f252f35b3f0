"""The figures of a report: each is numbered where it stands, and can be opened into the matters that it counts."""

from __future__ import annotations

from itertools import pairwise

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId, make_ref, ref_number
from workbench.domain.item import Item
from workbench.domain.statistics.figures import Figure
from workbench.i18n import _, is_chinese, ngettext
from workbench.text.documents.model import Align, Block, Cell, Column, Heading, Table
from workbench.text.documents.unseen import mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_RUN = 3
"""From so many numbers in a row on, the first and the last stand for all."""
_YEAR = 10**9


class Opened(Frozen):
    """A figure of a report, as a screen or an annex opens it."""

    number: int
    what: str
    figure: Figure
    took: tuple[tuple[ItemId, int], ...] = ()
    """Minutes that each of its items took, the slowest first, where it is about time."""
    is_item: bool = False
    """It is no figure, but the number of the one item that it opens into."""


class Book:
    """Writes figures into sentences, and keeps what they count. The same figure has one number wherever it stands."""

    def __init__(self, items: Mapping[ItemId, Item], *, marked: bool = False, seen: bool = False) -> None:
        """`marked`: with a number behind each, for an annex; `seen`: with marks that only a screen sees."""
        self._items = items
        self._marked = marked
        self._seen = seen
        self._found: dict[tuple[object, ...], Opened] = {}

    def put(self, what: str, figure: Figure) -> str:
        """The number as it stands in a sentence, with its mark where figures are marked."""
        if not figure.value:
            return "0"
        opened = self._found.setdefault((figure.items, figure.lines, ()), Opened(len(self._found) + 1, what, figure))
        return self._mark(opened, str(figure.value)) if self._seen or self._marked else str(figure.value)

    def open(self, text: str, what: str, figure: Figure, took: Sequence[tuple[ItemId, int]] = ()) -> str:
        """A text without a number that a screen opens, into items with the minutes each took where it is a time.

        On paper nothing of a time is told but the text.
        """
        if not figure.value or not (self._seen or (self._marked and not took)):
            return text
        opened = Opened(len(self._found) + 1, what, figure, tuple(took))
        return self._mark(self._found.setdefault((figure.items, figure.lines, opened.took), opened), text)

    def item(self, text: str, item: Item) -> str:
        """What stands for one item: a screen opens it, paper has nothing to say behind it."""
        if not self._seen:
            return text
        opened = Opened(len(self._found) + 1, item.ref, Figure(1, (item.id,)), is_item=True)
        return self._mark(self._found.setdefault((item.id,), opened), text)

    def _mark(self, opened: Opened, text: str) -> str:
        if self._seen:
            return mark(opened.number, text)
        return f"{text}〔{opened.number}〕" if is_chinese() else f"{text} [{opened.number}]"

    @property
    def figures(self) -> tuple[Opened, ...]:
        """In the order of their numbers."""
        return tuple(self._found.values())

    def annex(self) -> list[Block]:
        """What each figure counts, number by number."""
        columns = (
            Column(_("Mark"), lead=True),
            Column(_("Figure"), lead=True),
            Column(_("Count"), Align.END),
            Column(_("What it counts")),
        )
        rows: list[tuple[Cell, ...]] = [
            (one.number, one.what, one.figure.value, self._behind(one.figure)) for one in self.figures
        ]
        heading = _("The figures and what they count")
        return [Heading(heading, numbered=False), Table(columns, tuple(rows), heading)] if rows else []

    def _behind(self, figure: Figure) -> str:
        if figure.lines:
            days: dict[str, int] = {}
            for line in figure.lines:
                days[line.day.isoformat()] = days.get(line.day.isoformat(), 0) + 1
            return _(", ").join(day if n == 1 else f"{day} ×{n}" for day, n in sorted(days.items()))
        items = [item for item_id in figure.items if (item := self._items.get(item_id)) is not None]
        withheld = sum(item.restricted for item in items)
        told = [runs([item.ref for item in items if not item.restricted])] if len(items) > withheld else []
        if withheld:
            words = ngettext("{n} restricted matter", "{n} restricted matters", withheld)
            told.append(words.format(n=withheld))
        return _("; ").join(told)


def put(book: Book | None, what: str, figure: Figure) -> str:
    """A figure as it stands in a sentence, whether somebody keeps what it counts or not."""
    return book.put(what, figure) if book is not None else str(figure.value)


def open_as(book: Book | None, text: str, what: str, figure: Figure) -> str:
    """The same of a figure that is told without a number."""
    return book.open(text, what, figure) if book is not None else text


def runs(refs: Collection[str]) -> str:
    """Numbers of items in their order, those in a row as first and last: `2026-0003–0007`."""
    known: list[int] = []
    others: list[str] = []
    for ref in refs:
        number = ref_number(ref)
        if number is None:
            others.append(ref)
        else:
            known.append(number)
    parts = [_run(row) for row in _rows(sorted(set(known)))]
    return _(", ").join([*(part for row in parts for part in row), *sorted(others)])


def _rows(numbers: Sequence[int]) -> list[list[int]]:
    if not numbers:
        return []
    rows = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _run(row: Sequence[int]) -> list[str]:
    ends = (row[0], row[-1]) if len(row) >= _RUN else row
    refs = [make_ref(number // _YEAR, number % _YEAR) for number in ends]
    return [f"{refs[0]}–{refs[-1].partition('-')[2]}"] if ends is not row else refs
