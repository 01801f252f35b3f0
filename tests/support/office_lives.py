"""How one matter of the made-up office goes, from the moment it comes in until its end, or until the present."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import (
    Decision,
    Gate,
    Grade,
    Item,
    Reply,
    Side,
    State,
    ToLeader,
    WaitingFor,
)

if TYPE_CHECKING:
    from support.office import Office

RUNGS = (Gate.INSTRUCT, Gate.CHECK, Gate.CLARIFY, Gate.ACT, Gate.RESULT)


class PresentReached(Exception):
    """What would come next has not come yet."""


@dataclass
class Life:
    """A matter and where it stands in time; what happens moves both on."""

    office: Office
    item: Item
    at: datetime

    def put(self, **fields: object) -> None:
        self.item = self.item.but(updated_at=self.at, **fields)

    def go(self, days: int = 0) -> None:
        """A little later, or so many working days."""
        at = self.office.later(self.at, days)
        if at > self.office.now:
            raise PresentReached
        self.at = at

    def chance(self, share: float) -> bool:
        return self.office.pick.random() < share

    def day(self, days: int) -> date:
        """A working day so many after this one."""
        return self.office.workday_after(self.at.date(), days)

    def event(self, verb: Verb, **facts: str) -> None:
        self._tell(Entry(self.at, self.at, EntryKind.EVENT, verb=verb, data=tuple(facts.items())))

    def line(self, kind: EntryKind, text: str, minutes: int = 0, people: tuple[str, ...] = (), **facts: str) -> None:
        until = self.at + timedelta(minutes=minutes) if minutes else None
        self._tell(Entry(self.at, self.at, kind, text, until=until, people=people, data=tuple(facts.items())))
        if until is not None:
            self.at = until

    def _tell(self, entry: Entry) -> None:
        item = self.item
        self.office.entries.append(entry.but(item=item.id, ref=item.ref, title=item.title, restricted=item.restricted))
        self.item = item.but(updated_at=self.at)

    # What happens to many ---------------------------------------------------------------------------------------

    def triage(self) -> None:
        self.go()
        pick = self.office.pick
        urgent, important = pick.random() < 0.35, pick.random() < 0.5
        self.put(state=State.ACTIVE, urgent=urgent, important=important)
        if pick.random() < 0.6:
            self.put(due=self.day(pick.randrange(1, 14)))
        if pick.random() < 0.6:
            self.put(at=self.day(pick.randrange(0, 6)))
        quadrant = (1 if urgent else 2) if important else (3 if urgent else 4)
        self.event(Verb.TRIAGED, quadrant=str(quadrant))

    def work(self) -> None:
        """A stretch of work with the clock running, or still running now."""
        self.event(Verb.STARTED)
        start = self.at
        self.put(started_at=start)
        self.at += timedelta(minutes=self.office.pick.randrange(10, 95))
        if self.at > self.office.now:
            raise PresentReached
        self.put(started_at=None)
        self.event(Verb.STOPPED, worked=str(int((self.at - start).total_seconds() // 60)))

    def wait(self, who: str, what: WaitingFor = WaitingFor.REPLY) -> None:
        """Handed to somebody, asked again sometimes, and answered."""
        pick = self.office.pick
        check = self.day(pick.randrange(1, 5))
        self.put(state=State.WAITING, waiting_on=who, waiting_for=what, next_check=check)
        self.event(Verb.WAITED, who=who, check=str(check))
        if self.chance(0.3):
            self.go(pick.randrange(1, 4))
            self.put(next_check=self.day(2))
            self.event(Verb.REMINDED, who=who, n="1", check=str(self.item.next_check))
        self.go(pick.randrange(0, 12))
        self.put(state=State.ACTIVE, waiting_on=None, waiting_for=None, next_check=None)
        self.event(Verb.ANSWERED, who=who)

    def defer(self) -> None:
        to = self.day(self.office.pick.randrange(8, 30))
        why = self.office.word("later")
        self.put(state=State.DEFERRED, wake_on=to, defer_reason=why, deferrals=self.item.deferrals + 1, at=None)
        self.event(Verb.DEFERRED, to=str(to), why=why)
        self.at = self.office.morning_of(to)
        if self.at > self.office.now:
            raise PresentReached
        self.put(state=State.ACTIVE, wake_on=None, defer_reason=None, at=to)
        self.event(Verb.WOKE)

    def carry(self) -> None:
        """Left over in the evening."""
        evening = self.at.replace(hour=17, minute=35)
        if evening > self.office.now or evening <= self.at:
            return
        self.at = evening
        to, why = self.day(1), self.office.word("carry")
        self.office.carried(self.item.id, evening.date(), to, why)
        self.put(at=to)
        self.event(Verb.CARRIED, to=str(to), why=why)
        self.go(1)

    def decide(self, leader: str) -> None:
        """Put to a leader, who answers some days later."""
        words, pick = self.office.words, self.office.pick
        asked = Decision(self.office.word("question"), leader, self.at, words.options, words.options[1])
        check = self.day(2)
        self.put(decision=asked, state=State.WAITING, waiting_on=leader, waiting_for=WaitingFor.DECISION,
                 next_check=check)  # fmt: skip
        self.event(Verb.ASKED, who=leader, question=asked.question, check=str(check))
        self.go(pick.randrange(0, 5))
        answer = self.office.word("answer")
        self.put(decision=asked.but(answer=answer, answered_at=self.at), state=State.ACTIVE, waiting_on=None,
                 waiting_for=None, next_check=None)  # fmt: skip
        self.event(Verb.DECIDED, who=leader, answer=answer)

    def present(self, leader: str) -> None:
        self.put(to_leader=ToLeader(leader, self.office.word("question"), None, self.office.words.brief))
        self.event(Verb.ESCALATED, who=leader, why=self.item.to_leader.why if self.item.to_leader else "")

    def offer(self) -> None:
        """Handed over to somebody else, who says yes."""
        who = self.office.pick.choice([name for name in self.office.words.staff if name != self.item.lead])
        check = self.day(1)
        self.put(state=State.WAITING, waiting_on=who, waiting_for=WaitingFor.ACCEPTANCE, next_check=check)
        self.event(Verb.OFFERED, who=who, check=str(check))
        self.go(self.office.pick.randrange(0, 2))
        self.put(lead=who, waiting_for=WaitingFor.REPLY, next_check=self.day(3))
        self.event(Verb.ACCEPTED, who=who, check=str(self.item.next_check))
        self.go(self.office.pick.randrange(1, 4))
        self.put(state=State.ACTIVE, waiting_on=None, waiting_for=None, next_check=None)
        self.event(Verb.ANSWERED, who=who)

    def chased(self) -> None:
        who = self.item.source.who if self.item.source else ""
        self.put(chased=(self.item.chased or 0) + 1, urgent=True)
        self.event(Verb.CHASED, who=who, n=str(self.item.chased))

    def done(self) -> None:
        """Done, now and then taken up again, and the asker told or not yet."""
        office, pick = self.office, self.office.pick
        grade = pick.choice((*Grade, Grade.ACCEPTED, Grade.ACCEPTED, None, None, None, None))
        if self.chance(0.04):
            self.event(Verb.RETURNED, why=office.word("again"))
            self.go(pick.randrange(0, 3))
        self._end(office.word("results"), grade)
        if self.chance(0.04):
            self.go(pick.randrange(0, 6))
            self.put(state=State.ACTIVE, closed_at=None, reply=None, result=None, grade=None, at=self.at.date())
            self.event(Verb.REOPENED, why=office.word("again"))
            self.go(pick.randrange(0, 3))
            self._end(office.word("results"), Grade.REWORKED)
        self._tell_asker()

    def _end(self, result: str, grade: Grade | None) -> None:
        worked = {"worked": str(self.office.pick.randrange(5, 60))} if self.chance(0.3) else {}
        own = self.item.source is None or self.item.source.side is Side.SELF
        self.put(result=result, grade=grade, closed_at=self.at, state=State.CLOSED if own else State.DONE,
                 reply=Reply(self.at, none_because="own") if own else None)  # fmt: skip
        self.event(Verb.DONE, result=result, **({"grade": grade.value} if grade else {}), **worked)

    def _tell_asker(self) -> None:
        source = self.item.source
        if source is None or source.side is Side.SELF or self.chance(0.02):
            return
        self.go(0 if self.chance(0.8) else self.office.pick.randrange(1, 4))
        if self.chance(0.1):
            why = self.office.word("drop")
            self.put(state=State.CLOSED, reply=Reply(self.at, none_because=why))
            self.event(Verb.REPLIED, none_because=why, to=source.who)
        else:
            how = self.office.word("told")
            self.put(state=State.CLOSED, reply=Reply(self.at, source.who, how))
            self.event(Verb.REPLIED, how=how, to=source.who)

    def drop(self) -> None:
        why = self.office.word("drop")
        self.put(state=State.DROPPED, closed_at=self.at, drop_reason=why)
        self.event(Verb.DROPPED, why=why)
