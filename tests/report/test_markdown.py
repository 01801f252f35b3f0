"""No word of a user breaks the layout or becomes HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import i18n
from workbench.text.report.markdown import Numbering, chinese_number, escape, table

PUNCTUATION = r"!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~"


def unescaped(text: str) -> str:
    """What a Markdown reader shows: a backslash before punctuation is gone."""
    return re.sub(rf"\\([{PUNCTUATION}])", r"\1", text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain words, 28.12.2026 (Mon)", "plain words, 28.12.2026 (Mon)"),
        ("写报告：三季度，100%", "写报告：三季度，100%"),
        ("snake_case_name", "snake_case_name"),
        ("_emphasis_", r"\_emphasis\_"),
        ("a*b* `c`", r"a\*b\* \`c\`"),
        ("# heading", r"\# heading"),
        ("#tag", "#tag"),
        ("- item", r"\- item"),
        ("-5 degrees", "-5 degrees"),
        ("1. first", r"1\. first"),
        ("2) second", r"2\) second"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("R&D &amp; &lt;b&gt;", r"R&D \&amp; \&lt;b\&gt;"),
        ("[x](http://y) ![z](w)", r"\[x\](http://y) !\[z\](w)"),
        ("a|b", r"a\|b"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("back\\slash", r"back\\slash"),
        ("  spaces around  ", "spaces around"),
    ],
)
def test_escape(typed: str, written: str) -> None:
    assert escape(typed) == written


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40))
def test_what_is_shown_is_what_was_typed(text: str) -> None:
    assert unescaped(escape(text)) == text.strip()


@given(st.text(max_size=40))
def test_an_escaped_text_is_one_line_without_html_or_columns(text: str) -> None:
    written = escape(text)
    assert len(written.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>|]", written)
    assert not re.match(r"#{1,6}(\s|$)|[-+*](\s|$)|\d+[.)](\s|$)", written)


def test_a_table_keeps_its_columns() -> None:
    assert table(["a", "b"], [[escape("x|y"), "z"]]) == ["| a | b |", "| --- | --- |", r"| x\|y | z |"]


def test_official_numbering() -> None:
    number = Numbering()
    assert [number.section("S"), number.part("P"), number.part("Q")] == ["## 1 S", "### 1.1 P", "### 1.2 Q"]
    i18n.use("zh_CN")
    number = Numbering()
    assert number.section("甲") == "## 一、甲"
    number.take_back()
    assert [number.section("乙"), number.part("丙"), number.part("丁")] == ["## 一、乙", "（一）丙", "（二）丁"]
    assert number.section("戊") == "## 二、戊"


@pytest.mark.parametrize(
    ("n", "written"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_chinese_numbers(n: int, written: str) -> None:
    assert chinese_number(n) == written
