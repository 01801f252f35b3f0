"""Following a matter to its result: who holds it, who was asked again, who decides, who watches over it.

Pure functions in the manner of `workbench.domain.states`: an item goes in, the item as it would be comes out, or
`Refused` is raised with the reason.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Decision, Item, State, Tracked, WaitingFor
from workbench.domain.states import answered, need_open, waiting
from workbench.domain.when import When, day_of
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Ask = Callable[[Item], When]
else:  # a name to import, for annotations
    Ask = object

ESCALATE_FROM = 3
"""From so many times on, asking again is not enough: the matter goes to somebody above."""
EVERY_DAYS = 7
"""A matter that is followed is looked at so often, where nothing else was said."""
NO_ACTION = "no_action"
"""The line of an item which says why nothing follows from what was decided."""
STUCK_LINES = ("problem", "root", "remedy")
"""问题·症结·办法: what is said about a matter that does not move."""
_HANDED = frozenset({Verb.WAITED, Verb.OFFERED, Verb.ACCEPTED, Verb.ASKED, Verb.ANSWERED})
_LOOKS = frozenset({EntryKind.CHECK, EntryKind.PROGRESS, EntryKind.CHASE})
_SELF = frozenset({"me", "myself", "我", "本人", "自己"})


def is_desk(name: str, me: str) -> bool:
    """Whether a name means the person at this desk."""
    said = name.strip().casefold()
    return said in _SELF or (bool(me) and said == me.strip().casefold())


def holder(item: Item) -> str:
    """Who must move next: whoever it waits for, else its lead."""
    return (item.waiting_on if item.state is State.WAITING else item.lead) or ME


_SEVERAL = re.compile(r"\s*[,，、;；]\s*|\s+(?:and|和|与|與|[&/])\s+")


def one_lead(name: str | None) -> str | None:
    """The name of a lead, who is one person: two who answer for a thing are nobody.

    Raises:
        Refused: several are named.
    """
    said = (name or "").strip()
    first, *others = [part for part in _SEVERAL.split(said) if part] or [""]
    if others:
        raise Refused(
            say=_("A matter has one lead, who answers for it. Let {first} lead and {others} help.").format(
                first=first, others=", ".join(others)
            )
        )
    return said or None


# Handing over -----------------------------------------------------------------------------------------------------


def offered(item: Item, to: str, check: When) -> Item:
    """Offered to a new lead. Until they accept, the old one answers for it, so that nothing falls between."""
    need_open(item)
    if not to.strip():
        raise Refused(say=_("A hand-over needs a name: who is to lead it?"))
    one_lead(to)
    if (item.lead or ME) == to.strip():
        raise Refused(say=_("“{title}” is led by {who} already.").format(title=item.title, who=to.strip()))
    return waiting(item, to, check, WaitingFor.ACCEPTANCE)


def accepted(item: Item, check: When) -> Item:
    """The new lead has said yes: it is theirs, and its result is waited for."""
    if item.waiting_for is not WaitingFor.ACCEPTANCE or item.waiting_on is None:
        raise Refused(say=_("“{title}” was not offered to anybody.").format(title=item.title))
    return waiting(item.but(lead=item.waiting_on), item.waiting_on, check, WaitingFor.REPLY)


def taken_over(item: Item, today: date) -> Item:
    """The desk takes the lead itself: ours to move."""
    need_open(item)
    ours = answered(item, today) if item.state is State.WAITING else item
    return ours.but(lead=ME)


# Asking again -----------------------------------------------------------------------------------------------------


def chased(item: Item, check: When) -> Item:
    """Asked again; the next time is the day that was promised, or the usual one."""
    if item.state is not State.WAITING:
        raise Refused(say=_("“{title}” is not waiting for anybody.").format(title=item.title))
    return item.but(next_check=check)


class Chases(Frozen):
    """How often whoever it waits for was asked again, and what they promised last."""

    count: int = 0
    last: datetime | None = None
    promised: When | None = None
    broken: int = 0
    """Promises whose day went by without the thing."""

    @property
    def escalates(self) -> bool:
        """The next one is one too many to be sent to the same door."""
        return self.count >= ESCALATE_FROM


def chases(trail: Iterable[Entry], now: datetime) -> Chases:
    """What the trail of an item says about asking again, since it was handed to whoever has it now."""
    count, broken, who = 0, 0, ""
    last: datetime | None = None
    promised: When | None = None
    for entry in trail:
        if entry.verb in _HANDED and (entry.fact("who") != who or entry.verb is Verb.ANSWERED):
            count, broken, who, last, promised = 0, 0, entry.fact("who") or "", None, None
        elif entry.verb is Verb.REMINDED or entry.kind is EntryKind.CHASE:
            broken += promised is not None and day_of(promised) < entry.at.date()
            count, last = count + 1, entry.at
            promised = _when(entry.fact("promised"))
    broken += promised is not None and day_of(promised) < now.date()
    return Chases(count, last, promised, broken)


def _when(text: str | None) -> When | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-12-28") else datetime.fromisoformat(text)
    except ValueError:
        return None


# Who decides ------------------------------------------------------------------------------------------------------


def asked(item: Item, decision: Decision, check: When, me: str) -> Item:
    """Put to somebody who may decide it. The desk prepares and advises; it never decides."""
    need_open(item)
    if not decision.question.strip():
        raise Refused(say=_("A request for a decision needs a question."))
    if not decision.decider.strip():
        raise Refused(say=_("A request for a decision needs a name: who decides?"))
    if is_desk(decision.decider, me):
        raise Refused(say=_("The desk prepares and advises; it does not decide. Name who does."))
    if item.decision is not None and item.decision.answer is None and item.waiting_for is WaitingFor.DECISION:
        raise Refused(say=_("“{title}” is with {who} already.").format(title=item.title, who=item.decision.decider))
    return waiting(item, decision.decider, check, WaitingFor.DECISION).but(decision=decision)


def decided(item: Item, answer: str, now: datetime) -> Item:
    """The answer, in the decider's own words: ours to move again."""
    if item.decision is None or item.decision.answer is not None:
        raise Refused(say=_("Nobody was asked to decide “{title}”.").format(title=item.title))
    if not answer.strip():
        raise Refused(say=_("What was decided? Their words, as they said them."))
    said = item.decision.but(answer=answer.strip(), answered_at=now)
    ours = answered(item, now.date()) if item.state is State.WAITING else item
    return ours.but(decision=said)


def awaits_decision(item: Item) -> bool:
    """Put to somebody, and not answered."""
    return is_open(item) and item.decision is not None and item.decision.answer is None


# Watching over it -------------------------------------------------------------------------------------------------


def tracked(item: Item, by: str, text: str, every_days: int, now: datetime) -> Item:
    """Followed to its result, because somebody above said so."""
    need_open(item)
    if not by.strip():
        raise Refused(say=_("Somebody must have ordered it to be followed: who?"))
    if every_days < 1:
        raise Refused(say=_("A matter is looked at every day at most."))
    at = item.tracked.at if item.tracked is not None else now
    return item.but(tracked=Tracked(by.strip(), at, text.strip() or item.title, every_days))


def looked_at(item: Item, trail: Iterable[Entry]) -> datetime | None:
    """When somebody last looked how a followed matter stands."""
    if item.tracked is None:
        return None
    looks = [entry.at for entry in trail if _is_look(entry)]
    return max([item.tracked.at, *looks])


def _is_look(entry: Entry) -> bool:
    return entry.kind in _LOOKS or entry.verb in (Verb.REMINDED, Verb.ANSWERED, Verb.DECIDED)


def look_due(item: Item, trail: Iterable[Entry]) -> date | None:
    """The day on which a followed matter is to be looked at again."""
    seen = looked_at(item, trail)
    if seen is None or item.tracked is None or not is_open(item):
        return None
    return seen.date() + timedelta(days=item.tracked.every_days)
