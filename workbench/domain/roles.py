"""The roles of an office (职能): whoever serves several ends sorts the same work by them, too."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.domain.item import Item
from workbench.domain.statistics.figures import Figure, counted
from workbench.domain.statistics.hours import OTHER, Spend, Times, spends_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.domain.ids import ItemId

_KIND = "kind:"
_TRACKED = "tracked"

Roles = tuple[tuple[str, tuple[str, ...]], ...]
"""Each role, and what counts as it: the names of areas, `kind:research`, `tracked`. The first claim holds."""


class Role(Frozen):
    """What was done in one role."""

    name: str
    """Empty for what no role claims."""
    finished: Figure
    spend: Spend


def role_of(item: Item, roles: Roles) -> str:
    """The first role that claims a matter."""
    return next((name for name, claims in roles if any(_claimed(item, claim) for claim in claims)), OTHER)


def _claimed(item: Item, claim: str) -> bool:
    if claim.startswith(_KIND):
        return item.kind is not None and item.kind.value == claim.removeprefix(_KIND)
    return item.tracked is not None if claim == _TRACKED else item.area == claim


def by_role(roles: Roles, finished: Iterable[ItemId], times: Times, items: Mapping[ItemId, Item]) -> tuple[Role, ...]:
    """What was finished and what it took, in the order of the roles; what none claims at the end."""
    if not roles:
        return ()
    mine: dict[str, list[ItemId]] = {}
    for item_id in finished:
        mine.setdefault(role_of(items[item_id], roles), []).append(item_id)
    spent = {spend.name: spend for spend in spends_by(lambda item: role_of(item, roles), times, items)}
    none = Spend(OTHER, Figure(), Figure(), Figure())
    made = [
        Role(name, counted(mine.get(name, ())), spent.get(name, none.but(name=name)))
        for name in (*(name for name, _claims in roles), OTHER)
    ]
    return tuple(role for role in made if role.name or role.finished.value or role.spend.actual.value)
