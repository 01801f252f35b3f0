"""Laws of the diary's page and of its gaps: nothing told is lost, and what is silent is silent."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at

from workbench.domain.diary_page import Order, page
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.gaps import LEAST, REACH, gaps
from workbench.domain.hours import WorkHours
from workbench.domain.ids import EntryId, ItemId

HOURS = WorkHours()
NAMES = ("王强", "刘洋", "Li")


@st.composite
def days(draw: st.DrawFn) -> list[Entry]:
    """A day's entries in order: by hand, by the machine, and such as put others right, in chains and in circles."""
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        verb = draw(st.none() | st.sampled_from([Verb.ADDED, Verb.TRIAGED, Verb.STOPPED, Verb.DONE]))
        moment = at(7) + timedelta(minutes=draw(st.integers(0, 800)))
        entries.append(
            Entry(
                at=moment,
                written_at=moment,
                kind=EntryKind.EVENT if verb else EntryKind.NOTE,
                text=f"line {number}",
                id=EntryId(number),
                verb=verb,
                item=ItemId(number % 3) if number % 4 else None,
                ref=f"2026-000{number % 3}" if number % 4 else None,
                title=f"matter {number % 3}" if number % 4 else None,
                people=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
                amends=draw(st.none() | st.integers(1, 12).map(EntryId)) if verb is None else None,
                data=(("worked", str(draw(st.integers(0, 300)))),) if verb is Verb.STOPPED else (),
            )
        )
    return sorted(entries, key=lambda entry: (entry.at, entry.id))


def ids(entries: list[Entry], order: Order, *, folded: bool) -> Counter[int]:
    return Counter(
        entry.id
        for part in page(entries, order, lambda entry: entry.people, folded=folded)
        for line in part.lines
        for entry in (*line.fold.entries, *line.amendments)
    )


@given(days(), st.booleans())
def test_every_entry_is_on_the_page_once(entries: list[Entry], folded: bool) -> None:
    for order in (Order.TIME, Order.MATTER):
        assert ids(entries, order, folded=folded) == Counter(entry.id for entry in entries)


@given(days())
def test_by_person_an_entry_stands_with_everybody_it_names_and_is_never_lost(entries: list[Entry]) -> None:
    held = ids(entries, Order.PERSON, folded=False)
    assert set(held) == {entry.id for entry in entries}
    for part in page(entries, Order.PERSON, lambda entry: entry.people, folded=False):
        for line in part.lines:
            assert part.name in line.fold.last.people if part.name else not line.fold.last.people


@given(days())
def test_the_minutes_of_the_matters_are_those_of_their_entries(entries: list[Entry]) -> None:
    parts = page(entries, Order.MATTER, lambda entry: entry.people)
    told = sum(int(entry.fact("worked") or 0) for entry in entries if entry.ref)
    assert sum(part.minutes for part in parts) == told


@given(days(), st.integers(0, 15 * 60))
def test_a_gap_lies_in_working_time_and_no_entry_tells_of_it(entries: list[Entry], minute: int) -> None:
    now = at(7) + timedelta(minutes=minute)
    found = gaps(MONDAY, entries, HOURS, now)
    lunch = HOURS.lunch(MONDAY, now.tzinfo)
    assert lunch is not None
    for gap in found:
        assert gap.end - gap.start >= LEAST
        assert HOURS.begin(MONDAY, now.tzinfo) <= gap.start < gap.end <= min(now, HOURS.finish(MONDAY, now.tzinfo))
        assert gap.end <= lunch[0] or gap.start >= lunch[1]
        for entry in entries:
            assert not gap.start < entry.at < gap.end
            if entry.verb is Verb.STOPPED:
                began = entry.at - timedelta(minutes=int(entry.fact("worked") or 0))
                assert entry.at <= gap.start or began >= gap.end or began == entry.at
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(days())
def test_a_line_about_a_gap_closes_it(entries: list[Entry]) -> None:
    now = at(18)
    for gap in gaps(MONDAY, entries, HOURS, now):
        told = Entry(gap.start, now, EntryKind.NOTE, "what it was", until=gap.end)
        left = gaps(MONDAY, sorted([*entries, told], key=lambda entry: entry.at), HOURS, now)
        assert gap not in left
        assert len(left) == len(gaps(MONDAY, entries, HOURS, now)) - 1


def test_what_runs_is_no_gap_and_a_free_day_has_none() -> None:
    assert [gap.minutes for gap in gaps(MONDAY, [], HOURS, at(18))] == [180, 270]
    assert gaps(MONDAY, [], HOURS, at(18), running_since=at(9)) == []
    assert gaps(MONDAY - timedelta(days=1), [], HOURS, at(18)) == []
    assert gaps(MONDAY, [], HOURS, NOW) == []
    line = Entry(at(10), at(10), EntryKind.NOTE, "x")
    assert [(g.start, g.end) for g in gaps(MONDAY, [line], HOURS, at(12))] == [
        (at(9), at(10) - REACH),
        (at(10) + REACH, at(12)),
    ]
