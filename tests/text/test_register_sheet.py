"""The law of the sheet: what was written is what is read, and a program that opens it is given nothing to do."""

import csv
import io
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import NOW

from workbench import i18n
from workbench.domain.entry import Entry
from workbench.domain.ids import EntryId
from workbench.domain.register_lines import FILLS, RegisterLine, lines_of
from workbench.domain.registers import REGISTERS, Register
from workbench.text.register_sheet import columns, identity, read_sheet, sheet, withheld

WRITTEN = [register for register in REGISTERS if register.pick is None]
HOSTILE = "张局长王办来电访答复周五前议定：:；;，,。=+-@＝＋'\"\t\r\n\x1b[31m\x07\u202e《》“”（）138 ab#%|\u0301\ufeff"
TEXTS = st.text(st.sampled_from(HOSTILE), max_size=30) | st.text(max_size=12)


@st.composite
def registers(draw: st.DrawFn) -> tuple[Register, list[Entry]]:
    """A register and a diary for it: hostile words, elements filled in or emptied, corrections, restricted lines."""
    register = draw(st.sampled_from(WRITTEN))
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        at = NOW - timedelta(minutes=draw(st.integers(0, 5000)))
        kind = draw(st.sampled_from(register.kinds))
        entry = Entry(
            at=at,
            written_at=NOW,
            kind=kind,
            text=draw(TEXTS.filter(lambda text: bool(text.strip()))),
            id=EntryId(2 * number),
            until=draw(st.none() | st.integers(0, 3000).map(lambda n, at=at: at + timedelta(minutes=n))),
            ref=draw(st.none() | st.just("2026-0007")),
            restricted=draw(st.integers(0, 4)) == 0,
            data=tuple(draw(st.dictionaries(st.sampled_from([*register.elements]), TEXTS, max_size=2)).items()),
        )
        entries.append(entry)
        if draw(st.booleans()):
            fills = draw(st.booleans())
            data = ((FILLS, "1"), (register.elements[0], draw(TEXTS))) if fills else ()
            righted = draw(TEXTS.filter(lambda text: bool(text.strip())))
            entries.append(entry.but(id=EntryId(2 * number + 1), amends=entry.id, text=righted, data=data))
    return register, entries


def brought(register: Register, text: str) -> list[RegisterLine]:
    """The lines that the desk would have after the sheet was brought into an empty one."""
    entries: list[Entry] = []
    for number, row in enumerate(read_sheet(register, text, NOW), 1):
        root = Entry(
            row.at,
            NOW,
            row.kind,
            row.was or row.text,
            EntryId(2 * number),
            until=row.until,
            ref=row.ref or None,
            data=row.filled,
        )
        entries.append(root)
        if row.was and row.was != row.text:
            entries.append(root.but(id=EntryId(2 * number + 1), amends=root.id, text=row.text, data=()))
    return lines_of(register, entries, {})


@given(registers(), st.sampled_from(i18n.LANGUAGES))
def test_sheet_and_back_is_the_same_sheet(made: tuple[Register, list[Entry]], tag: str) -> None:
    i18n.use(tag)
    register, entries = made
    lines = lines_of(register, entries, {})
    written = sheet(register, lines)
    again = brought(register, written)
    assert sheet(register, again) == written
    i18n.use("en")


@given(registers())
def test_a_sheet_holds_every_line_but_the_restricted_and_says_how_many(made: tuple[Register, list[Entry]]) -> None:
    register, entries = made
    lines = lines_of(register, entries, {})
    rows = list(csv.reader(io.StringIO(sheet(register, lines))))
    assert len(rows) == 1 + len(lines) - withheld(lines)
    assert {len(row) for row in rows} == {len(columns(register))}


@given(registers())
def test_no_cell_is_a_formula_or_moves_a_terminal(made: tuple[Register, list[Entry]]) -> None:
    register, entries = made
    text = sheet(register, lines_of(register, entries, {}))
    for cell in (cell for row in csv.reader(io.StringIO(text)) for cell in row):
        assert cell[:1] not in tuple("=+-@\t\r＝＋－＠")
        assert all(character.isprintable() for character in cell)


@given(registers())
def test_a_line_is_known_again_by_its_row(made: tuple[Register, list[Entry]]) -> None:
    register, entries = made
    open_lines = [line for line in lines_of(register, entries, {}) if not line.is_restricted]
    rows = read_sheet(register, sheet(register, open_lines), NOW)
    for line, row in zip(open_lines, rows, strict=True):
        assert line.entry is not None
        assert identity(row.kind, row.at, row.text) == identity(line.entry.kind, line.entry.at, line.words)


@pytest.mark.parametrize("cell", ["=1+1", "'=1+1", "''=x", "+86 10", "-5", "@x", "'quoted'", "''"])
def test_a_text_like_a_formula_comes_back_as_it_was(cell: str) -> None:
    register = next(register for register in REGISTERS if register.key == "call")
    line = RegisterLine(Entry(NOW, NOW, register.kinds[0], cell, EntryId(1)))
    assert read_sheet(register, sheet(register, [line]), NOW)[0].text == cell


def test_a_sheet_that_a_spreadsheet_wrote_anew_is_read_as_before() -> None:
    """Its own dates, semicolons for commas, CR and LF, a mark at the beginning, and empty rows at the end."""
    register = next(register for register in REGISTERS if register.key == "call")
    entry = Entry(NOW, NOW, register.kinds[0], "王主任 问季报; 今天答复", EntryId(1), until=NOW + timedelta(minutes=9))
    written = sheet(register, [RegisterLine(entry)])
    rows = list(csv.reader(io.StringIO(written)))
    rows[1] = [cell.replace("2026-12-28 08:00", "2026/12/28 8:00:00").replace("08:09", "8:09") for cell in rows[1]]
    assert "2026/12/28 8:00:00" in rows[1]
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([*rows, [""] * len(rows[0]), [""] * len(rows[0])])
    assert read_sheet(register, "\ufeff" + out.getvalue(), NOW) == read_sheet(register, written, NOW)
