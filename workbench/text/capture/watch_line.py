"""Until when an early sign is to be watched: `苗 烟感误报 #消防 关注至下周五`, `signal: ... watch until 15 January`."""

from __future__ import annotations

from datetime import date, datetime

from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.capture.context import Context

_SAID = r"(?:关注至|關注至|关注到|關注到|watch until|watch to)\s*[:：]?\s*([^;；,，。#\n]+)"


def watch_until(text: str, ctx: Context) -> date | None:
    """The day until which a line says that it is to be watched."""
    found = compiled(_SAID).search(text)
    return day_meant(found[1], ctx) if found else None


def day_meant(words: str, ctx: Context) -> date | None:
    """The day that words begin with; more may stand behind it."""
    from workbench.text.capture.when import when  # late: it reads the rest of the grammar

    parts = words.strip().split()
    for length in range(len(parts), 0, -1):
        found = when(" ".join(parts[:length]), ctx.now, work=ctx.work, calendar=ctx.calendar)
        if found is not None:
            return found.date() if isinstance(found, datetime) else found
    return None
