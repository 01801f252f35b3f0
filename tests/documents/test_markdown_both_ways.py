"""Our Markdown read back is the document it was written from: no text of a user becomes structure, none is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.documents import columns, documents, text_cells, texts

from workbench import i18n
from workbench.text.documents import markdown, plain
from workbench.text.documents.model import Document, List, Row, Table, block_texts, clean
from workbench.text.documents.numbering import numbered

HERE = Path(__file__).parent


def told(document: Document) -> str:
    """Every number and text in order, without what stands between the parts of a title."""
    parts = [clean(text) for text in (document.title, document.dated, *document.heads)]
    for number, block in numbered(document.blocks, chinese=document.is_chinese):
        parts += [number, *block_texts(block)]
    return re.sub(r"[\s·—]", "", "".join(parts))


@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(("en", "zh_CN")))
def test_rows_come_back(given: list[str], lang: str) -> None:
    i18n.use(lang)
    for start in (None, 7):
        block = List(tuple(Row(text) for text in given), start)
        read = markdown.read(markdown.write(Document("t", (block,))))
        assert [row.text for row in read.blocks[0].rows] == [clean(text) for text in given]  # type: ignore[union-attr]
        assert read.blocks[0].start == start  # type: ignore[union-attr]


@given(st.data())
def test_tables_come_back(data: st.DataObject) -> None:
    head = data.draw(st.lists(columns, min_size=1, max_size=4))
    body = data.draw(st.lists(st.tuples(*[text_cells] * len(head)), max_size=4))
    block = Table(tuple(head), tuple(body))
    read = markdown.read(markdown.write(Document("t", (block,)))).blocks
    assert len(read) == 1
    assert isinstance(read[0], Table)
    assert [*block_texts(read[0])] == [*block_texts(block)]
    assert [column.align for column in read[0].columns] == [column.align for column in head]


@given(documents())
def test_every_text_comes_back_from_markdown(document: Document) -> None:
    i18n.use(document.language)
    page = markdown.write(document)
    read = markdown.read(page)
    assert told(read) == told(document)
    assert told(markdown.read(markdown.write(read))) == told(document)


@given(documents())
def test_plain_text_has_every_text_in_order(document: Document) -> None:
    i18n.use(document.language)
    written = plain.write(document)
    for block in document.blocks:
        if not isinstance(block, Table):
            for text in block_texts(block):
                assert text in written
    assert not any(ord(character) < 32 and character != "\n" for character in written)


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_the_diary_becomes_a_document_and_loses_nothing(lang: str) -> None:
    i18n.use(lang)
    page = (HERE.parent / "report" / f"diary_{lang}.md").read_text("utf-8")
    read = markdown.read(page)
    assert markdown.write(read).replace("- 11:30 # not", "- 11:30 \\# not") == page
    kinds = [type(block).__name__ for block in read.blocks]
    assert kinds.count("Table") == 1
    assert kinds.count("Heading") == 12
    assert all(block.numbered for block in read.blocks if hasattr(block, "numbered"))
