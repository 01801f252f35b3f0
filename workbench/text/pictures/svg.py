"""Pictures as SVG, to stand within a page: light and dark, on a screen and on paper.

Text takes the colour of the page. A series is told by its pattern as well as by its colour, and every number stands
beside its bar. Nothing is fetched and nothing runs; what people typed is escaped, and cut to its column.
"""

from __future__ import annotations

from html import escape

from workbench.text.documents.model import clean
from workbench.text.pictures.blocks import shade_of
from workbench.text.pictures.model import Bar, Chart, Shape
from workbench.text.width import cells, clip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 680
CELL = 7.4
"""Points that a cell of text is wide, generously: fonts differ."""
HEAD_CELL = 6.6
HEAD = 18
"""Cells for the name above a column of numbers at most."""
ROW = 22
BAR = 14
LABEL = 20
"""Cells for the name of a row at most."""
COLOURS = {
    "q1": "#d1495b", "q2": "#2e7cc4", "q3": "#c98a00", "q4": "#7d8790", "q0": "#a9b1b9",
}  # fmt: skip
"""Of the quadrants, seen on white and on black alike; what tells them apart for everybody is the pattern."""
_HATCHES = ("", "M0 6L6 0", "M0 3H6", "M3 0V6", "M0 0L6 6M0 6L6 0")
"""What is drawn over the colour of a series: nothing, slanted, lying, standing, crossed."""


def svg(chart: Chart) -> str:
    """The picture. Its parts are named after the picture, so that several may stand on one page."""
    body = list(_grid(chart) if chart.shape is Shape.HEAT else _bars(chart))
    height = _height(chart)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" role="img" '
        f'aria-labelledby="{chart.id}-title" font-family="inherit" font-size="13" fill="currentColor">'
    )
    title = f'<title id="{chart.id}-title">{_text(chart.title)}</title>'
    return "\n".join([head, title, *_patterns(chart), *body, "</svg>"]) + "\n"


def _height(chart: Chart) -> int:
    if chart.shape is Shape.HEAT:
        return ROW * (len(chart.bars) + 1) + 8
    return ROW * (len(_legend_lines(chart)) + 1 + len(chart.bars)) + 12


def _text(text: str) -> str:
    return escape(clean(text))


def _patterns(chart: Chart) -> Iterator[str]:
    """The fillings: a colour, and what is drawn over it."""
    yield "<defs>"
    for place, n in enumerate(_drawn(chart)):
        colour = COLOURS.get(chart.series[n].role, COLOURS["q4"])
        hatch = _HATCHES[place % len(_HATCHES)]
        over = f'<path d="{hatch}" stroke="#fff" stroke-width="1.4" stroke-opacity=".8"/>' if hatch else ""
        yield (
            f'<pattern id="{chart.id}-{n}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{colour}"/>{over}</pattern>'
        )
    yield "</defs>"


def _drawn(chart: Chart) -> list[int]:
    if chart.shape is Shape.HEAT:
        return [0] if chart.series else []
    return [n for n, series in enumerate(chart.series) if series.is_drawn]


# Bars -------------------------------------------------------------------------------------------------------------


def _legend_lines(chart: Chart) -> list[list[tuple[int, float]]]:
    """The places of the names of what is drawn, line by line."""
    lines: list[list[tuple[int, float]]] = [[]]
    at = 0.0
    for n in _drawn(chart):
        wide = 20 + CELL * (cells(clean(chart.series[n].name)) + 2)
        if lines[-1] and at + wide > WIDTH:
            lines.append([])
            at = 0.0
        lines[-1].append((n, at))
        at += wide
    return lines


def _columns(chart: Chart) -> list[float]:
    """How wide the numbers of each series stand, their name above them."""
    widths: list[float] = []
    for n, series in enumerate(chart.series):
        longest = max((cells(bar.numbers[n].text) for bar in chart.bars), default=1)
        widths.append(max(CELL * longest, HEAD_CELL * cells(_head(series.name))) + CELL * 1.5)
    return widths


def _bars(chart: Chart) -> Iterator[str]:
    for line, places in enumerate(_legend_lines(chart)):
        for n, at in places:
            y = line * ROW
            yield f'<rect x="{at:.1f}" y="{y + 4}" width="13" height="13" fill="url(#{chart.id}-{n})"/>'
            yield f'<text x="{at + 18:.1f}" y="{y + 15}">{_text(chart.series[n].name)}</text>'
    columns = _columns(chart)
    label = CELL * (min(LABEL, max((cells(clean(bar.label)) for bar in chart.bars), default=0)) + 1)
    room = max(60.0, WIDTH - label - sum(columns))
    top = ROW * len(_legend_lines(chart))
    yield from _heads(chart, columns, label + room, top)
    for place, bar in enumerate(chart.bars):
        y = top + ROW * (place + 1)
        weight = ' font-weight="bold"' if bar.is_strong else ""
        yield f'<text x="0" y="{y + 15}"{weight}>{escape(clip(clean(bar.label), LABEL))}</text>'
        yield from (
            _paired(chart, bar, label, y, room) if chart.shape is Shape.PAIR else _stacked(chart, bar, label, y, room)
        )
        at = label + room
        for number, wide in zip(bar.numbers, columns, strict=True):
            at += wide
            yield f'<text x="{at:.1f}" y="{y + 15}" text-anchor="end">{_text(number.text)}</text>'


def _head(name: str) -> str:
    return clip(clean(name), HEAD)


def _heads(chart: Chart, columns: list[float], left: float, top: int) -> Iterator[str]:
    at = left
    for series, wide in zip(chart.series, columns, strict=True):
        at += wide
        name = escape(_head(series.name))
        yield f'<text x="{at:.1f}" y="{top + 15}" text-anchor="end" opacity=".75" font-size="11.5">{name}</text>'


def _stacked(chart: Chart, bar: Bar, left: float, y: int, room: float) -> Iterator[str]:
    at = left
    for n in _drawn(chart):
        wide = room * bar.numbers[n].figure.value / max(1, chart.most)
        if wide:
            yield _rect(chart, bar, n, at, y + 4, wide, BAR)
        at += wide


def _paired(chart: Chart, bar: Bar, left: float, y: int, room: float) -> Iterator[str]:
    drawn = _drawn(chart)
    high = BAR / max(1, len(drawn))
    for place, n in enumerate(drawn):
        wide = room * bar.numbers[n].figure.value / max(1, chart.most)
        if wide:
            yield _rect(chart, bar, n, left, y + 4 + place * high, wide, high - 0.5)


def _rect(chart: Chart, bar: Bar, n: int, x: float, y: float, wide: float, high: float) -> str:
    told = _text(f"{bar.label}: {chart.series[n].name} {bar.numbers[n].text}")
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="url(#{chart.id}-{n})">'
        f"<title>{told}</title></rect>"
    )


# A grid -----------------------------------------------------------------------------------------------------------


def _grid(chart: Chart) -> Iterator[str]:
    label = CELL * (max((cells(clean(bar.label)) for bar in chart.bars), default=0) + 1)
    wide = (WIDTH - label) / max(1, len(chart.series))
    for n, series in enumerate(chart.series):
        yield f'<text x="{label + wide * (n + 0.5):.1f}" y="15" text-anchor="middle">{_text(series.name)}</text>'
    for place, bar in enumerate(chart.bars):
        y = ROW * (place + 1)
        yield f'<text x="0" y="{y + 15}">{_text(bar.label)}</text>'
        for n, number in enumerate(bar.numbers):
            x, shade = label + wide * n, shade_of(number.figure.value, chart.most)
            if shade:
                yield (
                    f'<rect x="{x + 1:.1f}" y="{y + 1}" width="{wide - 2:.1f}" height="{ROW - 2}" '
                    f'fill="{COLOURS["q2"]}" fill-opacity="{shade * 0.2:.1f}"/>'
                )
            text = number.text if number.figure.value else "·"
            yield f'<text x="{x + wide / 2:.1f}" y="{y + 15}" text-anchor="middle">{_text(text)}</text>'
