"""The pictures word for word: of the day that requirements part 7 tells, and of a year made up from a seed.

`WRITE_GOLDEN=1` writes them again. That the figures are right is said by an independent count, here of the year and in
tests/domain/test_statistics.py of anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from support.year import Year

from workbench import i18n
from workbench.cli.commands.demo import demo_session
from workbench.domain.entry import EntryKind, Verb
from workbench.domain.item import OPEN_STATES
from workbench.domain.people import People
from workbench.domain.periods import Period, Scale, period
from workbench.domain.shares import worked_on
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.whole import Statistics, days_needed, statistics
from workbench.text.pictures.blocks import drawing
from workbench.text.pictures.charts import charts
from workbench.text.width import cells

HERE = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh_CN", "zh_TW")
WIDTH = 78


@cache
def a_year() -> Year:
    return Year(7, 3000, 20000)


@cache
def told(scale: Scale) -> tuple[Period, Statistics]:
    year = a_year()
    today = year.now.date()
    found, read = period(scale, today), year.read()
    days = [digest(day, read(day)) for day in days_needed(found, today)]
    people = People(item for item in year.items.values() if item.state in OPEN_STATES)
    return found, statistics(found, days, year.items, lambda id: [*year.trail(id)], people, today)


def page(found: Statistics) -> str:
    """Everything as a terminal shows it."""
    lines: list[str] = []
    for chart in charts(found):
        lines += [f"# {chart.title}", chart.note] if chart.note else [f"# {chart.title}"]
        lines += [line.text for line in drawing(chart, WIDTH)] if not chart.is_empty else ["-"]
    assert all(cells(line) <= WIDTH for line in lines if not line.startswith("#"))
    return "\n".join(lines) + "\n"


def compared(name: str, text: str) -> None:
    golden = HERE / name
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_year(language: str) -> None:
    i18n.use(language)
    compared(f"pictures_year_{language}.txt", page(told(Scale.YEAR)[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_part_seven(language: str, tmp_path: Path) -> None:
    i18n.use(language)
    with demo_session(tmp_path) as session:
        desk = session.desk()
        found = desk.statistics(period(Scale.WEEK, desk.today()))
    compared(f"pictures_day_{language}.txt", page(found))


@pytest.mark.parametrize("scale", [Scale.MONTH, Scale.QUARTER, Scale.YEAR])
def test_the_figures_of_the_year_are_those_of_a_plain_count(scale: Scale) -> None:
    year = a_year()
    found, shown = told(scale)
    lines = [entry for entry in year.entries if entry.at.date() in found]
    done: set[int] = set()
    for entry in sorted(lines, key=lambda entry: entry.at):
        if entry.item is not None and entry.verb is Verb.DONE:
            done.add(entry.item)
        elif entry.item is not None and entry.verb is Verb.REOPENED:
            done.discard(entry.item)
    touched = worked_on(lines)
    assert set(shown.mix.finished.items) == done
    assert shown.mix.count == len(touched)
    assert sum(one.value for one in shown.mix.quadrants) == len(touched)
    assert shown.mix.chased.value == sum(entry.kind is EntryKind.CHASED for entry in lines)
    assert shown.spent.actual.value == sum(int(entry.fact("worked") or 0) for entry in lines)
    assert sum(one.open.value for one in shown.loads) == sum(i.state in OPEN_STATES for i in year.items.values())
    assert len(shown.turns[0].took) == len(done)
    # Whatever is drawn opens into items of the desk, and a count is the number of what it opens into.
    for chart in charts(shown):
        for bar in chart.bars:
            for number in bar.numbers:
                assert set(number.figure.items) <= set(year.items)
                if number.text.isdecimal() and chart.id in ("known", "quadrants", "slipped", "loads"):
                    assert int(number.text) == max(len(number.figure.items), len(number.figure.lines))


def test_the_parts_of_a_month_and_a_quarter_cover_all_of_it() -> None:
    for scale in (Scale.MONTH, Scale.QUARTER, Scale.YEAR):
        found, shown = told(scale)
        assert (shown.trend[0].span.first, shown.trend[-1].span.last) == (found.first, found.last)
        assert _union(one.known.items + one.unasked.items for one in shown.trend) == set(
            shown.mix.known.items + shown.mix.unasked.items
        )
        assert sum(one.chased.value for one in shown.trend) == shown.mix.chased.value


def _union(several: Iterable[tuple[int, ...]]) -> set[int]:
    return {item for ids in several for item in ids}
