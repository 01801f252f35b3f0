"""Every figure is what an independent count of the entries gives, and opens into exactly what it counts."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import EAST, MONDAY, at, item

from workbench.domain.derive import quadrant
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Domain, Grade, Item, Kind, Reply, Side, Source, State, Tracked
from workbench.domain.people import People
from workbench.domain.periods import Scale, period
from workbench.domain.shares import AFTER_CLOSE, was_known, worked_on
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.figures import median, nearest
from workbench.domain.statistics.hours import Axis
from workbench.domain.statistics.whole import Statistics, days_needed, statistics

FIRST = MONDAY - timedelta(days=70)
DAYS = (0, 20, 41, 62, 68, 69, 70)
"""After the first: some in the year before, in the month, in the week."""
NAMES = ("me", "周洁", "Li", None)

verbs = st.sampled_from(
    [
        Verb.ADDED,
        Verb.STARTED,
        Verb.STOPPED,
        Verb.DONE,
        Verb.REPLIED,
        Verb.REOPENED,
        Verb.RETURNED,
        Verb.CARRIED,
        Verb.CHASED,
    ]
)


@st.composite
def entries_of(draw: st.DrawFn, number: int) -> Entry:
    """A line on one of a few days, so that there is much on each, about one of nine items or none."""
    day = FIRST + timedelta(days=draw(st.sampled_from(DAYS)))
    moment = at(draw(st.sampled_from([0, 9, 10])), draw(st.integers(0, 59)), day)
    about = draw(st.one_of(st.none(), st.integers(1, 9)))
    by_hand = draw(st.booleans())
    kinds = [EntryKind.CALL, EntryKind.MEETING, EntryKind.CHECK, EntryKind.CHASED, EntryKind.DUTY, EntryKind.NOTE]
    facts = draw(
        st.sampled_from([(), (("worked", "35"),), (("worked", "0"),), ((AFTER_CLOSE, "1"),), (("rung", "check"),)])
    )
    return Entry(
        at=moment,
        written_at=moment,
        kind=draw(st.sampled_from(kinds)) if by_hand else EntryKind.EVENT,
        verb=None if by_hand else draw(verbs),
        id=EntryId(number),
        item=ItemId(about) if about is not None else None,
        until=moment + timedelta(minutes=draw(st.integers(1, 50))) if draw(st.booleans()) else None,
        data=facts,
    )


@st.composite
def items_of(draw: st.DrawFn, number: int) -> Item:
    """Any item: of any age, judged or not, with a deadline or without."""
    born = at(draw(st.integers(8, 17)), 0, FIRST + timedelta(days=draw(st.integers(-5, 60))))
    return item(
        f"matter {number}",
        id=ItemId(number),
        ref=f"2026-{number:04}",
        created_at=born,
        state=draw(st.sampled_from([State.ACTIVE, State.WAITING, State.CLOSED])),
        urgent=draw(st.sampled_from([None, True, False])),
        important=draw(st.sampled_from([None, True, False])),
        minutes=draw(st.sampled_from([None, 20, 90])),
        area=draw(st.sampled_from([None, "会务", "督查"])),
        kind=draw(st.sampled_from([None, *Kind])),
        domain=draw(st.sampled_from([None, *Domain])),
        lead=draw(st.sampled_from(NAMES)),
        grade=draw(st.sampled_from([None, Grade.EXCELLENT, Grade.FAILED])),
        waiting_on=draw(st.sampled_from(["王强", "Li"])),
        due=draw(st.sampled_from([None, MONDAY - timedelta(days=30), MONDAY - timedelta(days=3), MONDAY])),
        source=draw(st.sampled_from([None, Source("张", Side.LEADER), Source("x", Side.SELF)])),
        reply=draw(st.sampled_from([None, Reply(born), Reply(born, none_because="own")])),
        tracked=draw(st.sampled_from([None, Tracked("张", born, "抓紧")])),
    )


@st.composite
def desks(draw: st.DrawFn) -> tuple[dict[ItemId, Item], list[Entry]]:
    # Item 9 is named by lines and was taken back since.
    items = {ItemId(n): draw(items_of(n)) for n in range(1, 9)}
    return items, [draw(entries_of(n)) for n in range(1, draw(st.integers(0, 40)) + 1)]


def told(items: dict[ItemId, Item], entries: list[Entry], scale: Scale) -> Statistics:
    found = period(scale, MONDAY)
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.at.date(), []).append(entry)
    read = [digest(day, by_day.get(day, [])) for day in days_needed(found, MONDAY)]
    people = People(one for one in items.values() if one.state is not State.CLOSED)
    return statistics(found, read, items, lambda id: in_order(e for e in entries if e.item == id), people, MONDAY)


def is_ours(one: Item) -> bool:
    return one.source is None or one.source.side is Side.SELF


def in_order(entries: object) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.at, entry.id))  # type: ignore[call-overload]


scales = st.sampled_from([Scale.WEEK, Scale.MONTH, Scale.QUARTER, Scale.YEAR])


@settings(max_examples=60, deadline=None)
@given(desks(), scales)
def test_what_is_counted_by_item_is_what_the_lines_say(
    desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale
) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    for one in (found.mix, *found.trend):
        mine = in_order(e for e in entries if e.at.date() in one.span and e.at.date() <= MONDAY)
        first = {
            id: min(e.at.date() for e in mine if e.item == id and e.item in worked_on([e])) for id in worked_on(mine)
        }
        there = {id for id in first if id in items}
        assert set(one.known.items) | set(one.unasked.items) == there
        assert all(was_known(items[id], first[id]) for id in one.known.items)
        assert not any(was_known(items[id], first[id]) for id in one.unasked.items)
        assert [set(each.items) for each in one.quadrants] == [
            {id for id in there if int(quadrant(items[id]) or 0) == n} for n in range(5)
        ]
        assert set(one.own.items) == {id for id in there if is_ours(items[id])}
        last = {e.item: e.verb for e in mine if e.verb in (Verb.DONE, Verb.REOPENED) and e.item in items}
        when = {e.item: e.at for e in mine if e.verb is Verb.DONE}
        done = {id for id, verb in last.items() if verb is Verb.DONE}
        assert set(one.finished.items) == done
        dated = {id for id in done if id is not None and items[id].due is not None}
        assert set(one.late.items) == {id for id in dated if when[id].date() > items[id].due}  # type: ignore[operator]
        assert set(one.in_time.items) == dated - set(one.late.items)
        assert set(one.carried.items) == {e.item for e in mine if e.verb is Verb.CARRIED and e.item in items}
        chased = [e for e in mine if e.verb is Verb.CHASED or e.kind is EntryKind.CHASED]
        assert [line.entry for line in one.chased.lines] == [e.id for e in chased]
        for figure in (one.known, one.unasked, *one.quadrants, one.own, one.finished, one.late, one.carried):
            assert figure.value == len(figure.items) == len(set(figure.items))


@settings(max_examples=60, deadline=None)
@given(desks(), scales)
def test_the_hours_of_every_axis_add_up_to_all_minutes_of_the_period(
    desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale
) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    mine = [e for e in entries if e.at.date() in found.period and e.at.date() <= MONDAY]
    # A set of minutes of each day, an entry at a time: what runs by the clock first, lines only where nothing is yet.
    minutes: Counter[ItemId | None] = Counter()
    for day in {e.at.date() for e in mine}:
        taken: set[int] = set()
        todays = in_order(e for e in mine if e.at.date() == day)
        for entry in todays:
            worked = int(entry.fact("worked") or 0)
            end = entry.at.hour * 60 + entry.at.minute
            taken |= set(range(end - worked, end))
            minutes[entry.item if entry.item in items else None] += worked
        for entry in todays:
            if entry.until is None or entry.kind in (EntryKind.EVENT, EntryKind.DUTY, EntryKind.CHASED):
                continue
            begin = entry.at.hour * 60 + entry.at.minute
            end = begin + int((entry.until - entry.at).total_seconds() // 60)
            fresh = set(range(begin, min(end, 24 * 60))) - taken
            taken |= fresh
            minutes[entry.item if entry.item in items else None] += len(fresh)
    total = sum(minutes.values())
    assert found.spent.actual.value == total
    assert set(found.spent.actual.items) == {id for id, n in minutes.items() if id is not None and n}
    guessed = {id for id, n in minutes.items() if id is not None and n and items[id].minutes}
    assert found.spent.planned.value == sum(items[id].minutes or 0 for id in guessed)
    assert found.spent.estimated.value == sum(minutes[id] for id in guessed)
    for axis in Axis:
        rows = found.by(axis)
        assert sum(row.actual.value for row in rows) == total
        assert sum(row.planned.value for row in rows) == found.spent.planned.value
        assert len({row.name for row in rows}) == len(rows)
    for row in found.by(Axis.AREA):
        ids = {id for id in minutes if id is not None and minutes[id] and (items[id].area or "") == row.name}
        assert set(row.actual.items) == ids


@settings(max_examples=40, deadline=None)
@given(desks(), scales)
def test_heat_counts_each_line_of_work_once_at_its_hour(
    desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale
) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    wanted: Counter[tuple[int, int]] = Counter()
    for entry in entries:
        busy = entry.kind is not EntryKind.EVENT or entry.verb is not Verb.CARRIED
        if entry.at.date() in found.period and entry.at.date() <= MONDAY and busy:
            wanted[entry.at.weekday(), entry.at.hour] += 1
    assert {(d, h): f.value for d, row in enumerate(found.heat) for h, f in enumerate(row) if f.value} == dict(wanted)
    assert all(figure.value == len(figure.lines) for row in found.heat for figure in row)


@settings(max_examples=60, deadline=None)
@given(desks(), scales)
def test_turn_round_times_are_those_of_the_trail(desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    handling, feedback, supervision = found.turns
    in_period = [e for e in in_order(entries) if e.at.date() in found.period and e.at.date() <= MONDAY]

    def since(moment: datetime, end: datetime) -> int:
        return max(0, int((end - moment).total_seconds() // 60))

    done: dict[ItemId, int] = {}
    told_: dict[ItemId, int] = {}
    for entry in in_period:
        one = items.get(entry.item) if entry.item is not None else None
        if one is None:
            continue
        if entry.verb is Verb.DONE:
            done[one.id] = since(one.created_at, entry.at)
        elif entry.verb is Verb.REOPENED:
            done.pop(one.id, None)
            told_.pop(one.id, None)
        elif entry.verb is Verb.REPLIED and one.reply is not None and one.reply.none_because is None:
            before = [e.at for e in in_order(entries) if e.item == one.id and e.verb is Verb.DONE
                      and (e.at, e.id) <= (entry.at, entry.id)]  # fmt: skip
            if before:
                told_[one.id] = since(before[-1], entry.at)
    checked: dict[ItemId, int] = {}
    for one in items.values():
        if one.tracked is None:
            continue
        looks = [e for e in in_order(entries) if e.item == one.id and e.at >= one.tracked.at
                 and (e.kind is EntryKind.CHECK or e.fact("rung") == "check")]  # fmt: skip
        if looks and looks[0] in in_period:
            checked[one.id] = since(one.tracked.at, looks[0].at)
    for turn, wanted in ((handling, done), (feedback, told_), (supervision, checked)):
        assert {id: minutes for minutes, id in turn.took} == wanted
        assert [minutes for minutes, _id in turn.took] == sorted(wanted.values())
        assert list(turn.slowest) == sorted(turn.took, reverse=True)[:5]
        assert set(turn.items) == set(wanted)


@settings(max_examples=40, deadline=None)
@given(desks(), scales)
def test_loads_are_what_everybody_holds(desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    for one in found.loads:
        held = {i.id: i.due for i in items.values() if i.state is State.ACTIVE and (i.lead or "me") == one.name} | {
            i.id: i.due for i in items.values() if i.state is State.WAITING and i.waiting_on == one.name
        }
        assert set(one.open.items) == set(held)
        assert set(one.today.items) == {id for id, due in held.items() if due == MONDAY}
        assert set(one.overdue.items) == {id for id, due in held.items() if due is not None and due < MONDAY}
        assert one.later == len(held) - one.today.value - one.overdue.value
        assert set(one.finished.items) == {
            id for id in found.mix.finished.items if (items[id].lead or "me") == one.name
        }
    assert sum(one.open.value for one in found.loads) == sum(i.state is not State.CLOSED for i in items.values())
    assert {id for one in found.loads for id in one.finished.items} == set(found.mix.finished.items)


@settings(max_examples=60, deadline=None)
@given(desks(), scales)
def test_what_was_right_the_first_time_never_came_back(
    desk: tuple[dict[ItemId, Item], list[Entry]], scale: Scale
) -> None:
    items, entries = desk
    found = told(items, entries, scale)
    closed = set(found.mix.finished.items)  # whatever became of it since
    back = {id for id in closed if any(e.item == id and e.verb in (Verb.REOPENED, Verb.RETURNED) for e in entries)}
    if not closed:
        assert found.rates == ()
        return
    whole = found.rates[-1]
    assert {one.id for one in whole.closed} == closed
    assert {one.id for one in whole.returned} == back
    assert {one.id for one in whole.excellent} == {id for id in closed if items[id].grade is Grade.EXCELLENT}
    kinds = found.rates[:-1] if len(found.rates) > 1 else found.rates
    assert sum(len(one.closed) for one in kinds) == len(closed)
    assert all(one.kind is rate.kind for rate in kinds for one in rate.closed)


@given(st.lists(st.integers(0, 1000), max_size=30).map(sorted))
def test_the_middle_and_nine_in_ten(numbers: list[int]) -> None:
    middle, most = median(numbers), nearest(numbers, 90)
    if not numbers:
        assert middle is None and most is None
        return
    assert middle is not None and most in numbers
    assert 2 * sum(n <= middle for n in numbers) >= len(numbers)
    assert 2 * sum(n >= middle for n in numbers) >= len(numbers)
    assert 10 * sum(n <= most for n in numbers) >= 9 * len(numbers)
    assert all(10 * sum(n <= less for n in numbers) < 9 * len(numbers) for less in numbers if less < most)


def test_a_corrected_time_holds_and_what_is_added_to_a_line_is_no_second_line() -> None:
    moment = datetime(2026, 12, 28, 9, 30, tzinfo=EAST)
    wrong = Entry(moment, moment, EntryKind.CALL, "a", id=EntryId(1), until=moment + timedelta(minutes=90))
    right = wrong.but(id=EntryId(2), until=moment + timedelta(minutes=9), amends=EntryId(1))
    added = wrong.but(id=EntryId(3), until=None, amends=EntryId(1), at=moment + timedelta(hours=5))
    assert [spent.minutes for spent in digest(MONDAY, [wrong, right]).spent] == [9]
    assert [spent.minutes for spent in digest(MONDAY, [wrong, added]).spent] == [90]
    assert [hour for hour, _line in digest(MONDAY, [wrong, right, added]).busy] == [9]


def test_a_second_look_is_no_first_one_though_the_first_was_before_the_period() -> None:
    followed = item(id=ItemId(1), tracked=Tracked("张", at(9, 0, MONDAY - timedelta(days=20)), "抓紧"))
    looks = [at(9, 0, MONDAY - timedelta(days=15)), at(9, 0, MONDAY)]
    entries = [Entry(each, each, EntryKind.CHECK, "x", EntryId(n), item=ItemId(1)) for n, each in enumerate(looks, 1)]
    assert told({ItemId(1): followed}, entries, Scale.WEEK).turns[2].took == ()
    assert told({ItemId(1): followed}, entries, Scale.MONTH).turns[2].took == ((5 * 24 * 60, 1),)
