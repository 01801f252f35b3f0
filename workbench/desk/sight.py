"""Lines of the diary, restricted as they are by now: no line is ever changed, what is known of it is."""

from __future__ import annotations

from workbench.domain.register_lines import marked_restricted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.entry import Entry
    from workbench.store.store import Store


def as_by_now(store: Store, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The lines; one is restricted where a later line says so, or where the item is that it is about."""
    found = marked_restricted(entries)
    if not any(_is_about_restricted(store, entry) for entry in found):
        return found
    return tuple(entry.but(restricted=True) if _is_about_restricted(store, entry) else entry for entry in found)


def _is_about_restricted(store: Store, entry: Entry) -> bool:
    if entry.item is None or entry.restricted:
        return False
    item = store.item(entry.item)
    return item is not None and item.restricted
