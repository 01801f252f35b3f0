"""The registers of an office (台账): saved filters over one table of entries and items, with the elements of each.

One table of data. A register holds no line of its own: it says which entries or items are in it, which elements each
line has, and which of them an auditor misses first. What the elements are read from stands in `text.registers`.
"""

from __future__ import annotations

from workbench.domain.entry import EntryKind
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.i18n import N_


class Pick(StrEnum):
    """Which items are in a register of items."""

    ROUTED = "routed"
    FILED = "filed"
    RESEARCH = "research"
    INFORMATION = "information"
    PAPERS = "papers"
    PUBLIC = "public"
    TRACKED = "tracked"


class Register(Frozen):
    """A saved filter: a kind of entry or a kind of item, and the columns of its lines."""

    key: str
    name: str
    """In English, the glossary's word; translated where it is shown."""
    elements: tuple[str, ...]
    """Beside the moment and the words, in the order in which they are read."""
    kinds: tuple[EntryKind, ...] = ()
    pick: Pick | None = None
    """Set where its lines are items."""
    needed: tuple[str, ...] = ()
    """Without these a line is not complete (要素缺)."""
    said: tuple[str, ...] = ()
    """Other words by which people ask for it."""


LABELS: dict[str, str] = {
    "act": N_("What was done"),
    "adopted": N_("Adopted"),
    "answer": N_("What they were told"),
    "answer_by": N_("Reply by"),
    "approver": N_("Approved by"),
    "apologies": N_("Apologies"),
    "applicant": N_("Applicant"),
    "archive": N_("Archive reference"),
    "as_of": N_("As of"),
    "back": N_("Back on"),
    "by": N_("Given by"),
    "caught": N_("Caught"),
    "cause": N_("Cause"),
    "chair": N_("Chair"),
    "class": N_("Origin"),
    "copies": N_("Copies"),
    "decided": N_("Points agreed"),
    "decider": N_("Decider"),
    "desk": N_("On whose desk"),
    "direction": N_("In or out"),
    "doc_no": N_("Paper no."),
    "document": N_("Document"),
    "drafted": N_("Drafted"),
    "due": N_("Deadline"),
    "effect": N_("Effect"),
    "fix": N_("How it was put right"),
    "from_body": N_("Issued by"),
    "grade": N_("Urgency grade"),
    "hand_over": N_("Handed over to"),
    "items": N_("Matters"),
    "leader": N_("Duty leader"),
    "lead": N_("Lead"),
    "level": N_("Level"),
    "matter": N_("Matter"),
    "minutes": N_("Minutes"),
    "name": N_("Figure"),
    "noticed": N_("Noticed"),
    "occurred": N_("Occurred"),
    "number": N_("Phone number"),
    "operator": N_("Operator"),
    "outcome": N_("Outcome"),
    "party": N_("Persons"),
    "phone_check": N_("Phone check"),
    "place": N_("Place"),
    "point": N_("Point"),
    "present": N_("Present"),
    "problem": N_("Problem"),
    "promised": N_("Promised"),
    "read_back": N_("Read back"),
    "received_by": N_("Received by"),
    "recorder": N_("Recorder"),
    "result": N_("Result"),
    "route": N_("Desks it went over"),
    "rule": N_("Rule changed"),
    "sent": N_("Sent"),
    "shift": N_("Shift"),
    "since": N_("Lies there since"),
    "source": N_("Source"),
    "stand_in": N_("Stand-in"),
    "state": N_("State"),
    "tag": N_("Keyword"),
    "unit": N_("Unit"),
    "until": N_("Ended"),
    "value": N_("Value"),
    "watch_until": N_("Watch until"),
    "who": N_("Person"),
    "words": N_("Exact words"),
    "from_day": N_("Leave from"),
    "to_day": N_("Leave to"),
}
"""Every element, with its heading."""

_K = EntryKind
REGISTERS: tuple[Register, ...] = (
    Register("call", N_("Call record"), ("direction", "unit", "who", "number", "answer_by", "read_back", "result"),
             (_K.CALL,), needed=("who",), said=("calls", "电话", "电话记录", "電話記錄")),
    Register("visitor", N_("Visitor register"),
             ("who", "unit", "party", "matter", "received_by", "answer", "answer_by", "until"),
             (_K.VISITOR,), needed=("who", "matter"), said=("visitors", "来访", "来访接待", "來訪接待")),
    Register("meeting", N_("Meeting record"),
             ("until", "place", "chair", "present", "apologies", "recorder", "decided", "items"),
             (_K.MEETING,), needed=("decided",), said=("meetings", "会议", "会议记录", "會議記錄")),
    Register("duty", N_("Duty log"), ("shift", "who", "leader", "act", "phone_check", "hand_over"),
             (_K.DUTY,), needed=("who",), said=("值班", "值班日志", "值班日誌")),
    Register("instruction", N_("Written instructions"), ("by", "words", "due", "items"),
             (_K.INSTRUCTION,), needed=("by",), said=("instructions", "批示", "批示登记")),
    Register("decision", N_("Decision tracking"), ("decider", "outcome", "items"),
             (_K.DECISION,), needed=("decider",), said=("decisions", "决策", "决策追踪", "決策追蹤")),
    Register("error", N_("Error register"), ("caught", "cause", "effect", "fix", "rule"),
             (_K.ERROR,), needed=("rule",), said=("errors", "差错", "差错登记", "差錯登記")),
    Register("signal", N_("Signals"), ("place", "unit", "level", "tag", "watch_until", "state", "outcome", "items"),
             (_K.SIGNAL,), said=("signals", "苗头", "苗头登记", "苗頭")),
    Register("figure", N_("Agreed figures"), ("name", "value", "unit", "as_of", "source", "approver"),
             (_K.FIGURE,), needed=("name", "value", "as_of", "source"), said=("figures", "口径", "统一口径", "口徑")),
    Register("reference", N_("Reference notes"), ("class", "source", "as_of", "tag"),
             (_K.REFERENCE,), needed=("source",), said=("references", "资料", "资料库", "資料庫")),
    Register("seal", N_("Seal register"), ("document", "copies", "applicant", "approver", "operator"),
             (_K.SEAL,), needed=("document", "approver"), said=("seals", "用印", "用印登记", "用印登記")),
    Register("leave", N_("Leave register"), ("who", "from_day", "to_day", "approver", "stand_in", "back"),
             (_K.LEAVE,), needed=("who", "approver"), said=("请假", "请销假", "請銷假")),
    Register("onsite", N_("On-site and oral reports"), ("who", "place", "unit", "matter", "answer"),
             (_K.ONSITE, _K.REPORT), said=("report", "现场", "汇报")),
    Register("field", N_("Field visits"), ("place", "unit", "who", "matter", "value", "problem", "items"),
             (_K.FIELD,), needed=("place",), said=("fields", "下乡", "下基层", "走访")),
    Register("inspection", N_("Inspections"), ("place", "who", "matter", "result"),
             (_K.INSPECTION,), said=("inspections", "检查", "檢查")),
    Register("follow", N_("Chases and replies"), ("who", "unit", "promised", "value", "result"),
             (_K.CHASE, _K.CHASED, _K.CHECK, _K.PROGRESS, _K.REPLY), said=("催办", "督办记录", "催辦")),
    Register("study", N_("Study log"), ("source", "minutes", "matter"), (_K.STUDY,), said=("学习", "學習")),
    Register("advice", N_("Suggestions"), ("who", "outcome"), (_K.ADVICE,), said=("建议", "建議")),
    Register("reflection", N_("Lessons and reviews"), ("tag", "outcome"),
             (_K.LESSON, _K.FEEDBACK, _K.REVIEW), said=("lessons", "三省", "心得")),
    Register("note", N_("Work diary"), ("until", "items"), (_K.NOTE,), said=("notes", "日志", "工作日志", "工作日誌")),
    Register("circulation", N_("Circulation"), ("doc_no", "from_body", "grade", "route", "desk", "since", "state"),
             pick=Pick.ROUTED, said=("传阅", "公文流转", "傳閱")),
    Register("papers", N_("Document register"), ("doc_no", "from_body", "grade", "lead", "due", "archive", "state"),
             pick=Pick.PAPERS, said=("收文", "发文", "公文", "發文")),
    Register("archive", N_("Archive catalogue"), ("archive", "result", "state"),
             pick=Pick.FILED, said=("归档", "档案", "档案目录", "歸檔")),
    Register("research", N_("Research register"), ("lead", "due", "state", "result"),
             pick=Pick.RESEARCH, said=("调研", "调研文章", "調研")),
    Register("information", N_("Information register"),
             ("point", "source", "occurred", "noticed", "drafted", "sent", "adopted", "state"),
             pick=Pick.INFORMATION, said=("信息", "信息报送", "資訊")),
    Register("public", N_("Public requests"), ("who", "lead", "due", "answer", "state"),
             pick=Pick.PUBLIC, said=("群众诉求", "民眾訴求")),
    Register("tracked", N_("Supervision register"), ("by", "words", "lead", "due", "result", "state"),
             pick=Pick.TRACKED, said=("督办", "督办台账", "督辦")),
)  # fmt: skip
"""In the order in which they are offered: what is written every day first."""

BY_KEY = {register.key: register for register in REGISTERS}


def register_called(text: str) -> Register | None:
    """The register that is meant by its key or one of its other names."""
    wanted = text.strip().casefold()
    for register in REGISTERS:
        if wanted in (register.key, *(word.casefold() for word in register.said), register.name.casefold()):
            return register
    return None
