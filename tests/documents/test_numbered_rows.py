"""Rows with numbers in brackets, the fourth level of official papers, in every kind of file."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from workbench.text.documents import markdown, page, plain, word
from workbench.text.documents.model import Document, Heading, List, Row

ROWS = List((Row("first"), Row("second", ("below",))), 1, bracketed=True)


@pytest.mark.parametrize(("lang", "marks"), [("zh_CN", ("（1）", "（2）")), ("en", ("(1) ", "(2) "))])
def test_each_kind_of_file_shows_them(lang: str, marks: tuple[str, str]) -> None:
    document = Document("x", (Heading("h"), ROWS), lang=lang)
    first, second = marks
    assert f"\n- {first}first\n- {second}second\n  below\n" in markdown.write(document)
    assert f"\n{first}first\n{second}second\n   below\n" in plain.write(document)
    told = [paragraph.text for paragraph in docx.Document(BytesIO(word.write(document))).paragraphs]
    assert told[-2:] == [f"{first}first", f"{second}second\nbelow"]
    assert '<ol class="brackets">\n<li>first</li>' in page.write(document)
