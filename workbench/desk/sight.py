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
    # Each item is asked for once, however many lines are about it; where all are open the lines are not gone through.
    about = {entry.item for entry in found if entry.item is not None and not entry.restricted}
    masked = {item_id for item_id in about if (item := store.item(item_id)) is not None and item.restricted}
    if not masked:
        return found
    return tuple(entry.but(restricted=True) if entry.item in masked else entry for entry in found)
