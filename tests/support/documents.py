"""Documents for tests: any that there may be, with hostile texts in every place, and one that is looked at closely."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from workbench.text.documents.model import (
    Align,
    Column,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
    clean,
)

HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "a|b",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; \"'",
    "# not a heading",
    "## 1 neither",
    "- no list",
    "1. no number",
    "---",
    "***",
    "===",
    "| a | b |",
    "**strong** _too_ `code`",
    "[x](javascript:alert(1))",
    "\\",
    "ends with \\",
    "\x00\x07\x1b[31mred\x1b[0m\x9b",
    "two\nlines\r\nthree\u2028four",
    "tab\tbetween",
    "right \u202eto left\u202c",
    "אברהם בן שלמה",
    "مرحبا بالعالم",
    "\u200f\u200e\u2066x",
    "（一）政务",
    "一、",
    "(in brackets)",
    "（括号）",
    "BEGIN:VEVENT",
    "日程;安排,\\n",
    "e\u0301\u0301",
    "\u0301alone",
    "\ufffe\uffff\ufdd0",
    "\ud800 half",
    "𠮷野家 😀 👨‍👩‍👧",
    "长" * 300,
    "word" * 200,
    "]]> <!-- -->",
    "  spaces  ",
    "'quoted",
    "2026-12-28",
    "http://example.org/a?b=c&d",
)

hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text("一二、（）()#*-.1 |\\_`<>&~", max_size=8))
texts = hostile.filter(clean)
"""Texts of which something is left when they are made harmless."""

headings = st.builds(Heading, texts, st.integers(1, 4), st.booleans())
paragraphs = st.builds(Paragraph, st.lists(texts, min_size=1, max_size=3).map(tuple))
rows = st.builds(Row, texts, st.lists(texts, max_size=2).map(tuple))
lists = st.builds(List, st.lists(rows, min_size=1, max_size=4).map(tuple), st.one_of(st.none(), st.integers(1, 40)))
columns = st.builds(Column, texts, st.sampled_from([*Align]), st.booleans())
text_cells = st.one_of(st.just(""), hostile)
cells = st.one_of(
    text_cells,
    st.integers(-(10**9), 10**9),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),
)


@st.composite
def tables(draw: st.DrawFn, of: st.SearchStrategy[object] = cells) -> Table:
    """Tables whose rows are as long as their head."""
    head = draw(st.lists(columns, min_size=1, max_size=4))
    body = st.lists(st.tuples(*[of] * len(head)), max_size=4)
    return Table(tuple(head), tuple(draw(body)), draw(st.one_of(st.just(""), hostile)))


def documents(of: st.SearchStrategy[object] = cells) -> st.SearchStrategy[Document]:
    """Any document."""
    block = st.one_of(headings, paragraphs, st.builds(Note, texts), lists, tables(of), st.just(PageBreak()))
    return st.builds(
        Document,
        texts,
        st.lists(block, max_size=6).map(tuple),
        st.one_of(st.just(""), hostile),
        st.lists(texts, max_size=2).map(tuple),
        hostile,
        st.just(datetime(2026, 12, 28, 9, 30, tzinfo=UTC)),
        st.sampled_from(("en", "zh_CN", "zh_TW")),
    )


def sample(lang: str) -> Document:
    """A document with one of everything."""
    chinese = lang != "en"

    def say(zh: str, en: str) -> str:
        return zh if chinese else en

    table = Table(
        (
            Column(say("日期", "Date"), lead=True),
            Column(say("事项", "Matter"), lead=True),
            Column(say("牵头", "Lead"), Align.CENTER),
            Column(say("份数", "Copies"), Align.END),
        ),
        (
            (date(2026, 12, 28), say("报送《统计月报》", "monthly report"), "李工", 12),
            (datetime(2026, 12, 29, 15, 0), "=1+1 | <b>x</b>", "אברהם", 3.5),
        ),
        say("报送", "Papers"),
    )
    blocks = (
        Heading(say("总体情况", "How it stands")),
        Paragraph((say("办结 12 件。", "Twelve are done."), say("在办 3 件。", "Three are not."))),
        Heading(say("政务", "Policy"), 2),
        List((Row(say("拟稿", "draft")), Row(say("会签", "consult"), (say("李工、王强", "Li, Wang"),))), 1),
        Heading(say("事务", "Administration"), 2),
        List((Row(say("打印机", "printer")),), 3),
        Heading(say("附表", "A table"), 1),
        table,
        List((Row("# one"), Row("*two*"))),
        PageBreak(),
        Heading(say("附则", "Last words"), 1, numbered=False),
        Heading(say("甲", "First"), 3),
        Heading(say("乙", "Second"), 4),
        Note(say("（另有 1 件受限事项未列出。）", "(1 restricted matter is withheld.)")),
    )
    return Document(
        say("工作报告", "Report"),
        blocks,
        say("2026年12月28日", "28 December 2026"),
        (say("记录人：陈敏", "Kept by Chen Min"), say("开始 07:52", "opened 07:52")),
        say("陈敏", "Chen Min"),
        datetime(2026, 12, 28, 9, 30, tzinfo=UTC),
        lang,
    )
