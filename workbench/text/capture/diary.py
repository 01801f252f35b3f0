"""Diary lines: `- `, `;`, `-15 ` (minutes ago), `9:30-10:10 `, and the word for the kind of entry."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from workbench.domain.frozen import Frozen
from workbench.domain.reading import Reading, Span
from workbench.text.capture.atoms import Clock, Clocks, Part
from workbench.text.capture.context import Context
from workbench.text.capture.hours import times_on
from workbench.text.duration import match_duration
from workbench.text.patterns import compiled

KINDS: dict[str, tuple[str, ...]] = {
    "call": ("电", "电话", "来电", "去电", "call", "phone", "phone call"),
    "visitor": ("访", "来访", "接访", "visit", "visitor"),
    "meeting": ("会", "会议", "meeting"),
    "report": ("报", "汇报", "report"),
    "onsite": ("场", "现场", "onsite"),
    "instruction": ("批", "批示", "instruction"),
    "decision": ("定", "决定", "decision"),
    "advice": ("建", "建议", "advice"),
    "check": ("查", "核查", "督查", "check"),
    "chase": ("催", "催办", "chase"),
    "chased": ("被催", "chased"),
    "progress": ("进", "进展", "progress"),
    "reply": ("复", "回复", "答复", "reply"),
    "duty": ("值", "值班", "duty"),
    "seal": ("印", "用印", "seal"),
    "leave": ("假", "请假", "leave"),
    "inspection": ("检", "检查", "inspection"),
    "signal": ("苗", "苗头", "signal"),
    "reference": ("资", "资料", "reference"),
    "figure": ("数", "数据", "figure"),
    "field": ("下", "下乡", "field"),
    "study": ("学", "学习", "study"),
    "lesson": ("悟", "lesson"),
    "error": ("误", "差错", "error"),
    "feedback": ("评", "评价", "feedback"),
    "review": ("省", "review"),
    "note": ("记", "note"),
}
"""The words before an entry's text, by the kind they give. Two characters and English words want a colon."""

_BY_WORD = {word: kind for kind, words in KINDS.items() for word in words}
_ENGLISH_WITHOUT_COLON = ("call", "phone call", "visit", "visitor", "meeting")
_SAME_AS_ITS_KIND = ("电话", "来访")
"""Written before the text as its kind is, and so not twice."""
_HAPPENS = frozenset(
    (
        *("call", "visitor", "meeting", "report", "onsite", "check", "chase", "chased"),
        *("reply", "duty", "seal", "inspection", "field"),
    )
)
"""Kinds before a clock time which is theirs; in a decision it is what was decided."""
_CONTACTS = ("call", "visitor", "meeting")
_SIGN = r"\s*(?:-(?=\s)|;)\s*"
_AGO = r"\s*-(\d{1,3})\s+(?=\S)"
_LONG_AGO = r"\s*-(?=\S)(?![\d.]+ ?m(?!i))"
"""`-5m` is as likely five metres down."""
_RANGE = r"\s*(\d\d?):(\d\d) ?- ?(\d\d?):(\d\d)\s+(?=\S)"
_RANGE_SAID = r"\s*(\d\d?):(\d\d) ?(?:-|~|到|至|to) ?(\d\d?):(\d\d)\s+(?=\S)"
"""On a line which is a diary line already."""
_HOUR = r"\s*(早上|上午|下午|晚上)?(?:(\d\d?):(\d\d)|(\d\d?)[点时](半|一刻|三刻|\d\d?分?)?)\s+(?=\S)"
_DAY = r"\s*(?:(\d{4})-(\d\d?)-(\d\d?)(?:\s+(?=\S))|(昨天|昨日|前天|yesterday)\s*(?=\S))"
"""A day gone by, on a line which is a diary line already."""
_BEGINS_A_DAY = frozenset("12昨前y")
_BACK = {"昨天": 1, "昨日": 1, "前天": 2, "yesterday": 1}
_KIND = r"(phone call|[a-z]+|[\u4e00-\u9fff]{1,2})(?:(\s*:\s*)|(\s+))(?=\S)"
_PARTS = {"早上": Part.MORNING, "上午": Part.MORNING, "下午": Part.AFTERNOON, "晚上": Part.EVENING}
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}


class _Opening(Frozen):
    """What stands before the text of a diary line."""

    end: int
    spans: tuple[Span, ...]
    at: date | datetime | None = None
    until: datetime | None = None


def entry(line: str, text: str, ctx: Context) -> Reading | None:
    """The diary entry that the line is, or None where it is an item."""
    first = text.lstrip()[:1]
    if first not in ("-", ";") and not first.isdigit():
        return None
    sign = compiled(_SIGN).match(text)
    if sign:
        signed = _Opening(sign.end(), (_span("kind", line, 0, sign.end()),))
        past = _past(line, text, signed, ctx)
        if past is not None:
            return past
        opening = _time(line, text, signed, ctx) or signed
    else:
        opening = _time(line, text, _Opening(0, ()), ctx)
    if opening is None or not line[opening.end :].strip():
        return None
    kind, opening = _kind_and_hour(line, text, opening, ctx)
    found = _entry(line, kind, opening)
    if kind == "signal":
        from workbench.text.capture.watch_line import watch_until  # late: few lines are about an early sign

        day = watch_until(text[opening.end :], ctx)
        return found.but(facts=(("watch_until", day.isoformat()),)) if day is not None else found
    if kind != "duty" or opening.until is not None:
        return found
    from workbench.text.capture.shift_line import shifts  # late: few lines are about duty

    return found.but(shifts=shifts(line[opening.end :], text[opening.end :], ctx))


def _entry(line: str, kind: str, opening: _Opening) -> Reading:
    said = line[opening.end :].strip()
    return Reading(
        "entry", line, said, at=opening.at, until=opening.until, entry_kind=kind, text=said, spans=opening.spans
    )


def _past(line: str, text: str, signed: _Opening, ctx: Context) -> Reading | None:
    """A line about a day gone by: `2026-12-27 9:30-10:10 ...`, `昨天 16:00 电 ...`, `yesterday call: ...`.

    A day in words begins many a sentence: it is read only before a clock time or a kind.
    """
    if text[signed.end : signed.end + 1] not in _BEGINS_A_DAY:
        return None
    found = compiled(_DAY).match(text, signed.end)
    day = _day(found[1], found[2], found[3], _BACK.get(found[4] or "", 0), ctx) if found else None
    if found is None or day is None:
        return None
    dated = _read(signed, "at", line, found.end())
    late = ctx.but(now=datetime.combine(day, time(23, 59)))
    opening = _range(line, text, dated, late) or _hour(line, text, dated, late) or dated
    kind, opening = _kind_and_hour(line, text, opening, late)
    if not line[opening.end :].strip() or (found[4] and opening.end == dated.end):
        return None
    return _entry(line, kind, opening if opening.at is not None else opening.but(at=day))


def _day(year: str | None, month: str, number: str, back: int, ctx: Context) -> date | None:
    """The day named, where there is one and it has come."""
    if not year:
        return ctx.today - timedelta(days=back)
    try:
        day = date(int(year), int(month), int(number))
    except ValueError:
        return None
    return day if day <= ctx.today else None


def _span(name: str, line: str, start: int, end: int) -> Span:
    return Span(name, start, end, line[start:end])


def _read(opening: _Opening, name: str, line: str, end: int) -> _Opening:
    """The opening, with a piece of the line up to `end` read."""
    return opening.but(end=end, spans=(*opening.spans, _span(name, line, opening.end, end)))


def _time(line: str, text: str, opening: _Opening, ctx: Context) -> _Opening | None:
    ago = _ago(text, opening.end)
    if ago:
        at = (ctx.now - timedelta(minutes=ago[1])).replace(second=0, microsecond=0)
        return _read(opening, "at", line, ago[0]).but(at=at)
    return _range(line, text, opening, ctx)


def _range(line: str, text: str, opening: _Opening, ctx: Context) -> _Opening | None:
    found = compiled(_RANGE_SAID if opening.spans else _RANGE).match(text, opening.end)
    if found is None:
        return None
    first, last = _clock(found[1], found[2]), _clock(found[3], found[4])
    times = times_on(ctx.today, Clocks(first, last), None) if first and last else None
    if times is None or times[0] > ctx.now:
        return None  # still to come: an appointment, not a record
    return _read(opening, "at", line, found.end()).but(at=times[0], until=times[1])


def _ago(text: str, start: int) -> tuple[int, int] | None:
    """`-15 `, `-1h30 `, `-半小时 `: where it ends, and the minutes."""
    found = compiled(_AGO).match(text, start)
    if found:
        return found.end(), int(found[1])
    sign = compiled(_LONG_AGO).match(text, start)
    length = match_duration(text, sign.end()) if sign else None
    blank = compiled(r"\s+(?=\S)").match(text, length[0]) if length else None
    return (blank.end(), length[1]) if blank and length else None


def _hour(line: str, text: str, opening: _Opening, ctx: Context) -> _Opening | None:
    """One clock time which has passed."""
    found = compiled(_HOUR).match(text, opening.end)
    if found is None:
        return None
    tail = found[5] or "0"
    minute = found[3] or str(_MINUTES.get(tail, tail.rstrip("分")))
    clock = _clock(found[2] or found[4], minute)
    times = times_on(ctx.today, clock, _PARTS.get(found[1])) if clock else None
    if times is None or times[0] > ctx.now:
        return None
    return _read(opening, "at", line, found.end()).but(at=times[0])


def _clock(hour: str, minute: str) -> Clock | None:
    """A clock time in figures; a leading zero is the 24-hour clock."""
    if int(hour) > 24 or int(minute) > 59:
        return None
    return Clock(int(hour), int(minute), sure=hour.startswith("0") or int(hour) > 12)


def _kind_and_hour(line: str, text: str, opening: _Opening, ctx: Context) -> tuple[str, _Opening]:
    """The kind of entry, with a clock time before or behind its word: `9:10 访`, `访 9:10`."""
    timed = _hour(line, text, opening, ctx) if opening.at is None else None
    if timed:
        kind, after = _kind(line, text, timed)
        return (kind, after) if kind != "note" or after.end > timed.end else ("note", opening)
    kind, after = _kind(line, text, opening)
    if opening.at is not None:
        return kind, after
    if after.end == opening.end:
        return _word_and_time(line, text, opening, ctx) or (kind, after)
    if kind in _HAPPENS:
        after = _time_behind(kind, line, text, after, ctx) or after
    return kind, after


def _time_behind(kind: str, line: str, text: str, opening: _Opening, ctx: Context) -> _Opening | None:
    """The time behind the word; minutes ago only where no figure is looked into (`查 -20 度`)."""
    read = _time if kind in _CONTACTS else _range
    return read(line, text, opening, ctx) or _hour(line, text, opening, ctx)


def _word_and_time(line: str, text: str, opening: _Opening, ctx: Context) -> tuple[str, _Opening] | None:
    """`visit 9:10 Chen`, `call -15 Mr Wang`: before a time the word says the kind, and begins no sentence."""
    found = compiled(_KIND).match(text, opening.end)
    kind = _BY_WORD.get(found[1]) if found else None
    if found is None or kind not in _HAPPENS:
        return None
    word = _read(opening, "entry_kind", line, found.end())
    timed = _time_behind(kind, line, text, word, ctx)
    return (kind, timed) if timed else None


def _kind(line: str, text: str, opening: _Opening) -> tuple[str, _Opening]:
    """The kind of entry, and the line read up to its text."""
    found = compiled(_KIND).match(text, opening.end)
    kind = _BY_WORD.get(found[1]) if found else None
    if found is None or kind is None:
        return "note", opening
    word = found[1]
    single = (len(word) == 1 and not word.isascii()) or word in _SAME_AS_ITS_KIND or word == "被催"
    if found[2] or single:
        return kind, _read(opening, "entry_kind", line, found.end())
    if word in _ENGLISH_WITHOUT_COLON or not word.isascii():
        return kind, opening  # the word is part of the sentence, and stays in it
    return "note", opening
