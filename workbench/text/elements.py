"""The elements of a diary line, read from its words: who called, from where, what was promised by when.

Nothing here is stored. A line keeps the words that were typed; a register asks what they say, and what a person filled
in afterwards comes before what was read. Every element is a piece of the line as typed, or is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.domain.entry import EntryKind

SAID: dict[str, tuple[str, ...]] = {
    "answer": ("告知", "答复内容", "told", "answered"),
    "answer_by": ("答复时限", "答复期限", "reply by", "answer by"),
    "apologies": ("缺席", "请假人员", "请假人", "apologies"),
    "applicant": ("申请人", "经办人", "applicant"),
    "approver": ("批准人", "审批人", "批准", "审批", "核定", "approved by", "approver"),
    "as_of": ("截至", "截止", "as of"),
    "back": ("销假", "返岗", "back on"),
    "by": ("批示人", "by"),
    "cause": ("原因", "成因", "cause"),
    "chair": ("主持人", "主持", "chair"),
    "class": ("类别", "class"),
    "copies": ("份数", "copies"),
    "decided": ("议定事项", "议定", "决议", "decided", "agreed"),
    "decider": ("决定人", "decider"),
    "due": ("时限", "due"),
    "effect": ("后果", "影响", "effect"),
    "fix": ("改正", "处置", "put right"),
    "from_day": ("自", "from"),
    "hand_over": ("移交", "交班给", "handed over to"),
    "leader": ("带班领导", "带班", "duty leader"),
    "level": ("级别", "程度", "level"),
    "matter": ("事由", "反映事项", "matter"),
    "minutes": ("时长", "minutes"),
    "name": ("指标", "名称", "name"),
    "number": ("号码", "电话号码", "number"),
    "operator": ("用印人", "监印人", "operator"),
    "outcome": ("结论", "采纳情况", "outcome"),
    "party": ("人数", "party"),
    "phone_check": ("通讯", "电话畅通", "phone check"),
    "place": ("地点", "place"),
    "present": ("出席人员", "出席", "参会", "present"),
    "promised": ("承诺", "promised"),
    "received_by": ("接待人", "接待", "received by"),
    "recorder": ("记录人", "记录", "recorder"),
    "result": ("办理结果", "结果", "result"),
    "rule": ("制度", "改进措施", "rule"),
    "source": ("来源", "出处", "摘自", "source"),
    "stand_in": ("代班", "顶岗", "stand-in"),
    "tag": ("标签", "tag"),
    "to_day": ("至", "to"),
    "unit": ("单位", "身份", "unit"),
    "value": ("数值", "value"),
    "watch_until": ("关注至", "watch until"),
    "who": ("姓名", "来电人", "who"),
    "words": ("原话", "words"),
}
"""The words before a colon which name an element, as they are typed (`号码:` `number:`)."""

_ELEMENT = {word: name for name, words in SAID.items() for word in words}
_LABEL = re.compile(
    "(?:^|(?<=[\\s;；,，。、]))(" + "|".join(sorted(map(re.escape, _ELEMENT), key=len, reverse=True)) + r")\s*[:：]\s*",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;；。\n]|[,，](?!\d)")

_PHONE = (
    r"(?<![\d.])(1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\+\d[\d ()-]{6,18}\d"
    r"|\d{7,8}|\d{3}-\d{3,4}-\d{4})(?![\d.])"
)
_BY = (
    (
        r"答复(?:时限)?[:：]?\s*((?:今|明|后|本周|下周|周|星期|月|年|\d)[^\s;；,，。]{0,14}?)"
        r"(?:前|内)?(?:电话|书面|口头)?(?:答复|回复)?(?=$|[\s;；,，。）)])"
    ),
    r"(?:reply|answer)(?: by telephone)? (?:by|before) ([^;,.]+)",
)
_POSTS = (
    "科长|局长|主任|处长|部长|书记|镇长|乡长|市长|区长|县长|所长|院长|校长|经理|主席|秘书长|秘书|参谋"
    "|警官|老师|同志|先生|女士|师傅|专员|科员|干事"
)
_PARTY = (r"(?:一行|共|来)?\s*(\d+)\s*人", r"party of (\d+)")
_PLACE = (r"(?:在|于|赴|到)\s*([^\s;；,，。]{2,14}?(?:室|厅|楼|馆|处|站|街道|镇|村|社区|企业|公司|机房|学校|现场))",)
_QUOTED = (r"[“「\"]([^”」\"]+)[”」\"]",)
_SINCE = r"(\d{4}-\d\d?-\d\d?|\d\d?[-/.]\d\d?|\d\d?月\d\d?日)"
_K = EntryKind

_READ: dict[EntryKind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    _K.CALL: (
        ("direction", (r"(来电|去电)", r"\b(call from|call to|rang|called back)\b")),
        ("number", (_PHONE,)),
        ("answer_by", _BY),
        ("read_back", (r"(复述核对[^\s;；,，。]{0,4}|已复述|复述无误)", r"\b(read back)\b")),
    ),
    _K.VISITOR: (
        ("party", _PARTY),
        ("matter", (r"(?:反映|咨询|询问|要求)\s*([^;；。]+)", r": ([^:;]+?)(?:; told|;|$)", r"\babout ([^;,.]+)")),
        ("answer", (r"(?:答复|告知)[:：]\s*([^;；。]+)", r"\btold: ?([^;.]+)")),
        ("answer_by", (*_BY, r"(\d+月\d+日)前[^;；。]{0,4}答复", r"an answer[^;]*? before ([^;,.]+)")),
    ),
    _K.MEETING: (
        ("place", _PLACE),
        ("present", (r"(?:到会|参会|出席)\s*(\d+\s*人)", r"(\d+) present")),
        ("decided", (r"议定\s*[:：]?\s*([^;；。]+)", r"([a-z]+ points agreed)", r"(?:decided|agreed)[: ]+([^;.]+)")),
    ),
    _K.DUTY: (
        ("act", (r"^(接班|交班|上岗|离岗)", r"(?i)^(took over|handed over|on duty|off duty)")),
        ("leader", (r"带班\s*([^\s;；,，。:：]{2,6})", r"duty leader ([^;,:.]+)")),
        ("phone_check", (r"((?:通讯|电话)[^;；,，。]{0,8}(?:正常|畅通|中断))", r"(line test [a-z]+|phone reachable)")),
        ("hand_over", (r"(?:交班|移交)给\s*([^\s;；,，。:：]+)", r"handed over to ([^;,:.]+)")),
        ("who", (r"接班[，,]\s*([^\s;；,，。:：]{2,4}?)移交", r"from the night shift, ([^;,:.]+)")),
    ),
    _K.INSTRUCTION: (
        ("words", _QUOTED),
        ("due", (r"((?:今天|明天|周[一二三四五六日天]|\d+月\d+日|月底)前)", r"\b(by [A-Z][a-z]+day)\b")),
    ),
    _K.DECISION: (("outcome", (*_QUOTED, r"(不?同意[^;；,，。\s]*)", r"\b(agreed[^;,.]*|refused[^;,.]*)")),),
    _K.ERROR: (
        ("fix", (r"([^;；,，。]*(?:已改正|已更正|已纠正))", r"([Cc]orrected[^;.]*)")),
        ("cause", (r"因\s*([^;；,，。]+)",)),
    ),
    _K.SIGNAL: (
        ("tag", (r"#([^\s#;；,，。]+)",)),
        ("level", (r"(苗头|倾向|预警)", r"\b(early warning|trend)\b")),
        ("watch_until", (r"(?:关注|關注)至\s*([^\s;；,，。#]+)", r"watch until ([^;,.#]+)")),
        ("place", _PLACE),
    ),
    _K.FIGURE: (
        ("name", (r"^\s*([^\d:：=\s][^\d:：=]{1,24}?)\s*(?:[:：=]|为|是|(?=[-+]?\d))",)),
        ("value", (r"(?:^|[^\d年月-])([-+]?\d[\d,]*(?:\.\d+)?\s*%?)(?!\d*[年月日-])",)),
        ("unit", (r"\d[\d,]*(?:\.\d+)?\s*((?:万|亿|千)?(?:元|人|户|家|件|份|个|吨|亩|公顷|平方米))",)),
        ("as_of", (r"截[至止]\s*([^\s;；,，。]+)", r"as of ([^;,.]+)")),
    ),
    _K.REFERENCE: (
        ("class", (r"(上情|下情|外情)", r"\b(upstream|local|outside)\b")),
        ("source", (r"(?:摘自|来自|引自)\s*([^#;；,，。]*[^#;；,，。\s])", r"(《[^》]+》)")),
        ("as_of", (r"截[至止]\s*([^\s;；,，。]+)",)),
        ("tag", (r"#([^\s#;；,，。]+)",)),
    ),
    _K.SEAL: (
        ("document", (r"(《[^》]+》)", *_QUOTED)),
        ("copies", (r"(\d+)\s*份", r"(\d+) copies")),
        ("approver", (r"([^\s;；,，。:：]{2,6}?)(?:批准|同意|审批)", r"approved by ([^;,.]+)")),
        ("applicant", (r"([^\s;；,，。:：]{2,6}?)申请", r"for ([A-Z][^;,.]+)")),
    ),
    _K.LEAVE: (
        ("from_day", (rf"{_SINCE}\s*(?:至|到|-|~|to)\s*\d", rf"(?:自|from)\s*{_SINCE}")),
        ("to_day", (rf"(?:至|到|~|\bto)\s*{_SINCE}",)),
        ("approver", (r"([^\s;；,，。:：]{2,6}?)(?:批准|同意|准假)", r"approved by ([^;,.]+)")),
        ("stand_in", (r"由?\s*([^\s;；,，。:：]{2,4}?)(?:代班|顶岗)", r"stand-in ([^;,.]+)")),
        ("back", (r"((?:已)?销假)", r"\b(back)\b")),
    ),
    _K.FIELD: (("place", (r"(?:到|赴|走访|下)\s*([^\s;；,，。]{2,12})", r"\b(?:to|at) ([A-Z][^;,:.]+)")),),
    _K.INSPECTION: (
        ("place", _PLACE),
        ("result", (r"(未发现[^;；,，。]*|发现[^;；,，。]*|正常)", r"(nothing found|found [^;.]+)")),
    ),
    _K.CHASE: (("promised", (r"(?:答|答应|承诺)\s*([^;；。]+)", r"promises? ([^;.]+)")),),
    _K.CHASED: (("promised", (r"(?:答|答应|承诺)\s*([^;；。]+)", r"promises? ([^;.]+)")),),
    _K.PROGRESS: (("value", (r"(\d+\s*/\s*\d+|\d+\s*%)",)),),
    _K.STUDY: (("source", (r"(《[^》]+》)",)), ("minutes", (r"(\d+)\s*(?:分钟|min)",))),
    _K.LESSON: (("tag", (r"#([^\s#;；,，。]+)",)),),
}  # fmt: skip
"""What is looked for in a line of each kind; the first pattern that is found."""

_NAMED = frozenset(
    {
        *(_K.CALL, _K.VISITOR, _K.LEAVE, _K.ONSITE, _K.REPORT, _K.FIELD),
        *(_K.CHASE, _K.CHASED, _K.ADVICE, _K.DUTY, _K.INSTRUCTION, _K.DECISION),
    }
)
"""Kinds of lines which begin with somebody."""
_VERBS = re.compile(
    r"来电|去电|来访|交办|反映|咨询|询问|要求|报告|请示|请假|批示|通知|请|问|催|到场|到|答|说|带班|接班|汇报|休假|销假|建议"
    r"|[:：;；,，。“「\"(（]"
    r"|\b(?:call from|call to|calls?|called|rings?|rang|asks?|asked|reports?|reported"
    r"|about|on leave|for|says?|said|given|told|took over|passed on|from|to|will|came)\b",
    re.IGNORECASE,
)
_UNIT_END = r"(?:局办|街道办|街道|公司|中心|集团|学校|[局办处科委厅部院所镇乡村站行])"
_UNIT_AND_NAME = re.compile(rf"(.{{2,}}?{_UNIT_END})([\u4e00-\u9fff]{{1,4}}?(?:{_POSTS}))")
_SHORT_POST = re.compile(r"[\u4e00-\u9fff](?:副)?(?:局|处|科|总|工|书记|主任|科长|局长)")
_UNIT = re.compile(rf".{{2,}}{_UNIT_END}")
_UNIT_EN = re.compile(
    r"\b(?:bureau|office|department|section|company|sub-district|committee|centre|unit|service)\b", re.IGNORECASE
)
_OPENING = re.compile(
    r"^\s*(?:来电|去电|来访|接待|口头报(?:告)?|call (?:from|to)|visit (?:of|by)|from\b|to\b)\s*", re.IGNORECASE
)
_LONGEST_NAME = 8
_LOOKED_AT = 2000
"""Characters of a line that are looked at: what comes behind is no element of a line."""


def elements_of(kind: EntryKind, text: str, filled: Mapping[str, str] = {}) -> dict[str, str]:
    """The elements that a line holds, by name; what was `filled` in holds before what is read."""
    text = text[:_LOOKED_AT]
    found = dict(_first_who(kind, text)) if kind in _NAMED else {}
    for name, patterns in _READ.get(kind, ()):
        for pattern in patterns:
            matched = re.search(pattern, text)
            if matched is not None and matched[1].strip():
                found[name] = matched[1].strip()
                break
    found.update(labelled(text))
    found.update(filled)
    return {name: value for name, value in found.items() if value}


def labelled(text: str) -> dict[str, str]:
    """`号码: 13800000000；答复: 周五` as elements."""
    return {name: value for name, value in _labelled(text) if value}


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    marks = list(_LABEL.finditer(text))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        rest = text[mark.end() : following.start() if following is not None else len(text)]
        stop = _STOP.search(rest)
        yield _ELEMENT.get(mark[1], _ELEMENT.get(mark[1].lower(), "")), rest[: stop.start() if stop else None].strip()


def _first_who(kind: EntryKind, text: str) -> Iterator[tuple[str, str]]:
    """Who a line begins with, and from where: `市局办孙科长`, `Section head Sun, city bureau`."""
    stripped = _OPENING.sub("", text)
    if text.isascii() or not re.search(r"[\u4e00-\u9fff]", text):
        yield from _who_in_english(kind, stripped)
        return
    stop = _VERBS.search(stripped)
    head = re.sub(_PHONE, " ", stripped[: stop.start()] if stop else stripped.split(" ")[0])
    for token in head.split()[:2]:
        both = _UNIT_AND_NAME.fullmatch(token)
        if both:
            yield "unit", both[1]
            yield _person(kind), both[2]
        elif len(token) <= 3 and _SHORT_POST.fullmatch(token):
            yield _person(kind), token
        elif _UNIT.fullmatch(token) and kind not in (_K.INSTRUCTION, _K.DECISION):
            yield "unit", token
        elif len(token) <= _LONGEST_NAME and not token[:1].isdigit() and not token.startswith("#"):
            yield _person(kind), token
    described = re.match(r"[（(]([^）)]{1,12})[）)]", stripped[stop.start() :]) if stop and kind is _K.VISITOR else None
    if described:
        yield "unit", described[1]


def _who_in_english(kind: EntryKind, text: str) -> Iterator[tuple[str, str]]:
    head = re.match(r"[^:;“\"]*", text)
    parts = [part.strip() for part in (head[0] if head else "").split(",")]
    stop = _VERBS.search(parts[0])
    first = re.sub(_PHONE, "", parts[0][: stop.start()] if stop else parts[0]).strip()
    if not first[:1].isupper() or len(first.split()) > 4:
        return
    is_unit = _UNIT_EN.search(first) and " head" not in first.lower()
    yield ("unit" if is_unit else _person(kind)), first
    if len(parts) > 1 and not stop and len(parts[1].split()) <= 4:
        yield "unit", parts[1]


def _person(kind: EntryKind) -> str:
    return {_K.INSTRUCTION: "by", _K.DECISION: "decider"}.get(kind, "who")
