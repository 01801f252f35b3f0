"""What a report names first, and what was open at a moment."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.derive import is_open
from workbench.domain.item import Grade, Item
from workbench.domain.lines import line_of
from workbench.domain.order import LINKED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def was_open(item: Item, moment: datetime) -> bool:
    """Whether work was still to come at a moment."""
    if item.created_at > moment:
        return False
    return is_open(item) or (item.closed_at is not None and item.closed_at > moment)


def notable(items: Iterable[Item]) -> tuple[Item, ...]:
    """What a report names first: starred, followed from above, of a focus, excellent, important; then by its number."""
    return tuple(sorted((item for item in items if not item.restricted), key=_weight))


def _weight(item: Item) -> tuple[object, ...]:
    return (
        not item.starred,
        item.tracked is None,
        line_of(item, LINKED) is None,
        item.grade is not Grade.EXCELLENT,
        not item.important,
        item.result is None,
        item.ref,
    )
