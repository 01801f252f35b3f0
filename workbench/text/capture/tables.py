"""All tables of the grammar, in the order in which they win where two read the same characters.

A language, a calendar or a new kind of phrase is another module with `RULES`, named here with its signs. A module is
loaded for the first line that holds one of them: a quick command reads one line, and most lines need three modules.
"""

from __future__ import annotations

from workbench.text.capture.fold import TAKEN
from workbench.text.capture.rules import Rule, holds

CHINESE = ("",)
"""Stands for every character that is not ASCII: signs of a module whose hints are all Chinese."""
_RECURS = (
    *("每", "逢", "隔", "every", "each", "ly", "on ", "days", "month", "work", "business", "half", "twice"),
    *("fortnight", "six", "after ", "from ", "next", "roll", "last", "previous"),
)
_FESTIVALS = (
    *("mas", "new year", "nye", "easter", "thanksgiving", "halloween", "valentine", "lab", "cny", "festival"),
    *("boxing", "good friday", "autumn", "dragon", "national", "qingming"),
)
_SPOKEN = (
    *("in the ", "at night", "past ", "minutes to", "minute to", ".00", ".15", ".30", ".45", "0h", "5h", "hrs", "uhr"),
    *("midday", "lunch"),
)
_PARTS = ("start of", "beginning of", "in early", "in mid", "in late", "next month", "coming", "last week")
MODULES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("clocks", "FIRST", ()),
    ("clocks_en", "RULES", _SPOKEN),
    ("recur_zh", "RULES", CHINESE),
    ("recur", "RULES", _RECURS),
    ("lunar", "RULES", CHINESE),
    ("festivals", "RULES", (*CHINESE, "618")),
    ("days_number", "RULES", ()),
    ("periods_zh", "RULES", (*CHINESE, "q")),
    ("counted_zh", "RULES", CHINESE),
    ("days_zh", "RULES", (*CHINESE, "(")),
    ("festivals_en", "RULES", _FESTIVALS),
    ("periods_en", "RULES", _PARTS),
    ("days_en", "RULES", ()),
    ("clocks", "RULES", ()),
)
"""Module, table, and the signs without which no row of it can read anything; none where it is always asked."""

_loaded: dict[tuple[str, str], tuple[Rule, ...]] = {}


def tables(text: str | None = None) -> list[Rule]:
    """The rows that may read something in a folded line; without one, all of them."""
    plain = text is not None and "".join(text.split(TAKEN)).isascii()
    found: list[Rule] = []
    for module, name, signs in MODULES:
        if text is None or not signs or (not plain and signs[0] == "") or holds(text, signs if signs[0] else signs[1:]):
            found += _loaded.get((module, name)) or _load(module, name)
    return found


def _load(module: str, name: str) -> tuple[Rule, ...]:
    rows: tuple[Rule, ...] = getattr(__import__(f"workbench.text.capture.{module}", fromlist=(name,)), name)
    _loaded[module, name] = rows
    return rows
