"""DOCX and XLSX, read back by a library: every text is there exactly, and nothing of it acts."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from support.documents import HOSTILE, documents, sample

from workbench import i18n
from workbench.text.documents import sheets, word
from workbench.text.documents.model import (
    Column,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Table,
    cell_text,
    clean,
)
from workbench.text.documents.numbering import numbered
from workbench.text.documents.official import LAYOUTS

FEW = settings(max_examples=25)


def expected(document: Document) -> list[str]:
    """The paragraphs of the body in their order, lines within one parted by a newline; tables apart."""
    gap = "　" if document.is_chinese else " · "
    found = [clean(document.title)]
    found += [clean(document.dated)] if document.dated else []
    found += [gap.join(map(clean, document.heads))] if document.heads else []
    for number, block in numbered(document.blocks, chinese=document.is_chinese):
        match block:
            case Heading():
                found.append(number + clean(block.text))
            case Paragraph():
                lines = [clean(line) for line in block.lines]
                found += lines if document.is_chinese else ["\n".join(lines)]
            case Note():
                found.append(clean(block.text))
            case PageBreak():
                found.append("")
            case List():
                for n, row in enumerate(block.rows):
                    mark = "" if block.start is None else f"{block.start + n}. "
                    found.append("\n".join([mark + clean(row.text), *map(clean, row.under)]))
            case Table():
                pass
    return found


def tables_of(document: Document) -> list[list[list[str]]]:
    return [
        [[clean(column.name) for column in block.columns], *([cell_text(cell) for cell in row] for row in block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


@FEW
@given(documents())
def test_every_text_comes_back_from_a_docx(document: Document) -> None:
    read = docx.Document(BytesIO(word.write(document)))
    assert [paragraph.text for paragraph in read.paragraphs] == expected(document)
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables] == tables_of(document)
    assert not read.element.body.xpath(".//w:hyperlink | .//w:fldSimple | .//w:instrText")


@FEW
@given(documents())
def test_every_cell_comes_back_from_an_xlsx_as_what_it_was(document: Document) -> None:
    i18n.use(document.language)
    read = openpyxl.load_workbook(BytesIO(sheets.write(document)))
    wanted = sheets.tables(document)
    assert len(read.worksheets) == len(wanted)
    for sheet, table in zip(read.worksheets, wanted, strict=True):
        assert [cell.value or "" for cell in sheet[1]] == [clean(column.name) for column in table.columns]
        assert sheet.freeze_panes == "A2"
        for y, row in enumerate(table.rows, 2):
            for x, cell in enumerate(row, 1):
                found = sheet.cell(y, x)
                assert found.data_type != "f"
                assert found.hyperlink is None
                assert same(found.value, cell), (found.value, cell)


def same(found: object, cell: object) -> bool:
    """Dates come back as dates, figures as figures, texts as they were."""
    if isinstance(cell, str):
        return (found or "") == clean(cell)
    if isinstance(cell, datetime):
        return isinstance(found, datetime) and abs((found - cell).total_seconds()) < 1
    if isinstance(cell, date):
        return isinstance(found, datetime) and found.date() == cell
    return found == cell


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_is_ever_a_formula_or_a_link(text: str) -> None:
    document = Document("t", (Table((Column("a"),), ((text,),)),))
    with ZipFile(BytesIO(sheets.write(document))) as archive:
        for name in archive.namelist():
            part = archive.read(name).decode("utf-8")
            assert not re.search(r"<(f|hyperlink)[ >]", part), name
            assert "externalLink" not in name


def test_a_text_longer_than_a_cell_is_cut_where_one_sees_it() -> None:
    text = "长" * (sheets.LONGEST + 10)
    read = openpyxl.load_workbook(BytesIO(sheets.write(Document("t", (Table((Column("a"),), ((text,),)),)))))
    value = read.worksheets[0]["A2"].value
    assert (len(value), value[-2:]) == (sheets.LONGEST, "长…")


def test_sheets_whose_names_are_alike_or_impossible() -> None:
    tables = tuple(
        Table((Column("a"),), (("x",),), name) for name in ("a/b", "a?b", "A B", "'", "History", "n" * 50, "n" * 40)
    )
    names = openpyxl.load_workbook(BytesIO(sheets.write(Document("t", tables)))).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == len(tables)
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_a_docx_has_the_page_and_the_faces_of_its_language(lang: str) -> None:
    read = docx.Document(BytesIO(word.write(sample(lang))))
    layout, section = LAYOUTS[lang], read.sections[0]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert tuple(round(each.mm) for each in margins) == layout.margins
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name, look in (
        ("Title", layout.title),
        ("Heading 1", layout.headings[0]),
        ("Heading 2", layout.headings[1]),
        ("Body Text", layout.body),
    ):
        style = read.styles[name]
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == look.face
        assert fonts.get(qn("w:ascii")) == layout.latin
        assert not [key for key in fonts if key.endswith("Theme")]
        assert style.font.size.pt == look.size
    assert read.core_properties.author == clean(sample(lang).author)
    assert {paragraph.style.name for paragraph in read.paragraphs} <= {style.name for style in read.styles}


def test_the_standard_of_official_papers() -> None:
    """GB/T 9704-2012: the text is 156 by 225 mm, its head 37 and its binding edge 28 mm wide, set in 三号 16 points."""
    layout = LAYOUTS["zh_CN"]
    above, right, below, left = layout.margins
    assert (above, left) == (37, 28)
    assert (210 - left - right, 297 - above - below) == (156, 225)
    assert (layout.title.size, layout.body.size, layout.headings[0].size) == (22, 16, 16)
    assert [look.face for look in layout.headings[:3]] == ["黑体", "楷体", "仿宋"]
    assert int(225 / (layout.leading * 25.4 / 72)) == 22


def test_fallback_faces_are_named_in_the_file() -> None:
    with ZipFile(BytesIO(word.write(sample("zh_CN")))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert 'w:name="方正小标宋简体"' in fonts
    assert "FangSong" in fonts


@pytest.mark.parametrize("write", [word.write, sheets.write])
def test_the_same_document_is_the_same_file(write: object) -> None:
    assert write(sample("zh_CN")) == write(sample("zh_CN"))  # type: ignore[operator]
