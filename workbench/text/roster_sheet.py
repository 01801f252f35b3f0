"""The duty roster as a sheet (CSV) and back: what was written is what is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from workbench.domain.roster import Placed, is_possible, made
from workbench.i18n import N_, _
from workbench.text.register_sheet import SheetError, bare, cleaned, guarded

COLUMNS = {
    "day": (N_("Day"), "日期", "date"),
    "begin": (N_("From"), "自", "开始", "起", "開始"),
    "end": (N_("Until"), "至", "结束", "止", "結束"),
    "who": (N_("Person"), "值班人员", "值班人", "值班员", "姓名", "值班人員", "on duty"),
    "leader": (N_("Duty leader"), "带班领导", "带班", "帶班領導", "帶班"),
    "phone": (N_("Phone number"), "电话", "手机", "電話", "手機", "phone"),
}
"""Each column with its heading and the other words that head it on sheets of other offices."""
_NEXT = re.compile(r"(次日|翌日|第二天|隔日|隔天|next day|\+1)?\s*(\d{1,2})[:：](\d\d)", re.IGNORECASE)


def sheet(roster: Iterable[Placed]) -> str:
    """The roster as CSV; an end on a later day is written with its day."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_(names[0]) for names in COLUMNS.values()])
    for each in roster:
        shift = each.shift
        usual = made(shift.begin, shift.end, shift.who).later == shift.later
        end = shift.end if usual else each.end.isoformat(" ", "minutes")
        cells = (each.day.isoformat(), shift.begin, end, shift.who, shift.leader or "", shift.phone or "")
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def read(text: str) -> list[Placed]:
    """The shifts of a sheet, whatever the order of its columns.

    Raises:
        SheetError: a column or a cell is not understood, and nothing of the sheet is taken.
    """
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    except csv.Error as error:
        raise SheetError(0, _("it is no CSV ({why})").format(why=error)) from error
    if not rows:
        raise SheetError(1, _("it is empty"))
    columns = [_column(cell) for cell in rows[0]]
    for name in ("day", "begin", "end", "who"):
        if name not in columns:
            raise SheetError(1, _("there is no column “{name}”").format(name=_(COLUMNS[name][0])))
    return [
        _shift(columns, cells, number)
        for number, cells in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in cells)
    ]


def _column(cell: str) -> str:
    wanted = bare(cell).casefold()
    for name, words in COLUMNS.items():
        if wanted in (name, _(words[0]).casefold(), *(word.casefold() for word in words)):
            return name
    return ""  # a weekday, a remark: sheets of other offices have more columns


def _shift(columns: Sequence[str], cells: Sequence[str], row: int) -> Placed:
    told = {name: bare(cell) for name, cell in zip(columns, cells, strict=False)}
    day = _day(told.get("day", ""), row)
    begin, later = _clock(told.get("begin", ""), day, row)
    if later:
        raise SheetError(row, _("it begins on another day"))
    end, later = _clock(told.get("end", ""), day, row)
    who = told.get("who", "")
    if not who:
        raise SheetError(row, _("nobody is named"))
    shift = made(begin, end, who, later=later, leader=told.get("leader", ""), phone=told.get("phone", ""))
    if not is_possible(shift):
        raise SheetError(row, _("it ends before it begins, or lasts longer than a week"))
    return Placed(day, shift)


def _day(text: str, row: int) -> date:
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text.strip())
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise SheetError(row, _("“{text}” is no day such as 2026-12-28").format(text=cleaned(text)))


def _clock(text: str, day: date, row: int) -> tuple[str, int | None]:
    """A time of day, and how many days later it is where that is said."""
    found = _NEXT.fullmatch(text.strip())
    if found and int(found[2]) <= 23 and int(found[3]) <= 59:
        return f"{int(found[2]):02d}:{found[3]}", 1 if found[1] else None
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "T"))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or len(text.strip()) < len("2026-12-28 08:00"):
        raise SheetError(row, _("“{text}” is no time such as 18:00").format(text=cleaned(text)))
    return f"{moment:%H:%M}", (moment.date() - day).days
