"""Agreed figures: the newest value holds, what held before is kept, and a number that differs is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import NOW

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.figures import Agreed, Book, amount, before, book, current, figure_of, odd_numbers
from workbench.domain.ids import EntryId
from workbench.domain.register_lines import RegisterLine
from workbench.text.agreed import offered, read_line


def figure(words: str, place: int = 1, back: int = 0, *, restricted: bool = False) -> Agreed:
    at = NOW - timedelta(days=back)
    line = RegisterLine(Entry(at, at, EntryKind.FIGURE, words, EntryId(place), restricted=restricted))
    found = figure_of(line, read_line(line))
    assert found is not None, words
    return found


def firms() -> Book:
    told = (
        ("规上企业数 1198户 截至2025-11-30", 380),
        ("规上企业数 1270户 截至2026-10-31", 40),
        ("规上企业数 1284户 截至2026-11-30", 5),
    )
    return book(figure(words, place, back) for place, (words, back) in enumerate(told, 1))


def test_the_newest_value_holds_and_the_older_stand_beside_it() -> None:
    held = firms()
    now = current(held, "规上企业数")
    assert now is not None
    assert [one.words for one in held["规上企业数"]] == ["1198户", "1270户", "1284户"]
    month, year = before(held["规上企业数"], 1), before(held["规上企业数"], 12)
    assert (now.words, month and month.words, year and year.words) == ("1284户", "1270户", "1198户")
    assert before(held["规上企业数"][:1], 1) is None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("我区规上企业数达到1280户", ["1280"]),
        ("规上企业数1,284户，规上企业数为1270户", ["1270"]),
        ("规上企业数共 1284 户", []),
        ("规上企业数比上月增加14户", []),
        ("规上企业数同比增长5.2%", []),
        ("规上企业数占全市12%", []),
        ("规上企业数。2026年共有15家", []),
        ("规上企业数2026年底统计", []),
        ("规上企业数居全市第3", []),
        ("企业数 15", []),
        ("", []),
    ],
)
def test_a_number_beside_the_name_is_held_beside_the_value(text: str, typed: list[str]) -> None:
    assert [odd.typed for odd in odd_numbers(text, firms())] == typed


def test_an_older_value_is_named_as_such() -> None:
    (odd,) = odd_numbers("规上企业数1270户", firms())
    assert odd.was is not None
    assert odd.was.words == "1270户"


def test_the_longer_name_is_meant_and_units_are_reckoned() -> None:
    held = book([figure("企业数 9000户", 1), figure("规上企业数 1284户", 2), figure("财政收入 1.2亿元", 3)])
    assert odd_numbers("规上企业数1284户，企业数9000户，财政收入12000万元", held) == []
    assert [odd.name for odd in odd_numbers("规上企业数9000户，财政收入1.3亿元", held)] == ["规上企业数", "财政收入"]


def test_what_is_restricted_is_in_no_book() -> None:
    assert book([figure("规上企业数 1284户", restricted=True)]) == {}


def test_a_name_behind_a_brace_is_offered_and_nothing_else_is_touched() -> None:
    line = "我区{规上 同比持平"
    assert offered(line, 5, firms()) == [("规上企业数1284户", 2, 5)]
    assert offered(line, 2, firms()) == []
    assert offered("我区{规上}", 6, firms()) == []


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_just_the_value_that_holds_passes(agreed: int, typed: int) -> None:
    held = book([figure(f"规上企业数 {agreed}户")])
    for written in (str(typed), f"{typed:,}"):
        assert bool(odd_numbers(f"规上企业数为{written}户", held)) is (agreed != typed)
    assert amount(f"{agreed:,}") == agreed


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 9999)), min_size=1, max_size=8))
def test_a_new_value_loses_no_old_one(told: list[tuple[int, int]]) -> None:
    values = [figure(f"甲数 {value}户", place, back) for place, (back, value) in enumerate(told, 1)]
    held = book(values)["甲数"]
    assert len(held) == len(told)
    newest = min(told, key=lambda pair: pair[0])[0]
    assert held[-1].line.day == NOW.date() - timedelta(days=newest)
    year = before(held, 12)
    assert year is None or (year.day.year, year.day.month) == (held[-1].day.year - 1, held[-1].day.month)
