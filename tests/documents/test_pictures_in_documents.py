"""Pictures within documents: drawn where a file can hold them, and their numbers in a table everywhere."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from support.make import MONDAY, NOW, at, item

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Domain
from workbench.domain.people import People
from workbench.domain.periods import Scale, period
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.whole import days_needed, statistics
from workbench.errors import Refused
from workbench.text.documents.fonts import text_face
from workbench.text.documents.formats import PAPERS, written
from workbench.text.documents.model import Document, Table
from workbench.text.pictures.document import statistics_document

HOSTILE = '<script>alert("1")</script>'


def document() -> Document:
    moment = at(10, 0)
    done = Entry(moment, moment, EntryKind.EVENT, verb=Verb.DONE, item=ItemId(1), id=EntryId(1),
                 data=(("worked", "45"),))  # fmt: skip
    items = {ItemId(1): item("x", id=ItemId(1), area=HOSTILE, lead="周洁", domain=Domain.POLICY)}
    found = period(Scale.WEEK, MONDAY)
    read = [digest(day, [done] if day == MONDAY else []) for day in days_needed(found, MONDAY)]
    return statistics_document(statistics(found, read, items, lambda _id: [done], People(), MONDAY), NOW)


def pictured(made: Document) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table) and block.svg]


@pytest.fixture(autouse=True)
def _a_font() -> None:
    pytest.importorskip("PIL.Image")
    try:
        text_face("en")
    except Refused:
        pytest.skip("no font on this machine")


def test_a_page_holds_every_picture_once_and_its_table() -> None:
    made = document()
    text = written(made, "html").decode()
    assert len(re.findall(r"<svg\b", text)) == len(pictured(made)) == len(re.findall(r"<table>", text)) > 4
    assert "<script" not in text
    for drawing in re.findall(r"<svg\b.*?</svg>", text, flags=re.S):
        ElementTree.fromstring(drawing)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_a_paper_for_word_holds_every_picture_as_wide_as_its_text() -> None:
    pytest.importorskip("docx")
    made = document()
    with zipfile.ZipFile(io.BytesIO(written(made, "docx"))) as packed:
        images = [name for name in packed.namelist() if name.startswith("word/media/")]
        body = packed.read("word/document.xml").decode()
    assert len(images) == len(pictured(made))
    assert body.count("<w:tbl>") == len(pictured(made))
    widths = {int(n) for n in re.findall(r'<wp:extent cx="(\d+)"', body)}
    assert len(widths) == 1 and 100 < widths.pop() / 36000 <= 170


def test_a_pdf_holds_them_too() -> None:
    pytest.importorskip("fpdf")
    made = document()
    assert written(made, "pdf").count(b"/Subtype /Image") >= len(pictured(made))


def test_without_a_font_or_a_library_the_numbers_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx")
    from workbench.text.pictures import image

    def gone(_module: str, extra: str) -> object:
        raise Refused(say=f"needs {extra}")

    monkeypatch.setattr(image, "library", gone)
    with zipfile.ZipFile(io.BytesIO(written(document(), "docx"))) as packed:
        assert not [name for name in packed.namelist() if name.startswith("word/media/")]
        assert "45m" in packed.read("word/document.xml").decode()


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_of_paper_has_the_numbers(kind: str) -> None:
    pytest.importorskip({"docx": "docx", "xlsx": "xlsxwriter", "pdf": "fpdf"}.get(kind, "io"))
    data = written(document(), kind)
    if kind in ("md", "txt", "html"):
        assert "45m" in data.decode() and "Hours by domain" in data.decode()
    assert data
