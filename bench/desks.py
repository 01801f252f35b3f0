"""Desks of any size, made through the store, so that they are what a user's desk would be."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Item, Source, State
from workbench.store.store import Store

EAST = timezone(timedelta(hours=8))
NOW = datetime(2026, 12, 28, 10, 42, tzinfo=EAST)
BATCH = 2000
"""Items in one transaction while a desk is made."""


def make_desk(home: Path, size: int) -> Path:
    """A desk with `size` open items, a fifth of them in the inbox, and a diary line for each."""
    store = Store.open(home / "store", clock=FixedClock(NOW), app="bench")
    for start in range(0, size, BATCH):
        with store.transaction("import") as tx:
            for number in range(start, min(start + BATCH, size)):
                saved = tx.put_item(an_item(number, tx.next_ref(2026)))
                moment = NOW - timedelta(days=1 + number % 300, minutes=number % 500)
                tx.add_entry(
                    Entry(
                        at=moment,
                        written_at=moment,
                        kind=EntryKind.EVENT,
                        verb=Verb.ADDED,
                        item=saved.id,
                        ref=saved.ref,
                        title=saved.title,
                    )
                )
    store.checkpoint()
    store.close()
    return home


def an_item(number: int, ref: str) -> Item:
    """The matter of this number, as any other: every fifth in the inbox, the rest judged and with a day."""
    judged = number % 5
    words = "季度预算复核：销售费用口径" if number % 2 else "Review the vendor contract"
    return Item(
        ref=ref,
        title=f"row {number:06d} {words}",
        created_at=NOW - timedelta(days=number % 300),
        updated_at=NOW,
        state=State.ACTIVE if judged else State.INBOX,
        urgent=judged in (1, 3) if judged else None,
        important=judged in (1, 2) if judged else None,
        lead="me" if judged else None,
        source=Source("王局长") if number % 7 == 0 else None,
        area=("会务", "督查", "信息")[number % 3],
        at=date(2027, 1, 4) + timedelta(days=number % 200) if judged else None,
        minutes=30,
    )
