"""`is:` and a word: what an item is beside its state (is:urgent, is:承诺). A filter, and no list of its own."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.calendar import WorkCalendar
from workbench.domain.derive import is_open, owes_reply
from workbench.domain.focus import linked_to
from workbench.domain.hours import WorkHours
from workbench.domain.intake import is_promise
from workbench.domain.item import Item, Kind
from workbench.domain.urgency import is_urgent
from workbench.text.capture.fold import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[Item, datetime], bool]

SAID = {
    "urgent": "urgent 急 紧急 緊急",
    "chased": "chased 被催",
    "promised": "promised 诺 承诺 諾 承諾",
    "hard": "hard 难 难事 難 難事",
    "pinned": "pinned 特办 特辦",
    "focus": "focus 中心 中心工作 重点 重點 重點工作",
    "escalated": "escalated 呈报 呈報",
}
"""The words behind the colon, by what they mean."""

_MEANINGS = {fold(word): meaning for meaning, words in SAID.items() for word in words.split()}


def marked(word: str, calendar: WorkCalendar) -> tuple[str, Test] | None:
    """The meaning of the word behind `is:`, and its test on what has not come to its end; None for no word."""
    meaning = _MEANINGS.get(word)
    if meaning is None:
        return None
    hours = WorkHours(calendar=calendar)
    tests: dict[str, Test] = {
        "urgent": lambda item, now: is_urgent(item, _on_one_clock(now, item), hours),
        "chased": lambda item, now: bool(item.chased),
        "promised": lambda item, now: is_promise(item),
        "hard": lambda item, now: item.hard,
        "pinned": lambda item, now: item.pinned is not None,
        "focus": lambda item, now: item.kind is Kind.FOCUS or linked_to(item) is not None,
        "escalated": lambda item, now: item.to_leader is not None,
    }
    test = tests[meaning]
    return meaning, lambda item, now: (is_open(item) or owes_reply(item)) and test(item, now)


def _on_one_clock(now: datetime, item: Item) -> datetime:
    """A time without a zone is one of the zone in which the deadline was set."""
    zone = item.due.tzinfo if isinstance(item.due, datetime) else None
    return now.replace(tzinfo=zone) if now.tzinfo is None or zone is None else now
