"""The report of the week: its figures are counted again here, from nothing but items and lines."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from support.year import Year

from workbench.domain.entry import Verb
from workbench.domain.item import OPEN_STATES
from workbench.domain.periods import Scale, period
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.mix import mix, trend_of
from workbench.text.documents import markdown
from workbench.text.report.schedule import schedule
from workbench.text.report.template import template
from workbench.text.report.values import diary_values
from workbench.text.report.week import SECTIONS, Week, week_document


def of(year: Year, day: date) -> Week:
    """The report of the week of a day, as the command makes it."""
    whole, read = period(Scale.WEEK, day), year.read()
    open_items = {key: item for key, item in year.items.items() if item.state in OPEN_STATES}
    days = [whole.first + timedelta(days=n) for n in range(7)]
    values = tuple(
        diary_values(each, None, read(each), open_items, year.items, year.now, trail=year.trail) for each in days
    )
    spans = trend_of(whole)
    digests = [
        digest(each, read(each))
        for each in (spans[0].first + timedelta(days=n) for n in range((whole.last - spans[0].first).days + 1))
    ]
    trend = tuple(mix(span, digests, year.items) for span in spans)
    coming = schedule(whole.shifted(1), year.items.values(), "Chen", year.now)
    return Week(whole, values, coming, year.now, "Chen", trend)


@settings(max_examples=25)
@given(st.integers(0, 200), st.dates(date(2026, 1, 5), date(2026, 12, 20)))
def test_its_figures_are_what_a_plain_count_finds(seed: int, day: date) -> None:
    year = Year(seed, 300, 400)
    week = of(year, day)
    mine = [entry for entry in year.entries if entry.at.date() in week.period]
    finished = {
        entry.item
        for entry in mine
        if entry.verb is Verb.DONE
        and not any(other.verb is Verb.REOPENED and other.item == entry.item and other.at > entry.at for other in mine)
    }
    assert {item.id for item in week.finished} == finished
    carried = {entry.item for entry in mine if entry.verb is Verb.CARRIED}
    assert {item.id for item in week.carried} <= carried
    assert week.worked() == sum(int(entry.fact("worked") or 0) for entry in mine)
    text = markdown.write(week_document(week, template("week", tuple(SECTIONS))))
    assert f"Completed {len(finished)}" in text
    restricted = [item for item in year.items.values() if item.restricted]
    assert not any(item.ref in text for item in restricted)
    if finished - {item.id for item in restricted}:
        assert text.index("## 1 Overview") < text.index("## 2 Done")
