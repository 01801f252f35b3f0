"""Item (事项): the only unit of work.

Tasks, papers, meetings, visits and emergencies are all items; what differs is a field, a step or a filter.
What can be worked out from these fields is worked out in `workbench.domain.derive` and never stored.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import UNSAVED, EntryId, ItemId, RoutineId
from workbench.domain.when import When

ME = "me"
"""The person at this desk, as a lead. Shown under the name in the settings: a change of name changes no item."""


class State(StrEnum):
    """Where an item stands. The rules for moving are in `workbench.domain.states`."""

    INBOX = "inbox"
    ACTIVE = "active"
    WAITING = "waiting"
    DEFERRED = "deferred"
    DONE = "done"
    CLOSED = "closed"
    DROPPED = "dropped"


OPEN_STATES = frozenset({State.INBOX, State.ACTIVE, State.WAITING, State.DEFERRED})
"""Work is still to come. A done item is not open, yet it is not finished either: the asker has not been told."""


class Kind(StrEnum):
    """The trade of the office that an item belongs to."""

    DOCUMENT = "document"
    MEETING = "meeting"
    ERRAND = "errand"
    INFORMATION = "information"
    RESEARCH = "research"
    EMERGENCY = "emergency"
    FOCUS = "focus"


class Domain(StrEnum):
    """Policy work, administration, finance: the axis of an office's reports."""

    POLICY = "policy"
    ADMIN = "admin"
    FINANCE = "finance"


class Scope(StrEnum):
    """Whose work it is by right."""

    OWN = "own"
    SHARED = "shared"
    EXTRA = "extra"


class Nature(StrEnum):
    """Known beforehand, or not."""

    SCHEDULED = "scheduled"
    UNSCHEDULED = "unscheduled"


class Trigger(StrEnum):
    """What brought an unscheduled item."""

    ASSIGNED = "assigned"
    CONTINGENCY = "contingency"
    INCIDENT = "incident"


class Side(StrEnum):
    """From which side an item came."""

    LEADER = "leader"
    SUPERIOR = "superior"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    PUBLIC = "public"
    SELF = "self"


class WaitingFor(StrEnum):
    """What someone else must give before the item can move."""

    REPLY = "reply"
    DECISION = "decision"
    INPUT = "input"
    ACCEPTANCE = "acceptance"


class Grade(StrEnum):
    """How well it came out."""

    EXCELLENT = "excellent"
    ACCEPTED = "accepted"
    REWORKED = "reworked"
    FAILED = "failed"


class Phase(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Gate(StrEnum):
    """What a step has to let through."""

    NONE = "none"
    CONVEY = "convey"
    CONSULT = "consult"
    INFORM = "inform"
    ROUTE = "route"
    UNIT_REPLY = "unit_reply"
    VERIFY = "verify"
    SECOND_READ = "second_read"
    INSTRUCT = "instruct"
    CHECK = "check"
    CLARIFY = "clarify"
    ACT = "act"
    RESULT = "result"


class Source(Frozen):
    """Who asked, and how it reached the desk."""

    who: str
    side: Side | None = None
    channel: str | None = None
    doc_no: str | None = None
    doc_urgency: str | None = None
    first_contact: str | None = None


class Step(Frozen):
    """Step (环节): a part of an item that can be ticked off by itself."""

    text: str
    owner: str | None = None
    phase: Phase | None = None
    gate: Gate = Gate.NONE
    offset: int | None = None
    """Days from the item's own date; negative before it."""
    due: date | None = None
    required: bool = False
    standard: str | None = None
    sent_at: datetime | None = None
    done_at: datetime | None = None
    entry: EntryId | None = None


class Tracked(Frozen):
    """A matter that somebody above follows to its result."""

    by: str
    at: datetime
    text: str
    every_days: int = 7


class Decision(Frozen):
    """A question put to somebody who may decide it."""

    question: str
    decider: str
    asked_at: datetime
    options: tuple[str, ...] = ()
    advice: str | None = None
    answer: str | None = None
    answered_at: datetime | None = None


class ToLeader(Frozen):
    """Why and when an item goes up."""

    who: str
    why: str
    present_on: date | None = None
    brief: str | None = None


class Info(Frozen):
    """What an information report is judged by."""

    point: str | None = None
    tone: str | None = None
    major: bool = False
    occurred_at: datetime | None = None
    outlet: str | None = None
    adopted: bool | None = None


class Reply(Frozen):
    """What the asker was told, or why there was no need."""

    at: datetime
    to: str | None = None
    how: str | None = None
    none_because: str | None = None


class Item(Frozen):
    """One matter, from the moment it reaches the desk until the asker has been told."""

    ref: str
    title: str
    created_at: datetime
    updated_at: datetime
    id: ItemId = ItemId(UNSAVED)
    state: State = State.INBOX
    urgent: bool | None = None
    important: bool | None = None
    """None: not judged yet."""
    lead: str | None = None
    support: tuple[str, ...] = ()
    attend: tuple[str, ...] = ()
    source: Source | None = None
    area: str | None = None
    at: When | None = None
    """The day planned for it, or the moment it begins."""
    until: When | None = None
    """The day or moment it ends, where that is known."""
    fixed: bool = False
    """An appointment, which only a person may move; otherwise the time is a place that was found for it."""
    due: When | None = None
    lead_days: int | None = None
    minutes: int | None = None
    """The estimate. Time already worked is derived from the diary."""
    repeat: str | None = None
    """RFC 5545 recurrence rule without DTSTART; `at` is the first occurrence."""
    repeat_from: str | None = None
    """`completion` where the next time is counted from the day it was done; None: from the one before."""
    roll: str | None = None
    """Where an occurrence falls on a free day: the `next` or the `previous` working day. None: it stays."""
    waiting_on: str | None = None
    waiting_for: WaitingFor | None = None
    next_check: When | None = None
    wake_on: date | None = None
    defer_reason: str | None = None
    started_at: datetime | None = None
    """Since when somebody works on it; None when nobody does at the moment."""
    result: str | None = None
    grade: Grade | None = None
    reply: Reply | None = None
    drop_reason: str | None = None
    note: str | None = None
    steps: tuple[Step, ...] = ()
    original: str | None = None
    """The giver's own words; never changed once saved."""
    expected: str | None = None
    kind: Kind | None = None
    domain: Domain | None = None
    scope: Scope = Scope.OWN
    nature: Nature | None = None
    """Only where a person has overruled what follows from the dates."""
    trigger: Trigger | None = None
    pinned: str | None = None
    """The reason why it floats above the others."""
    hard: bool = False
    tracked: Tracked | None = None
    decision: Decision | None = None
    to_leader: ToLeader | None = None
    info: Info | None = None
    lines: tuple[tuple[str, str], ...] = ()
    """Named one-liners: cause, if_missed, risk, basis and the like."""
    archive_ref: str | None = None
    files: tuple[str, ...] = ()
    parent: ItemId | None = None
    routine: RoutineId | None = None
    routine_version: int | None = None
    restricted: bool = False
    starred: bool = False
    deferrals: int = 0
    """How often it has been put off on purpose; the third time asks a question."""
    closed_at: datetime | None = None
    """When it was done, closed or dropped, for the day's counts."""
    occurrence: When | None = None
    """Its place in what comes again, as the rule names it: neither planning nor a free day moves it."""
    chased: int | None = None
    """How often others had to ask us for it. Every row shows it, and no row reads the trail."""
