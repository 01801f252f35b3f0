"""The numbers of a picture as a table: what stands beside it, and instead of it where a file holds no pictures."""

from __future__ import annotations

from workbench.text.documents.model import Align, Cell, Column, Table
from workbench.text.pictures.model import Bar, Chart, Number, Series
from workbench.text.report.figures import Book


def table(chart: Chart, book: Book | None = None) -> Table:
    """One row for each bar: its name, and every number of it. Counts are numbers, so that a sheet can add them up.

    A `book` keeps what each of them counts, for a screen.
    """
    columns = (Column(chart.title, lead=True), *(Column(series.name, Align.END) for series in chart.series))
    rows = tuple(
        (bar.label, *(_seen(book, chart, bar, *pair) for pair in zip(chart.series, bar.numbers, strict=True)))
        for bar in chart.bars
    )
    return Table(columns, rows, chart.title)


def _seen(book: Book | None, chart: Chart, bar: Bar, series: Series, number: Number) -> Cell:
    found = number.figure
    if book is None or not (found.items or found.lines):
        return _cell(number.text)
    return book.open(number.text, " · ".join((chart.title, bar.label, series.name)), found)


def _cell(text: str) -> Cell:
    return int(text) if text.isascii() and text.isdecimal() else text
