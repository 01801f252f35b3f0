"""Pictures keep their width, lose no number, and stay well-formed whatever the names in them are."""

from __future__ import annotations

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.documents import HOSTILE, hostile
from support.make import MONDAY, at, item

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Domain, Item, Kind
from workbench.domain.people import People
from workbench.domain.periods import Scale, period
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.figures import Figure
from workbench.domain.statistics.hours import Axis
from workbench.domain.statistics.whole import Statistics, days_needed, statistics
from workbench.text.documents.model import clean
from workbench.text.pictures.blocks import TILES, Drawn, drawing, in_ascii, tile_of
from workbench.text.pictures.charts import charts
from workbench.text.pictures.model import Bar, Chart, Number, Series, Shape
from workbench.text.pictures.offer import pictures
from workbench.text.pictures.svg import svg
from workbench.text.width import cells

SVG = "{http://www.w3.org/2000/svg}"
roles = st.sampled_from(["q1", "q2", "q3", "q4", "q0", ""])


@st.composite
def any_charts(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Chart:
    shape = draw(st.sampled_from([*Shape]))
    series = draw(st.lists(st.builds(Series, words, roles), min_size=1, max_size=5))
    value = st.integers(0, 3000)
    number = value.map(lambda n: Number(Figure(n), str(n)))
    bars = [Bar(draw(words), tuple(draw(number) for _each in series)) for _n in range(draw(st.integers(0, 6)))]
    return Chart("x", draw(words), shape, tuple(series), tuple(bars))


plain_words = st.sampled_from(
    ["会务", "督查", "", "a", "Information reports", "政务、事务、财务与其他一切工作", "İstanbul"]
)


@settings(max_examples=150, deadline=None)
@given(any_charts(plain_words), st.integers(48, 200))
def test_every_line_fits_and_shows_every_number(chart: Chart, width: int) -> None:
    lines = drawing(chart, width)
    assert all(cells(line.text) <= width for line in lines)
    for place, bar in enumerate(chart.bars):
        told = [piece for line in lines if line.bar == place for piece in line.pieces if piece.number is not None]
        assert [piece.number for piece in told] == list(range(len(bar.numbers)))
        for piece, number in zip(told, bar.numbers, strict=True):
            shown = piece.text.strip()
            assert shown == number.text or (chart.shape is Shape.HEAT and shown == "·" and number.text == "0")


@settings(max_examples=150, deadline=None)
@given(any_charts(plain_words), st.integers(60, 200))
def test_bars_are_as_long_as_their_numbers(chart: Chart, width: int) -> None:
    if chart.shape is Shape.HEAT or not chart.bars:
        return
    lines = [line for line in drawing(chart, width) if line.bar is not None]
    lengths = {bar: max(_tiles(line, chart) for line in lines if line.bar == bar) for bar in range(len(chart.bars))}
    longest = max(lengths.values())
    for one, bar in enumerate(chart.bars):
        for other, beside in enumerate(chart.bars):
            if chart.length(bar) > chart.length(beside) and longest > 12:
                assert lengths[one] >= lengths[other] - (len(chart.series) if chart.shape is Shape.STACKED else 0)
        assert bool(lengths[one]) == bool(chart.length(bar)) or longest == 0


def _tiles(line: Drawn, chart: Chart) -> int:
    drawn = {tile_of(chart, n) for n, series in enumerate(chart.series) if series.is_drawn}
    return sum(len(p.text) for p in line.pieces if p.number is None and p.text and set(p.text) <= drawn)


def test_series_are_told_apart_without_colour() -> None:
    series = (*(Series(f"s{n}", "q1") for n in range(5)), Series("n", ""), Series("m", ""))
    chart = Chart("x", "", Shape.STACKED, series, ())
    signs = [tile_of(chart, n) for n in range(7)]
    assert len(set(signs)) == 7
    assert len({in_ascii(sign) for sign in signs}) == 7
    assert all(sign in TILES for sign in signs[:5])
    filled = ElementTree.fromstring(svg(chart))
    hatches = [pattern.find(f"{SVG}path") for pattern in filled.iter(f"{SVG}pattern")]
    assert len({path.get("d") if path is not None else None for path in hatches}) == 5


@settings(max_examples=200, deadline=None)
@given(any_charts(hostile))
def test_svg_is_well_formed_and_nothing_in_it_acts(chart: Chart) -> None:
    text = svg(chart)
    root = ElementTree.fromstring(text)
    allowed = {"svg", "title", "defs", "pattern", "rect", "path", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    for element in root.iter():
        assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    assert all(not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line) for line in [text])
    title = root.find(f"{SVG}title")
    assert title is not None and (title.text or "") == clean(chart.title)


@pytest.mark.parametrize("name", [name for name in HOSTILE if clean(name)][:30])
def test_hostile_names_of_people_and_areas_stay_text(name: str) -> None:
    held = item("x", id=ItemId(1), area=name, lead=name, kind=Kind.DOCUMENT, domain=Domain.POLICY)
    moment = at(10, 0)
    done = Entry(moment, moment, EntryKind.EVENT, verb=Verb.DONE, item=ItemId(1), id=EntryId(1),
                 data=(("worked", "30"),))  # fmt: skip
    found = _of({ItemId(1): held}, [done])
    for picture in pictures(found):
        root = ElementTree.fromstring(picture.svg)
        assert not list(root.iter(f"{SVG}script")) and "\x1b" not in picture.svg
        for line in drawing(picture.chart, 80):
            assert line.text.isprintable()
            assert cells(line.text) <= 80


def _of(items: dict[ItemId, Item], entries: list[Entry]) -> Statistics:
    found = period(Scale.WEEK, MONDAY)
    read = [digest(day, [e for e in entries if e.at.date() == day]) for day in days_needed(found, MONDAY)]
    people = People(items.values())
    return statistics(found, read, items, lambda id: [e for e in entries if e.item == id], people, MONDAY)


def test_many_areas_are_folded_into_one_row_that_opens_into_all_of_them() -> None:
    items = {ItemId(n): item(f"m{n}", id=ItemId(n), area=f"area {n}") for n in range(1, 21)}
    entries = [
        Entry(moment, moment, EntryKind.EVENT, verb=Verb.STOPPED, item=ItemId(n), id=EntryId(n),
              data=(("worked", str(n)),))
        for n in items
        for moment in [at(10, 0) + timedelta(minutes=n)]
    ]  # fmt: skip
    found = _of(items, entries)
    chart = next(chart for chart in charts(found) if chart.id == f"hours-{Axis.AREA.value}")
    assert len(chart.bars) == 8
    assert sum(bar.numbers[0].figure.value for bar in chart.bars) == sum(range(1, 21))
    assert {id for bar in chart.bars for id in bar.numbers[0].figure.items} == set(items)


def test_the_table_beside_a_picture_has_its_numbers() -> None:
    items = {ItemId(1): item("m", id=ItemId(1), area="会务")}
    moment = at(10, 0)
    entries = [Entry(moment, moment, EntryKind.EVENT, verb=Verb.DONE, item=ItemId(1), id=EntryId(1))]
    for picture in pictures(_of(items, entries)):
        assert [column.name for column in picture.table.columns][1:] == [one.name for one in picture.chart.series]
        for row, bar in zip(picture.table.rows, picture.chart.bars, strict=True):
            assert [str(cell) for cell in row] == [bar.label, *(number.text for number in bar.numbers)]
