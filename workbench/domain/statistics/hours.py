"""Where the hours went, by what one asks for, and at which hours of which weekdays something happened."""

from __future__ import annotations

from workbench.domain.derive import quadrant
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.statistics.digest import DayDigest, Line, Spent
from workbench.domain.statistics.figures import Figure, lined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Axis(StrEnum):
    """By what the hours are told apart."""

    DOMAIN = "domain"
    KIND = "kind"
    AREA = "area"
    QUADRANT = "quadrant"


OTHER = ""
"""The name of what has none."""
LINE = "line:"
"""Before the kind of a line that belongs to no item."""


class Spend(Frozen):
    """What one name took, in minutes."""

    name: str
    actual: Figure
    planned: Figure
    """The estimates of the same items, as far as there are any."""
    estimated: Figure
    """The part of `actual` that went to items with an estimate: the two can be compared."""


def spends(axis: Axis, digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> tuple[Spend, ...]:
    """The hours by name, the most first."""
    found: dict[str, _Sum] = {}
    for one in digests:
        for spent in one.spent:
            item = items.get(spent.item) if spent.item is not None else None
            found.setdefault(_name(axis, spent, item), _Sum()).add(one, spent, item)
    made = [each.spend(name, items) for name, each in found.items()]
    return tuple(sorted(made, key=lambda spend: (-spend.actual.value, spend.name)))


def whole(digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> Spend:
    """All the hours."""
    total = _Sum()
    for one in digests:
        for spent in one.spent:
            total.add(one, spent, items.get(spent.item) if spent.item is not None else None)
    return total.spend(OTHER, items)


class _Sum:
    """Minutes by item, and by lines without one."""

    def __init__(self) -> None:
        self.minutes: dict[ItemId, int] = {}
        self.lines: list[Line] = []
        self.total = 0

    def add(self, one: DayDigest, spent: Spent, item: Item | None) -> None:
        self.total += spent.minutes
        if item is None:
            self.lines.append(Line(one.day, spent.entry))
        else:
            self.minutes[item.id] = self.minutes.get(item.id, 0) + spent.minutes

    def spend(self, name: str, items: Mapping[ItemId, Item]) -> Spend:
        guessed = {item_id: minutes for item_id in self.minutes if (minutes := items[item_id].minutes)}
        ids = tuple(sorted(guessed))
        return Spend(
            name,
            Figure(self.total, tuple(sorted(self.minutes)), tuple(self.lines)),
            Figure(sum(guessed.values()), ids),
            Figure(sum(self.minutes[item_id] for item_id in ids), ids),
        )


def _name(axis: Axis, spent: Spent, item: Item | None) -> str:
    if item is None:
        return LINE + spent.kind.value if axis is Axis.KIND else OTHER
    if axis is Axis.AREA:
        return item.area or OTHER
    if axis is Axis.QUADRANT:
        return str(int(quadrant(item) or 0))
    chosen = item.kind if axis is Axis.KIND else item.domain
    return chosen.value if chosen is not None else OTHER


def heat(digests: Iterable[DayDigest]) -> tuple[tuple[Figure, ...], ...]:
    """The lines that tell of work, by weekday and hour: seven rows of 24 figures."""
    lines: list[list[list[Line]]] = [[[] for _hour in range(24)] for _day in range(7)]
    for one in digests:
        for hour, line in one.busy:
            lines[one.day.weekday()][hour].append(line)
    return tuple(tuple(map(lined, day)) for day in lines)
