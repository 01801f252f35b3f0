"""The statistics of a period as a document: each picture with its sentence, and its numbers in a table below it."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.periods import Period
from workbench.domain.statistics.whole import Statistics
from workbench.i18n import _
from workbench.text.documents.model import Block, Document, Heading, Paragraph
from workbench.text.periods import period_short, span
from workbench.text.pictures.charts import Hides, nothing_hidden
from workbench.text.pictures.offer import pictures
from workbench.text.report.figures import Book


def statistics_document(
    found: Statistics, now: datetime, me: str = "", hides: Hides = nothing_hidden, book: Book | None = None
) -> Document:
    """All pictures that show anything; `hides` as of `charts`."""
    blocks: list[Block] = []
    for picture in pictures(found, me, hides, book):
        blocks.append(Heading(picture.title))
        if picture.note:
            blocks.append(Paragraph((picture.note,)))
        blocks.append(picture.table)
    if not blocks:
        blocks.append(Paragraph((_("nothing to show"),)))
    return Document(_("Statistics"), tuple(blocks), _dated(found.period, now), author=me, made_at=now)


def _dated(found: Period, now: datetime) -> str:
    return f"{period_short(found, now.date())}  {span(found)}"
