"""Where an item may go from where it is.

Pure functions: an item and what is wanted of it go in, the item as it would be comes out, or `Refused` is raised
with the reason. They know nothing of stores, diaries and present time: time is an argument.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain.derive import Quadrant, next_date, quadrant
from workbench.domain.gates import Pass, passed
from workbench.domain.hours import Workday, add_workdays, weekday_is_workday
from workbench.domain.item import ME, OPEN_STATES, Item, Reply, Side, State, WaitingFor
from workbench.domain.ladder import with_result, without_result
from workbench.domain.lines import AUTHORITY, with_line
from workbench.domain.response import USUAL, Response
from workbench.domain.when import When
from workbench.errors import PutOffOften, Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

OFTEN = 2
"""After so many deferrals the next one asks a question."""
CHECK_WORKDAYS = 2
"""After so many working days somebody who owes us something is asked again."""
_CHECK_BY_QUADRANT = {Quadrant.DO_NOW: 1, Quadrant.PLAN: 3, Quadrant.DELEGATE: CHECK_WORKDAYS, Quadrant.DEFER: 5}


def check_after(item: Item, today: date, is_workday: Workday = weekday_is_workday) -> date:
    """When to ask again about a matter, where nobody says: the weightier, the sooner."""
    judged = quadrant(item)
    days = CHECK_WORKDAYS if judged is None else _CHECK_BY_QUADRANT[judged]
    return add_workdays(today, days, is_workday)


def kept(item: Item, today: date, is_workday: Workday = weekday_is_workday) -> Item:
    """What every matter outside the inbox has, whatever was done to it: a lead, and while it is open a next date."""
    if item.state is State.INBOX:
        return item
    if not item.lead:
        item = item.but(lead=ME)
    if item.state is State.WAITING:
        if item.next_check is None:
            item = item.but(next_check=check_after(item, today, is_workday))
        decider = item.decision.decider if item.decision is not None else None
        if item.waiting_for is WaitingFor.DECISION and item.waiting_on != decider:
            item = item.but(waiting_for=WaitingFor.REPLY)  # somebody else was named: they cannot decide it
    return item.but(at=today) if item.state is State.ACTIVE and next_date(item) is None else item


def _settled(item: Item) -> Item:
    """The item without what belongs to waiting and to sleeping."""
    return item.but(waiting_on=None, waiting_for=None, next_check=None, wake_on=None, defer_reason=None)


def _ours(item: Item) -> State:
    """The state of a matter which is ours to move: what was never judged is still to be judged."""
    return State.INBOX if quadrant(item) is None else State.ACTIVE


def need_open(item: Item) -> None:
    """Raise `Refused` where the matter is at an end."""
    if item.state not in OPEN_STATES:
        raise Refused(
            say=_("“{title}” is at an end ({state}). Reopen it first.").format(
                title=item.title, state=state_word(item.state)
            )
        )


_FILED = frozenset(
    {"note", "archive_ref", "files", "grade", "starred", "restricted", "lines"}
    | {"area", "kind", "domain", "scope", "nature", "trigger"}
)
"""What may still be said of a matter that is at an end: where it is filed, how well it came out, what it belongs to."""


def may_edit(item: Item, names: Iterable[str]) -> Item:
    """The item, where these fields of it may be changed: what is closed or dropped is read, not written.

    Raises:
        Refused: it is at an end.
    """
    if item.state in (State.CLOSED, State.DROPPED) and not _FILED.issuperset(names):
        need_open(item)
    return item


def state_word(state: State) -> str:
    """The state as the interface calls it."""
    return {
        State.INBOX: _("inbox"),
        State.ACTIVE: _("active"),
        State.WAITING: _("waiting"),
        State.DEFERRED: _("deferred"),
        State.DONE: _("done"),
        State.CLOSED: _("closed"),
        State.DROPPED: _("dropped"),
    }[state]


def triaged(
    item: Item,
    to: Quadrant,
    today: date,
    is_workday: Workday = weekday_is_workday,
    response: Response = USUAL,
) -> Item:
    """Judged: weight and urgency, a lead, and a next date where none is known.

    Usually do now and delegate fall on today, plan three working days ahead, and what is neither sleeps for a
    fortnight.
    """
    need_open(item)
    judged = item.but(urgent=to.urgent, important=to.important, lead=item.lead or ME)
    if item.state is State.WAITING:
        return judged.but(lead=item.lead)
    awake = judged.but(state=State.ACTIVE)
    if item.state is State.DEFERRED and to is not Quadrant.DEFER:
        awake = awake.but(wake_on=None, defer_reason=None)
    if next_date(awake) is not None:
        keeps_sleeping = item.state is State.DEFERRED and to is Quadrant.DEFER
        return awake.but(state=State.DEFERRED) if keeps_sleeping else awake
    if to is Quadrant.DEFER:
        return awake.but(state=State.DEFERRED, wake_on=today + timedelta(days=max(1, response.defer)))
    ahead = {Quadrant.PLAN: response.plan, Quadrant.DELEGATE: response.delegate}.get(to, response.do_now)
    return awake.but(at=add_workdays(today, ahead, is_workday))


def inboxed(item: Item) -> Item:
    """Back to the inbox, not judged; what is known of dates and people stays."""
    need_open(item)
    return _settled(item).but(state=State.INBOX, urgent=None, important=None)


def planned(item: Item, at: When, until: When | None = None, *, fixed: bool = False) -> Item:
    """Given a day, or a time; a matter put off or handed out comes back to the desk."""
    need_open(item)
    if until is not None and type(until) is type(at) and until < at:
        raise Refused(say=_("It cannot end before it begins."))
    # An inbox item with a place in the day is still not judged: it keeps its state.
    state = _ours(item) if item.state is State.DEFERRED else item.state
    lead = item.lead if state in (State.INBOX, State.WAITING) else item.lead or ME
    return item.but(at=at, until=until, fixed=fixed, state=state, lead=lead, wake_on=None, defer_reason=None)


def unplanned(item: Item, today: date) -> Item:
    """Its time is taken back; the day stays, so that it must find its place again."""
    day = item.at.date() if isinstance(item.at, datetime) else today
    return planned(item, day)


def waiting(item: Item, who: str, check: When, waiting_for: WaitingFor = WaitingFor.REPLY) -> Item:
    """It is someone else's move; passing it on is not doing it."""
    need_open(item)
    if not who.strip():
        raise Refused(say=_("Waiting needs a name: who must move next?"))
    return _settled(item).but(
        state=State.WAITING,
        waiting_on=who.strip(),
        waiting_for=waiting_for,
        next_check=check,
        lead=item.lead or ME,
        started_at=None,
    )


def answered(item: Item, today: date) -> Item:
    """The answer is there: ours to move again, today."""
    if item.state is not State.WAITING:
        raise Refused(say=_("“{title}” is not waiting for anybody.").format(title=item.title))
    return _settled(item).but(
        state=_ours(item),
        at=item.at or today,
    )


def is_often_deferred(item: Item) -> bool:
    """Put off so often that once more takes a question: do it, hand it over, or drop it."""
    return item.deferrals >= OFTEN


def deferred(item: Item, wake_on: date, why: str, today: date, *, again: bool = False) -> Item:
    """Later, on purpose: with a date on which it comes back by itself, and a reason.

    Raises:
        PutOffOften: for the third time, and `again` does not say that it is meant.
        Refused: no later day, no reason, or a hard nut for the third time: that is opened, and not put off for ever.
    """
    need_open(item)
    if is_often_deferred(item) and item.hard:
        raise Refused(
            say=_("“{title}” is a hard nut and was put off twice: take its next small step, or hand it over.").format(
                title=item.title
            )
        )
    if is_often_deferred(item) and not again:
        raise PutOffOften(
            say=_("“{title}” was put off {n} times already: do it, hand it over, or drop it.").format(
                title=item.title, n=item.deferrals
            )
        )
    if wake_on <= today:
        raise Refused(say=_("A deferred item needs a day after today to come back."))
    if not why.strip():
        raise Refused(say=_("Deferring needs a reason, in a word or two."))
    return _settled(item).but(
        state=State.DEFERRED,
        wake_on=wake_on,
        defer_reason=why.strip(),
        deferrals=item.deferrals + 1,
        lead=item.lead or ME,
        at=None,
        until=None,
        fixed=False,
        started_at=None,
    )


def woken(item: Item, today: date) -> Item:
    """A deferred item on its morning: planned for today."""
    return _settled(item).but(state=_ours(item), at=today, lead=item.lead or ME)


def done(item: Item, result: str | None, now: datetime, leave: Pass | None = None) -> Item:
    """A result exists. Where nobody asked, nobody has to be told, and the matter is closed at once.

    Raises:
        Gated: a check, a required step or a rung is missing, and there is no leave to pass.
    """
    need_open(item)
    item = with_result(passed(item, result, leave, now.date()), result, now)
    finished = _settled(item).but(
        state=State.DONE,
        result=(result or "").strip() or item.result,
        closed_at=now,
        lead=item.lead or ME,
        started_at=None,
    )
    if item.source is not None and item.source.side is not Side.SELF:
        return finished
    return finished.but(state=State.CLOSED, reply=Reply(at=now, none_because="own"))


def replied(item: Item, now: datetime, *, how: str | None = None, none_because: str | None = None) -> Item:
    """The asker has been told, or there is a reason why not: closed."""
    if item.state is not State.DONE:
        raise Refused(
            say=_("“{title}” is not done yet, so there is nothing to report. Finish it first.").format(title=item.title)
        )
    if not (how or none_because or "").strip():
        raise Refused(say=_("Say what the asker was told, or why nothing need be said."))
    who = item.source.who if item.source else None
    return item.but(state=State.CLOSED, reply=Reply(at=now, to=who, how=how, none_because=none_because))


def dropped(item: Item, why: str, now: datetime, by: str = "") -> Item:
    """Decided not to do it, with a reason; what is followed from above only where somebody there agrees, by name."""
    need_open(item)
    if item.tracked is not None:
        if not by.strip():
            say = _("“{title}” is followed from above; it is dropped only where somebody there agrees, by name.")
            raise Refused(say=say.format(title=item.title))
        item = with_line(item, AUTHORITY, f"{by.strip()}: {why.strip()}")
    if not why.strip():
        raise Refused(say=_("Dropping needs a reason, in a word or two."))
    return _settled(item).but(
        state=State.DROPPED,
        drop_reason=why.strip(),
        closed_at=now,
        lead=item.lead or ME,
        started_at=None,
    )


def reopened(item: Item, today: date) -> Item:
    """It came back: ours to move again. The result and the reply stay in the trail."""
    if item.state in OPEN_STATES:
        raise Refused(say=_("“{title}” is open already.").format(title=item.title))
    judged = quadrant(item) is not None
    return without_result(item).but(
        state=State.ACTIVE if judged else State.INBOX,
        result=None,
        reply=None,
        drop_reason=None,
        closed_at=None,
        at=today if judged else item.at,
        until=None,
        fixed=False,
        lead=item.lead or (ME if judged else None),
    )
