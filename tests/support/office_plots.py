"""What the matters of the made-up office are about: papers, errands, meetings, reports, what is followed from above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from support.office_lives import RUNGS, Life

from workbench.domain.entry import EntryKind, Verb
from workbench.domain.item import Gate, Info, Kind, Phase, Side, State, Step, Tracked


def plain(life: Life) -> None:
    """A paper, an errand, and all that can happen on the way."""
    office, pick = life.office, life.office.pick
    life.triage()
    if life.chance(0.008):
        return  # forgotten
    if life.chance(0.03):
        life.go(pick.randrange(0, 5))
        life.drop()
        return
    for share, happens in (
        (0.06, life.defer),
        (0.22, life.work),
        (0.22, lambda: life.wait(office.pick.choice((*office.words.staff, *office.words.peers)))),
        (0.12, life.carry),
        (0.05, lambda: life.decide(office.leader())),
        (0.04, lambda: life.present(office.leader())),
        (0.03, life.offer),
        (0.05 if life.item.source else 0, life.chased),
        (0.15, lambda: life.line(EntryKind.NOTE, office.word("note"))),
        (0.05, lambda: life.line(EntryKind.CHECK, office.word("check"))),
        (0.06, life.work),
        (0.04, life.carry),
    ):
        if life.chance(share):
            life.go(pick.choice((0, 0, 1, 1, 2, 3)))
            happens()
    life.go(pick.choice((0, 0, 0, 1, 2, 4, 7)))
    life.done()


def information(life: Life) -> None:
    """An information report: noticed, written, sent, adopted or not."""
    office, pick = life.office, life.office.pick
    life.put(info=Info(pick.choice(("bright", "hot", "difficult")), pick.choice(("good", "bad")),
                       occurred_at=life.at - timedelta(days=2)))  # fmt: skip
    life.triage()
    life.go(pick.randrange(0, 3))
    if life.chance(0.6):
        life.work()
    life.go(pick.randrange(0, 3))
    info = life.item.info or Info()
    life.put(info=info.but(outlet=office.words.superiors[0], adopted=pick.choice((True, False, None))))
    life.done()


def meeting(life: Life) -> None:
    """A meeting: prepared, held, written up; what was decided becomes matters of its own."""
    office, pick, words = life.office, life.office.pick, life.office.words
    life.triage()
    day = office.workday_after(life.at.date(), pick.randrange(1, 8))
    begins = datetime.combine(day, datetime.min.time(), life.at.tzinfo).replace(hour=pick.choice((9, 10, 14, 15)))
    attend = tuple(dict.fromkeys((office.leader(), *pick.sample(words.staff, 2), "me")))
    steps = tuple(
        Step(text, pick.choice(words.staff), phase, offset=offset, due=office.workday_after(day, 0))
        for text, phase, offset in ((words.steps[0], Phase.BEFORE, -3), (words.steps[3], Phase.BEFORE, -1),
                                    (words.steps[4], Phase.AFTER, 2))
    )  # fmt: skip
    before = str(life.item.at or "")
    life.put(at=begins, until=begins + timedelta(minutes=pick.choice((30, 60, 90))), fixed=True, due=None,
             attend=attend, steps=steps, note=words.brief)  # fmt: skip
    life.event(Verb.PLANNED, at=begins.isoformat(), **{"from": before})
    for place in (0, 1):
        life.go()
        if begins - timedelta(hours=1) > life.at and life.chance(0.8):
            _tick(life, place)
    if begins > office.now:
        return
    life.at = max(begins, life.at)
    points = pick.randrange(1, 4)
    minutes = pick.choice((30, 45, 60))
    life.line(EntryKind.MEETING, office.word("minutes").format(n=points), minutes, attend)
    for _each in range(points):
        office.owe(life.at, life.item, office.word("decided"))
    life.go()
    _tick(life, 2)
    life.go()
    life.done()


def _tick(life: Life, place: int) -> None:
    steps = list(life.item.steps)
    steps[place] = steps[place].but(done_at=life.at)
    life.put(steps=tuple(steps))
    life.event(Verb.STEP_DONE, step=steps[place].text, n=str(place + 1))


def tracked(life: Life) -> None:
    """Followed from above, rung by rung, with figures and a bulletin now and then."""
    office, pick, words = life.office, life.office.pick, life.office.words
    leader = office.leader()
    order = office.word("order")
    rungs = zip(words.rungs, RUNGS, strict=True)
    steps = [Step(text, gate=gate, done_at=life.at if gate is Gate.INSTRUCT else None) for text, gate in rungs]
    life.put(tracked=Tracked(leader, life.at, order, pick.choice((3, 7, 7, 14))), steps=tuple(steps), original=order)
    life.line(EntryKind.INSTRUCTION, order, people=(leader,), by=leader)
    life.event(Verb.TRACKED, who=leader, every=str(life.item.tracked.every_days if life.item.tracked else 7))
    life.triage()
    for place, kind in ((1, EntryKind.CHECK), (2, EntryKind.CHECK), (3, EntryKind.NOTE)):
        life.go(pick.choice((0, 1, 2, 4, 9)))
        if life.chance(0.25):
            value = pick.randrange(1, 8)
            facts = {"value": str(value), "target": "8"}
            if life.chance(0.3):
                facts["problem"] = office.word("problem")
            life.line(EntryKind.PROGRESS, f"{value}/8", 0, (), **facts)
            life.go()
        if life.chance(0.2):
            life.event(Verb.REPORTED, who=leader)
            life.go()
        steps[place] = steps[place].but(done_at=life.at)
        life.line(kind, office.word("check"), rung=RUNGS[place].value)
        life.put(steps=tuple(steps))
        if life.chance(0.1):
            life.go()
            life.wait(pick.choice(words.units))
    life.go(pick.choice((0, 1, 3, 8)))
    steps[4] = steps[4].but(done_at=life.at)
    life.put(steps=tuple(steps))
    life.line(EntryKind.NOTE, office.word("results"), rung="result")
    life.go()
    life.done()


def emergency(life: Life) -> None:
    """Out of the blue: reported at once, over within the hour."""
    office = life.office
    life.put(state=State.ACTIVE, urgent=True, important=True)
    for kind, words in ((EntryKind.ONSITE, "onsite"), (EntryKind.REPORT, "report"), (EntryKind.INSTRUCTION, "order")):
        life.go()
        life.line(kind, office.word(words))
    life.go()
    life.done()


def focus(life: Life) -> None:
    """What the year is about; other matters belong to it."""
    life.put(state=State.ACTIVE, important=True, urgent=False, lines=(("goal", life.office.words.brief),))


def regular(life: Life) -> None:
    """Made by a routine: known beforehand, done on its day or soon after."""
    life.put(state=State.ACTIVE, urgent=False, important=False, at=life.at.date(), due=life.day(2))
    life.go()
    if life.chance(0.5):
        life.work()
    if life.chance(0.15):
        life.carry()
    life.go(life.office.pick.choice((0, 0, 1, 3)))
    life.done()


PLOTS: dict[Kind | None, Callable[[Life], None]] = {
    Kind.DOCUMENT: plain,
    Kind.ERRAND: plain,
    Kind.INFORMATION: information,
    Kind.MEETING: meeting,
    Kind.RESEARCH: plain,
    Kind.EMERGENCY: emergency,
    Kind.FOCUS: focus,
    None: plain,
}
SIDES = {"leaders": Side.LEADER, "superiors": Side.SUPERIOR, "peers": Side.PEER, "units": Side.SUBORDINATE,
         "public": Side.PUBLIC}  # fmt: skip
