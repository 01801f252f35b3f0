"""Which of the date phrases of a line are read, and which stay text."""

from __future__ import annotations

from workbench.domain.reading import Notice
from workbench.text.capture.atoms import Day, Days, Trouble, Trust
from workbench.text.capture.context import Context
from workbench.text.capture.gather import Draft, gather
from workbench.text.capture.joins import Phrase, joined, only_clock, with_provisos
from workbench.text.capture.marks import Mark, Sense, leading, trailing
from workbench.text.capture.offset import counted_off
from workbench.text.capture.place import is_named_so, may_stand
from workbench.text.capture.rules import all_atoms, holds
from workbench.text.capture.settle import settle
from workbench.text.capture.tables import tables
from workbench.text.patterns import compiled

_NO_DAY = ("impossible-date", "weekday-mismatch", "several-days", "ambiguous-date")
"""With one of these on the line, a clock time that stands alone belongs to the day which was not read."""

_RECURS = (
    r"(?:每个?月的?(?:第[一二三四五]|最后一?)个?(?:周|星期)的?|[每隔逢]个?(?:天|日|周|月|季度?|年)?|工作日|平日"
    r"|(?<![a-z])(?:every|each)(?: \w+)? (?:on (?:the )?)?"
    r"|(?<![a-z])(?:quarterly|yearly|annually|monthly|weekly) on (?:the )?)$"
)
"""Words of a recurrence which is not understood: the single date behind them would be wrong."""
_RECURS_HINTS = ("每", "隔", "逢", "工作日", "平日", "every ", "each ", "ly on ")
_ATTRIBUTE = r"(?<![a-z])(?:the|a|an|my|our|your|this|last) $"
"""`the 10am` is a meeting and not a time for this item."""
_LATER = (
    r"(?:之|以|过|往)?后(?![台勤天])|以来|左右|前后|上下(?!班)"
    r"|(?:之|以)?前(?:几|[一二两三四五六七八九十半\d]+)个?(?:[天日周月]|星期|礼拜|工作)"
)
"""What makes a date a border or a guess, and not the date itself."""
_LATER_BEGINS = tuple("之以过往后左前上")
_SUBJECT = r"关于[^,;:!?]*$"
_SUBJECT_ENDS = (
    r"[^,;:!?]*的(?:通知|通报|通告|公告|公示|函|请示|批复|报告|意见|方案|决定|说明|汇报|纪要|提案|建议|复函|情况|预案)"
)
"""关于5月18日会议的通知 is the name of a document."""
_IS_MOVED = r"[^,;:!?\s]{0,8}(?:(?<!整)改|调整?|挪|移|推迟|提前|延期|顺延|延后|延)(?:到(?!位)|至|为|成)"
"""周一例会改到周二: the day it was on is no day for it."""
_BORDER = (
    r"(?<![a-z])(?:after|around|about|since|past|roughly|circa|except|excluding|but not|not on|other than)"
    r"(?: on)?(?: the)? $"
)
"""`after 3pm` is no time for it."""
_EXCEPT = r",?\s*\(?(?:except|excluding|but not|other than|除|[^,()]{1,8}除外)"
"""A recurrence with an exception is none that a rule can hold."""
_FOR_A_WHILE = r"(?:\d|[一二两三四五六七八九十几])个?[天周月][内里]?,?$|除[^,]{1,8}外,?$"
"""连续三天每天, 除周末外每天: nor can it hold these."""
_BEFORE_AN_EVENT = r"(?![之以]|上班|下班)(?:结账|月结|[一-鿿]?例?会|开会|会议|年会|结束|关账|封账)前(?!台)"
"""下周例会前: before something in that time, and who knows when that is."""
_COUNTED_FROM = (
    r"(?:\d+|an?|one|two|three|four|five|six|ten|a few|some|several)"
    r" (?:working |business )?(?:days?|weeks?|months?|hours?) $"
    r"|(?<![a-z])(?:the|an?|few|couple of) (?:day|night|evening|week|weekend|month|[a-z]+day)s? $"
)
"""`two weeks before christmas` is not the day before it."""
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


def phrases(text: str, ctx: Context, line: str = "", *, alone: bool = False) -> tuple[list[Phrase], list[Notice]]:
    """Every date phrase of the folded line which is read, and what was left unread for a reason worth saying.

    `alone` says that the text is meant to be a date and nothing else, so that it need not stand out from a sentence.
    `line` is the line as typed, whose capitals tell a name from a day. A notice holds the place of its piece as
    `start:end`; the reader puts the typed characters in.
    """
    atoms = counted_off(all_atoms(tables(text), text, ctx), text, ctx)
    read: list[Phrase] = []
    notices: list[Notice] = []
    provisos: list[Draft] = []
    index = 0
    while index < len(atoms):
        draft, index = gather(atoms, index, text)
        if draft.said.only_provisos and draft.trouble is None:
            provisos.append(draft)
            continue
        result = _finish(draft, text, line, ctx, alone=alone, floor=read[-1].end if read else 0)
        if isinstance(result, Phrase):
            read.append(result)
        elif result is not None:
            notices.append(result)
    if any(notice.code in _NO_DAY for notice in notices):
        read = [phrase for phrase in read if not only_clock(phrase)]
    return with_provisos(joined(read, text, ctx), provisos, ctx), notices


def _finish(draft: Draft, text: str, line: str, ctx: Context, *, alone: bool, floor: int) -> Phrase | Notice | None:
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
    if ahead[-1:] == " " and compiled(_BORDER).search(ahead):
        return None
    if draft.said.repeats is None and holds(ahead, _RECURS_HINTS) and compiled(_RECURS).search(ahead):
        return None
    if before and before.sense is Sense.BEFORE and compiled(_COUNTED_FROM).search(text[: before.edge]):
        return None
    if draft.said.repeats and (compiled(_EXCEPT).match(text, draft.end) or compiled(_FOR_A_WHILE).search(ahead)):
        return None
    if _is_period(draft) and compiled(_BEFORE_AN_EVENT).match(text, draft.end):
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
    if "关于" in ahead and compiled(_SUBJECT).search(ahead) and compiled(_SUBJECT_ENDS).match(text, end):
        return None
    if compiled(_IS_MOVED).match(text, end):
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


def _is_period(draft: Draft) -> bool:
    day = draft.said.day
    return isinstance(day, Days) or (isinstance(day, Day) and day.period)


def _sense(before: Mark | None, after: Mark | None, within: Sense) -> Sense:
    if before and before.sense is not Sense.PLAN:
        return before.sense
    return after.sense if after else within


def _is_read(draft: Draft, text: str, before: Mark | None, after: Mark | None) -> bool:
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
