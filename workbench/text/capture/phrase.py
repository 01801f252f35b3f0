"""Puts the pieces of a line together to date phrases, and decides which of them are read."""

from __future__ import annotations

from datetime import datetime, time

from workbench.domain.frozen import Frozen
from workbench.domain.reading import Notice
from workbench.text.capture.atoms import (
    Atom,
    Clock,
    Clocks,
    Counted,
    Day,
    Days,
    EndOfWork,
    Moment,
    PartOfDay,
    Proviso,
    Repeats,
    Trouble,
    Trust,
)
from workbench.text.capture.calendar import days, real
from workbench.text.capture.context import Context
from workbench.text.capture.fold import TAKEN
from workbench.text.capture.marks import Mark, Sense, leading, trailing
from workbench.text.capture.place import is_named_so, may_stand
from workbench.text.capture.rules import all_atoms, holds
from workbench.text.capture.settle import Outcome, Pieces, settle
from workbench.text.capture.tables import tables
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_GLUE = r"\s*(?:,\s*|的|\(\s*|at\s+|@\s*|on\s+|by\s+|from\s+|t)?"
_NO_DAY = ("impossible-date", "weekday-mismatch", "several-days", "ambiguous-date")
"""With one of these on the line, a clock time that stands alone belongs to the day which was not read."""

_RECURS = r"(?:[每隔逢]个?(?:天|日|周|月|季度?|年)?|工作日|平日|(?<![a-z])(?:every|each)(?: \w+)? )$"
"""Words of a recurrence which is not understood: the single date behind them would be wrong."""
_RECURS_HINTS = ("每", "隔", "逢", "工作日", "平日", "every ", "each ")
_ATTRIBUTE = r"(?<![a-z])(?:the|a|an|my|our|your|this|last) $"
"""`the 10am` is a meeting and not a time for this item."""
_LATER = r"(?:之|以|过|往)?后(?![台勤天])|以来|左右|前后|上下(?!班)"
"""What makes a date a border or a guess, and not the date itself."""
_LATER_BEGINS = tuple("之以过往后左前上")
_STARTING = r"(?:starting|beginning|as of|effective|from)(?: on| from)? $"
_ENDING = r"(?:until|till|through|ending)(?: on)? $"
_ENDING_WITHIN = r"(?:until|till|through|ending) "
"""What makes the day beside a recurrence its first or its last."""
_EXCEPT = r",?\s*\(?(?:except|excluding|but not|other than|除)"
"""A recurrence with an exception is none that a rule can hold."""
_COUNTED_FROM = (
    r"(?:\d+|an?|one|two|three|four|a few|some|several) (?:working |business )?(?:days?|weeks?|months?|hours?) $"
)
"""`two weeks before christmas` is not the day before it."""
_OR = ("或", "或者", "或是", "还是")
_TO = ("到", "至")
_AND = ("和", "、", "及", "与")
_FROM_THEN_ON = ("起", "开始")
_OF_A_DAY = r"(?:第[二三四五]天|当[天日]|同一?[天日]|那[天日]|前一[天日]|次日|翌日|隔[天日]|[几某哪][天日]|改天)$"
"""第二天上午: the hour of a day which another word names, and which is not read."""
_ATTRIBUTES = (
    r"(?:要|该|需要?|应|得|必须)?(?:交|上交|提交|发|报|上报|完成|上线|到期|截止|召开|举行|签|付|做|开|用)的(?!时候|话)"
)
"""周三前要交的材料."""
_TRIP = r"(?:去|到|飞|回|来|赴|出发|开往)[^,。;\s]{0,8}的(?:[机车船]?票|高铁|火车|动车|航班|飞机|酒店)"
_BOOKS = ("订", "买", "改签", "退", "取", "查", "抢", "约", "催", "问", "核")
"""订周四晚上去上海的机票: the day is that of the trip."""
_EVENTS = (
    r"(?!.{0,6}(?:改|挪|推迟|延|提前|取消|换))(?:会|例会|约|飞机|火车|高铁|航班|车|电影|面试|培训|课|班|视频|电话)"
)
"""What a day and hour with 的 may announce: 明天下午3点的会."""


class Phrase(Frozen):
    """A date phrase which is read: its place in the line and the fields it fills."""

    start: int
    end: int
    outcome: Outcome
    said: Pieces
    also: tuple[int, int] | None = None
    """Where its clock time, or the first or last day of a recurrence, stands, if away from it."""
    proviso: tuple[int, int] | None = None
    """Where it is said that a recurrence rolls, or counts from completion, if away from it."""


class _Draft:
    """A phrase being put together, from its first piece on."""

    __slots__ = ("chinese", "count", "end", "open", "said", "start", "trouble", "trust", "weekday")

    def __init__(self, first: Atom) -> None:
        self.start, self.end = first.start, first.end
        self.said = Pieces()
        self.trust, self.chinese = first.trust, first.chinese
        self.weekday = _is_weekday(first)
        self.count = 1
        self.trouble: Trouble | None = None
        self.open = False
        """Within a bracket that begins after the first piece."""


def phrases(text: str, ctx: Context, line: str = "", *, alone: bool = False) -> tuple[list[Phrase], list[Notice]]:
    """Every date phrase of the folded line which is read, and what was left unread for a reason worth saying.

    `alone` says that the text is meant to be a date and nothing else, so that it need not stand out from a sentence.
    `line` is the line as typed, whose capitals tell a name from a day. A notice holds the place of its piece as
    `start:end`; the reader puts the typed characters in.
    """
    atoms = all_atoms(tables(), text, ctx)
    read: list[Phrase] = []
    notices: list[Notice] = []
    provisos: list[_Draft] = []
    index = 0
    while index < len(atoms):
        draft, index = _gather(atoms, index, text)
        if draft.said.only_provisos and draft.trouble is None:
            provisos.append(draft)
            continue
        result = _finish(draft, text, line, ctx, alone=alone, floor=read[-1].end if read else 0)
        if isinstance(result, Phrase):
            read.append(result)
        elif result is not None:
            notices.append(result)
    if any(notice.code in _NO_DAY for notice in notices):
        read = [phrase for phrase in read if not _only_clock(phrase)]
    return _with_provisos(_joined(read, text, ctx), provisos, ctx), notices


def _only_clock(phrase: Phrase) -> bool:
    said = phrase.said
    return said.clock is not None and said.day is None and said.repeats is None


def _joined(read: list[Phrase], text: str, ctx: Context) -> list[Phrase]:
    """Two phrases that are one: a day and the clock time said elsewhere, a recurrence and its first or last day."""
    if len(read) != 2:
        return read
    if any(_only_clock(phrase) for phrase in read):
        day, hour = sorted(read, key=_only_clock)
        return _with_clock(day, hour, text, ctx)
    rule, day = sorted(read, key=lambda phrase: phrase.said.repeats is None)
    return _with_border(rule, day, text, ctx)


def _with_clock(day: Phrase, hour: Phrase, text: str, ctx: Context) -> list[Phrase]:
    """`every tuesday 1:1 with Sam 3pm`, `tomorrow dentist 3pm`, 明天开会 15:00: the hour is that day's."""
    said = day.said
    free = not (said.clock or said.end_of_work) and (said.repeats or isinstance(said.day, Day | Counted))
    if not free or _only_clock(day) or hour.said.end_of_work:
        return [day, hour]
    if said.deadline and not hour.said.deadline and not _at_an_edge(hour, text):
        return [day, hour]
    sense = hour.said.sense if hour.said.deadline else said.sense
    both = said.at_the_clock(hour.said.clock, said.part or hour.said.part, sense)
    outcome = settle(both, ctx)
    if not isinstance(outcome, Outcome):
        return [day] if said.repeats else [day, hour]
    return [Phrase(day.start, day.end, outcome, both, (hour.start, hour.end))]


def _at_an_edge(phrase: Phrase, text: str) -> bool:
    return not text[phrase.end :].strip(TAKEN + " .,;!") or not text[: phrase.start].strip(TAKEN + " ")


def _with_border(rule: Phrase, day: Phrase, text: str, ctx: Context) -> list[Phrase]:
    """`every monday standup starting 1 dec`, `every friday until 30 june`."""
    if rule.said.repeats and isinstance(day.said.day, Day | Days) and text[: day.end].endswith(_FROM_THEN_ON):
        return _from_then_on(rule, day, ctx)
    if not rule.said.repeats or rule.said.deadline or not isinstance(day.said.day, Day) or day.said.clock:
        return [rule, day]
    ahead = text[: day.start]
    starting = compiled(_STARTING).search(ahead)
    ending = compiled(_ENDING).search(ahead) or compiled(_ENDING_WITHIN).match(text, day.start)
    if starting:
        outcome = settle(rule.said, ctx.but(now=datetime.combine(day.said.day.date, time(0))))
        return [rule.but(outcome=outcome, also=(starting.start(), day.end))] if isinstance(outcome, Outcome) else [rule]
    if ending and rule.outcome.repeat:
        last = f"{rule.outcome.repeat};UNTIL={day.said.day.date:%Y%m%d}"
        return [rule.but(outcome=rule.outcome.but(repeat=last), also=(min(ending.start(), day.start), day.end))]
    return [rule, day]


def _from_then_on(rule: Phrase, day: Phrase, ctx: Context) -> list[Phrase]:
    """下周一起每天9点."""
    assert isinstance(day.said.day, Day | Days)
    first = day.said.day.date if isinstance(day.said.day, Day) else day.said.day.first
    outcome = settle(rule.said, ctx.but(now=max(ctx.now, datetime.combine(first, time(0)))))
    return [rule.but(outcome=outcome, also=(day.start, day.end))] if isinstance(outcome, Outcome) else [rule, day]


def _with_provisos(read: list[Phrase], provisos: list[_Draft], ctx: Context) -> list[Phrase]:
    """What is said elsewhere of a recurrence: 每月25日报税，遇节假日顺延."""
    rules = [phrase for phrase in read if phrase.said.repeats]
    if len(rules) != 1 or len(provisos) != 1:
        return read
    rule, proviso = rules[0], provisos[0]
    if (rule.said.roll and proviso.said.roll) or (rule.said.from_completion and proviso.said.from_completion):
        return read
    rule.said.roll = rule.said.roll or proviso.said.roll
    rule.said.from_completion = rule.said.from_completion or proviso.said.from_completion
    outcome = settle(rule.said, ctx)
    if not isinstance(outcome, Outcome):
        return read
    whole = rule.but(outcome=outcome, proviso=(proviso.start, proviso.end))
    return [whole if phrase is rule else phrase for phrase in read]


def _gather(atoms: Sequence[Atom], index: int, text: str) -> tuple[_Draft, int]:
    """The longest run of pieces from `index` that go together, and where the next run begins."""
    first = atoms[index]
    draft = _Draft(first)
    _add(draft, first)
    index += 1
    while index < len(atoms):
        atom = atoms[index]
        gap = text[_after_trouble(draft, text) : atom.start]
        by = gap.strip() == "by"
        if _either_or_span(draft, atom, gap.strip()):
            draft.end, draft.count, index = atom.end, draft.count + 1, index + 1
            continue
        if (
            (gap and not compiled(_GLUE).fullmatch(gap))
            or (by and isinstance(atom.value, Day))
            or not _add(draft, atom)
        ):
            break
        draft.open = draft.open or "(" in gap
        if by:
            draft.said.sense = Sense.BY
        draft.end = atom.end
        if draft.open and text[atom.end : atom.end + 1] == ")":
            draft.end, draft.open = atom.end + 1, False
        draft.trust = max(draft.trust, atom.trust)
        draft.weekday = draft.weekday and (_is_weekday(atom) or isinstance(atom.value, PartOfDay))
        draft.count += 1
        index += 1
    if draft.open:
        draft.trouble = Trouble("")
    return draft, index


def _either_or_span(draft: _Draft, atom: Atom, gap: str) -> bool:
    """周一或周二 is neither; 明天和后天 and 明天到周五 are all from the one to the other; 9点和17点 are two."""
    said, value = draft.said, atom.value
    if gap in _OR and isinstance(value, Day | Days | Counted | Clock):
        draft.trouble = draft.trouble or Trouble("several-days")
        return True
    if gap in _AND and said.clock and isinstance(value, Clock) and not draft.trouble:
        draft.trouble = Trouble("several-times")
        return True
    if gap not in (*_TO, *_AND) or not isinstance(said.day, Day) or not isinstance(value, Day) or said.clock:
        return False
    if draft.trouble or said.day.period or (gap in _TO and said.part):
        return False
    first, last = said.day.date, value.date
    if value.month_day and first.month != last.month:
        last = real(first.year, first.month, last.day) or last
    last = last if last > first else last + days(value.rolls)
    if gap in _AND and last != first + days(1):
        draft.trouble = Trouble("several-days")
        return True
    if last > first:
        said.day, said.part = Days(first, last), None
    return last > first


def _after_trouble(draft: _Draft, text: str) -> int:
    """Where the next piece may begin: behind a date which is none, its 前 is passed over."""
    mark = trailing(text, draft.end) if draft.trouble is not None else None
    return mark.edge if mark else draft.end


def _is_weekday(atom: Atom) -> bool:
    return isinstance(atom.value, Day) and atom.value.rolls == 7


def _add(draft: _Draft, atom: Atom) -> bool:
    """Take a piece in, where there is room for it."""
    said, value = draft.said, atom.value
    if draft.trouble is not None:
        return isinstance(value, Day | Clock | Clocks | PartOfDay)  # the hour of a day that is none is no hour
    if isinstance(value, Trouble):
        free = said.day is None and said.repeats is None and said.end_of_work is None
        draft.trouble = value if free else draft.trouble
        return free
    if isinstance(value, Day) and isinstance(said.day, Day):
        return _confirm(draft, said.day, value)
    return _put(said, value)


def _put(said: Pieces, value: object) -> bool:
    match value:
        case Day() | Days() | Counted() | Moment() if said.day is None:
            said.day = value
        case PartOfDay() if said.part is None:
            said.part = value.part
        case Clock() | Clocks() if said.clock is None:
            said.clock = value
        case Repeats() if said.repeats is None:
            said.repeats = value
        case Proviso() if not (value.from_completion and said.from_completion) and not (value.roll and said.roll):
            said.from_completion = said.from_completion or value.from_completion
            said.roll = said.roll or value.roll
        case EndOfWork() if said.end_of_work is None:
            said.end_of_work = value
        case _:
            return False
    return True


def _confirm(draft: _Draft, said: Day, also: Day) -> bool:
    """A weekday beside a date confirms it, or contradicts it."""
    if said.rolls == also.rolls == 7:
        draft.trouble = Trouble("several-days")
    weekday, day = (said, also) if said.rolls == 7 else (also, said)
    if weekday.rolls != 7 and (said.date != also.date or said.period or also.period):
        return False
    if draft.trouble is None and weekday.date.weekday() != day.date.weekday():
        draft.trouble = Trouble("weekday-mismatch")
    draft.said.day = day
    return True


def _finish(draft: _Draft, text: str, line: str, ctx: Context, *, alone: bool, floor: int) -> Phrase | Notice | None:
    """The phrase as read, the notice about it, or None where it stays text without a word."""
    if draft.trouble is not None:
        return Notice(draft.trouble.code, f"{draft.start}:{draft.end}") if draft.trouble.code else None
    before, after = leading(text, draft.start), trailing(text, draft.end)
    if before and before.edge < floor:
        before = None
    if not (before or after) and is_named_so(line, draft.start, draft.end):
        return None
    if before or after:
        draft.said.sense = _sense(before, after, draft.said.sense)
    ahead = text[: draft.start]
    if text[draft.end : draft.end + 1] in _LATER_BEGINS and compiled(_LATER).match(text, draft.end):
        return None
    if draft.said.repeats is None and holds(ahead, _RECURS_HINTS) and compiled(_RECURS).search(ahead):
        return None
    if before and before.sense is Sense.BEFORE and compiled(_COUNTED_FROM).search(text[: before.edge]):
        return None
    if draft.said.repeats and compiled(_EXCEPT).match(text, draft.end):
        return None
    if draft.said.repeats and text[: draft.start].endswith(("工作日", "周末")):
        return None
    if not alone and not _is_read(draft, text, before, after):
        return None
    outcome = settle(draft.said, ctx)
    start = before.edge if before else draft.start
    end = after.edge if after else draft.end
    if outcome is None:
        return None
    if isinstance(outcome, Trouble):
        return Notice(outcome.code, f"{start}:{end}")
    if text[end : end + 1] != " " and compiled(_ATTRIBUTES).match(text, end):
        return None
    if (draft.said.day or draft.said.repeats) is None and compiled(_OF_A_DAY).search(ahead):
        return None
    if holds(text[:start], _BOOKS) and compiled(_TRIP).match(text, end):
        return None
    if text[end : end + 1] == "的":
        if draft.said.clock is None or text[:start].strip() or not compiled(_EVENTS).match(text, end + 1):
            return None
        end += 1
    return Phrase(start, end, outcome, draft.said)


def _sense(before: Mark | None, after: Mark | None, within: Sense) -> Sense:
    if before and before.sense is not Sense.PLAN:
        return before.sense
    return after.sense if after else within


def _is_read(draft: _Draft, text: str, before: Mark | None, after: Mark | None) -> bool:
    said = draft.said
    before_it = text[: draft.start]
    if draft.count == 1 and said.clock and before_it[-1:] == " " and compiled(_ATTRIBUTE).search(before_it):
        return False
    if after or (before and (before.sense is not Sense.PLAN or draft.trust is not Trust.NEEDS_PLACE)):
        return True
    if isinstance(said.day, Days) and said.day.whole and before:
        return False
    if said.end_of_work or (draft.count > 1 and (said.clock or said.repeats or (said.part and draft.chinese))):
        return True
    if before and text[before.edge : draft.start].strip() in ("on", "at", "在", "于", "@"):
        return True
    trust = max(draft.trust, Trust.NEEDS_PLACE) if draft.weekday and said.part else draft.trust
    return may_stand(
        text, draft.start, draft.end, trust, chinese=draft.chinese, weekday=draft.weekday, parted=bool(said.part)
    )
