"""What is looked for in a diary line of each kind: the first pattern of an element that is found says it."""

from __future__ import annotations

from workbench.domain.entry import EntryKind

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
_SEP = r"\s;；,，。:：、"
_DIRECTION = (
    r"(接到?)(?=[^,，;；]{1,20}(?:电话|来电))",
    r"(打给|致电|回电|电话通知|电话催办?|电话联系|打电话)",
    r"(?:向|给)[^,，;；]{1,12}?(电话汇报|打电话)",
    r"\b(call from|call to|called back|rang|called|phoned)\b",
    r"^(from|to)\b",
)
_DAY = r"(?:今天|明天|后天|今晚|(?:本|下)?周[一二三四五六日天]|\d+月\d+日|\d+日|(?:本|下)?月底|年底)"
_BY_WHOM = r"(?<![^\s;；,，。:：已经报由])([^\s;；,，。:：已经报由]{2,6}?)"
_SHIFT_EN = "(?:night|day|early|late|evening|morning) shift"
_WANTED_BY = (
    rf"({_DAY}(?:上午|下午|晚上|中午)?(?:\d+时|\d+点)?(?:下班)?前)(?:[^;；,，。]{{0,6}}?(?:报|交|给|送|回))",
    r"\b(?:wants?|needs?|asks? for)\b[^;.]*? (by \w+)",
)
_PROMISED = (
    r"(?:答应|承诺|允诺|表示|说|答(?!复))(?=\S*(?:今|明|后|周|星期|月|日|天|点|时|前))\s*([^;；。,，]+)",
    r"\bpromises? ([^;.]+)",
)
_MATTER = (
    r"(?:反映|咨询|询问|要求|投诉|举报)\s*([^;；。,，]+)",
    r"(?:来)?(?:谈|对接|协商|办理|问|送|取|领|签|洽谈|商量)\s*([^\s;；。,，:：]+)",
    r"(?:\babout|\bre|\bregarding|, to|, for)\s+([^;,.]+)",
    r"^[^:]*: ([^:;]+?)(?:; told|;|$)",
)
POINTS = r"([^;；。\n]+(?:[;；](?=\s*(?:[一二三四五六七八九十]+、|\d+[.、．)）]|[（(]\d))[^;；。\n]*)*)"
"""A list that is numbered goes on behind a semicolon."""
_PARTY = (r"(?:一行|共|来)?\s*(\d+)\s*人", r"party of (\d+)", r"^(\d+) (?:people|persons|visitors|men|women)\b")
_PLACE = (r"(?:在|于|赴|到)\s*([^\s;；,，。]{2,14}?(?:室|厅|楼|馆|处|站|街道|镇|村|社区|企业|公司|机房|学校|现场))",)
_QUOTED = (r"[“「\"]([^”」\"]+)[”」\"]",)
_SINCE = r"(\d{4}-\d\d?-\d\d?|\d\d?[-/.]\d\d?|\d\d?月\d\d?日)"
_K = EntryKind

READ: dict[EntryKind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    _K.CALL: (
        ("direction", (r"(来电|去电|來電|去電)", *_DIRECTION)),
        ("number", (_PHONE,)),
        ("answer_by", _BY),
        ("due", _WANTED_BY),
        ("promised", _PROMISED),
        ("read_back", (r"(复述核对[^\s;；,，。]{0,4}|已复述|复述无误)", r"\b(read back)\b")),
    ),
    _K.VISITOR: (
        ("party", _PARTY),
        ("matter", _MATTER),
        ("received_by", (rf"([^{_SEP}]{{2,6}}?)(?:接待|接访)(?=$|[{_SEP}])", r"received by ([^;,.]+)")),
        ("answer", (r"(?:答复|告知)[:：]\s*([^;；。]+)", rf"已?告知\s*([^{_SEP}]+)", r"\btold:? ?([^;.]+)")),
        (
            "answer_by",
            (
                *_BY,
                r"(\d+月\d+日)前[^;；。]{0,4}答复",
                rf"答应\s*([^{_SEP}]+?)前?(?:答复|回复)",
                r"an answer[^;]*? before ([^;,.]+)",
            ),
        ),
    ),
    _K.MEETING: (
        ("place", (r"地点\s*([^\s;；,，。:：]+)", *_PLACE, r"\bin (room \w+|the [a-z ]+? room)")),
        ("chair", (rf"([^{_SEP}]{{2,6}}?)主持", r"\bchaired by ([^;,.]+)", r"\b([A-Z][\w ]+?) chaired\b")),
        (
            "present",
            (
                r"(?:到会|参会|出席|参加)\s*(\d+\s*人)",
                r"(\d+)\s*人(?:到会|参会|参加|出席)",
                rf"([^\s;；,，。:：]{{2,60}}?)(?:参加|参会|出席)(?=$|[{_SEP}])",
                r"(\d+) present",
            ),
        ),
        ("apologies", (rf"([^{_SEP}]{{2,20}}?)(?:请假|缺席|未到)(?=$|[{_SEP}])", r"\bapologies from ([^;.]+)")),
        ("recorder", (rf"([^{_SEP}]{{2,6}}?)(?:记录)(?=$|[{_SEP}])", r"\bminutes by ([^;,.]+)")),
        (
            "decided",
            (
                r"(?:议定|决定|明确|会议要求)(?:事项|如下)?\s*[:：]?\s*" + POINTS,
                r"([a-z]+ points agreed)",
                r"(?:decided|agreed)(?: to|:)?\s+([^.\n]+)",
            ),
        ),
    ),
    _K.DUTY: (
        ("shift", (r"(夜班|白班|早班|晚班|中班|通宵班|全天班)", rf"\b({_SHIFT_EN})\b")),
        ("act", (r"^(接班|交班|上岗|离岗)", r"(?i)^(took over|handed over|on duty|off duty)")),
        ("leader", (r"带班\s*([^\s;；,，。:：]{2,6})", r"duty leader ([^;,:.]+)")),
        ("phone_check", (r"((?:通讯|电话)[^;；,，。]{0,8}(?:正常|畅通|中断))", r"(line test [a-z]+|phone reachable)")),
        ("hand_over", (r"(?:交班|移交)给\s*([^\s;；,，。:：]+)", r"handed over to ([^;,:.]+)")),
        (
            "who",
            (
                rf"^{_SHIFT_EN},? ([A-Z][\w'’ -]*?)(?=[,;:.]|$)",
                r"接班[，,]\s*([^\s;；,，。:：]{2,4}?)移交",
                r"from the night shift, ([^;,:.]+)",
            ),
        ),
    ),
    _K.INSTRUCTION: (
        ("words", (*_QUOTED, r"(?:批示|批|指示)[:：]\s*(.+)")),
        ("due", (rf"({_DAY}前)", r"\b(by [A-Z][a-z]+day)\b")),
    ),
    _K.DECISION: (("outcome", (*_QUOTED, r"(不?同意[^;；,，。\s]*)", r"\b(agreed[^;,.]*|refused[^;,.]*)")),),
    _K.ERROR: (
        ("fix", (r"([^;；,，。]*(?:已改正|已更正|已纠正))", r"([Cc]orrected[^;,.]*)")),
        (
            "caught",
            (
                r"((?:印发|发出|报送|上报|会)前发现|自查发现|校核时?发现|领导指出|对方指出|被退回|来电指出)",
                r"(found by [^;,.]+|caught by [^;,.]+)",
            ),
        ),
        ("cause", (r"(?:因为?|由于)\s*([^;；,，。]+)", r"\bbecause ([^;,.]+)")),
    ),
    _K.SIGNAL: (
        ("tag", (r"#([^\s#;；,，。]+)",)),
        ("level", (r"(苗头|倾向|预警)", r"\b(early warning|trend)\b")),
        ("watch_until", (r"(?:关注|關注)至\s*([^\s;；,，。#]+)", r"watch until ([^;,.#]+)")),
        (
            "place",
            (
                *_PLACE,
                r"^([\u4e00-\u9fff]{1,8}?(?:街道|镇|乡|村|社区|园区|县|区))",
                r"\b(?:at|in) ([A-Z]\w+(?: [A-Z]\w+)?)",
            ),
        ),
    ),
    _K.FIGURE: (
        ("name", (r"^\s*([^\d:：=\s][^\d:：=]{1,24}?)\s*(?:[:：=]|为|是|(?=[-+]?\d))",)),
        ("value", (r"(?:^|[^\d年月-])([-+]?\d[\d,]*(?:\.\d+)?\s*%?)(?!\d*[年月日-])",)),
        ("unit", (r"\d[\d,]*(?:\.\d+)?\s*((?:万|亿|千)?(?:元|人|户|家|件|份|个|吨|亩|公顷|平方米))",)),
        ("as_of", (r"截[至止]\s*([^\s;；,，。]+)", r"as of ([^;,.]+)")),
    ),
    _K.REFERENCE: (
        ("class", (r"(上情|下情|外情)", r"\b(upstream|local|outside)\b")),
        (
            "source",
            (
                r"(?:摘自|来自|引自)\s*(《[^》]+》)",
                r"(?:摘自|来自|引自)\s*([^#;；,，。]*[^#;；,，。\s])",
                r"(《[^》]+》)",
            ),
        ),
        ("as_of", (r"截[至止]\s*([^\s;；,，。]+)",)),
        ("tag", (r"#([^\s#;；,，。]+)",)),
    ),
    _K.SEAL: (
        (
            "document",
            (
                r"(《[^》]+》)",
                *_QUOTED,
                r"([^\s;；,，。:：]{2,20}?(?:书|合同|协议|证明|函|通知|报告|表|文件|信))(?=\s*\d+\s*份)",
            ),
        ),
        ("copies", (r"(\d+)\s*份", r"(\d+) copies")),
        ("approver", (rf"{_BY_WHOM}(?:批准|同意|审批|签批|签字)", r"approved by ([^;,.]+)")),
        ("applicant", (r"([^\s;；,，。:：]{2,6}?)申请", r"for ([A-Z][^;,.]+)")),
    ),
    _K.LEAVE: (
        ("from_day", (rf"{_SINCE}\s*(?:至|到|-|~|to)\s*\d", rf"(?:自|from)\s*{_SINCE}")),
        (
            "to_day",
            (
                rf"(?:至|到|~|\bto)\s*{_SINCE}",
                r"(?<=[\d日])\s*[-–—]\s*(\d\d?[./]\d\d?|\d\d?月\d\d?日)",
            ),
        ),
        ("approver", (rf"{_BY_WHOM}(?:批准|同意|准假)", r"approved by ([^;,.]+)")),
        ("stand_in", (rf"{_BY_WHOM}(?:代班|顶岗)", r"stand-in ([^;,.]+)")),
        ("back", (r"((?:已)?销假)", r"\b(back)\b")),
    ),
    _K.FIELD: (
        (
            "place",
            (
                rf"(?:到|赴|走访)\s*([^{_SEP}]{{2,12}}?)(?=走访|调研|检查|蹲点|座谈|实地|慰问|核查|看|$|[{_SEP}])",
                r"\b(?:to|at) ([A-Z][^;,:.]+)",
            ),
        ),
        ("who", (r"(?:与|和|同)\s*([^\s;；,，。]{2,6}?)(?:座谈|交谈|交流)", r"\bwith ([A-Z][\w ]+?)(?=[,;:.]|$)")),
    ),
    _K.INSPECTION: (
        ("place", (*_PLACE, rf"(?:检查|巡查|查看|抽查)\s*([^{_SEP}]{{2,12}})")),
        ("result", (r"(未发现[^;；,，。]*|发现[^;；,，。]*|正常)", r"(nothing found|found [^;.]+)")),
    ),
    _K.CHASE: (("promised", _PROMISED),),
    _K.CHASED: (("promised", _PROMISED),),
    _K.PROGRESS: (("value", (r"(\d+\s*/\s*\d+|\d+\s*%)",)),),
    _K.STUDY: (("source", (r"(《[^》]+》)",)), ("minutes", (r"(\d+)\s*(?:分钟|min)",))),
    _K.LESSON: (("tag", (r"#([^\s#;；,，。]+)",)),),
}
"""What is looked for in a line of each kind; the first pattern that is found."""
