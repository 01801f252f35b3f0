"""Every figure of every report opens into as many items or lines as it says, and paper holds what the screen shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from support.make import at
from support.stage import add, open_desk
from support.year import Year

from screens.figures import listed
from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.reports.making import Asked, Made, Making, Source, document_of
from workbench.reports.table import REPORTS
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.text.documents import unseen
from workbench.text.documents.markdown import write as markdown
from workbench.text.documents.model import Block, Document, Heading, List, Note, Paragraph, Table
from workbench.text.documents.seen import laid_out, measure
from workbench.text.documents.unseen import MARKED, without_marks

OPENED = [key for key, report in REPORTS.items() if report.figures and key != "day"]


@pytest.fixture(scope="module", params=[3, 11])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    year = Year(request.param, 260, 1500)
    place = tmp_path_factory.mktemp("year") / "store"
    year.write(place)
    clock = FixedClock(year.now)
    desk = Desk(Store.open(place, clock=clock, app="test"), clock, Settings(me="陈敏"))
    yield desk
    desk.close()


def finished(making: Making) -> Made:
    while True:
        try:
            next(making)
        except StopIteration as end:
            return end.value


def made(desk: Desk, key: str, day: date, *, seen: bool = False, figures: bool = False) -> Made:
    source = Source(desk, None, date.fromisoformat)
    return finished(REPORTS[key].make(source, Asked(day, seen=seen, figures=figures)))


def texts(document: Document) -> Iterator[str]:
    yield from (document.title, *document.heads)
    for block in document.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Note():
            yield block.text
        case Paragraph():
            yield from block.lines
        case List():
            yield from (text for row in block.rows for text in (row.text, *row.under))
        case Table():
            yield from (cell for row in block.rows for cell in row if isinstance(cell, str))
        case _:
            return


def days(desk: Desk) -> tuple[date, ...]:
    today = desk.today()
    return today, date(today.year, 6, 17)


@pytest.mark.parametrize("key", OPENED)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_figure_lists_as_many_as_it_says(desk: Desk, key: str, language: str) -> None:
    i18n.use(language)
    for day in days(desk):
        found = made(desk, key, day, seen=True)
        figures = {one.number: one for one in found.figures}
        assert sorted(figures) == list(range(1, len(figures) + 1))
        document = document_of(Source(desk, None, date.fromisoformat), found)
        marks = [mark for text in texts(document) for mark in MARKED.finditer(text)]
        assert {int(mark[1]) for mark in marks} == set(figures), key
        for mark in marks:
            opened = figures[int(mark[1])]
            assert opened.figure.value == len(listed(opened.figure)), (key, opened.what)
            if mark[2].isdecimal():
                assert int(mark[2]) == opened.figure.value, (key, opened.what)
        for opened in figures.values():
            took = [minutes for _item, minutes in opened.took]
            assert took == sorted(took, reverse=True)
            assert len(took) in (0, opened.figure.value) and len(took) <= 5


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_numbers_of_the_statistics_open_too(desk: Desk, language: str) -> None:
    i18n.use(language)
    found = made(desk, "stats", desk.today(), seen=True)
    figures = {one.number: one for one in found.figures}
    document = document_of(Source(desk, None, date.fromisoformat), found)
    for block in document.blocks:
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row[1:]]
            bare = [cell for cell in cells if not (isinstance(cell, str) and MARKED.fullmatch(cell))]
            assert not [cell for cell in bare if cell not in (0, "0", "", "–", "—")], block.name
    marks = {int(mark[1]) for text in texts(document) for mark in MARKED.finditer(text)}
    assert marks == set(figures) and figures
    assert all(listed(one.figure) for one in figures.values())


@pytest.mark.parametrize("key", OPENED)
def test_paper_says_what_the_screen_says(desk: Desk, key: str) -> None:
    i18n.use("en")
    source = Source(desk, None, date.fromisoformat)
    seen = without_marks(document_of(source, made(desk, key, desk.today(), seen=True)))
    assert markdown(seen) == markdown(document_of(source, made(desk, key, desk.today())))


@pytest.mark.parametrize("key", OPENED)
def test_the_annex_on_paper_opens_the_same_figures(desk: Desk, key: str) -> None:
    i18n.use("en")
    source = Source(desk, None, date.fromisoformat)
    found = made(desk, key, desk.today(), figures=True)
    document = document_of(source, found)
    if found.figures:
        annex = document.blocks[-1]
        assert isinstance(annex, Table)
        told = "\n".join(texts(document.but(blocks=document.blocks[:-2])))
        counts = {row[0]: row[2] for row in annex.rows}
        assert {int(number) for number in re.findall(r"\[(\d+)\]", told)} == set(counts)
        for value, number in re.findall(r"(\d+) \[(\d+)\]", told):
            assert counts[int(number)] == int(value)
    seen = [one for one in made(desk, key, desk.today(), seen=True).figures if not (one.took or one.is_item)]
    assert [one.figure for one in seen] == [one.figure for one in found.figures]


def test_the_turn_round_times_open_into_the_slowest_five(desk: Desk) -> None:
    i18n.use("en")
    found = [one for one in made(desk, "year", desk.today(), seen=True).figures if one.took]
    assert len(found) == 3
    for opened in found:
        assert len(opened.took) == 5
        assert tuple(item for item, _minutes in opened.took) == opened.figure.items
    handled = next(one for one in found if one.what.startswith("Handling"))
    for item_id, minutes in handled.took:
        item = desk.item(item_id)
        assert item is not None and minutes > 0


@pytest.mark.parametrize("key", OPENED)
@pytest.mark.parametrize("width", [20, 47, 72, 110])
def test_no_line_is_wider_than_the_page_and_every_figure_is_on_it(desk: Desk, key: str, width: int) -> None:
    i18n.use("zh_CN")
    source = Source(desk, None, date.fromisoformat)
    found = made(desk, key, desk.today(), seen=True)
    lines = laid_out(document_of(source, found), width)
    assert max(map(measure, lines)) <= width
    shown = {piece.number for line in lines for piece in line if piece.number is not None}
    assert shown == {one.number for one in found.figures}


def test_marks_that_somebody_typed_open_nothing(tmp_path: Path) -> None:
    i18n.use("en")
    desk = open_desk(tmp_path, FixedClock(at(9, 0)))
    evil = unseen.mark(1, "9").replace(unseen.mark(1, "9")[1:9], "00000000")
    add(desk, f"evil {evil} title today")
    item = next(iter(desk.items.values()))
    desk.done([item.id], "ok")
    found = made(desk, "year", desk.today(), seen=True)
    figures = {one.number: one for one in found.figures}
    document = document_of(Source(desk, None, date.fromisoformat), found)
    for line in laid_out(document, 80):
        for piece in line:
            assert not set(piece.text) & set("\ufdd0\ufdd1\ufdd2")
            assert piece.number is None or piece.text != "9"
            assert piece.number is None or piece.number in figures
    desk.close()
