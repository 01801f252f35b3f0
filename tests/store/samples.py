"""Values to put into a store."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.store.store import Store

NOON = datetime(2026, 12, 28, 12, 0, tzinfo=timezone(timedelta(hours=8)))
Opener = Callable[..., Store]


def an_item(title: str = "Ask for the figures", ref: str = "2026-0001", **fields: object) -> Item:
    return Item(ref, title, NOON, NOON, **fields)  # type: ignore[arg-type]


def an_entry(text: str = "called Li", at: datetime = NOON, item: ItemId | None = None, **fields: object) -> Entry:
    return Entry(at, NOON, text=text, item=item, **fields)  # type: ignore[arg-type]


def add(store: Store, title: str = "x", **fields: object) -> Item:
    with store.transaction("item.add", say={"title": title}) as tx:
        return tx.put_item(an_item(title, tx.next_ref(2026), **fields))
