"""HTML: one file, needing nothing, in which no text of a user is a tag."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from support.documents import documents, sample

from workbench.text.documents import page
from workbench.text.documents.model import Column, Document, Heading, Paragraph, Table, block_texts, clean

KNOWN = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "p",
    "span",
    "ul",
    "ol",
    "li",
    "br",
    "small",
    "div",
    "table",
}
KNOWN |= {"caption", "thead", "tbody", "tr", "th", "td"}
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """The texts of a page, and its tags in the order in which they open and close."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        self.attributes |= {name for name, _value in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@settings(max_examples=30)
@given(documents())
def test_every_text_comes_back_and_none_is_a_tag(document: Document) -> None:
    reader = Reader()
    reader.feed(page.write(document))
    reader.close()
    assert not reader.open
    told = "\n".join(reader.texts)
    for text in (clean(document.title), *(text for block in document.blocks for text in block_texts(block))):
        assert text in told
    assert reader.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "start", "scope"}


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    written = page.write(sample("zh_CN"))
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img|javascript", written)
    assert "default-src 'none'" in written
    assert "prefers-color-scheme: dark" in written
    assert "@page" in written


def test_lines_stay_lines() -> None:
    assert "<p>a<br>b</p>" in page.write(Document("t", (Paragraph(("a", "b")),)))


def test_a_table_does_not_repeat_the_heading_above_it() -> None:
    columns = (Column("Matter"),)
    under = page.write(Document("x", (Heading("Deadlines"), Table(columns, (("a",),), "Deadlines"))))
    assert "<caption>" not in under
    alone = page.write(Document("x", (Heading("Others"), Table(columns, (("a",),), "Deadlines"))))
    assert "<caption>Deadlines</caption>" in alone
