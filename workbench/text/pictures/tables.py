"""The numbers of a picture as a table: what stands beside it, and instead of it where a file holds no pictures."""

from __future__ import annotations

from workbench.text.documents.model import Align, Cell, Column, Table
from workbench.text.pictures.model import Chart


def table(chart: Chart) -> Table:
    """One row for each bar: its name, and every number of it. Counts are numbers, so that a sheet can add them up."""
    columns = (Column(chart.title, lead=True), *(Column(series.name, Align.END) for series in chart.series))
    rows = tuple((bar.label, *(_cell(number.text) for number in bar.numbers)) for bar in chart.bars)
    return Table(columns, rows, chart.title)


def _cell(text: str) -> Cell:
    return int(text) if text.isascii() and text.isdecimal() else text
