"""Documents as Markdown, and our own Markdown read back: reports written as Markdown become every other kind of file.

What is read is the dialect of `text.report.markdown`: users' texts in it are escaped, so none of them is taken for
structure, and taking the escapes back gives what they typed.
"""

from __future__ import annotations

import re

from workbench.i18n import language
from workbench.text.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    List,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
    cell_text,
)
from workbench.text.documents.numbering import Counter, numbered, row_mark
from workbench.text.report.markdown import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_PAGE = "***"
_RULES = {Align.START: "---", Align.CENTER: ":---:", Align.END: "---:"}
_ALIGNS = {rule: align for align, rule in _RULES.items()}
_ESCAPED = re.compile(r"\\([\\`*\[\]<>|~&_#+=.)-])")
_NUMBERED = re.compile(r"(\d+)\. ")
_HEADING = re.compile(r"(#{2,5}) ")
_STRONG = re.compile(r"\*\*(.+)\*\*(.*)")
"""A line of its own in strong letters heads what follows."""
_CELLS = re.compile(r"(?:\\.|[^|\\])*")
_BRACKETED = re.compile(r"\(.*\)|（.*）")


def write(document: Document) -> str:
    """The document, ending in a newline."""
    chinese = document.is_chinese
    blocks = [_title(document)]
    if document.heads:
        blocks.append(_gap(chinese).join(map(escape, document.heads)))
    blocks += [_block(number, block, chinese) for number, block in numbered(document.blocks, chinese=chinese)]
    return "\n\n".join(blocks) + "\n"


def _title(document: Document) -> str:
    between = "  " if document.is_chinese else " — "
    return "# " + between.join(escape(part) for part in (document.title, document.dated) if part)


def _gap(chinese: bool) -> str:
    return "　" if chinese else " · "


def _block(number: str, block: Block, chinese: bool) -> str:
    match block:
        case Heading():
            text = number + escape(block.text)
            return text if chinese and number and block.level == 2 else f"{'#' * (block.level + 1)} {text}"
        case Paragraph():
            return "\n".join(map(escape, block.lines))
        case Note():
            return escape(block.text)
        case List():
            return "\n".join(_rows(block, chinese))
        case Table():
            return "\n".join(_table(block))
        case PageBreak():
            return _PAGE


def _rows(block: List, chinese: bool) -> list[str]:
    lines: list[str] = []
    for n, row in enumerate(block.rows):
        mark = f"{block.start + n}." if block.start is not None and not block.bracketed else "-"
        number = row_mark(block, n, chinese=chinese) if block.bracketed and block.start is not None else ""
        lines.append(f"{mark} {number}{escape(row.text)}")
        lines += [f"{' ' * (len(mark) + 1)}{escape(text)}" for text in row.under]
    return lines


def _table(block: Table) -> list[str]:
    head = [escape(column.name) for column in block.columns]
    rules = [_RULES[column.align] for column in block.columns]
    rows = ([escape(cell_text(cell)) for cell in row] for row in block.rows)
    return [f"| {' | '.join(row)} |" for row in (head, rules, *rows)]


def read(text: str, *, author: str = "", made_at: datetime | None = None) -> Document:
    """The document that a report in our Markdown is, in the language in use."""
    found = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n")) if block]
    title, dated, heads = "", "", ()
    if found and found[0][0].startswith("# "):
        title, dated = _parted(_plain(found.pop(0)[0][2:]))
        if found and _is_prose(found[0]):
            heads = tuple(_plain(part) for part in re.split("　| · ", found.pop(0)[0]))
    chinese = language().startswith("zh")
    counter = Counter(chinese=chinese)
    blocks: list[Block] = []
    for lines in found:
        blocks += _read_blocks(lines, counter, chinese)
    return Document(title, tuple(blocks), dated, heads, author, made_at, language())


def _parted(title: str) -> tuple[str, str]:
    """The title proper and what it is about in time."""
    for between in ("  ", " — "):
        before, found, behind = title.rpartition(between)
        if found:
            return before.strip(), behind.strip()
    return title, ""


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _is_prose(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and not re.match(r"#|[-|] ?|\d+\. |\*\*\*$|[（(]", lines[0])


def _read_blocks(lines: list[str], counter: Counter, chinese: bool) -> list[Block]:
    """What stands between two blank lines: one block, or a list and what follows it at once."""
    first = lines[0]
    if first == _PAGE:
        return [PageBreak()]
    heading = _HEADING.match(first)
    if heading is not None:
        found: list[Block] = [_heading(first[heading.end() :], len(heading[1]) - 1, counter)]
        return found + (_read_blocks(lines[1:], counter, chinese) if lines[1:] else [])
    if len(lines) == 1 and (strong := _STRONG.fullmatch(first)) is not None:
        return [Heading(_plain(strong[1] + strong[2]), 2, numbered=False)]
    if chinese and len(lines) == 1 and first.startswith(counter.next(2)):
        return [_heading(first, 2, counter)]
    if first.startswith("| ") and len(lines) > 1:
        return [_read_table(lines)]
    if first.startswith("- ") or _NUMBERED.match(first):
        return [_read_list(lines)]
    if len(lines) == 1 and _BRACKETED.fullmatch(first):
        return [Note(_plain(first))]
    return [Paragraph(tuple(map(_plain, lines)))]


def _heading(text: str, level: int, counter: Counter) -> Heading:
    number = counter.next(level)
    if not text.startswith(number):
        return Heading(_plain(text), level, numbered=False)
    counter.take(level)
    return Heading(_plain(text[len(number) :]), level)


def _read_list(lines: Sequence[str]) -> List:
    start = _NUMBERED.match(lines[0])
    rows: list[tuple[str, list[str]]] = []
    for line in lines:
        mark = re.match(r"- ", line) if start is None else _NUMBERED.match(line)
        if mark is not None:
            rows.append((_plain(line[mark.end() :]), []))
        else:
            rows[-1][1].append(_plain(line))
    return List(tuple(Row(text, tuple(under)) for text, under in rows), int(start[1]) if start else None)


def _read_table(lines: Sequence[str]) -> Table:
    head, rules, *rows = (_cells(line) for line in lines)
    aligns = [_ALIGNS.get(rule, Align.START) for rule in rules]
    columns = tuple(Column(name, align) for name, align in zip(head, aligns, strict=True))
    return Table(columns, tuple(tuple(row) for row in rows))


def _cells(line: str) -> list[str]:
    inner = line.strip()[1:-1]
    found: list[str] = []
    at = 0
    while at <= len(inner):
        cell = _CELLS.match(inner, at)
        end = cell.end() if cell is not None else len(inner)
        found.append(_plain(inner[at:end]))
        at = end + 1
    return found
