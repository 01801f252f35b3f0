"""Pictures in a terminal: bars of block characters, a tile for each series, the numbers in columns beside them.

A row comes as pieces of text with the role of their colour, so that a screen paints what a pipe prints. Which number a
piece is stands with it.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.text.pictures.model import Bar, Chart, Shape
from workbench.text.width import cells, clip, fit

TILES = "█▓▒░▪"
"""Of the series that are drawn, in their order."""
SIGNS = "○§×●"
"""Of those that are numbers only."""
SHADES = " ░▒▓█"
"""Of the fields of a grid, the darker the more."""
LABEL = 20
"""Cells for the name of a row at most."""
SHORTEST = 6
"""A bar of fewer cells says nothing: the numbers stand alone."""
GAP = 2
_ASCII = str.maketrans("█▓▒░▪○●§×–·→", "#=%.*o*$x-.>")


class Piece(Frozen):
    """Text of one colour."""

    text: str
    role: str = "fg"
    number: int | None = None
    """The number of the row that this is, from 0."""


class Drawn(Frozen):
    """One line of a picture."""

    pieces: tuple[Piece, ...]
    bar: int | None = None
    """The row that it belongs to; None for the legend."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).rstrip()


def in_ascii(text: str) -> str:
    """A line of a picture in ASCII, as wide as before."""
    return text.translate(_ASCII)


def tile_of(chart: Chart, place: int) -> str:
    """The sign of a series."""
    drawn = [n for n, series in enumerate(chart.series) if series.is_drawn]
    if place in drawn:
        return TILES[drawn.index(place) % len(TILES)]
    others = [n for n, series in enumerate(chart.series) if not series.is_drawn and series.name != "%"]
    return SIGNS[others.index(place) % len(SIGNS)] if place in others else chart.series[place].name


def drawing(chart: Chart, width: int) -> list[Drawn]:
    """The lines of a picture at a width, below its title."""
    return _grid(chart, width) if chart.shape is Shape.HEAT else [*_legend(chart, width), *_rows(chart, width)]


def _legend(chart: Chart, width: int) -> list[Drawn]:
    lines: list[Drawn] = []
    pieces: list[Piece] = []
    used = 0
    for place, series in enumerate(chart.series):
        mark = f"{tile_of(chart, place)} " if series.name != "%" else ""
        text = f"{clip(series.name, max(1, width - 4))}  "
        size = cells(mark) + cells(text)
        if pieces and used + size - GAP > width:
            lines.append(Drawn(tuple(pieces)))
            pieces, used = [], 0
        if mark:
            pieces += [Piece(mark, series.role or "muted"), Piece(text, "muted")]
            used += size
    return [*lines, Drawn(tuple(pieces))] if pieces else lines


def _rows(chart: Chart, width: int) -> list[Drawn]:
    label = min(LABEL, max((cells(bar.label) for bar in chart.bars), default=0))
    heads = [tile_of(chart, n) for n in range(len(chart.series))]
    columns = [
        max(2, *(cells(bar.numbers[n].text) for bar in chart.bars)) if chart.bars else 2 for n in range(len(heads))
    ]
    beside = sum(columns) + GAP * len(columns)
    room = width - label - 1 - beside
    if room < SHORTEST:
        label, room = max(4, label + min(0, width - label - 1 - beside)), 0
    lines = [Drawn((Piece(" " * (label + 1 + room)), *_heads(chart, heads, columns)))] if chart.bars else []
    for place, bar in enumerate(chart.bars):
        name = Piece(f"{fit(bar.label, label)} ", "focus" if bar.is_strong else "fg")
        numbers = [
            Piece(" " * (GAP + columns[n] - cells(number.text)) + number.text, _tone(number.figure.value), n)
            for n, number in enumerate(bar.numbers)
        ]
        if chart.shape is Shape.PAIR and room:
            lines += _paired(chart, place, name, numbers, room)
        else:
            lines.append(Drawn((name, *_stacked(chart, bar, room), *numbers), place))
    return lines


def _heads(chart: Chart, heads: list[str], columns: list[int]) -> list[Piece]:
    return [
        Piece(head.rjust(GAP + column), series.role or "muted")
        for head, column, series in zip(heads, columns, chart.series, strict=True)
    ]


def _tone(value: int) -> str:
    return "fg" if value else "faint"


def _paired(chart: Chart, place: int, name: Piece, numbers: list[Piece], room: int) -> list[Drawn]:
    """One bar below the other: the first with the name and the numbers, others where there is anything."""
    bar = chart.bars[place]
    drawn = [n for n, series in enumerate(chart.series) if series.is_drawn]
    tiles = [
        Piece(tile_of(chart, n) * _size(bar.numbers[n].figure.value, chart.most, room), chart.series[n].role)
        for n in drawn
    ]
    first, *below = tiles or [Piece("")]
    lines = [Drawn((name, first, Piece(" " * (room - len(first.text))), *numbers), place)]
    return lines + [Drawn((Piece(" " * cells(name.text)), tile), place) for tile in below if tile.text]


def _stacked(chart: Chart, bar: Bar, room: int) -> list[Piece]:
    """The parts behind one another. Each that is not nothing is seen, and together they are as long as their sum."""
    pieces: list[Piece] = []
    used = total = 0
    for n, (number, series) in enumerate(zip(bar.numbers, chart.series, strict=True)):
        if not series.is_drawn or not room:
            continue
        total += number.figure.value
        size = min(room, max(_size(total, chart.most, room), used + (number.figure.value > 0))) - used
        used += size
        pieces.append(Piece(tile_of(chart, n) * size, series.role))
    return [*pieces, Piece(" " * (room - used))]


def _size(value: int, most: int, room: int) -> int:
    """Cells of a bar: what is not nothing has at least one."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, min(room, (2 * value * room + most) // (2 * most)))


def _grid(chart: Chart, width: int) -> list[Drawn]:
    """A field for each number. Where there is no room for shade and number, the number stays."""
    digits = max(2, max((cells(number.text) for bar in chart.bars for number in bar.numbers), default=0))
    count = max(1, len(chart.series))
    longest = max((cells(bar.label) for bar in chart.bars), default=0)
    label = max(4, min(LABEL, longest, width - 1 - count * (digits + 1)))
    column = digits + 2 if label + 1 + count * (digits + 2) <= width else digits + 1
    lines = [Drawn((Piece(" " * (label + 1)), *(Piece(_right(one.name, column), "muted") for one in chart.series)))]
    for place, bar in enumerate(chart.bars):
        pieces: list[Piece] = [Piece(f"{fit(bar.label, label)} ")]
        for n, (number, series) in enumerate(zip(bar.numbers, chart.series, strict=True)):
            text = number.text if number.figure.value else "·"
            shade = shade_of(number.figure.value, chart.most)
            if column > digits + 1:
                pieces += [Piece(f" {SHADES[shade]}", series.role)]
                pieces.append(Piece(text.rjust(digits), _tone(number.figure.value), n))
            else:
                pieces.append(Piece(text.rjust(column), _tone(number.figure.value), n))
        lines.append(Drawn(tuple(pieces), place))
    return lines


def _right(text: str, width: int) -> str:
    """A text at the right edge of its column, a cell away from the one before."""
    cut = clip(text, width - 1)
    return " " * (width - cells(cut)) + cut


def shade_of(value: int, most: int) -> int:
    """How dark a field is, from 0 for nothing to 4."""
    return min(4, -(-4 * value // max(1, most))) if value > 0 else 0
