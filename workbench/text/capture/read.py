"""Read one capture line. Never raises; what is not understood stays in the title."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from workbench.domain.reading import Reading
from workbench.text.capture.context import WorkHours, monday_to_friday


def read(
    line: str,
    now: datetime,
    *,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
    literal: Collection[tuple[int, int]] = (),
    is_workday: Callable[[date], bool] = monday_to_friday,
) -> Reading:
    """How `line` is understood at `now` (naive, local).

    Args:
        line: what was typed, sigils and all.
        now: the moment of typing; a zone is ignored.
        names: the people known, for `@李工核对数据` without a space.
        areas: the areas known, likewise.
        work: the working day, for `eod` and 下班前.
        literal: chips taken back, as (start, end) of the line: they stay text.
        is_workday: the working calendar, for 3个工作日内 and "end of week".
    """
    return Reading("item", line, line)
