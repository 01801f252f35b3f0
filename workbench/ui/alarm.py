"""The reminders of an open desk: what they need of the app, and when they look at the clock."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from textual.widgets import TextArea

from workbench.desk.values import Change
from workbench.ui.line_edit import LineEdit
from workbench.ui.reminders import SHOWN_SECONDS, Reminders, way_of
from workbench.ui.shell import Shell


class Alarm:
    """Looks at the clock whenever the app does, and never wakes it up by itself."""

    def __init__(self, app: Shell, state: Path | None) -> None:
        self._app = app
        desk = app.desk
        self._reminders = Reminders(desk.settings.reminders, state, self._write, way_of(os.environ))
        self._day: date | None = None
        desk.subscribe(self._changed)
        self.look()

    def look(self) -> None:
        """Ring what is due, and show what can be shown without getting into anybody's way."""
        app = self._app
        now = app.desk.now()
        if now.date() != self._day:
            self._day = now.date()
            self._reminders.begin(app.desk.reminded())
        typing = isinstance(app.screen.focused, LineEdit | TextArea)
        for title, text in self._reminders.look(now, looked_at=app.app_focus, typing=typing):
            app.notify(text, title=title, timeout=SHOWN_SECONDS, markup=False)

    def _changed(self, change: Change) -> None:
        desk = self._app.desk
        self._reminders.changed(change.items, desk.items, desk.now())

    def _write(self, text: str) -> None:
        driver: Any = getattr(self._app, "_driver", None)  # Textual offers a way out for its bell alone
        if driver is not None:
            driver.write(text)
            driver.flush()
