"""What the desk knows of what it follows up: by section, by person, by area. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from workbench.desk.act import Verbs
from workbench.domain import following
from workbench.domain.areas import AREA_DAYS, Areas, Front
from workbench.domain.board import TO_REPLY, WAITING
from workbench.domain.bulletin import Bulletin, bulletin
from workbench.domain.derive import is_check_due, is_open
from workbench.domain.entry import Entry, Verb
from workbench.domain.followups import DECISIONS, OWED, FollowUps
from workbench.domain.handover import Pack
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item, State
from workbench.domain.order import followed_key, order_key
from workbench.domain.people import Load, People, Role
from workbench.domain.stuck import STUCK_DAYS, Stuck, is_sign, stuck

DIARY_DAYS = 30
"""So many days back the diary tells which areas were touched by what is at an end."""
_HANDING = frozenset({Verb.ADDED, Verb.WAITED, Verb.OFFERED, Verb.ACCEPTED})
AT_ONCE = 3000
"""So many open items are gone through while somebody types a name."""
LATELY = 3
"""Days within which the same thing handed out twice is taken for a slip."""
LOOKED_AT = 300
"""So many items at most are compared with one that is handed out."""


class Followed(Verbs):
    """The indexes behind the follow-ups, built when they are first asked for and kept as items change."""

    _followups: FollowUps | None = None
    _people: People | None = None
    _areas: Areas | None = None

    @property
    def followups(self) -> FollowUps:
        """What is followed up, in sections."""
        if self._followups is None:
            self._followups = FollowUps(self._what_is_followed())
        return self._followups

    def _what_is_followed(self) -> Iterable[Item]:
        """What the index of the snapshot says is followed up, and what was touched since; else everything open."""
        agenda = self.store.agenda()
        if agenda.tracked is None:
            return self.store.open_items().values()
        ids = (*agenda.group(WAITING), *agenda.group(TO_REPLY), *agenda.tracked, *agenda.touched)
        found = (self.store.item(item_id) for item_id in dict.fromkeys(ids))
        return (item for item in found if item is not None)

    @property
    def people(self) -> People:
        """Who is concerned with what."""
        if self._people is None:
            self._people = People(self.store.open_items().values())
        return self._people

    def load_at_hand(self, name: str) -> Load | None:
        """How much somebody carries, where that is known without making a key press wait for it."""
        if self._people is None and len(self.store.open_items()) > AT_ONCE:
            return None
        return self.people.load(name, self.clock.now().date())

    def fronts(self) -> list[Front]:
        """The areas, with what is open on each and when each was last touched."""
        return self.fields.fronts(self.clock.now().date(), AREA_DAYS, dict(self.settings.area_days))

    @property
    def fields(self) -> Areas:
        """The areas, kept as items change."""
        if self._areas is None:
            today = self.clock.now().date()
            ended = (self.store.item(item_id) for item_id in sorted(self._touched_lately(today)))
            self._areas = Areas([*self.store.open_items().values(), *(item for item in ended if item is not None)])
        return self._areas

    def _touched_lately(self, today: date) -> set[ItemId]:
        found: set[ItemId] = set()
        for back in range(DIARY_DAYS):
            found.update(entry.item for entry in self.entries(today - timedelta(days=back)) if entry.item)
        return found

    def stuck(self, days: int = STUCK_DAYS) -> list[Stuck]:
        """What has not moved for days, by where it sits, our own desk first."""

        def last_sign(item: Item) -> date:
            signs = [entry.at for entry in self.trail(item.id) if is_sign(entry)]
            return max(signs, default=item.updated_at).date()

        return stuck(self.store.open_items().values(), last_sign, self.clock.now().date(), days)

    def chases(self, item_id: ItemId) -> following.Chases:
        """How often whoever has a matter was asked again."""
        return following.chases(self.trail(item_id), self.clock.now())

    def silent(self) -> list[Item]:
        """Everybody whose day to be asked again has come, by that day."""
        today = self.clock.now().date()
        ids = [*self.followups.ids(DECISIONS), *self.followups.ids(OWED)]
        items = (self.store.item(item_id) for item_id in ids)
        return sorted((item for item in items if item is not None and is_check_due(item, today)), key=followed_key)

    def bulletin(self) -> Bulletin:
        """How what is followed from above stands; what came to its end is in it until that was reported."""
        now = self.clock.now()
        ids = dict.fromkeys(self.followups.tracked)
        ended = (self.store.item(item_id) for item_id in sorted(self._touched_lately(now.date()) - ids.keys()))
        found = [*(self.store.item(item_id) for item_id in ids), *(item for item in ended if item is not None)]
        made = bulletin([(item, self.trail(item.id)) for item in found if item is not None], now)
        return made.but(lines=tuple(line for line in made.lines if line.changed or line.item.id in ids))

    def handed_lately(self, but: ItemId) -> list[Item]:
        """The open items, but for one, which came or were handed to somebody in the last days."""
        today = self.clock.now().date()
        ids: dict[ItemId, None] = {}
        for back in range(LATELY + 1):
            for entry in self.entries(today - timedelta(days=back)):
                if entry.item is not None and entry.item != but and entry.verb in _HANDING:
                    ids[entry.item] = None
        items = (self.store.item(item_id) for item_id in [*ids][:LOOKED_AT])
        return [item for item in items if item is not None and is_open(item)]

    def history_of(self, name: str, days: int = DIARY_DAYS) -> list[Entry]:
        """What the diary of the last days says about somebody, newest first."""
        today = self.clock.now().date()
        found: list[Entry] = []
        for back in range(days):
            day = self.entries(today - timedelta(days=back))
            found += [entry for entry in reversed(day) if name in entry.people or entry.fact("who") == name]
        return found

    def pack(self, name: str) -> Pack:
        """Everything open that somebody has to do with, as it would be handed over."""
        led = self._led(name)
        return Pack(
            name=name,
            leads=tuple(item for item in led if item.state is not State.WAITING),
            owes=self._in_role(name, Role.OWES),
            steps=self._in_role(name, Role.STEP),
            supports=self._in_role(name, Role.SUPPORTS),
            waits=tuple(item for item in led if item.state is State.WAITING and item.waiting_on != name),
        )

    def _led(self, name: str) -> tuple[Item, ...]:
        if name != ME:
            return self._in_role(name, Role.LEADS)
        items = self.store.open_items().values()
        mine = (item for item in items if is_open(item) and (item.lead or ME) == ME)
        return tuple(sorted(mine, key=order_key))

    def _in_role(self, name: str, role: Role) -> tuple[Item, ...]:
        items = (self.store.item(item_id) for item_id in self.people.ids(name, role))
        return tuple(sorted((item for item in items if item is not None), key=order_key))

    def _heed(self, changed: Iterable[ItemId], *, reloaded: bool) -> None:
        """Take a change in."""
        if reloaded:
            self._followups = self._people = self._areas = None
        ids = [*changed]
        for index in (self._followups, self._people, self._areas):
            if index is not None:
                index.update(ids, self.store.items())
