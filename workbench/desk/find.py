"""Finding the one item that a person means by a number or a piece of a title."""

from __future__ import annotations

from workbench.domain.ids import read_ref
from workbench.domain.item import Item
from workbench.errors import Ambiguous, NotFound
from workbench.store.store import Store

SHOWN = 5
"""How many candidates a sentence names."""


def find_item(store: Store, text: str, year: int) -> Item:
    """The item with that number, else the one open item whose title holds the text, else the one of any state.

    Raises:
        NotFound, Ambiguous.
    """
    wanted = text.strip()
    ref = read_ref(wanted, year)
    if ref is not None:
        item = store.item_by_ref(ref)
        if item is None:
            raise NotFound(ref=wanted)
        return item
    if not wanted:
        raise NotFound(ref=wanted)
    for pool in (store.open_items(), store.items()):
        found = [item for item in pool.values() if wanted.casefold() in item.title.casefold()]
        exact = [item for item in found if item.title.casefold() == wanted.casefold()]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        if found:
            names = ", ".join(f"{item.ref} {item.title[:30]}" for item in found[:SHOWN])
            raise Ambiguous(ref=wanted, candidates=names)
    raise NotFound(ref=wanted)
