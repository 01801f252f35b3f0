"""Whether the brief is to open by itself: once a day, in one window, and only where there is something to tell."""

from __future__ import annotations

from pathlib import Path

from workbench.desk.desk import Desk
from workbench.files import atomic_write, private_directory

FIRST_LOOK = 2000
"""So many items are looked through before the first frame of the brief; the rest while it is shown."""
_SHOWN = "brief"
"""The file that names the day on which it was shown last."""


def is_due(state: Path | None, desk: Desk) -> bool:
    """Whether to show it now. From then on this day has had it, whatever becomes of the file."""
    day = f"{desk.today().isoformat()}\n"
    if state is None:
        return has_news(desk)
    path = state / _SHOWN
    try:
        if path.read_text(encoding="utf-8") == day:
            return False
    except (OSError, UnicodeDecodeError):
        pass  # never shown yet
    try:
        private_directory(state)
        atomic_write(path, day.encode())
    except OSError:
        return False  # it would come back at every start
    return has_news(desk)


def has_news(desk: Desk) -> bool:
    """Whether there is anything to tell, as far as a first look shows; a desk of any size is looked at alike."""
    desk.look_on(FIRST_LOOK)
    found = desk.brief(whole=False)
    return found.checking or not found.is_empty
