"""After how many days something has lain too long: figures which a person may set."""

from __future__ import annotations

from workbench.domain.frozen import Frozen


class Limits(Frozen):
    """Days, each with its usual figure."""

    inbox_days: int = 1
    """So long something may lie unjudged."""
    backlog_days: int = 5
    """So long a paper or an errand may lie without being touched."""
    signal_days: int = 30
    """Signs of one keyword that came within so many days ..."""
    signal_count: int = 3
    """... and are so many, are a tendency."""
    field_visits: int = 0
    """So many field visits are meant for a quarter; 0: nobody counts them."""
    fresh_hours: int = 24
    """Hours for which a lead is fresh, from when it happened ..."""
    aging_hours: int = 72
    """... and for which it is still worth sending."""
