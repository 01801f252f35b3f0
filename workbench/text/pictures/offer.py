"""Pictures for documents: each with its SVG for a page, and its table for every other kind of file."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.domain.statistics.whole import Statistics
from workbench.text.documents.model import Table
from workbench.text.pictures.charts import Hides, charts, nothing_hidden
from workbench.text.pictures.model import Chart
from workbench.text.pictures.svg import svg
from workbench.text.pictures.tables import table
from workbench.text.report.figures import Book


class Picture(Frozen):
    """A picture in words, as an image, and as numbers."""

    title: str
    note: str
    svg: str
    table: Table
    chart: Chart


def pictures(found: Statistics, me: str = "", hides: Hides = nothing_hidden, book: Book | None = None) -> list[Picture]:
    """The pictures of a period that show anything, in the order in which they are looked at; `hides` as of `charts`."""
    shown = (chart for chart in charts(found, me, hides) if not chart.is_empty)
    return [_picture(chart, book) for chart in shown]


def _picture(chart: Chart, book: Book | None) -> Picture:
    drawn = svg(chart)
    return Picture(chart.title, chart.note, drawn, table(chart, book).but(svg=drawn), chart)
