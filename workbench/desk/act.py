"""What all verbs share: one transaction, one undo step, one diary event for each item, one notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbench.clock import Clock
from workbench.desk.captured import amended, event
from workbench.desk.pool import Pool
from workbench.desk.sight import as_by_now
from workbench.desk.values import Change, Outcome
from workbench.domain import chain, closing
from workbench.domain.board import INBOX, Board
from workbench.domain.entry import Data, Entry, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Side
from workbench.domain.said import UNCHANGED, Said
from workbench.domain.states import check_after, kept
from workbench.domain.when import When, in_zone
from workbench.errors import NotFound
from workbench.settings import Settings

if TYPE_CHECKING:
    from workbench.store.store import Store, Tx
    from workbench.store.values import Changed

Transform = Callable[[Item], Item]
Facts = Callable[[Item, Item], Data]


def no_facts(_before: Item, _after: Item) -> Data:
    return ()


class Verbs:
    """The ground that the verbs stand on."""

    store: Store
    clock: Clock
    settings: Settings

    def entries(self, day: date) -> tuple[Entry, ...]:
        """The diary of a day, in order; each line restricted as it is by now."""
        return as_by_now(self.store, self.store.entries(day))

    def trail(self, item_id: ItemId) -> tuple[Entry, ...]:
        """Everything written about an item, oldest first; each line restricted as it is by now."""
        return as_by_now(self.store, self.store.entries_of(item_id))

    def line(self, table: str, id: int) -> Entry | None:
        """One line of the diary, by the table of its year and its id; restricted as it is by now."""
        found = self.store.entry(table, id)
        if found is None or found.verb is not None:
            return found
        return next((entry for entry in self.entries(found.at.date()) if entry.id == found.id), found)

    def _tell(self, changed: Changed, *, foreign: bool = False) -> Change:
        raise NotImplementedError

    def poll(self) -> Change | None:
        raise NotImplementedError

    def _pool_of(self, day: date) -> Pool:
        raise NotImplementedError

    @property
    def board(self) -> Board:
        raise NotImplementedError

    def side_of(self, who: str) -> Side | None:
        raise NotImplementedError

    def _running(self) -> list[Item]:
        """What is being worked on."""
        return list(self._pool_of(self.clock.now().date()).running.values())

    def _undecided(self, day: date) -> list[Item]:
        """What stands in the way of closing a day: only what has a date by then, or lies in the inbox."""
        return closing.undecided({**self._pool_of(day).near, **self._inbox()}.values(), day)

    def _inbox(self) -> dict[ItemId, Item]:
        """What has not been judged."""
        found = ((item_id, self.store.item(item_id)) for item_id in self.board.ids(INBOX))
        return {item_id: item for item_id, item in found if item is not None}

    def _act(
        self,
        verb: Verb,
        ids: Sequence[ItemId],
        transform: Transform,
        facts: Facts = no_facts,
        said_facts: Data = (),
        seen: tuple[Item, tuple[str, ...]] | None = None,
        *,
        always: bool = False,
    ) -> Outcome:
        """Change items with `transform`, afresh under the lock, and write what happened into the diary.

        An item that comes out as it went in is left alone, unless what happened is worth its line `always`. `seen` is
        an item as the user saw it and the fields that matter: where the store meanwhile holds something else, nothing
        is written.

        Raises:
            NotFound, Refused, Conflict, StoreError: and nothing was changed.
        """
        now = self.clock.now()
        first = self.store.item(ids[0]) if ids else None
        said = Said(verb, len(ids), first.title if first else "", said_facts)
        done: list[Item] = []
        changed = False
        with self.store.transaction(f"item.{verb}", say=said.as_mapping()) as tx:
            if seen is not None:
                tx.expect(seen[0].id, **{name: getattr(seen[0], name) for name in seen[1]})
            for item_id in ids:
                before = tx.item(item_id)
                if before is None:
                    raise NotFound(ref=str(item_id))
                after = kept(transform(before), now.date(), self.settings.hours.is_workday)
                if after == before and not always:
                    done.append(before)
                    continue
                changed = True
                done.append(self._write(tx, verb, before, after, facts(before, after), now))
        self._tell(tx.changed)
        return Outcome(said if changed else said.but(verb=UNCHANGED, facts=()), tuple(done))

    def _check_of(self, check: When | None) -> Callable[[Item], When]:
        """When to ask again about an item: the day that was said, or the usual one for its weight."""
        now = self.clock.now()
        if check is not None:
            said = in_zone(check, now.tzinfo)
            return lambda _item: said
        return lambda item: check_after(item, now.date(), self.settings.hours.is_workday)

    def _write(self, tx: Tx, verb: Verb, before: Item, after: Item, facts: Data, now: datetime) -> Item:
        """Store one changed item with its event. Work that ends with the change is counted in the event."""
        if before.started_at is not None and after.started_at is None:
            facts = (*facts, ("worked", str(worked_until(before, now))))
        saved = tx.put_item(self._brought(before, after).but(updated_at=now))
        tx.add_entry(self._event(tx, verb, saved, facts, now))
        return saved

    def _brought(self, before: Item, after: Item) -> Item:
        """What follows from a change: steps on their days. What may never change is held here, for every verb.

        Raises:
            Refused: the giver's words would change, or a drafter be the reader, or nobody have been the first contact.
        """
        chain.hold(before, after, self.settings.me)
        return chain.followed(before, after, self.settings.hours.is_workday)

    def _event(self, tx: Tx, verb: Verb, item: Item | None, facts: Data, now: datetime) -> Entry:
        return amended(event(verb, item, facts, now), sealed_in(tx, now.date()))


def sealed_in(tx: Tx, day: date) -> bool:
    """Whether the day was closed already, as seen under the lock."""
    record = tx.day(day)
    return record is not None and record.is_sealed


def worked_until(item: Item, now: datetime) -> int:
    """Whole minutes since work on the item was started."""
    if item.started_at is None:
        return 0
    return max(0, int((now - item.started_at).total_seconds() // 60))


def when_fact(when: When | None) -> str:
    """A day or moment as a fact of an entry: ISO 8601, empty for none."""
    if when is None:
        return ""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
