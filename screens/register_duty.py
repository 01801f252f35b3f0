"""The duty roster above the lines of its register: who is on duty, who comes next, what is amiss."""

from __future__ import annotations

from datetime import timedelta

from workbench.desk.desk import Desk
from workbench.i18n import _
from workbench.text.roster import now_words, shift_words, standing_lines
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

NEXT_DAYS = 7
"""So many days of the roster stand above the log; `workbench duty` shows more."""
MOST = 9


def duty_rows(desk: Desk, width: int) -> list[Row]:
    """Nothing where there is no roster."""
    today, there = desk.today(), desk.on_duty()
    coming = [each for each in desk.roster(today, today + timedelta(days=NEXT_DAYS)) if each not in there]
    rows: list[Row] = []
    if there:
        rows.append(_row(_("On duty now: {who}").format(who=now_words(there)), "ok", width, bold=True))
    rows += [_row(shift_words(each), "fg", width) for each in coming[:MOST]]
    amiss = standing_lines(desk.duty_standing())
    rows += [_row(f"! {line}", "warn", width) for line in amiss[:MOST]]
    note = desk.handed_over()
    if note is not None and not note.restricted:
        rows.append(_row(_("s accepts what was handed over: {note}").format(note=note.text), "q3", width, bold=True))
    return rows


def _row(words: str, role: str, width: int, *, bold: bool = False) -> Row:
    return Row((Bit(plain(words, width), role, bold=bold),))
