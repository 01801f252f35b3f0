"""What a search prints: the items, the diary lines, and on standard error what it left out."""

from __future__ import annotations

from workbench.cli.listing import in_board_order, item_rows
from workbench.i18n import _, ngettext
from workbench.text.search.masked import is_restricted, masked_entry, masked_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.entry import Entry
    from workbench.domain.item import Item

LINES = 100
"""So many items, and so many lines of the diary, are printed where nobody asked for all."""


def found_lines(
    items: Sequence[Item],
    entries: Sequence[Entry],
    about: Sequence[Item | None],
    more: tuple[int, int],
    now: datetime,
    me: str,
    *,
    shown: bool,
) -> tuple[list[str], list[str]]:
    """The lines, and the sentences for standard error.

    Args:
        items: what was found, in any order.
        entries: the diary lines to be printed, the oldest first.
        about: the item of each of them.
        more: how many more items and lines there are.
        shown: what is restricted, too.
    """
    ordered = in_board_order(items)
    lines = item_rows([item if shown else masked_item(item) for item in ordered], now, me)
    if entries:
        lines += [""] if lines else []
        lines += [
            _line(entry if shown else masked_entry(entry, item), me) for entry, item in zip(entries, about, strict=True)
        ]
    told: list[str] = []
    if not lines:
        told.append(_("Nothing found."))
    if more[0]:
        words = ngettext("{n} more item: --all shows it.", "{n} more items: --all shows them.", more[0])
        told.append(words.format(n=more[0]))
    if more[1]:
        words = ngettext("{n} earlier line: --all shows it.", "{n} earlier lines: --all shows them.", more[1])
        told.append(words.format(n=more[1]))
    withheld = sum(item.restricted for item in items)
    withheld += sum(is_restricted(entry, item) for entry, item in zip(entries, about, strict=True))
    if withheld and not shown:
        words = ngettext(
            "{n} of them is restricted: --restricted shows it.",
            "{n} of them are restricted: --restricted shows them.",
            withheld,
        )
        told.append(words.format(n=withheld))
    return lines, told


def _line(entry: Entry, me: str) -> str:
    from workbench.text.dates import clock  # late: few searches find lines
    from workbench.text.say import entry_line

    return f"{entry.at.date().isoformat()} {clock(entry.at)}  {entry_line(entry, me).text}"
