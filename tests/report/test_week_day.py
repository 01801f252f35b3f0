"""The week by hours and kinds, counted once more from nothing but the lines; the answers of its evenings together."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from cli.conftest import Cli, cli
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, at, item
from support.year import Year

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Kind
from workbench.domain.statistics.moments import BANDS, FIRST, moments

__all__ = ["cli"]


@settings(max_examples=25)
@given(st.integers(0, 200), st.dates(date(2026, 1, 5), date(2026, 12, 20)))
def test_each_line_is_counted_once_in_its_hours(seed: int, first: date) -> None:
    year = Year(seed, 200, 400)
    days = [first + timedelta(days=n) for n in range(7)]
    found = moments(((day, year.read()(day)) for day in days), year.items)
    plain: Counter[tuple[str, int]] = Counter()
    for entry in year.entries:
        counts = entry.kind.value not in ("note", "event", "review", "leave")
        if counts and entry.at.date() in days and entry.amends is None:
            plain[entry.kind.value, entry.at.hour] += 1
    named = [(row.kind.value, row.bands) for row in found if row.kind is not None]
    told = {(kind, n): figure.value for kind, bands in named for n, figure in enumerate(bands) if figure.value}
    expected: Counter[tuple[str, int]] = Counter()
    for (kind, hour), count in plain.items():
        expected[kind, next(n for n, (begin, end) in enumerate(BANDS) if begin <= hour < end)] += count
    assert told == dict(expected)
    assert all(row.whole.value == sum(figure.value for figure in row.bands) for row in found)
    assert all(line.day in days for row in found for figure in row.bands for line in figure.lines)


def test_the_parts_of_a_day_leave_no_hour_out() -> None:
    assert [hour for begin, end in BANDS for hour in range(begin, end)] == list(range(24))


def test_papers_count_by_what_was_done_with_them_and_recurrent_work_stands_first() -> None:
    paper = item("paper", id=ItemId(1), kind=Kind.DOCUMENT)
    other = item("other", id=ItemId(2))
    lines = [
        entry(1, EntryKind.SIGNAL, 9),
        entry(2, EntryKind.VISITOR, 10),
        entry(3, EntryKind.EVENT, 14, verb=Verb.ADDED, item=1),
        entry(4, EntryKind.EVENT, 14, verb=Verb.EDITED, item=1),
        entry(5, EntryKind.EVENT, 15, verb=Verb.DONE, item=2),
        entry(6, EntryKind.MEETING, 9),
        entry(7, EntryKind.MEETING, 9, amends=6),
    ]
    found = moments([(MONDAY, lines)], {paper.id: paper, other.id: other})
    assert [row.kind for row in found] == [EntryKind.MEETING, None, EntryKind.VISITOR, EntryKind.SIGNAL]
    assert [row.whole.value for row in found] == [1, 1, 1, 1]
    assert set(FIRST) >= {EntryKind.MEETING, EntryKind.REPORT, EntryKind.VISITOR, EntryKind.ONSITE}


def entry(
    number: int, kind: EntryKind, hour: int, *, verb: Verb | None = None, item: int = 0, amends: int = 0
) -> Entry:
    return Entry(
        at(hour), at(hour), kind, "x", verb=verb, id=EntryId(number), item=ItemId(item) if item else None,
        amends=EntryId(amends) if amends else None,
    )  # fmt: skip


# The report -------------------------------------------------------------------------------------------------------


def test_answers_of_the_evenings_stand_together_question_by_question(cli: Cli) -> None:
    cli.ok("note", "会 weekly meeting")
    cli.at("2026-12-28T18:00")
    cli.ok("close-day", "--review", "two papers", "--review", "the call, no time", "--review", "")
    cli.at("2026-12-29T18:00")
    cli.ok("close-day", "--review", "one paper", "--review", "", "--review", "ring before ten")
    text = cli.ok("export", "week", "-o", "-").out
    review = text[text.index("Review") :]
    assert re.findall(r"^### (.+)$|^- (.+)$", review, re.M)[:6] == [
        (re.findall(r"^### (.*What came off)$", review, re.M)[0], ""),
        ("", "Mon 2026-12-28: two papers"),
        ("", "Tue 2026-12-29: one paper"),
        (re.findall(r"^### (.*What did not, and why)$", review, re.M)[0], ""),
        ("", "Mon 2026-12-28: the call, no time"),
        (re.findall(r"^### (.*What changes tomorrow)$", review, re.M)[0], ""),
    ]
    assert "Tue 2026-12-29: ring before ten" in review
    assert "| meeting | 1 | 1 |" in text


def test_who_answers_nothing_sees_nothing_of_it(cli: Cli) -> None:
    cli.ok("add", "write it")
    text = cli.ok("export", "week", "-o", "-").out
    assert "Review" not in text
    assert "When what was done" not in text
