"""The words for what the desk knows: quadrants, kinds of entries, fields of an item, people."""

from __future__ import annotations

from workbench.domain.derive import Quadrant
from workbench.domain.entry import EntryKind
from workbench.domain.item import ME, Domain, Side
from workbench.i18n import N_, _, is_chinese, pgettext
from workbench.text.display import display

_QUADRANTS = {
    Quadrant.DO_NOW: N_("Do now"),
    Quadrant.PLAN: N_("Plan"),
    Quadrant.DELEGATE: N_("Delegate"),
    Quadrant.DEFER: N_("Defer"),
}

_KINDS = {
    EntryKind.NOTE: N_("note"),
    EntryKind.CALL: N_("call"),
    EntryKind.VISITOR: N_("visitor"),
    EntryKind.MEETING: N_("meeting"),
    EntryKind.REPORT: N_("oral report"),
    EntryKind.ONSITE: N_("on site"),
    EntryKind.INSTRUCTION: N_("instruction"),
    EntryKind.DECISION: N_("decision"),
    EntryKind.ADVICE: N_("advice"),
    EntryKind.CHECK: N_("check"),
    EntryKind.CHASE: N_("chase"),
    EntryKind.CHASED: N_("chased"),
    EntryKind.PROGRESS: N_("progress"),
    EntryKind.REPLY: N_("reply"),
    EntryKind.DUTY: N_("duty"),
    EntryKind.SEAL: N_("seal"),
    EntryKind.LEAVE: N_("leave"),
    EntryKind.INSPECTION: N_("inspection"),
    EntryKind.SIGNAL: N_("signal"),
    EntryKind.REFERENCE: N_("reference"),
    EntryKind.FIGURE: N_("figure"),
    EntryKind.FIELD: N_("field visit"),
    EntryKind.STUDY: N_("study"),
    EntryKind.LESSON: N_("lesson"),
    EntryKind.ERROR: N_("error"),
    EntryKind.FEEDBACK: N_("feedback"),
    EntryKind.REVIEW: N_("review"),
    EntryKind.EVENT: N_("event"),
}

_DOMAINS = {Domain.POLICY: N_("Policy"), Domain.ADMIN: N_("Administration"), Domain.FINANCE: N_("Finance")}

_SIDES = {
    Side.LEADER: N_("leader"),
    Side.SUPERIOR: N_("superior"),
    Side.PEER: N_("peer"),
    Side.SUBORDINATE: N_("subordinate unit"),
    Side.PUBLIC: N_("public"),
    Side.SELF: N_("ourselves"),
}

_FIELDS = {
    "attend": N_("attended by"),
    "lead_days": N_("begin before"),
    "of_step": N_("step of a matter"),
    "title": N_("title"),
    "at": N_("planned time"),
    "until": N_("end"),
    "due": N_("deadline"),
    "minutes": N_("estimate"),
    "urgent": N_("urgency"),
    "important": N_("importance"),
    "lead": N_("lead"),
    "support": N_("support"),
    "source": N_("source"),
    "area": N_("area"),
    "note": N_("note"),
    "result": N_("result"),
    "repeat": N_("repeat"),
    "waiting_on": N_("waiting for"),
    "next_check": N_("next check"),
    "wake_on": N_("wake-up date"),
    "kind": N_("kind"),
    "domain": N_("domain"),
    "nature": N_("nature"),
    "steps": N_("steps"),
    "fixed": N_("appointment"),
    "expected": N_("expected result"),
    "original": N_("original words"),
    "basis": N_("basis"),
    "drafter": N_("drafter"),
    "despite": N_("finished all the same"),
    "authority": N_("allowed from above"),
    "seen_at": N_("checked"),
    "grade": N_("grade"),
    "focus": N_("focus"),
    "promise": N_("promise"),
    "goal": N_("goal"),
    "side": N_("side"),
    "measures": N_("measures"),
    "cause": N_("cause"),
    "if_missed": N_("if it is missed"),
    "risk": N_("risk"),
    "countermeasure": N_("counter-measure"),
    "happened": N_("did it happen?"),
    "read_back": N_("read back"),
    "hard": N_("hard"),
    "pinned": N_("pinned"),
}


def quadrant_word(quadrant: int) -> str:
    """`Do now`, `马上办`; the inbox for 0."""
    return _(_QUADRANTS[Quadrant(quadrant)]) if 1 <= quadrant <= len(Quadrant) else _("Inbox")


def says_its_kind(text: str, kind: EntryKind) -> bool:
    """Whether a line names its kind itself, before any stop: `call from …`, 张局长批示：…"""
    import re  # late: few lines are looked at

    word = kind_word(kind)
    head = re.match(r"[^：:，,；;“”\"「]*", text.strip())
    said = rf"{word}|.*{word}" if is_chinese() else rf"{word}\b.*|.*\b{word}"
    return head is not None and re.fullmatch(said, head[0].strip(), re.IGNORECASE) is not None


def kind_word(kind: EntryKind) -> str:
    """What an entry records, in the glossary's word."""
    return _(_KINDS[kind])


def domain_word(domain: Domain) -> str:
    """To which side of the office's work something belongs, in the glossary's word."""
    return _(_DOMAINS[domain])


def side_word(side: Side) -> str:
    """From which side somebody asks, in the glossary's word."""
    return _(_SIDES[side])


def person(name: str, me: str) -> str:
    """A name as shown: the person at this desk under the name in the settings."""
    return (me or _("me")) if name == ME else name


def carried_words(times: int) -> str:
    """How often something was left over, as a mark: `carried 3`, 顺延3; nothing for never."""
    return pgettext("mark", "carried {n}").format(n=times) if times else ""


def field_word(name: str) -> str:
    """A field of an item, in the glossary's word."""
    return _(_FIELDS[name]) if name in _FIELDS else display(name)
