"""Finding the one item that a person means by a number or a piece of a title."""

from __future__ import annotations

from workbench.domain.ids import read_ref
from workbench.domain.item import Item
from workbench.errors import Ambiguous, NotFound
from workbench.hanzi.simple import searchable
from workbench.store.store import Store

YEARS_BACK = 5
SHOWN = 5
"""How many candidates a sentence names."""


def find_item(store: Store, text: str, year: int) -> Item:
    """The item with that number, else the one open item whose title holds the text, else the one of any state.

    Raises:
        NotFound, Ambiguous.
    """
    wanted = text.strip()
    if read_ref(wanted, year) is not None:
        return _numbered(store, wanted, year)
    if not wanted:
        raise NotFound(ref=wanted)
    piece = searchable(wanted)
    for pool in (store.open_items(), store.items()):
        found = [item for item in pool.values() if piece in searchable(item.title)]
        exact = [item for item in found if searchable(item.title) == piece]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        if found:
            names = ", ".join(f"{item.ref} {item.title[:30]}" for item in found[:SHOWN])
            raise Ambiguous(ref=wanted, candidates=names)
    raise NotFound(ref=wanted)


def _numbered(store: Store, wanted: str, year: int) -> Item:
    """The item of that number; without a year this year's, else the newest of the years before.

    In January people still speak of December's matters by their short numbers.
    """
    refs = (read_ref(wanted, year - back) for back in range(YEARS_BACK + 1))
    for ref in dict.fromkeys(refs):
        item = store.item_by_ref(ref) if ref is not None else None
        if item is not None:
            return item
    raise NotFound(ref=wanted)
