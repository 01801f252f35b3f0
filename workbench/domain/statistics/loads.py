"""Who carries how much: what each holds now by its deadline, what they owe, what they finished lately."""

from __future__ import annotations

from datetime import date

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item
from workbench.domain.people import People, Role
from workbench.domain.statistics.figures import Figure, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Carried(Frozen):
    """One person's load."""

    name: str
    open: Figure
    """Everything they hold; the next two are parts of it."""
    today: Figure
    overdue: Figure
    waiting: Figure
    """What is waited for from them."""
    finished: Figure
    """What they led to its end within the stretch of time that is looked at."""

    @property
    def later(self) -> int:
        """What they hold that is neither overdue nor due today."""
        return self.open.value - self.today.value - self.overdue.value


def loads(people: People, today: date, finished: Iterable[ItemId], items: Mapping[ItemId, Item]) -> tuple[Carried, ...]:
    """Everybody with a load or a result, the heaviest load first."""
    held = people.holdings()
    ended: dict[str, list[ItemId]] = {}
    for item_id in finished:
        item = items.get(item_id)
        if item is not None:
            ended.setdefault(item.lead or ME, []).append(item_id)
    owing = {name for name in people.names() if people.count(name, Role.OWES)}
    made = [
        Carried(
            name,
            open=counted(item_id for item_id, _due in held.get(name, ())),
            today=counted(item_id for item_id, due in held.get(name, ()) if due == today),
            overdue=counted(item_id for item_id, due in held.get(name, ()) if due is not None and due < today),
            waiting=counted(people.ids(name, Role.OWES)),
            finished=counted(ended.get(name, ())),
        )
        for name in {*held, *ended, *owing}
    ]
    return tuple(sorted(made, key=lambda one: (-one.open.value, -one.finished.value, one.name)))
