"""A line of the duty roster: `值 12-28 18:00-次日08:00 李工 带班:张局`, `duty: Mon 18:00-08:00 Lee, led by Zhang`.

Read where a diary line of duty names hours that are still to come, a day before them or today, and somebody behind.
Several days (`1月1日-3日`) have the shift each; people with 轮流 or `in turn` behind them take turns.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.roster import Placed, is_possible, made
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.capture.context import Context

MOST = 92
"""So many days one line fills at most: a quarter."""
SHORTEST = 4
"""Hours from which on a stretch of today is a shift, and no notice of what happens later."""
_NEXT = r"次日|翌日|第二天|隔天|隔日|next day|\+1"
_HOURS = (
    r"(?<![\d:])(\d{1,2})(?::(\d\d)|[点时](半)?)\s*(?:-|~|到|至|to|until|till)\s*"
    rf"(?P<next>{_NEXT})?\s*(\d{{1,2}})(?::(\d\d)|[点时](半)?)(?!\d)\s*(?P<after>\(?(?:{_NEXT})\)?)?"
)
_SPAN = r"(.+?)\s*(?:\.\.+|~|至|到|\bto\b|(?<=[日号])-)\s*(.+)"
_PHONE = (
    r"(?:☎|☏|\b(?:phone|tel)\b\.?|电话|手机)\s*:?\s*(?P<said>\+?[\d*x][\d*x() -]{1,18}[\d*x…]|\S+)"
    r"|(?<!\d)(?P<bare>1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)"
)
_LEADER = (
    r"(?:带班(?:领导)?|值班领导)\s*:?\s*(?P<zh>[^\s;,。、☎☏]+)"
    r"|\b(?:duty leader|led by|leader|lead)\b\s*:?\s*(?P<en>[^;,。☎☏]+?)(?=\s*(?:[;,。☎☏]|\bphone\b|\btel\b|$))"
)
_IN_TURN = r"轮流|轮班|\bin turn\b"
_WHO = r"(?:值班(?:人员|员)?|人员|on duty)\s*:?\s*"
_APART = r"\s*(?:、|/|,|，|&|\band\b|和|及)\s*"
_EDGES = " \t,，;；。、:：·-"


def shifts(line: str, text: str, ctx: Context) -> tuple[Placed, ...]:
    """The shifts that a line sets; none where it tells what has happened. `text` is the line, folded, as long."""
    found = compiled(_HOURS).search(text)
    if found is None:
        return ()
    begin, end = _clock(found[1], found[2], found[3]), _clock(found[5], found[6], found[7])
    if begin is None or end is None or begin == "24:00":
        return ()
    later = 1 if found["next"] or found["after"] or end == "24:00" else None
    before = text[: found.start()].strip(" ,")
    days = _days(before, ctx) if before else [ctx.today]
    people, leader, phone, in_turn = _rest(line[found.end() :], text[found.end() :])
    if not days or not people:
        return ()
    each = [name for name in compiled(_APART).split(people) if name] if in_turn else [people]
    end = end.replace("24:00", "00:00")
    told = [
        Placed(day, made(begin, end, each[place % len(each)], later=later, leader=leader, phone=phone))
        for place, day in enumerate(days)
    ]
    sure = all(is_possible(one.shift) for one in told) and (bool(before) or _is_plain(told[0], ctx))
    return tuple(told) if sure else ()


def _is_plain(each: Placed, ctx: Context) -> bool:
    """Whether hours without a day are a shift of today: they are to come, and no hour's errand."""
    return each.start > ctx.now and each.end - each.start >= timedelta(hours=SHORTEST)


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    hours, minutes = int(hour), int(minute or (30 if half else 0))
    if minutes > 59 or hours > 24 or (hours == 24 and minutes):
        return None
    return f"{hours:02d}:{minutes:02d}"


def _days(words: str, ctx: Context) -> list[date]:
    """The days on which the shift begins: `12-28`, `周一至周五`, `1月1日-3日`, `1月2日、5日`."""
    span = compiled(_SPAN).fullmatch(words)
    first = _day(span[1], ctx) if span else None
    if span is not None and first is not None:
        last = _behind(span[2].strip(), first, ctx)
        if last is None or not first <= last < first + timedelta(days=MOST):
            return []
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found: list[date] = []
    for part in compiled(r"\s*[、,]\s*").split(words):
        day = _behind(part, found[-1], ctx) if found else _day(part, ctx)
        if day is None:
            return []
        found.append(day)
    return found


def _day(words: str, ctx: Context) -> date | None:
    from workbench.text.capture.when import when  # late: it reads the rest of the grammar

    found = when(words.strip(), ctx.now, work=ctx.work, calendar=ctx.calendar)
    return found if found is not None and not isinstance(found, datetime) else None


def _behind(words: str, first: date, ctx: Context) -> date | None:
    """A day behind another; `3日` and `3` are of the same month, and after December comes January."""
    alone = compiled(r"(\d{1,2})[日号]?").fullmatch(words)
    if alone is None:
        day = _day(words, ctx)
        return day.replace(year=first.year + 1) if day is not None and day < first and day.day != 29 else day
    try:
        return first.replace(day=int(alone[1]))
    except ValueError:
        return None


def _rest(line: str, text: str) -> tuple[str, str, str, bool]:
    """Who, the duty leader, the telephone, and whether several take turns."""
    cut: list[tuple[int, int]] = []
    leader = phone = ""
    led, rung, turned = compiled(_LEADER).search(text), compiled(_PHONE).search(text), compiled(_IN_TURN).search(text)
    if led is not None:
        leader = _piece(line, led.span("zh") if led["zh"] else led.span("en"))
        cut.append(led.span())
    if rung is not None:
        phone = _piece(line, rung.span("said") if rung["said"] else rung.span("bare"))
        cut.append(rung.span())
    if turned is not None:
        cut.append(turned.span())
    who = "".join(each if not any(a <= at < b for a, b in cut) else " " for at, each in enumerate(line)).strip(_EDGES)
    named = compiled(_WHO).match(who.lower())
    who = " ".join((who[named.end() :] if named else who).split()).strip(_EDGES)
    return who, leader, phone, turned is not None


def _piece(line: str, span: tuple[int, int]) -> str:
    return line[span[0] : span[1]].strip(_EDGES)
