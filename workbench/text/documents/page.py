"""Documents as one HTML file that needs nothing else: to be read on any screen, light or dark, and to be printed."""

from __future__ import annotations

import re
from html import escape

from workbench.resources import resource
from workbench.text.documents.model import (
    Align,
    Block,
    Cell,
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = "documents/page.css"
_KEPT = re.compile(r"[\d:.–-]{4,16}")
"""Dates, times and numbers of items, which no line break parts."""
_TAGS = {"en": "en", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Whatever might get in: nothing is fetched, nothing runs."""


def write(document: Document) -> str:
    """The document, ending in a newline."""
    return "\n".join(_page(document)) + "\n"


def _page(document: Document) -> Iterator[str]:
    whole_title = " ".join(part for part in (document.title, document.dated) if part)
    yield "<!doctype html>"
    yield f'<html lang="{_TAGS.get(document.language, "en")}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    if document.author:
        yield f'<meta name="author" content="{_text(document.author)}">'
    yield f"<title>{_text(whole_title)}</title>"
    yield f"<style>\n{resource(SHEET).read_text('utf-8').strip()}\n</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f"<h1>{_text(document.title)}</h1>"
    if document.dated:
        yield f'<p class="dated">{_text(document.dated)}</p>'
    if document.heads:
        yield '<p class="heads">' + "".join(f"<span>{_text(head)}</span> " for head in document.heads).rstrip() + "</p>"
    yield "</header>"
    yield "<main>"
    heading = ""
    for number, block in numbered(document.blocks, chinese=document.is_chinese):
        if isinstance(block, Table) and clean(block.name) == heading:
            yield from _table(block, named=False)
        else:
            yield from _block(number, block)
        heading = clean(block.text) if isinstance(block, Heading) else ""
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _text(text: str) -> str:
    return escape(clean(text))


def _block(number: str, block: Block) -> Iterator[str]:
    match block:
        case Heading():
            tag = f"h{min(block.level, 4) + 1}"
            yield f"<{tag}>{number}{_text(block.text)}</{tag}>"
        case Paragraph():
            yield f"<p>{'<br>'.join(map(_text, block.lines))}</p>"
        case Note():
            yield f'<p class="note">{_text(block.text)}</p>'
        case List():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case PageBreak():
            yield '<div class="page"></div>'


def _list(block: List) -> Iterator[str]:
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    css = ' class="brackets"' if block.bracketed and block.start is not None else ""
    yield f"<{tag}{css}{start}>"
    for row in block.rows:
        under = "".join(f"<br><small>{_text(text)}</small>" for text in row.under)
        yield f"<li>{_text(row.text)}{under}</li>"
    yield f"</{tag}>"


def _table(block: Table, *, named: bool = True) -> Iterator[str]:
    """The table under its name, unless a heading just above it says the same."""
    classes = [_class(column.align) for column in block.columns]
    if block.svg:
        yield f'<div class="picture">{block.svg}</div>'
    yield '<div class="table"><table>'
    if block.name and named:
        yield f"<caption>{_text(block.name)}</caption>"
    head = "".join(
        f'<th scope="col"{css}>{_text(column.name)}</th>' for column, css in zip(block.columns, classes, strict=True)
    )
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for row in block.rows:
        yield "<tr>" + "".join(_cell(cell, css) for cell, css in zip(row, classes, strict=True)) + "</tr>"
    yield "</tbody>"
    yield "</table></div>"


def _class(align: Align) -> str:
    return "" if align is Align.START else f' class="{align.value}"'


def _cell(cell: Cell, css: str) -> str:
    text = cell_text(cell)
    if _KEPT.fullmatch(text):
        css = css.replace('="', '="kept ') if css else ' class="kept"'
    return f"<td{css}>{escape(text)}</td>"
