"""Diary lines: `- `, `;`, `-15 ` (minutes ago), `9:30-10:10 `, and the word for the kind of entry."""

from datetime import datetime, timedelta
from typing import NamedTuple

from workbench.domain.reading import Reading, Span
from workbench.text.capture.atoms import Clock, Clocks
from workbench.text.capture.context import Context
from workbench.text.capture.hours import times_on
from workbench.text.capture.rules import compiled

KINDS: dict[str, tuple[str, ...]] = {
    "call": ("电", "电话", "来电", "去电", "call", "phone"),
    "visitor": ("访", "来访", "接访", "visit", "visitor"),
    "meeting": ("会", "会议", "meeting"),
    "report": ("报", "汇报", "report"),
    "onsite": ("场", "现场", "onsite"),
    "instruction": ("批", "批示", "instruction"),
    "decision": ("定", "决定", "decision"),
    "advice": ("建", "建议", "advice"),
    "check": ("查", "核查", "督", "督查", "check"),
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
_ENGLISH_WITHOUT_COLON = ("call", "visit", "visitor", "meeting")
_SIGN = r"\s*(?:-(?=\s)|;)\s*"
_AGO = r"\s*-(\d{1,3})\s+(?=\S)"
_RANGE = r"\s*(\d\d?):(\d\d) ?- ?(\d\d?):(\d\d)\s+(?=\S)"
_KIND = r"([a-z]+|[\u4e00-\u9fff]{1,2})(?:(\s*:\s*)|(\s+))(?=\S)"


class _Opening(NamedTuple):
    """What stands before the text of a diary line."""

    end: int
    spans: tuple[Span, ...]
    at: datetime | None = None
    until: datetime | None = None


def entry(line: str, text: str, ctx: Context) -> Reading | None:
    """The diary entry that the line is, or None where it is an item."""
    sign = compiled(_SIGN).match(text)
    if sign:
        first = _Opening(sign.end(), (_span("kind", line, 0, sign.end()),))
        opening = _time(line, text, first, ctx) or first
    else:
        opening = _time(line, text, _Opening(0, ()), ctx)
    if opening is None or not line[opening.end :].strip():
        return None
    kind, end, spans = _kind(line, text, opening)
    said = line[end:].strip()
    return Reading("entry", line, said, at=opening.at, until=opening.until, entry_kind=kind, text=said, spans=spans)


def _span(name: str, line: str, start: int, end: int) -> Span:
    return Span(name, start, end, line[start:end])


def _time(line: str, text: str, opening: _Opening, ctx: Context) -> _Opening | None:
    start = opening.end
    ago = compiled(_AGO).match(text, start)
    if ago:
        at = (ctx.now - timedelta(minutes=int(ago[1]))).replace(second=0, microsecond=0)
        return _Opening(ago.end(), (*opening.spans, _span("at", line, start, ago.end())), at)
    found = compiled(_RANGE).match(text, start)
    if found is None:
        return None
    first, last = _clock(found[1], found[2]), _clock(found[3], found[4])
    times = times_on(ctx.today, Clocks(first, last), None) if first and last else None
    if times is None or times[0] > ctx.now:
        return None  # still to come: an appointment, not a record
    return _Opening(found.end(), (*opening.spans, _span("at", line, start, found.end())), *times)


def _clock(hour: str, minute: str) -> Clock | None:
    """A clock time in figures; a leading zero is the 24-hour clock."""
    if int(hour) > 24 or int(minute) > 59:
        return None
    return Clock(int(hour), int(minute), sure=hour.startswith("0") or int(hour) > 12)


def _kind(line: str, text: str, opening: _Opening) -> tuple[str, int, tuple[Span, ...]]:
    """The kind of entry, where its text begins, and the spans before it."""
    found = compiled(_KIND).match(text, opening.end)
    kind = _BY_WORD.get(found[1]) if found else None
    if found is None or kind is None:
        return "note", opening.end, opening.spans
    word = found[1]
    if found[2] or (len(word) == 1 and not word.isascii()) or word == "被催":
        return kind, found.end(), (*opening.spans, _span("entry_kind", line, opening.end, found.end()))
    if word in _ENGLISH_WITHOUT_COLON or not word.isascii():
        return kind, opening.end, opening.spans  # the word is part of the sentence, and stays in it
    return "note", opening.end, opening.spans
