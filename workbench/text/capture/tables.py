"""All tables of the grammar, in the order in which they win where two read the same characters.

A language, a calendar or a new kind of phrase is another module with `RULES`, named here.
"""

from __future__ import annotations

from workbench.text.capture.rules import Rule

_tables: list[tuple[Rule, ...]] = []


def tables() -> tuple[Rule, ...]:
    """Every row. The modules load with the first line that is read, so that importing the reader stays quick."""
    if not _tables:
        from workbench.text.capture import (  # late: see above  # late
            clocks,
            counted_zh,
            days_en,
            days_number,
            days_zh,
            festivals,
            festivals_en,
            lunar,
            periods_zh,
            recur,
            recur_zh,
        )

        rows = clocks.FIRST + recur_zh.RULES + recur.RULES + lunar.RULES + festivals.RULES + days_number.RULES
        rows += periods_zh.RULES + counted_zh.RULES + days_zh.RULES + festivals_en.RULES + days_en.RULES + clocks.RULES
        _tables.append(rows)
    return _tables[0]
