"""Days counted from another day than today: 12月10日前两天, 月底前3个工作日, `two days before Christmas`.

The other day is a piece that is read already; what counts from it stands before it in English, behind it in Chinese.
"""

from __future__ import annotations

from datetime import date

from workbench.text.capture.atoms import Atom, Counted, Day, Trouble, Trust, Value
from workbench.text.capture.calendar import add_months, add_workdays, days
from workbench.text.capture.context import Context
from workbench.text.capture.days_en import WEEKDAY, weekday_number
from workbench.text.capture.numerals import NUMBER, WORD_NUMBER, number
from workbench.text.capture.rules import holds
from workbench.text.patterns import compiled

_SIGNS = ("before ", "after ", "前", "后")
_AHEAD = (
    rf"(?<![a-z0-9\-/.&'])(?:(?:the +)?({WEEKDAY}|day)"
    rf"|(?:exactly +)?({WORD_NUMBER}) +((?:working |business )?days?|weeks?|fortnights?|months?))"
    r" +(before|after) +(?:the +)?$"
)
"""In the text before a piece."""
_BEHIND = (
    rf"(?:之|以)?([前后])第?({NUMBER})(个?工作[日天]|个?上班日|天|日|周|个?星期|个?礼拜|个月)"
    r"(之?以?内)?(?![的多半前后左上下])"
)
"""In the text behind a piece."""
_REACH = 48
_WEEKS = {"week": 7, "fort": 14}


def counted_off(atoms: list[Atom], text: str, ctx: Context) -> list[Atom]:
    """The pieces, where a day together with what is counted from it is one."""
    if not holds(text, _SIGNS):
        return atoms
    found: list[Atom] = []
    for atom in atoms:
        other = _other(atom, text, ctx) if isinstance(atom.value, Day) else None
        if other is not None:
            found = [before for before in found if before.end <= other.start]
        if not found or (other or atom).start >= found[-1].end:
            found.append(other or atom)
    return found


def _other(atom: Atom, text: str, ctx: Context) -> Atom | None:
    assert isinstance(atom.value, Day)
    low = max(0, atom.start - _REACH)
    ahead = compiled(_AHEAD).search(text[low : atom.start])
    if ahead:
        value = _english(atom.value.date, ahead[1], ahead[2], ahead[3], ahead[4] == "before", ctx)
        return _made(low + ahead.start(), atom.end, value, atom, ctx)
    behind = compiled(_BEHIND).match(text, atom.end)
    if behind:
        value = _chinese(atom.value.date, behind[1], behind[2], behind[3], bool(behind[4]), ctx)
        return _made(atom.start, behind.end(), value, atom, ctx)
    return None


def _made(start: int, end: int, value: Value | None, atom: Atom, ctx: Context) -> Atom | None:
    if isinstance(value, Day | Counted) and value.date < ctx.today:
        value = Trouble("past-date")
    return None if value is None else Atom(start, end, value, Trust.ANYWHERE, atom.chinese)


def _english(
    day: date, named: str | None, count: str | None, unit: str | None, before: bool, ctx: Context
) -> Value | None:
    if named == "day":
        found = day + days(-1 if before else 1)
    elif named:
        gap = (day.weekday() - weekday_number(named)) % 7 if before else (weekday_number(named) - day.weekday()) % 7
        found = day + days((gap or 7) * (-1 if before else 1))
    else:
        n = number(count or "")
        if not n or unit is None:
            return None
        n = -n if before else n
        if unit.startswith(("working", "business")):
            return _of(_workdays(day, n, ctx))
        found = add_months(day, n) if unit.startswith("month") else day + days(n * _WEEKS.get(unit[:4], 1))
    return Day(found)


def _chinese(day: date, where: str, count: str, unit: str, within: bool, ctx: Context) -> Value | None:
    n = number(count)
    if not n or (within and where == "前"):
        return None
    n = -n if where == "前" else n
    if "工作" in unit or "上班" in unit:
        found = _workdays(day, n, ctx)
    elif unit == "个月":
        found = add_months(day, n)
    else:
        found = day + days(n * (1 if unit in "天日" else 7))
    if within and found is not None:
        return Counted(found, True)
    return _of(found)


def _of(found: date | None) -> Day | None:
    return Day(found) if found is not None else None


def _workdays(day: date, n: int, ctx: Context) -> date | None:
    """The nth working day after `day`, or before it."""
    if n > 0:
        return add_workdays(day, n, ctx.is_workday)
    for step in range(1, 8 * -n + 60):
        earlier = day - days(step)
        n += ctx.is_workday(earlier)
        if n >= 0:
            return earlier
    return None
