"""A register as a sheet (CSV), and a sheet as lines of a register again: what was written is what is read.

A spreadsheet takes nothing in it for a formula, a terminal nothing for a command. What is restricted is left out, and
counted by whoever asks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import cast

from workbench.domain.entry import EntryKind
from workbench.domain.register_lines import Brought, RegisterLine
from workbench.domain.registers import LABELS, Register
from workbench.domain.when import in_zone
from workbench.i18n import N_, _
from workbench.text.display import PLACEHOLDER, display
from workbench.text.elements import SAID, elements_of
from workbench.text.register_rows import about_words, elements, kept, kind_words, moment_words, shown
from workbench.text.terms import kind_word

_FIXED = {
    "at": N_("Time"),
    "kind": N_("Kind"),
    "text": N_("Content"),
    "was": N_("As first written"),
    "ref": N_("Matter no."),
}
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet would calculate. Another apostrophe before it is taken away again by whoever reads it."""


class SheetError(ValueError):
    """A sheet that cannot be read: in which row, and why."""

    def __init__(self, row: int, why: str) -> None:
        super().__init__(why)
        self.row = row
        self.why = why


def identity(kind: EntryKind, at: datetime, text: str) -> tuple[str, str, str]:
    """By what a line is known on a sheet."""
    return kind.value, moment_words(at), _visible(text)


def columns(register: Register) -> tuple[str, ...]:
    """The columns of the sheet of a register."""
    if register.pick is not None:
        return ("at", "text", *register.elements, "ref")
    kind = ("kind",) if len(register.kinds) > 1 else ()
    rest = tuple(name for name in register.elements if name != "until")
    return ("at", "until", *kind, *rest, "text", "was", "ref")


def heading(column: str) -> str:
    """The head of a column."""
    return _(_FIXED[column]) if column in _FIXED else _(LABELS[column])


def sheet(register: Register, lines: Iterable[RegisterLine], me: str = "") -> str:
    """The register as CSV; what is restricted is left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(heading, columns(register)))
    writer.writerows([guarded(cell) for cell in row] for row in told_rows(register, lines, me))
    return out.getvalue()


def told_rows(register: Register, lines: Iterable[RegisterLine], me: str = "") -> Iterator[list[str]]:
    """The cells of each line as they are read, in the order of the columns; what is restricted is left out."""
    wanted = columns(register)
    for line in lines:
        if not line.is_restricted:
            cells = _cells(register, line, me)
            yield [cleaned(cells.get(column, "")) for column in wanted]


def withheld(lines: Iterable[RegisterLine]) -> int:
    """How many lines a sheet leaves out."""
    return sum(line.is_restricted for line in lines)


def _cells(register: Register, line: RegisterLine, me: str) -> dict[str, str]:
    cells = elements(register, line, me)
    cells["ref"] = about_words(line)
    cells["text"] = _visible(line.words)
    if line.entry is None:
        assert line.item is not None
        return {**cells, "at": moment_words(line.item.created_at)}
    entry = line.entry
    cells["at"] = moment_words(entry.at)
    if line.until is not None:
        cells["until"] = moment_words(line.until, entry.at)
    if len(register.kinds) > 1:
        cells["kind"] = kind_words(line)
    if line.is_corrected and _visible(entry.text) != cells["text"]:
        cells["was"] = _visible(entry.text)
    return cells


def _visible(text: str) -> str:
    """Words of which nothing can be shown have a sign in their place, so that their line is one."""
    return cleaned(text) or PLACEHOLDER


def cleaned(text: str) -> str:
    """What a terminal may show of it."""
    return display(text).strip()


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    shown = cleaned(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def bare(cell: str) -> str:
    """A cell as it was before it was guarded."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


# Read again -------------------------------------------------------------------------------------------------------


def read_sheet(register: Register, text: str, zone: datetime) -> list[Brought]:
    """The rows of a sheet, whatever the order of its columns; `zone` is any moment with the zone of the desk.

    Raises:
        SheetError: a column or a cell is not understood, and nothing of the sheet is taken.
    """
    try:
        rows = list(
            csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_between(text), strict=True)
        )
    except csv.Error as error:
        raise SheetError(0, _("it is no CSV ({why})").format(why=error)) from error
    return read_rows(register, rows, zone)


def read_rows(register: Register, rows: Sequence[Sequence[str]], zone: datetime) -> list[Brought]:
    """The same of rows of guarded cells, the heads first. Raises as `read_sheet`."""
    if register.pick is not None:
        raise SheetError(0, _("this register shows items: change those, and it follows"))
    if not rows:
        raise SheetError(1, _("it is empty"))
    wanted = [_column(register, cell) for cell in rows[0]]
    for column in ("at", "text"):
        if column not in wanted:
            raise SheetError(1, _("there is no column “{name}”").format(name=heading(column)))
    return [
        _row(register, wanted, cells, number, zone)
        for number, cells in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in cells)
    ]


def _between(text: str) -> str:
    """What stands between the cells: the heads hold none of it. A program set to a comma for decimals writes others."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _column(register: Register, cell: str) -> str:
    """The column meant by its head: in the language in use, in English, by its key or a word of the capture line."""
    wanted = bare(cell).casefold()
    for column in columns(register):
        english = _FIXED.get(column) or LABELS[column]
        if wanted in (column, heading(column).casefold(), english.casefold(), *SAID.get(column, ())):
            return column
    raise SheetError(1, _("the column “{name}” is none of this register").format(name=cleaned(cell)))


def _row(register: Register, wanted: Sequence[str], cells: Sequence[str], number: int, zone: datetime) -> Brought:
    if len(cells) > len(wanted):
        raise SheetError(number, _("it has more cells than there are columns"))
    told = {column: bare(cell) for column, cell in zip(wanted, cells, strict=False)}
    at = _moment(told["at"], None, zone, number)
    kind = _kind(register, told.get("kind", ""), number)
    words = told.get("text", "")
    if not words:
        raise SheetError(number, _("it says nothing"))
    until = _moment(told["until"], at, zone, number) if told.get("until") else None
    if until is not None and until < at:
        raise SheetError(number, _("it ends before it begins"))
    read = {name: shown(name, cleaned(value)) for name, value in elements_of(kind, words).items()}
    filled = tuple(
        (name, kept(name, told[name]))
        for name in register.elements
        if name in told and name != "until" and told[name] != read.get(name, "")
    )
    return Brought(at, kind, words, until, told.get("was", ""), told.get("ref", ""), filled)


def _moment(text: str, beside: datetime | None, zone: datetime, row: int) -> datetime:
    # A spreadsheet that knows a date when it sees one writes it in its own way: 2026/12/28 9:35.
    found = re.fullmatch(r"(?:(\d{4})[-/.](\d\d?)[-/.](\d\d?)[ T]+)?(\d\d?):(\d\d)(?::\d\d)?", text.strip())
    if found and (found[1] or beside is not None):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3])) if found[1] else cast("datetime", beside).date()
            return cast("datetime", in_zone(datetime.combine(day, time(int(found[4]), int(found[5]))), zone.tzinfo))
        except ValueError:
            pass
    raise SheetError(row, _("“{text}” is no moment such as 2026-12-28 09:35").format(text=cleaned(text)))


def _kind(register: Register, text: str, row: int) -> EntryKind:
    if not text and len(register.kinds) == 1:
        return register.kinds[0]
    for kind in register.kinds:
        if text.casefold() in (kind.value, kind_word(kind).casefold()):
            return kind
    raise SheetError(row, _("“{text}” is no kind of this register").format(text=cleaned(text)))
