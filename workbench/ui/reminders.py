"""Reminders while the desk is open: a bell, the terminal's own notification, and a word at the edge of the screen.

Nothing is asked and no key is taken. While somebody types the word waits until they are done; the bell does not.
Of several windows one rings: each reminder is claimed by making a file of its name, which only one can make.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.domain.reminders import Reminder, Ringer
from workbench.domain.reminding import Reminding
from workbench.files import private_directory
from workbench.i18n import _
from workbench.text.reminding import missed_lines, reminder_line
from workbench.ui.masking import is_revealed

POLITE = timedelta(seconds=2)
"""A window that nobody looks at lets another one ring first."""
KEPT_SECONDS = 3 * 86400
"""Claims are kept longer than anybody is reminded of what they are about."""
SHOWN_SECONDS = 60

_OSC9 = frozenset({"iTerm.app"})
_OSC777 = frozenset({"WezTerm", "ghostty"})


def way_of(environment: Mapping[str, str]) -> str:
    """The notification that this terminal is known to take: `osc9`, `osc777`, or none.

    Within tmux and screen it would have to be passed through, and where a terminal is not known it might be printed.
    """
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if environment.get("TMUX") or environment.get("STY") or term.startswith(("screen", "tmux")):
        return ""
    if program in _OSC9 or term == "xterm-kitty":
        return "osc9"
    if program in _OSC777 or term.startswith(("foot", "rxvt-unicode")) or term in ("xterm-ghostty", "wezterm"):
        return "osc777"
    return ""


def notification(way: str, title: str, text: str) -> str:
    """The control sequence that shows a notification; nothing in the words can end it early."""
    title, text = _tame(title).replace(";", ","), _tame(text)
    if way == "osc9":
        # A number at the beginning would be a command to some terminals.
        return f"\x1b]9;{title}: {text}\x1b\\"
    return f"\x1b]777;notify;{title};{text}\x1b\\" if way == "osc777" else ""


def _tame(text: str) -> str:
    return "".join(character for character in text if character.isprintable())


class Claims:
    """Which reminders were given, in any window and before a restart."""

    def __init__(self, state: Path | None) -> None:
        self._folder = state / "rung" if state is not None else None

    def __call__(self, key: str) -> bool:
        """Whether it is ours to give. Where nothing can be kept, a reminder twice is better than none."""
        if self._folder is None:
            return True
        try:
            os.close(os.open(self._folder / key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        except OSError:
            return True
        return True

    def tidy(self) -> None:
        """Make the folder, and take away what is old."""
        if self._folder is None:
            return
        try:
            private_directory(self._folder)
            for path in self._folder.iterdir():
                if path.stat().st_mtime < time.time() - KEPT_SECONDS:
                    path.unlink(missing_ok=True)
        except OSError:
            return


class Reminders:
    """Gives reminders through a terminal."""

    def __init__(self, rules: Reminding, state: Path | None, write: Callable[[str], None], way: str) -> None:
        self._claims = Claims(state)
        self._rules = rules
        self._write = write
        self._way = {"auto": way, "off": ""}.get(rules.notify, rules.notify)
        self._ringer: Ringer | None = None
        self._waiting: list[tuple[str, str]] = []
        """What is to be shown when nobody types any more."""

    def begin(self, items: Iterable[Item]) -> None:
        """The items of the days around this one, at the start and after every midnight."""
        self._claims.tidy()
        if self._ringer is None:
            self._ringer = Ringer(items, self._rules, self._claims)
        else:
            self._ringer.take(items)

    def changed(self, items: Iterable[ItemId], held: Mapping[ItemId, Item], now: datetime) -> None:
        """Items were changed, here or by another process."""
        if self._ringer is not None:
            for item_id in items:
                self._ringer.update(item_id, held.get(item_id), now)

    def look(self, now: datetime, *, looked_at: bool, typing: bool) -> list[tuple[str, str]]:
        """Ring what is due, and give back what is to be shown now: titles and texts."""
        if self._ringer is not None:
            rung = self._ringer.look(now if looked_at else now - POLITE)
            if rung:
                self._ring(rung.now, now)
                shows = is_revealed()
                self._waiting += [(_("Reminder"), reminder_line(one, now, revealed=shows)) for one in rung.now]
                if rung.missed:
                    lines = missed_lines(rung.missed, now, revealed=shows)
                    self._waiting.append((_("You missed these"), "\n".join(lines)))
        if typing or not self._waiting:
            return []
        shown, self._waiting = self._waiting, []
        return shown

    def _ring(self, ringing: Iterable[Reminder], now: datetime) -> None:
        text = "; ".join(reminder_line(one, now) for one in ringing)
        if self._rules.bell:
            self._write("\a")
        if text and self._way:
            self._write(notification(self._way, "workbench", text))
