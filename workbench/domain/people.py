"""Who is concerned with which open matter, kept as items change: who owes what, and how much each carries.

Built once from what is open, then told which items changed: a key press costs the same with a hundred items as with a
hundred thousand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from datetime import date

from workbench.domain.enums import StrEnum
from workbench.domain.following import holder
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, OPEN_STATES, Item, State
from workbench.domain.when import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ENDED = frozenset({State.CLOSED, State.DROPPED})


class Role(StrEnum):
    """What a person has to do with a matter."""

    OWES = "owes"
    """It waits for them."""
    LEADS = "leads"
    SUPPORTS = "supports"
    ASKED = "asked"
    """They asked for it: the desk owes them a result, or a reply."""
    STEP = "step"
    """A step of it is theirs, and open."""


class Load(Frozen):
    """How much somebody carries: what they hold, by its deadline, and what is waited for from them."""

    open: int = 0
    today: int = 0
    overdue: int = 0
    waiting: int = 0


class _Person:
    """One person's matters by role, and the deadlines of those which they hold."""

    def __init__(self) -> None:
        self.roles: dict[Role, dict[ItemId, None]] = {}
        self.dues: list[date] = []
        self.held = 0

    @property
    def is_idle(self) -> bool:
        return not any(self.roles.values()) and not self.held


class People:
    """People by name, in the order in which they came up. Holds ids, never items."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._people: dict[str, _Person] = {}
        self._known: dict[ItemId, tuple[tuple[tuple[str, Role], ...], str | None, date | None]] = {}
        for item in items:
            self._take(item)

    def names(self) -> list[str]:
        """Everybody who has to do with something open, but not the person at this desk."""
        return [name for name in self._people if name != ME]

    def __contains__(self, name: str) -> bool:
        return name in self._people

    def ids(self, name: str, role: Role) -> list[ItemId]:
        """The matters in which somebody has a role."""
        person = self._people.get(name)
        return [*person.roles.get(role, ())] if person is not None else []

    def count(self, name: str, role: Role) -> int:
        person = self._people.get(name)
        return len(person.roles.get(role, ())) if person is not None else 0

    def load(self, name: str, today: date) -> Load:
        """How much somebody carries."""
        person = self._people.get(name)
        if person is None:
            return Load()
        past = bisect_left(person.dues, today)
        due = bisect_right(person.dues, today) - past
        return Load(person.held, due, past, self.count(name, Role.OWES))

    def holdings(self) -> dict[str, list[tuple[ItemId, date | None]]]:
        """What everybody holds, each matter with its deadline: walked through, for those who look at all of it."""
        found: dict[str, list[tuple[ItemId, date | None]]] = {}
        for item_id, (_roles, held, due) in self._known.items():
            if held is not None:
                found.setdefault(held, []).append((item_id, due))
        return found

    def update(self, changed: Iterable[ItemId], items: Mapping[ItemId, Item]) -> None:
        """Take in the changed items as they are now."""
        for item_id in changed:
            self._drop(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def _take(self, item: Item) -> None:
        if item.state in ENDED:
            return
        roles = tuple(dict.fromkeys(_roles(item)))
        held = holder(item) if item.state in OPEN_STATES else None
        due = day_of(item.due) if held is not None and item.due is not None else None
        self._known[item.id] = (roles, held, due)
        for name, role in roles:
            self._person(name).roles.setdefault(role, {})[item.id] = None
        if held is not None:
            person = self._person(held)
            person.held += 1
            if due is not None:
                insort(person.dues, due)

    def _drop(self, item_id: ItemId) -> None:
        known = self._known.pop(item_id, None)
        if known is None:
            return
        roles, held, due = known
        for name, role in roles:
            self._people[name].roles[role].pop(item_id, None)
        if held is not None:
            person = self._people[held]
            person.held -= 1
            if due is not None:
                person.dues.pop(bisect_left(person.dues, due))
        for name in {held, *(name for name, _role in roles)} - {None}:
            if name is not None and self._people[name].is_idle:
                del self._people[name]

    def _person(self, name: str) -> _Person:
        return self._people.setdefault(name, _Person())


def _roles(item: Item) -> Iterator[tuple[str, Role]]:
    if item.state is State.WAITING and item.waiting_on:
        yield item.waiting_on, Role.OWES
    if item.lead and item.lead != ME and item.state in OPEN_STATES:
        yield item.lead, Role.LEADS
    for name in item.support if item.state in OPEN_STATES else ():
        yield name, Role.SUPPORTS
    if item.source is not None and item.source.who:
        yield item.source.who, Role.ASKED
    for step in item.steps if item.state in OPEN_STATES else ():
        if step.owner and step.owner != ME and step.done_at is None:
            yield step.owner, Role.STEP
