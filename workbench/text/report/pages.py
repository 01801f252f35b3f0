"""Reports that are written as Markdown: the sections of a template, each with what stands in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.template import ROOM, more_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.text.report.template import Section, Template

_ROW = re.compile(r"- |\d+\. |\| ")
_HEAD = 2
"""So many lines of a table stand above its rows."""


class Body(NamedTuple):
    """What stands in a section that counts by itself how many matters it names."""

    lines: list[str]
    rows: int
    said: str = ""
    """The same as it is written, where it can be opened."""


def pages(
    template: Template,
    said: Callable[[Section], list[str] | Body],
    number: Numbering,
    words: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """The lines of each section that has any, in their order; one that is left out takes no number.

    Each is made after its own number was taken, so that the parts of it count on from there.
    """
    found: list[list[str]] = []
    for section in template.sections:
        if section.heading:
            number.section("")
        made = said(section) if section.use else []
        body = made if isinstance(made, Body) else Body(few_lines(made, section.most), count(made))
        if not body.lines and not section.text:
            if section.heading:
                number.take_back()
            continue
        lines = [*map(escape, section.text), *([""] if section.text and body.lines else []), *body.lines]
        if section.heading:
            heading = escape(section.head(ROOM, words)).replace(ROOM, body.said or str(body.rows))
            lines = [number.head(heading), "", *lines]
        found.append(lines)
    return found


def count(lines: list[str]) -> int:
    """How many rows stand in lists and tables."""
    return sum(is_row for is_row, _line in _told(lines))


def few_lines(lines: list[str], most: int) -> list[str]:
    """So many rows of each list and table; how many more there are is said below it."""
    if len(lines) <= most:
        return lines
    found: list[str] = []
    seen = 0
    shown = True
    for is_row, line in [*_told(lines), (False, "")]:
        if is_row:
            seen += 1
        if is_row or line.startswith("| "):
            shown = seen <= most if most else False
        if not line:
            if seen > most:
                found += ["", more_words(seen - most)] if most else [more_words(seen - most)]
            seen, shown = 0, True
        if shown:
            found.append(line)
    return found[:-1]


def _told(lines: list[str]) -> list[tuple[bool, str]]:
    """Each line, and whether a row begins with it; what stands below a row belongs to it."""
    found: list[tuple[bool, str]] = []
    above = 0
    for line in lines:
        row = _ROW.match(line) is not None
        above = above + 1 if row and line.startswith("| ") else 0
        found.append((row and not 0 < above <= _HEAD, line))
    return found
