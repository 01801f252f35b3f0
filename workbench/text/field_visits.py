"""Field visits (下基层): how many this quarter, against how many were meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.domain.limits import Limits
from workbench.domain.periods import Scale, period
from workbench.domain.register_lines import RegisterLine
from workbench.i18n import _


def quarter_words(lines: Iterable[RegisterLine], limits: Limits, today: date) -> str:
    """`this quarter 1 of 3 field visits`; nothing where none are meant. Several lines of a day are one visit."""
    if not limits.field_visits:
        return ""
    found = period(Scale.QUARTER, today)
    days = {line.day for line in lines if found.first <= line.day <= found.last}
    words = _("this quarter {n} of {target} field visits")
    return words.format(n=len(days), target=limits.field_visits)
