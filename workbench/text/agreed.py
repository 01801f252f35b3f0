"""The agreed figures in words: what holds, what held before, and numbers that differ."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.figures import Agreed, Book, Odd, before
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import BY_KEY
from workbench.i18n import _
from workbench.text.display import display
from workbench.text.register_rows import elements

MOST = 6
"""So many figures are offered at once."""


def read_line(line: RegisterLine) -> Mapping[str, str]:
    """What a line of the register of figures says."""
    return elements(BY_KEY["figure"], line)


def figure_line(values: list[Agreed]) -> str:
    """`企业数  1284户  2026-11-30  (a month before 1270户, a year before 1198户)`."""
    now = values[-1]
    told = [display(now.name), display(now.words), now.as_of and _("as of {day}").format(day=display(now.as_of))]
    told += [now.source and _("source: {source}").format(source=display(now.source))]
    month, year = before(values, 1), before(values, 12)
    beside = [
        words.format(value=display(one.words))
        for words, one in ((_("a month before {value}"), month), (_("a year before {value}"), year))
        if one is not None
    ]
    told.append(f"({'; '.join(beside)})" if beside else "")
    return "  ".join(filter(None, told))


def history_lines(values: list[Agreed]) -> list[str]:
    """Every value of a figure with the day it was told, the newest first."""
    return [f"  {one.day.isoformat()}  {display(one.words)}" for one in reversed(values)]


def odd_words(odd: Odd) -> str:
    """`企业数 1270: agreed is 1284户 (1270户 held until 2026-12-01)`."""
    said = _("{name} {typed}: agreed is {value}").format(
        name=display(odd.name), typed=display(odd.typed), value=display(odd.now.words)
    )
    if odd.was is None:
        return said
    return said + " " + _("(that was the value of {day})").format(day=odd.was.day.isoformat())


def offered(line: str, cursor: int, held: Book) -> list[tuple[str, int, int]]:
    """What may stand in place of `{企业` at the cursor: name and value of the figures meant, never done by itself."""
    from workbench.hanzi.match import best  # late: only where a figure is asked for

    at = max(line.rfind("{", 0, cursor), line.rfind("｛", 0, cursor))
    if at < 0 or any(mark in line[at:cursor] for mark in "}｝"):
        return []
    typed = line[at + 1 : cursor]
    names = best(typed, list(held)) if typed.strip() else list(held)
    return [(f"{name}{_gap(name)}{held[name][-1].words}", at, cursor) for name in names[:MOST]]


def _gap(name: str) -> str:
    return " " if name[-1:].isascii() else ""
