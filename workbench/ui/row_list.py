"""A list of rows that were painted beforehand: for pages which are read more than they are worked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.ui.card import Line
from workbench.ui.painter import Bit
from workbench.ui.vlist import Key, PlainRows, VList


@dataclass(frozen=True, slots=True)
class Row:
    """A painted row. With a key the cursor can stand on it."""

    bits: Line
    key: Key | None = None


class RowList(VList):
    """Rows as they are given."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.shown: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its key."""
        self.shown = rows
        self.show_rows(PlainRows(tuple(row.key for row in rows)))

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        bits = self.shown[index].bits
        if current:  # what is faint is not legible on the background of the selection
            bits = tuple(replace(bit, fg="muted") if bit.fg == "faint" else bit for bit in bits)
        return (Bit(" "), *bits), "sel" if current else "bg"
