"""What is restricted, masked in what commands print for a person, until `--reveal` is said (受限)."""

from __future__ import annotations

from workbench.domain.item import ME
from workbench.errors import Refused
from workbench.i18n import _
from workbench.text.search.masked import is_restricted, masked_entry, masked_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.domain.conflicts import Conflict
    from workbench.domain.entry import Entry
    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item
    from workbench.domain.leaks import Leak
    from workbench.domain.said import Said


class _Sight:
    """Whether restricted things are shown by the command that runs."""

    revealed = False


def reveal(shown: bool) -> None:
    """Show what is restricted, or mask it."""
    _Sight.revealed = shown


def is_revealed() -> bool:
    return _Sight.revealed


def hides(item: Item | None) -> bool:
    """Whether the words of an item are not to be printed."""
    return item is not None and item.restricted and not _Sight.revealed


def shown(item: Item) -> Item:
    """The item as it may be printed: its number, its state and its dates, where it is restricted."""
    return item if _Sight.revealed else masked_item(item)


def shown_lines(entries: Iterable[Entry], item_of: Callable[[ItemId], Item | None]) -> Iterator[Entry]:
    """The lines of the diary as they may be printed."""
    for entry in entries:
        about = item_of(entry.item) if entry.item is not None else None
        yield entry if _Sight.revealed else masked_entry(entry, about)


def hides_line(entry: Entry) -> bool:
    """Whether a line, restricted as it is by now, is not to be printed."""
    return not _Sight.revealed and is_restricted(entry, None)


def shown_conflict(found: Conflict) -> Conflict:
    """A clash as it may be printed: neither a restricted matter nor whoever is wanted by nothing else is named."""
    both = hides(found.first) and hides(found.second)
    person = _("(restricted)") if both and found.person != ME else found.person
    return found.but(person=person, first=shown(found.first), second=shown(found.second))


def shown_said(said: Said, items: Iterable[Item]) -> Said:
    """What was done, without the words of what is restricted."""
    return said.but(title=_("(restricted)"), facts=()) if any(map(hides, items)) else said


def shown_name(name: str, ids: Iterable[ItemId], item_of: Callable[[ItemId], Item | None]) -> str:
    """A name, unless it is known from restricted matters alone."""
    known = [*ids]
    return _("(restricted)") if known and all(hides(item_of(each)) for each in known) else name


def shown_leak(leak: Leak, line: str) -> str:
    """A finding as it may be printed: where it is restricted, its number and that it is one."""
    return f"{leak.ref}  {_('(restricted)')}" if leak.restricted and not _Sight.revealed else line


def need_sight(item: Item) -> None:
    """
    Raises:
        Refused: the item is restricted, and what the command tells is nothing but its words.
    """
    if hides(item):
        raise Refused(say=_("{ref} is restricted: --reveal shows it.").format(ref=item.ref))
