"""Where the hours went, by what one asks for, and at which hours of which weekdays something happened."""

from __future__ import annotations

from workbench.domain.derive import quadrant
from workbench.domain.entry import EntryKind
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.statistics.digest import DayDigest, Line
from workbench.domain.statistics.figures import Figure, lined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


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


class Times(Frozen):
    """The minutes of a stretch of time, by item, and by the lines that are about none."""

    items: tuple[tuple[ItemId, int], ...]
    lines: tuple[tuple[EntryKind, Line, int], ...]


def times(digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> Times:
    """Where the minutes went."""
    minutes: dict[ItemId, int] = {}
    lines: list[tuple[EntryKind, Line, int]] = []
    for one in digests:
        for spent in one.spent:
            if spent.item is not None and spent.item in items:
                minutes[spent.item] = minutes.get(spent.item, 0) + spent.minutes
            else:
                lines.append((spent.kind, Line(one.day, spent.entry), spent.minutes))
    return Times(tuple(sorted(minutes.items())), tuple(lines))


def spends(axis: Axis, digests: Iterable[DayDigest], items: Mapping[ItemId, Item]) -> tuple[Spend, ...]:
    """The hours by name, the most first."""
    return spends_of(axis, times(digests, items), items)


def spends_of(axis: Axis, found: Times, items: Mapping[ItemId, Item]) -> tuple[Spend, ...]:
    """The same, of minutes that were added up already."""
    return spends_by(lambda item: _name(axis, item), found, items, _kind if axis is Axis.KIND else _nothing)


def _kind(kind: EntryKind) -> str:
    return LINE + kind.value


def _nothing(_kind: EntryKind) -> str:
    return OTHER


def spends_by(
    name_of: Callable[[Item], str],
    found: Times,
    items: Mapping[ItemId, Item],
    told: Callable[[EntryKind], str] = _nothing,
) -> tuple[Spend, ...]:
    """The same by any name of an item, and of the kind of a line about none."""
    by_item: dict[str, list[tuple[ItemId, int]]] = {}
    by_line: dict[str, list[tuple[EntryKind, Line, int]]] = {}
    for item_id, minutes in found.items:
        by_item.setdefault(name_of(items[item_id]), []).append((item_id, minutes))
    for line in found.lines:
        by_line.setdefault(told(line[0]), []).append(line)
    made = [
        _spend(name, Times(tuple(by_item.get(name, ())), tuple(by_line.get(name, ()))), items)
        for name in {*by_item, *by_line}
    ]
    return tuple(sorted(made, key=lambda spend: (-spend.actual.value, spend.name)))


def whole(found: Times, items: Mapping[ItemId, Item]) -> Spend:
    """All the hours."""
    return _spend(OTHER, found, items)


def _spend(name: str, found: Times, items: Mapping[ItemId, Item]) -> Spend:
    guessed = [(item_id, minutes, guess) for item_id, minutes in found.items if (guess := items[item_id].minutes)]
    ids = tuple([item_id for item_id, _minutes, _guess in guessed])
    total = sum(minutes for _item, minutes in found.items) + sum(minutes for _kind, _line, minutes in found.lines)
    return Spend(
        name,
        Figure(
            total, tuple([item_id for item_id, _n in found.items]), tuple([line for _kind, line, _n in found.lines])
        ),
        Figure(sum(guess for _item, _minutes, guess in guessed), ids),
        Figure(sum(minutes for _item, minutes, _guess in guessed), ids),
    )


def _name(axis: Axis, item: Item) -> str:
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
