"""The FILTER words which stand for themselves, in every language, and what they mean (今日、逾期、待回复).

Apart from the rest of the filter language, since a list of today need not load how a date is read.
"""

from __future__ import annotations

from datetime import datetime

from workbench.domain.derive import is_check_due, is_overdue, owes_reply
from workbench.domain.item import OPEN_STATES, Item, State
from workbench.domain.periods import is_pending
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[Item, datetime], bool]

SAID = {
    "today": "today 今天 今日",
    "inbox": "inbox 收件箱 收件匣 待分拣 待分類",
    "waiting": "waiting 等待 待回复 待回覆",
    "to-reply": "to-reply 待回音 待回報",
    "deferred": "deferred 缓办 暫緩",
    "done": "done 办结 辦畢",
    "overdue": "overdue 逾期",
    "unscheduled": "unscheduled 待排 未排",
    "tracked": "tracked 督办 列管",
}
NEAR = frozenset({"today", "overdue"})
"""Their items all have a date on or before the day, or none although they are ours to move: the near ones."""


def _today(item: Item, now: datetime) -> bool:
    """Planned for the day or before it, due by then, or to be asked after."""
    if item.state not in OPEN_STATES:
        return False
    today = now.date()
    planned = item.at is not None and day_of(item.at) <= today and item.state is not State.WAITING
    planned = planned and not is_pending(item, today)
    return planned or (item.due is not None and day_of(item.due) <= today) or is_check_due(item, today)


def _overdue(item: Item, now: datetime) -> bool:
    """A time without a zone is one of the zone in which the deadline was set."""
    zone = item.due.tzinfo if isinstance(item.due, datetime) else None
    if now.tzinfo is None or zone is None:
        now = now.replace(tzinfo=zone)
    return is_overdue(item, now)


def _unscheduled(item: Item, now: datetime) -> bool:
    return item.state in (State.INBOX, State.ACTIVE) and item.at is None


def _to_reply(item: Item, now: datetime) -> bool:
    """Done, and somebody asked for it who has not been told."""
    return owes_reply(item) and item.source is not None


TESTS: dict[str, Test] = {
    "today": _today,
    "overdue": _overdue,
    "unscheduled": _unscheduled,
    "inbox": lambda item, now: item.state is State.INBOX,
    "waiting": lambda item, now: item.state is State.WAITING,
    "to-reply": _to_reply,
    "deferred": lambda item, now: item.state is State.DEFERRED,
    "done": lambda item, now: item.state is State.DONE,
    "tracked": lambda item, now: item.tracked is not None,
}
