"""The rules of the leak check about items, each a pure function: an item and a `Look` go in, and a detail comes out
where the rule is broken, None where it holds.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.chain import late_steps
from workbench.domain.derive import is_check_due, is_overdue, next_date
from workbench.domain.following import is_desk
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.intake import is_promise
from workbench.domain.item import Gate, Item, Kind, Phase, State
from workbench.domain.ladder import RUNGS, allowed, empty_rungs, rung_word
from workbench.domain.limits import Limits
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[Item, "Look"], str | None]


class Look(Frozen):
    """What the rules depend on besides the item."""

    now: datetime
    me: str = ""
    """The name of the person at this desk, for those who typed it instead of leaving it out."""
    hours: WorkHours | None = None
    """When the office works, for what has to be begun in time."""
    limits: Limits = Limits()
    """After how many days something has lain too long."""


# Rules about an open item -----------------------------------------------------------------------------------------


def _overdue(item: Item, look: Look) -> str | None:
    return "" if is_overdue(item, look.now) else None


def _check_passed(item: Item, look: Look) -> str | None:
    """A check for today is not late before its own time has come, and one for the day not before the day is over."""
    check = item.next_check
    if item.state is not State.WAITING or check is None or not is_check_due(item, look.now.date()):
        return None
    passed = check < look.now if isinstance(check, datetime) else check < look.now.date()
    return "" if passed else None


def _no_check(item: Item, _look: Look) -> str | None:
    return "" if item.state is State.WAITING and item.next_check is None else None


def _no_name(item: Item, _look: Look) -> str | None:
    return "" if item.state is State.WAITING and not (item.waiting_on or "").strip() else None


def _asleep_for_ever(item: Item, _look: Look) -> str | None:
    return "" if item.state is State.DEFERRED and item.wake_on is None else None


def _no_lead(item: Item, _look: Look) -> str | None:
    return "" if item.state is not State.INBOX and not (item.lead or "").strip() else None


def _no_date(item: Item, _look: Look) -> str | None:
    return "" if item.state is State.ACTIVE and next_date(item) is None else None


def _day_passed(item: Item, look: Look) -> str | None:
    """Its only next date lies behind us: it was planned, and nobody did it or moved it."""
    if item.state is not State.ACTIVE or item.routine is not None:
        return None
    return _behind(item, look)


def _routine_missed(item: Item, look: Look) -> str | None:
    return _behind(item, look) if item.state is State.ACTIVE and item.routine is not None else None


def _behind(item: Item, look: Look) -> str | None:
    today = look.now.date()
    planned = [day_of(when) for when in (item.at, item.until) if when is not None]
    if not planned or max(planned) >= today or item.started_at is not None:
        return None
    return "" if item.due is None or day_of(item.due) < today else None


def _inbox_old(item: Item, look: Look) -> str | None:
    old = item.state is State.INBOX and (look.now - item.created_at).days >= look.limits.inbox_days
    # What was given a day to come lies there on purpose.
    ahead = item.at is not None and day_of(item.at) >= look.now.date()
    return "" if old and not ahead else None


def _promise_due(item: Item, look: Look) -> str | None:
    """A word that was given, on the day it was given for: it is named before it is late."""
    if not is_promise(item) or item.due is None or is_overdue(item, look.now):
        return None
    return "" if day_of(item.due) <= look.now.date() else None


def _not_conveyed(item: Item, _look: Look) -> str | None:
    told = [step.done_at or step.sent_at for step in item.steps if step.gate is Gate.CONVEY]
    reached = sum(moment is not None for moment in told)
    return f"{reached}/{len(told)}" if reached < len(told) else None


def _link_missing(item: Item, look: Look) -> str | None:
    """A meeting has begun, and something that had to be ready for it is not."""
    if item.kind is not Kind.MEETING or item.at is None or not _has_begun(item, look):
        return None
    return next((step.text for step in item.steps if step.phase is Phase.BEFORE and step.done_at is None), None)


def _has_begun(item: Item, look: Look) -> bool:
    return item.at is not None and (item.at <= look.now if isinstance(item.at, datetime) else item.at < look.now.date())


def _step_late(item: Item, look: Look) -> str | None:
    late = [step.text for _place, step in late_steps(item, look.now.date())]
    return None if not late else late[0] if len(late) == 1 else f"{late[0]} +{len(late) - 1}"


def _tracked_unchecked(item: Item, look: Look) -> str | None:
    if item.tracked is None or item.state is State.INBOX:
        return None
    days = (look.now.date() - last_checked(item)).days
    return str(days) if days > item.tracked.every_days else None


def last_checked(item: Item) -> date:
    """The last day on which something was found out about a matter that is followed from above."""
    moments = [step.done_at for step in item.steps if step.gate in RUNGS and step.done_at is not None]
    begun = item.tracked.at if item.tracked is not None else item.created_at
    return max((begun, *moments)).date()


def _decider_me(item: Item, look: Look) -> str | None:
    if item.decision is None:
        return None
    decider = item.decision.decider
    return "" if not decider.strip() or is_desk(decider, look.me) else None


# Rules about an item at its end -----------------------------------------------------------------------------------


def _no_result(item: Item, _look: Look) -> str | None:
    return "" if not (item.result or "").strip() else None


def _no_reply(_item: Item, _look: Look) -> str | None:
    return ""


def _closed_unanswered(item: Item, _look: Look) -> str | None:
    reply = item.reply
    return "" if reply is None or not ((reply.how or "").strip() or (reply.none_because or "").strip()) else None


def _rung_empty(item: Item, _look: Look) -> str | None:
    """A named authority may let a rung stay empty; who it was is kept with the item for ever."""
    if allowed(item):
        return None
    return next((rung_word(gate) for gate in empty_rungs(item)), None)


def _dropped_silently(item: Item, _look: Look) -> str | None:
    return "" if not (item.drop_reason or "").strip() else None


OPEN_RULES: tuple[tuple[str, Rule], ...] = (
    ("overdue", _overdue),
    ("promise-due", _promise_due),
    ("check-passed", _check_passed),
    ("waiting-without-check", _no_check),
    ("waiting-without-name", _no_name),
    ("deferred-without-day", _asleep_for_ever),
    ("no-lead", _no_lead),
    ("no-date", _no_date),
    ("day-passed", _day_passed),
    ("routine-missed", _routine_missed),
    ("not-conveyed", _not_conveyed),
    ("link-missing", _link_missing),
    ("step-late", _step_late),
    ("tracked-unchecked", _tracked_unchecked),
    ("decider-me", _decider_me),
    ("inbox-old", _inbox_old),
)

ENDED_RULES: dict[State, tuple[tuple[str, Rule], ...]] = {
    State.DONE: (
        ("no-result", _no_result),
        ("no-reply", _no_reply),
        ("rung-empty", _rung_empty),
    ),
    State.CLOSED: (
        ("closed-unanswered", _closed_unanswered),
        ("rung-empty", _rung_empty),
    ),
    State.DROPPED: (("dropped-silently", _dropped_silently),),
}
