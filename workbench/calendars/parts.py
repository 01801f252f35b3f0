"""What one source says about one year."""

from __future__ import annotations

from datetime import date

from workbench.domain.calendar import Certainty
from workbench.domain.frozen import Frozen


class YearDays(Frozen):
    """The days of one year that differ from its weekdays."""

    off: dict[date, str]
    """Days off, with the name of their festival as the source has it."""
    work: dict[date, str]
    """Days at a weekend that are worked."""
    certainty: Certainty
    source: str
    """Where it comes from: a library's name, `law`, or `weekdays`."""


NOTHING = YearDays({}, {}, Certainty.WEEKDAYS, "weekdays")
"""A year of which nothing is known."""
