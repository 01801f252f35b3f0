"""How a person wants to be reminded: settings, and nothing that takes long to load."""

from __future__ import annotations

from datetime import datetime, time

from workbench.domain.frozen import Frozen


class Reminding(Frozen):
    """How a person wants to be reminded."""

    on: bool = True
    minutes_before: int = 10
    """How long before an appointment begins."""
    bell: bool = True
    notify: str = "auto"
    """The notification of the terminal: `auto`, `off`, `osc9`, `osc777`."""
    quiet_from: time = time(22, 0)
    quiet_until: time = time(7, 0)
    """Between them nothing rings; what comes up waits until they are over. Equal: there are no quiet hours."""

    def is_quiet(self, now: datetime) -> bool:
        """Whether nothing may ring now. The hours may cross midnight."""
        at, start, end = now.time(), self.quiet_from, self.quiet_until
        return start <= at < end if start <= end else at >= start or at < end
