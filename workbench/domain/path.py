"""Where a matter is on its way from step to step (工作流程路线图), and how long it was at each."""

from __future__ import annotations

from datetime import date

from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Station(Frozen):
    """One step of the way."""

    step: Step
    is_here: bool
    """The first step that is not done: the matter lies here."""
    days: int | None
    """Days from the step before (or from the beginning) until it was done, or until today; None where it is to come."""


def path(item: Item, today: date) -> Sequence[Station]:
    """The way of an item. Steps done out of their order count from the latest day before them."""
    last = item.created_at.date()
    reached = False
    stations: list[Station] = []
    for step in item.steps:
        if step.done_at is not None:
            done = step.done_at.date()
            stations.append(Station(step, False, max(0, (done - last).days)))
            last = max(last, done)
            continue
        here, reached = not reached, True
        stations.append(Station(step, here, max(0, (today - last).days) if here else None))
    return stations
