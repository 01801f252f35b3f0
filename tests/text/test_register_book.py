"""A workbook says what the sheet says, and a workbook that an office program saved is read as it was meant."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from support.make import NOW

from tests.text.test_register_sheet import registers
from workbench.domain.entry import Entry
from workbench.domain.register_lines import lines_of
from workbench.domain.registers import BY_KEY, REGISTERS, Register
from workbench.text.register_book import book, read_book
from workbench.text.register_sheet import SheetError, read_sheet, sheet

CALL = BY_KEY["call"]


@given(registers())
@settings(max_examples=60, deadline=None)
def test_a_workbook_brings_what_the_sheet_brings(made: tuple[Register, list[Entry]]) -> None:
    register, entries = made
    lines = list(lines_of(register, entries, {}))
    content, shortened = book(register, lines, NOW)
    assert shortened == 0
    assert read_book(register, content, NOW) == read_sheet(register, sheet(register, lines), NOW)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda each: each.key)
def test_every_cell_is_a_text_and_nothing_is_reckoned(register: Register) -> None:
    evil = [Entry(NOW, NOW, kind, text) for kind in register.kinds for text in ("=1+1", "@SUM(A1)", "+86 10", "-5")]
    content, _shortened = book(register, lines_of(register, evil, {}), NOW)
    for row in openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows():
        assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in row)
        assert all(cell.value is None for cell in row if cell.data_type == "n")


def saved(*rows: Sequence[object]) -> bytes:
    """A workbook as an office program saves it."""
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    for row in rows:
        page.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_dates_and_numbers_that_a_program_made_of_texts_are_read_as_they_were_meant() -> None:
    content = saved(
        ("Time", "Ended", "Content", "Phone number", None),
        (datetime(2026, 12, 28, 9, 35), time(9, 50), "王局 问季报", 13800138000.0, None),
        (None, None, None, None, None),
        ("2026/12/28 10:05", None, 4711, "", None),
        (None, "", " ", None, None),
    )
    first, second = read_book(CALL, content, NOW)
    assert (first.at.isoformat()[:16], first.text, first.filled) == (
        "2026-12-28T09:35",
        "王局 问季报",
        (("number", "13800138000"),),
    )
    assert first.until is not None
    assert first.until.isoformat()[:16] == "2026-12-28T09:50"
    assert (second.at.isoformat()[:16], second.text) == ("2026-12-28T10:05", "4711")


@pytest.mark.parametrize(
    ("content", "row", "why"),
    [
        (b"PK\x03\x04 no archive", 0, "no XLSX"),
        (saved(("Time", "Content"), ("2026-12-28 09:35", "=HYPERLINK(1)")), 2, "formula"),
        (saved(("Time", "Content"), (date(2026, 12, 28), "no time")), 2, "no moment"),
        (saved(("Time", "Colour"), ("2026-12-28 09:35", "x")), 1, "Colour"),
        (saved(), 1, "empty"),
    ],
)
def test_a_workbook_that_cannot_be_read_says_where_and_why(content: bytes, row: int, why: str) -> None:
    with pytest.raises(SheetError) as told:
        read_book(CALL, content, NOW)
    assert (told.value.row, why in told.value.why) == (row, True), told.value.why


def test_a_text_that_is_too_long_for_a_cell_is_counted() -> None:
    lines = lines_of(CALL, [Entry(NOW, NOW, CALL.kinds[0], "王局" + "长" * 40_000)], {})
    content, shortened = book(CALL, lines, NOW)
    assert shortened == 1
    assert openpyxl.load_workbook(BytesIO(content)).worksheets[0]["A2"].value
