"""The duty roster: midnight, summer time, holes and double bookings, as laws."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.day import Day, Shift, day_id
from workbench.domain.hours import WorkHours
from workbench.domain.roster import (
    AHEAD,
    Placed,
    doubles,
    holes,
    is_possible,
    made,
    on_duty,
    placed,
    shift_of,
    standing,
)
from workbench.domain.roster import wall as on_the_wall

MONDAY = date(2026, 12, 28)
HOURS = WorkHours()
QUARTERS = st.integers(0, 95).map(lambda n: f"{n // 4:02d}:{n % 4 * 15:02d}")


@st.composite
def shifts(draw: st.DrawFn) -> Placed:
    day = MONDAY + timedelta(days=draw(st.integers(-3, 16)))
    return Placed(day, made(draw(QUARTERS), draw(QUARTERS), draw(st.sampled_from(["李工", "王工", "Lee"]))))


ROSTERS = st.lists(shifts(), max_size=12)
MOMENTS = st.integers(-4 * 96, 18 * 96).map(lambda n: datetime(2026, 12, 28) + timedelta(minutes=15 * n))


@given(QUARTERS, QUARTERS)
def test_a_shift_lasts_at_most_a_day_unless_somebody_says_so(begin: str, end: str) -> None:
    each = Placed(MONDAY, made(begin, end, "李工"))
    assert timedelta() < each.end - each.start <= timedelta(days=1)
    assert is_possible(each.shift)


@given(ROSTERS, MOMENTS)
def test_the_shift_of_a_moment_covers_it_and_no_other_began_later(roster: list[Placed], moment: datetime) -> None:
    there = on_duty(roster, moment)
    mine = shift_of(roster, moment)
    assert (mine is None) == (not there)
    if mine is not None:
        assert mine.start <= moment < mine.end
        assert all(each.start <= mine.start for each in there)


@given(ROSTERS)
def test_doubles_are_the_pairs_that_share_a_moment(roster: list[Placed]) -> None:
    told = doubles(roster)
    expected = sum(
        max(one.start, other.start) < min(one.end, other.end)
        for place, one in enumerate(roster)
        for other in roster[place + 1 :]
    )
    assert len(told) == expected


@given(ROSTERS)
def test_nobody_is_on_duty_nor_in_the_office_in_a_hole_and_every_long_absence_is_in_one(roster: list[Placed]) -> None:
    since, until = datetime(2026, 12, 28, 8), datetime(2027, 1, 11)
    found = holes(roster, since, until, HOURS)
    assert all(since <= hole.start < hole.end <= until for hole in found)
    assert all(one.end < other.start for one, other in pairwise(found))
    nights = any(
        each.covers(each.start.replace(hour=3, minute=0) + timedelta(days=n)) for each in roster for n in (0, 1)
    )
    at = since
    while at < until:
        inside = any(hole.start <= at < hole.end for hole in found)
        office = HOURS.is_workday(at.date()) and HOURS.start <= at.time() < HOURS.end
        behind = any(hole.open_end and hole.start <= at for hole in found)
        if inside and not behind:
            assert not on_duty(roster, at)
            assert not (office and nights)
        elif nights and not inside and not on_duty(roster, at) and not office:
            assert _short(roster, at), at
        at += timedelta(minutes=15)


def _short(roster: list[Placed], at: datetime) -> bool:
    """Whether the stretch around a moment with nobody there is two hours or less."""

    def alone(moment: datetime) -> bool:
        office = HOURS.is_workday(moment.date()) and HOURS.start <= moment.time() < HOURS.end
        return not office and not on_duty(roster, moment)

    first, last = at, at
    while alone(first - timedelta(minutes=15)) and first > datetime(2026, 12, 28, 8):
        first -= timedelta(minutes=15)
    while alone(last) and last < datetime(2027, 1, 11):
        last += timedelta(minutes=15)
    return last - first <= timedelta(hours=2)


@given(st.integers(0, 60 * 36), st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Shanghai"]))
def test_summer_time_moves_no_shift(minutes: int, zone: str) -> None:
    """On the nights of both changes each real moment has the shift that the clock on the wall says."""
    for night in (date(2027, 3, 27), date(2027, 10, 30), date(2027, 3, 13), date(2027, 11, 6)):
        roster = [Placed(night + timedelta(days=n), made("18:00", "08:00", str(n))) for n in range(-1, 3)]
        start = datetime(night.year, night.month, night.day, 12, tzinfo=ZoneInfo(zone))
        real = datetime.fromtimestamp(start.timestamp() + 60 * minutes, ZoneInfo(zone))
        mine = shift_of(roster, on_the_wall(real))
        clock = (real.hour, real.minute)
        assert (mine is not None) == (clock >= (18, 0) or clock < (8, 0))
        if mine is not None:
            assert mine.day == (real.date() if clock >= (18, 0) else real.date() - timedelta(days=1))


def test_ten_past_one_belongs_to_the_evening_before() -> None:
    roster = placed([Day(MONDAY, day_id(MONDAY), shifts=(made("18:00", "08:00", "李工"),)), None])
    for moment in (datetime(2026, 12, 28, 18), datetime(2026, 12, 29, 1, 10), datetime(2026, 12, 29, 7, 59)):
        mine = shift_of(roster, moment)
        assert mine is not None
        assert mine.day == MONDAY
    assert shift_of(roster, datetime(2026, 12, 29, 8)) is None
    assert shift_of(roster, datetime(2026, 12, 28, 17, 59)) is None


def _nights(*days: int) -> list[Placed]:
    return [Placed(MONDAY + timedelta(days=n), made("18:00", "08:00", "李工")) for n in days]


def test_nights_between_office_hours_are_no_holes() -> None:
    now = datetime(2026, 12, 28, 10)
    fine = standing([*_nights(*range(AHEAD + 1)), *_free_days()], now, HOURS)
    assert fine.is_fine, fine


def _free_days() -> list[Placed]:
    free = [MONDAY + timedelta(days=n) for n in range(AHEAD) if not HOURS.is_workday(MONDAY + timedelta(days=n))]
    return [Placed(day, made("08:00", "18:00", "王工")) for day in free]


def test_a_night_without_anybody_a_saturday_and_the_end_are_told_once_each() -> None:
    now = datetime(2026, 12, 28, 10)
    told = standing(_nights(0, 2, 3, 4), now, HOURS).holes
    assert [(hole.start.isoformat(" ", "minutes"), hole.open_end) for hole in told] == [
        ("2026-12-29 17:30", False),
        ("2027-01-02 08:00", True),
    ]
    assert told[0].end == datetime(2026, 12, 30, 9)


def test_a_roster_without_nights_asks_for_none() -> None:
    days = [Placed(MONDAY + timedelta(days=n), made("12:00", "13:00", "李工")) for n in range(AHEAD) if n != 5]
    told = standing(days, datetime(2026, 12, 28, 10), HOURS).holes
    assert [(hole.start, hole.end) for hole in told] == [(datetime(2027, 1, 2), datetime(2027, 1, 3))]


def test_who_has_no_roster_hears_of_none() -> None:
    assert standing([], datetime(2026, 12, 28), HOURS).is_fine


def test_what_cannot_be_is_no_shift() -> None:
    assert not is_possible(Shift("18:00", "08:00", "李工"))
    assert not is_possible(Shift("18:00", "19:00", "李工", 8))
    assert not is_possible(Shift("25:00", "19:00", "李工"))
    assert is_possible(Shift("18:00", "08:00", "李工", 3))
