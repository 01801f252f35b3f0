"""Early signs: what is watched, told or let go; several of one keyword are a tendency, which is put up once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at, said

from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import EntryId
from workbench.domain.register_lines import FILLS
from workbench.domain.signals import STATE, Sign, Status, passed, signs, tendencies, watched
from workbench.errors import Refused
from workbench.text import findings
from workbench.text.capture.read import read


def sign(desk: Desk, words: str) -> Entry:
    """A sign as it is typed."""
    reading = read(f"; 苗 {words}", desk.now().replace(tzinfo=None))
    assert reading.entry_kind == "signal"
    entry = desk.note(reading).entry
    assert entry is not None
    return entry


def codes(desk: Desk) -> list[str]:
    return [leak.code for leak in desk.leaks()]


def the_sign(desk: Desk) -> Sign:
    (found,) = desk.signs()
    return found


def three(desk: Desk, clock: FixedClock, apart: int) -> None:
    for place in range(3):
        clock.set(NOW - timedelta(days=(2 - place) * apart))
        sign(desk, f"烟感误报 {place} #消防")


@pytest.mark.parametrize(("apart", "found"), [(0, 1), (14, 1), (15, 0)])
def test_three_signs_of_a_keyword_within_thirty_days_are_a_tendency(
    desk: Desk, clock: FixedClock, apart: int, found: int
) -> None:
    three(desk, clock, apart)
    assert codes(desk).count("tendency") == found
    assert len(desk.tendencies()) == found


def test_a_tendency_is_put_up_once_as_one_step_and_taken_back(desk: Desk, clock: FixedClock) -> None:
    three(desk, clock, 1)
    (leak,) = [leak for leak in desk.leaks() if leak.code == "tendency"]
    assert findings.command(leak) == "workbench signs --put-up 消防"
    (made,) = desk.put_up("#消防").items
    assert all(words in (made.note or "") for words in ("烟感误报 0", "烟感误报 1", "烟感误报 2"))
    assert (desk.tendencies(), {one.raised for one in desk.signs()}) == ([], {made.ref})
    with pytest.raises(Refused):
        desk.put_up("消防")
    sign(desk, "又一次 #消防")
    assert desk.tendencies() == [], "one more is no new tendency"
    desk.undo()
    desk.undo()
    assert len(desk.tendencies()) == 1
    assert made.id not in desk.items


def test_a_sign_goes_the_round_and_its_line_stays(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    entry = sign(desk, "电梯异响 关注至12月30日")
    for status in (Status.REPORTED, Status.DISMISSED, Status.WATCHING):
        desk.mark_sign(entry, status)
        assert (the_sign(desk).status, the_sign(desk).entry) == (status, entry)
    assert the_sign(open_desk()).status is Status.WATCHING
    desk.undo()
    assert the_sign(desk).status is Status.DISMISSED
    with pytest.raises(Refused):
        desk.mark_sign(Entry(NOW, NOW, EntryKind.CALL, "x"), Status.REPORTED)


def test_until_when_it_is_watched_is_meant_on_the_day_it_was_written(desk: Desk, clock: FixedClock) -> None:
    entry = sign(desk, "电梯异响 #电梯 关注至本周三")
    wednesday = MONDAY + timedelta(days=2)
    assert (the_sign(desk).watch_until, entry.text) == (wednesday, "电梯异响 #电梯 关注至本周三")
    for later, leaks in ((2, 0), (3, 1), (20, 1)):
        clock.set(NOW + timedelta(days=later))
        assert codes(desk).count("sign-passed") == leaks
    desk.mark_sign(entry, Status.REPORTED)
    assert "sign-passed" not in codes(desk)


def test_the_brief_tells_what_is_watched_and_no_more(desk: Desk, clock: FixedClock) -> None:
    clock.set(at(9))
    first, second = sign(desk, "first"), sign(desk, "second")
    assert [entry.text for entry in desk.brief().signs] == ["second", "first"]
    desk.mark_sign(first, Status.DISMISSED)
    assert [entry.text for entry in desk.brief().signs] == ["second"]
    desk.restrict_line(second)
    assert desk.brief().signs == ()
    assert desk.brief(whole=False).signs == ()


def test_a_restricted_sign_makes_no_tendency_that_anybody_sees(desk: Desk, clock: FixedClock) -> None:
    three(desk, clock, 1)
    desk.restrict_line(desk.signs()[0].entry)
    assert desk.tendencies() == []


def test_a_line_that_is_no_sign_changes_nothing(desk: Desk) -> None:
    desk.note(said("#a", entry_kind="note"))
    assert desk.signs() == []


lines = st.lists(
    st.tuples(st.integers(0, 60), st.sets(st.sampled_from("abc")), st.sampled_from([*Status]), st.booleans()),
    max_size=14,
)


@given(lines, st.integers(2, 5), st.integers(1, 45))
def test_a_tendency_holds_just_the_live_signs_of_its_keyword_in_the_window(
    told: list[tuple[int, set[str], Status, bool]], count: int, days: int
) -> None:
    entries: list[Entry] = []
    for place, (back, tags, status, restricted) in enumerate(told, 1):
        when = NOW - timedelta(days=back)
        words = " ".join(f"#{tag}" for tag in sorted(tags)) or "plain"
        entries.append(Entry(when, when, EntryKind.SIGNAL, words, EntryId(place), restricted=restricted))
        data = ((FILLS, "1"), (STATE, status.value))
        entries.append(entries[-1].but(id=EntryId(place + 100), amends=EntryId(place), data=data))
    found = signs(entries, {})
    assert len(found) == len(told)
    counted = {
        tag: sum(
            tag in tags and back < days and status is not Status.DISMISSED and not restricted
            for back, tags, status, restricted in told
        )
        for tag in "abc"
    }
    close = tendencies(found, MONDAY, days, count)
    assert {one.tag: len(one.signs) for one in close} == {tag: n for tag, n in counted.items() if n >= count}
    live = [1 for _back, _tags, status, restricted in told if status is Status.WATCHING and not restricted]
    assert len(watched(found)) == len(live)
    assert passed(found, date(2000, 1, 1)) == []


def test_a_line_that_was_put_right_tells_its_day_by_its_new_words(desk: Desk) -> None:
    entry = sign(desk, "电梯异响 关注至本周三")
    desk.amend(entry, "电梯异响")
    assert the_sign(desk).watch_until is None
    desk.amend(entry, "电梯异响 关注至 2026-12-31")
    assert the_sign(desk).watch_until == date(2026, 12, 31)
