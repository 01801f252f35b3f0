"""Entry (记录): one line of the diary, of a register, or of the trail. Append-only.

A correction is a new entry which names what it `amends`; both are shown. Machine entries keep what happened as
data, and are put into words when they are shown, so that the diary follows the language of its reader.
"""

from __future__ import annotations

from datetime import datetime

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import UNSAVED, EntryId, ItemId


class EntryKind(StrEnum):
    """What an entry records. The comment is the prefix a person types in Chinese."""

    NOTE = "note"  # 记
    CALL = "call"  # 电
    VISITOR = "visitor"  # 访
    MEETING = "meeting"  # 会
    REPORT = "report"  # 报
    ONSITE = "onsite"  # 场
    INSTRUCTION = "instruction"  # 批
    DECISION = "decision"  # 定
    ADVICE = "advice"  # 建
    CHECK = "check"  # 查
    CHASE = "chase"  # 催
    CHASED = "chased"  # 被催
    PROGRESS = "progress"  # 进
    REPLY = "reply"  # 复
    DUTY = "duty"  # 值
    SEAL = "seal"  # 印
    LEAVE = "leave"  # 假
    INSPECTION = "inspection"  # 检
    SIGNAL = "signal"  # 苗
    REFERENCE = "reference"  # 资
    FIGURE = "figure"  # 数
    FIELD = "field"  # 下
    STUDY = "study"  # 学
    LESSON = "lesson"  # 悟
    ERROR = "error"  # 误
    FEEDBACK = "feedback"  # 评
    REVIEW = "review"  # 省
    EVENT = "event"


class Verb(StrEnum):
    """What the machine saw happen. The words are in `workbench.text.say`."""

    ADDED = "added"
    TRIAGED = "triaged"
    INBOXED = "inboxed"
    PLANNED = "planned"
    UNPLANNED = "unplanned"
    ARRANGED = "arranged"
    PREPARED = "prepared"
    DUE_SET = "due_set"
    EDITED = "edited"
    WAITED = "waited"
    ANSWERED = "answered"
    DEFERRED = "deferred"
    WOKE = "woke"
    STARTED = "started"
    STOPPED = "stopped"
    DONE = "done"
    REPLIED = "replied"
    CLOSED = "closed"
    DROPPED = "dropped"
    REOPENED = "reopened"
    CARRIED = "carried"
    DAY_OPENED = "day_opened"
    DAY_CLOSED = "day_closed"
    STEP_DONE = "step_done"
    STEP_UNDONE = "step_undone"
    EXPORTED = "exported"
    ISSUED = "issued"
    IMPORTED = "imported"
    CHASED = "chased"
    LINKED = "linked"
    UNLINKED = "unlinked"
    ESCALATED = "escalated"
    ABSORBED = "absorbed"
    READ_BACK = "read_back"
    PICKED = "picked"
    UNPICKED = "unpicked"
    MADE = "made"
    ROUTINE_ADDED = "routine_added"
    ROUTINE_CHANGED = "routine_changed"
    ROUTINE_PAUSED = "routine_paused"
    ROUTINE_RESUMED = "routine_resumed"
    ROUTINE_REVIEWED = "routine_reviewed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REMINDED = "reminded"
    ASKED = "asked"
    DECIDED = "decided"
    TRACKED = "tracked"
    REPORTED = "reported"
    SENT = "sent"
    ROUTED = "routed"
    RETURNED = "returned"
    ROSTERED = "rostered"
    UNROSTERED = "unrostered"


Data = tuple[tuple[str, str], ...]
"""Small facts by name, all text: a moment is ISO 8601, a number its digits."""


class Entry(Frozen):
    """One line, with the moment it is about and the moment it was written."""

    at: datetime
    written_at: datetime
    kind: EntryKind = EntryKind.NOTE
    text: str = ""
    id: EntryId = EntryId(UNSAVED)
    verb: Verb | None = None
    """Set on machine entries only."""
    until: datetime | None = None
    item: ItemId | None = None
    ref: str | None = None
    """The item's number at the time, so that the line reads without the item."""
    title: str | None = None
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    data: Data = ()
    amends: EntryId | None = None
    restricted: bool = False
    by: str | None = None

    def fact(self, name: str) -> str | None:
        """One of the small facts, or None."""
        # Most lines have none, and a year of them is asked for several.
        return next((value for key, value in self.data if key == name), None) if self.data else None

    def number(self, name: str, otherwise: int = 0) -> int:
        """One of the small facts as a number; `otherwise` where there is none, or it is no number."""
        text = self.fact(name) or ""
        return int(text) if is_number(text) else otherwise


LONGEST_NUMBER = 9
"""Digits of a number among the facts: minutes, days, how many."""


def is_number(text: str) -> bool:
    """Whether a fact can be read as a number."""
    return len(text) <= LONGEST_NUMBER and text.removeprefix("-").isdecimal()
