"""`is:` and a word: what an item is beside its state, in every language."""

from datetime import timedelta

import pytest
from support.make import MONDAY, NOW, item

from workbench.domain import states
from workbench.domain.item import Item, Kind, State, ToLeader
from workbench.text.filter import FilterError, parse_filter
from workbench.text.marked import SAID

PLAIN = item(state=State.ACTIVE, lead="me", at=MONDAY)
MARKED: dict[str, Item] = {
    "urgent": PLAIN.but(due=MONDAY),
    "chased": PLAIN.but(chased=1),
    "promised": PLAIN.but(lines=(("promise", "by fri"),)),
    "hard": PLAIN.but(hard=True),
    "pinned": PLAIN.but(pinned="asked"),
    "focus": PLAIN.but(lines=(("focus", "2026-0001"),)),
    "escalated": PLAIN.but(to_leader=ToLeader("Wang", "beyond us")),
}


@pytest.mark.parametrize(("meaning", "word"), [(meaning, word) for meaning in SAID for word in SAID[meaning].split()])
def test_every_word_finds_what_it_means_and_nothing_plain(meaning: str, word: str) -> None:
    found = parse_filter([f"is:{word}"], NOW)
    assert [condition.meaning for condition in found.conditions] == [meaning]
    assert found.matches(MARKED[meaning], NOW)
    assert not found.matches(PLAIN, NOW)
    assert not found.matches(states.dropped(MARKED[meaning], "no need", NOW), NOW)


def test_judged_urgent_and_become_urgent_are_both_urgent() -> None:
    urgent = parse_filter(["是：急"], NOW)
    assert urgent.matches(PLAIN.but(urgent=True), NOW)
    later = PLAIN.but(due=MONDAY + timedelta(days=20))
    assert not urgent.matches(later, NOW)
    assert urgent.matches(later, NOW + timedelta(days=20))
    assert urgent.matches(PLAIN.but(due=NOW + timedelta(hours=3)), NOW.replace(tzinfo=None))


def test_a_focus_is_of_itself() -> None:
    assert parse_filter(["is:focus"], NOW).matches(PLAIN.but(kind=Kind.FOCUS), NOW)


def test_another_word_is_none() -> None:
    with pytest.raises(FilterError):
        parse_filter(["is:purple"], NOW)
