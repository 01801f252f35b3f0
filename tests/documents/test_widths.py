"""The widths of columns: the page is parted whole, and what belongs together is not torn where there is room for it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from support.documents import tables

from workbench.text.documents.model import Column, Table
from workbench.text.documents.widths import shares

PAGE = 70


@given(tables())
def test_the_page_is_parted_whole_and_every_column_has_some_of_it(table: Table) -> None:
    each = shares(table)
    assert abs(sum(each) - 1) < 1e-9
    assert min(each) > 0.02


def test_dates_numbers_and_names_stay_whole_beside_a_long_title() -> None:
    table = Table(
        (Column("Date"), Column("Day"), Column("Matter"), Column("Who"), Column("No."), Column("State")),
        ((date(2026, 12, 28), "Mon", "a long title " * 9, "陈敏", "2026-0910", "fixed"),),
    )
    cells = [share * PAGE for share in shares(table)]
    for width, needed in zip(cells, (10, 3, 6, 4, 9, 5), strict=True):
        assert width >= needed + 2
    assert max(cells) == cells[2]
