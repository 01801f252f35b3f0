"""What became of suggestions: which of them were adopted, as their lines say or as it was filled in later."""

from __future__ import annotations

import re

from workbench.domain.register_lines import lines_of
from workbench.domain.registers import REGISTERS
from workbench.domain.statistics.digest import Line
from workbench.domain.statistics.figures import Figure, lined
from workbench.text.register_rows import elements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.domain.entry import Entry
    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item

_ADOPTED = re.compile(
    r"\s*(?:已|已经|已經|全部|部分|大部分|基本|被)*(?:采纳|採納|采用|採用|吸收)"
    r"|\s*(?:(?:fully|partly|partially|mostly|was|were)\s+)*(?:adopted|accepted|taken up)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:采纳|採納|采用|採用)(?:与否|與否|情况|情況|待)|[?？]")
"""Whether it will be is not known yet."""


def adopted(entries: Iterable[Entry], items: Mapping[ItemId, Item]) -> Figure:
    """The suggestions that were adopted, in whole or in part."""
    register = next(one for one in REGISTERS if one.key == "advice")
    found = ((line.entry, elements(register, line).get("outcome", "")) for line in lines_of(register, entries, items))
    return lined(
        Line(entry.at.date(), entry.id, entry.item)
        for entry, outcome in found
        if entry is not None and is_adopted(outcome)
    )


def is_adopted(outcome: str) -> bool:
    """Whether what became of a suggestion is that it was adopted.

    >>> [is_adopted(text) for text in ("部分采纳", "adopted", "未采纳", "not adopted", "是否采纳待定", "")]
    [True, True, False, False, False, False]
    """
    return _ADOPTED.match(outcome) is not None and _OPEN.search(outcome) is None
