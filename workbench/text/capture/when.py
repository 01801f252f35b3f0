"""The WHEN arguments of plan, due and wait: the capture line's dates, alone."""

from collections.abc import Callable
from datetime import date, datetime

from workbench.text.capture.context import WorkHours, monday_to_friday


def when(
    text: str,
    now: datetime,
    *,
    work: WorkHours | None = None,
    is_workday: Callable[[date], bool] = monday_to_friday,
) -> date | datetime | None:
    """The day or moment that `text` names, or None if any of it is not understood."""
    return None
