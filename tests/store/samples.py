"""Values to put into a store."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.entry import Entry
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import Item
from workbench.store.ahead import Ahead
from workbench.store.document import document
from workbench.store.quick import Act, append
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.store.quick import Operation

NOON = datetime(2026, 12, 28, 12, 0, tzinfo=timezone(timedelta(hours=8)))
Opener = Callable[..., Store]


def an_item(title: str = "Ask for the figures", ref: str = "2026-0001", **fields: object) -> Item:
    return Item(ref, title, NOON, NOON, **fields)  # type: ignore[arg-type]


def an_entry(text: str = "called Li", at: datetime = NOON, item: ItemId | None = None, **fields: object) -> Entry:
    return Entry(at, NOON, text=text, item=item, **fields)  # type: ignore[arg-type]


def add(store: Store, title: str = "x", **fields: object) -> Item:
    with store.transaction("item.add", say={"title": title}) as tx:
        return tx.put_item(an_item(title, tx.next_ref(2026), **fields))


def quick_add(home: Path, title: str, app: str = "quick", now: datetime = NOON) -> Item | None:
    """An item, its number and a line about it, appended as `workbench add` does without opening the store."""
    made: list[Item] = []

    def operations(ahead: Ahead) -> "tuple[Operation, ...] | None":
        if now.year not in ahead.refs:
            return None
        last = ahead.refs[now.year]
        number = (last or 0) + 1
        item = an_item(title, make_ref(now.year, number)).but(id=ItemId(ahead.items))
        made.append(item)
        return (
            ("counters", now.year, None if last is None else {"last": last}, {"last": number}),
            ("items", ahead.items, None, document(item)),
            ("diary_2026", ahead.diary, None, document(an_entry(title, item=item.id))),
        )

    done = append(str(home), Act(now, app, "item.added", {"title": title}, operations))
    return made[-1] if done else None
