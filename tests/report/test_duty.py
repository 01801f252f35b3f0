"""The report of a month, a quarter or a year: every figure is counted again here, in the plainest way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.year import Year

from workbench import i18n
from workbench.domain.duty import Duty, duty
from workbench.domain.entry import EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import OPEN_STATES, Grade, Item, Scope, Side, State
from workbench.domain.periods import Period, Scale, period
from workbench.domain.statistics.figures import Figure
from workbench.text.documents import markdown
from workbench.text.report.duty import NAMES, SECTIONS, duty_report
from workbench.text.report.figures import runs
from workbench.text.report.template import template

FEW = settings(max_examples=25)


@cache
def a_year(seed: int, items: int, entries: int) -> Year:
    return Year(seed, items, entries)


def reported(year: Year, found: Period, now: datetime | None = None) -> Duty:
    return duty(found, year.read(), year.items.values(), year.trail, now or year.now)


def finished(year: Year, found: Period) -> set[ItemId]:
    """Done on a day of the period, and not taken up again on a later one of it."""
    done: set[ItemId] = set()
    for entry in year.entries:
        if entry.item is not None and entry.at.date() in found:
            if entry.verb is Verb.DONE:
                done.add(entry.item)
            elif entry.verb is Verb.REOPENED:
                done.discard(entry.item)
    return done


def those(year: Year, ids: Iterable[ItemId], test: Callable[[Item], bool]) -> set[ItemId]:
    return {item_id for item_id in ids if test(year.items[item_id])}


def counted_again(year: Year, found: Period) -> dict[str, set[ItemId]]:
    """Figure by figure, from nothing but items and lines."""
    done = finished(year, found)
    every = set(year.items)
    end = min(year.now, datetime.combine(found.last, datetime.max.time(), year.now.tzinfo))
    still = those(
        year,
        every,
        lambda i: i.created_at <= end and (i.state in OPEN_STATES or (i.closed_at is not None and i.closed_at > end)),
    )
    # What came back within the period, or before it, as far as it came in before.
    back = {
        entry.item
        for entry in year.entries
        if entry.item is not None
        and entry.verb in (Verb.REOPENED, Verb.RETURNED)
        and entry.item in done
        and (entry.at.date() in found or year.items[entry.item].created_at.date() < found.first)
    }
    asked = those(year, done, lambda i: i.source is not None and i.source.side is not Side.SELF)
    return {
        "received": those(year, every, lambda i: i.created_at.date() in found),
        "open": still,
        "overdue": those(year, still, lambda i: isinstance(i.due, date) and i.due < end.date()),
        "asked": asked,
        "told": those(year, asked, lambda i: i.reply is not None and i.reply.how is not None),
        "excused": those(year, asked, lambda i: i.reply is not None and i.reply.how is None),
        "owed": those(year, asked, lambda i: i.reply is None),
        "returned": back,
        "first_time": {item_id for item_id in done if item_id not in back},
        "excellent": those(year, done, lambda i: i.grade is Grade.EXCELLENT),
        "poor": those(year, done, lambda i: i.grade in (Grade.REWORKED, Grade.FAILED)),
        "extra": those(year, done, lambda i: i.scope is Scope.EXTRA),
        "absorbed": those(year, done, lambda i: not i.important and i.to_leader is None),
        "dropped": those(
            year, every, lambda i: i.state is State.DROPPED and i.closed_at is not None and i.closed_at.date() in found
        ),
    }


PERIODS = st.builds(period, st.sampled_from([*NAMES]), st.dates(date(2026, 1, 1), date(2026, 12, 28)))


@FEW
@given(seed=st.integers(0, 400), size=st.integers(0, 60), lines=st.integers(0, 200), found=PERIODS)
def test_every_figure_is_what_a_plain_count_finds(seed: int, size: int, lines: int, found: Period) -> None:
    year = a_year(seed, size, lines)
    duty = reported(year, found)
    assert set(duty.mix.finished.items) == finished(year, found)
    for name, ids in counted_again(year, found).items():
        figure: Figure = getattr(duty, name)
        assert (figure.value, set(figure.items)) == (len(ids), ids), name
    assert duty.asked.value == duty.told.value + duty.excused.value + duty.owed.value
    assert duty.mix.finished.value == duty.first_time.value + duty.returned.value


@FEW
@given(seed=st.integers(0, 400), found=PERIODS)
def test_domains_and_kinds_sides_and_roles_leave_nothing_out_and_count_nothing_twice(seed: int, found: Period) -> None:
    year = a_year(seed, 50, 150)
    duty = reported(year, found)
    parts = [*duty.parts()]
    told = [item_id for part in parts for item_id in part.finished.items]
    assert sorted(told) == sorted(finished(year, found))
    for part in parts:
        for item_id in part.finished.items:
            assert year.items[item_id].domain is part.domain
            assert year.items[item_id].kind is part.kind
        assert not any(item.restricted for item in part.notable)
    assert sum(one.received.value for one in duty.served) == duty.received.value
    assert sum(one.finished.value for one in duty.served) == duty.mix.finished.value


@FEW
@given(seed=st.integers(0, 400), found=PERIODS)
def test_lines_are_counted_by_the_day_they_stand_on(seed: int, found: Period) -> None:
    year = a_year(seed, 20, 150)
    duty = reported(year, found)
    mine = [entry for entry in year.entries if entry.at.date() in found]
    for kind, figure in duty.written:
        assert figure.value == sum(entry.kind is kind for entry in mine), kind
    errors = [entry for entry in mine if entry.kind is EntryKind.ERROR]
    assert duty.errors_reached.value == sum(entry.fact("caught") == "receiver" for entry in errors)
    assert duty.errors_caught.value + duty.errors_reached.value == len(errors)
    assert duty.mix.chased.value == sum(entry.kind is EntryKind.CHASED for entry in mine)


@FEW
@given(st.sets(st.integers(1, 60)))
def test_the_numbers_behind_a_figure_can_be_read_back(numbers: set[int]) -> None:
    found: set[int] = set()
    for part in filter(None, runs([f"2026-{n:04d}" for n in numbers]).split(", ")):
        first, _dash, last = part.removeprefix("2026-").partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_marked_figure_stands_in_the_annex_with_just_what_it_counts(lang: str) -> None:
    i18n.use(lang)
    year = a_year(3, 120, 500)
    found = period(Scale.YEAR, year.now.date())
    made = duty_report(reported(year, found), template("year", tuple(SECTIONS)), "陈敏", figures=True)
    text = markdown.write(made.document)
    told, annex = re.split(r"^## .*(?:附：|The figures).*$", text, maxsplit=1, flags=re.MULTILINE)
    marks = {int(mark): int(value) for value, mark in re.findall(r"(\d+)(?:〔| \\\[)(\d+)(?:〕|\\\])", told)}
    assert marks == {one.number: one.figure.value for one in made.figures}
    assert [int(n) for n in re.findall(r"^\| (\d+) \|", annex, re.MULTILINE)] == sorted(marks)
    for one in made.figures:
        assert one.figure.value == len(one.figure.lines or one.figure.items)


def test_nothing_restricted_is_named() -> None:
    year = a_year(7, 3000, 20000)
    duty = reported(year, period(Scale.YEAR, year.now.date()))
    text = markdown.write(duty_report(duty, template("year", tuple(SECTIONS)), "", figures=True).document)
    told, annex = text.split("The figures and what they count")
    numbers = {n for first, last in re.findall(r"2026-(\d{4})(?:–(\d{4}))?", annex) for n in span(first, last)}
    for item in year.items.values():
        if item.restricted:
            assert item.ref not in told
            assert int(item.ref[5:]) not in numbers


def span(first: str, last: str) -> range:
    return range(int(first), int(last or first) + 1)
