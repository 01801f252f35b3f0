"""A report as a page: lines to be read, and figures among them that the cursor goes to and that open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.text.documents.seen import Line, Piece
from workbench.ui.actions import LIST, REPORT, REPORT_PAGE
from workbench.ui.painter import Bit
from workbench.ui.vlist import PlainRows, VList

_LOOKS = {
    "title": Bit("", bold=True),
    "head": Bit("", "focus", bold=True),
    "subhead": Bit("", bold=True),
    "note": Bit("", "muted"),
    "rule": Bit("", "rule"),
    "wrong": Bit("", "warn"),
}


@dataclass(frozen=True, slots=True)
class LineKey:
    """The place of a line on the page."""

    place: int


class ReportPage(VList):
    """The lines of a report. On a line the cursor stands on one of its figures, where it has any."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (REPORT_PAGE, REPORT, LIST)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: Sequence[Line] = ()
        self.places: list[tuple[int, int]] = []
        """Where figures stand: line, and which piece of it; in the order of reading."""
        self.column = 0
        """Which of the figures of its line the cursor stands on."""

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; the cursor stays where it was."""
        self.lines = lines
        self.places = [
            (row, n)
            for row, line in enumerate(lines)
            for n, piece in enumerate(line)
            if piece.number is not None and not _goes_on(lines, row, n)
        ]
        self.show_rows(PlainRows(tuple(LineKey(n) for n in range(len(lines)))))

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        chosen = self._chosen(index) if current else None
        bits = [_bit(piece, piece is chosen, focused) for piece in self.lines[index]]
        return (Bit(" "), *bits), "sel" if current and focused else "bg"

    # Figures ------------------------------------------------------------------------------------------------------

    def _chosen(self, row: int) -> Piece | None:
        here = [n for line, n in self.places if line == row]
        return self.lines[row][here[min(self.column, len(here) - 1)]] if here else None

    @property
    def figure(self) -> int | None:
        """The number of the figure under the cursor."""
        if not 0 <= self.cursor < len(self.lines):
            return None
        piece = self._chosen(self.cursor)
        return piece.number if piece is not None else None

    def moved(self) -> None:
        self.column = 0

    def to_figure(self, by: int) -> bool:
        """To the next figure, or the one before; False where there is no other."""
        here = (self.cursor, self._piece_here(by))
        if by > 0:
            wanted = next((place for place in self.places if place > here), None)
        else:
            wanted = next((place for place in reversed(self.places) if place < here), None)
        if wanted is None:
            return False
        self.to_place(wanted)
        return True

    def to_place(self, wanted: tuple[int, int]) -> None:
        """To the figure at that place."""
        if wanted[0] != self.cursor:
            self.move_to(wanted[0])
        self.column = [n for line, n in self.places if line == wanted[0]].index(wanted[1])
        self.refresh_row(self.cursor)

    def _piece_here(self, by: int) -> int:
        """Which piece the cursor stands on; before all of a line that has no figure."""
        here = [n for line, n in self.places if line == self.cursor]
        return here[min(self.column, len(here) - 1)] if here else (-1 if by > 0 else 1 << 20)


def _goes_on(lines: Sequence[Line], row: int, n: int) -> bool:
    """Whether a piece is the rest of a figure that was broken off in the line before."""
    number = lines[row][n].number
    return n <= 1 and row > 0 and bool(lines[row - 1]) and lines[row - 1][-1].number == number


def _bit(piece: Piece, chosen: bool, focused: bool) -> Bit:
    if piece.number is None:
        return replace(_LOOKS.get(piece.look, Bit("")), text=piece.text)
    if chosen and focused:
        return Bit(piece.text, "badge", "focus", bold=True)
    return Bit(piece.text, "q2", bold=piece.look in ("head", "subhead"), underline=True)
