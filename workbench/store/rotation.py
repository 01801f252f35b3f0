"""Which automatic backups stay: the newest of each of the last seven days, five weeks and twelve months with one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 5, 12


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """The moments whose backups stay; the newest is always among them."""
    newest_first = sorted(set(moments), reverse=True)
    return (
        _newest_of_each(newest_first, lambda at: at.date().toordinal(), DAYS)
        | _newest_of_each(newest_first, lambda at: at.isocalendar()[0] * 100 + at.isocalendar()[1], WEEKS)
        | _newest_of_each(newest_first, lambda at: at.year * 100 + at.month, MONTHS)
    )


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], int], count: int) -> set[datetime]:
    newest: dict[int, datetime] = {}
    for at in newest_first:
        newest.setdefault(period(at), at)
        if len(newest) > count:
            newest.popitem()
            break
    return set(newest.values())
