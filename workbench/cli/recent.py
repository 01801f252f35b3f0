# ruff: noqa: PTH116, PTH118 - pathlib takes longer to load than a quick command may
"""What a quick command must know of the desk beside its line, remembered by the commands that opened the desk.

The settings are believed while their file is the one that was read, the names while no record behind the remembered
one has named anybody.
"""

from __future__ import annotations

import os
from datetime import time

from workbench.domain.derive import people_of
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import ME
from workbench.domain.response import USUAL
from workbench.i18n import use, wanted
from workbench.memo import recall, remember
from workbench.store.quick import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.session import Session
    from workbench.domain.item import Item

SETTINGS = "recent-settings-2"
WORDS = "recent-words"
"""In the state directory."""


class Chosen(Frozen):
    """The settings that a captured line depends on."""

    language: str = ""
    work: WorkHours = WorkHours()
    me: str = ""


class Words(Frozen):
    """The people and areas that a desk knows, as of a record."""

    q: int
    names: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


def in_use(config: str, state: str) -> Chosen | None:
    """The settings at hand, the language among them in use; None where they are to be read anew."""
    found = settings_of(os.path.join(config, "settings.toml"), state)
    if found is not None:
        use(wanted(None, state, found.language))
    return found


def settings_of(file: str, state: str) -> Chosen | None:
    """The settings as they were read last, the defaults where there is no file, None where it has changed since."""
    try:
        mark = _mark(file)
    except FileNotFoundError:
        return Chosen()
    found = recall(os.path.join(state, SETTINGS))
    if not found or found[0] != (file, *mark):
        return None
    return Chosen(found[1], WorkHours(time(*found[2]), time(*found[3])), found[4])


def words_of(store: str, state: str) -> Words | None:
    """The names as they were remembered last, None where somebody may have been named since."""
    ahead = look(store)
    found = recall(os.path.join(state, WORDS)) if ahead else None
    if not ahead or not found or found[0] != ahead[1] or not ahead[0].words <= found[1] <= ahead[0].q:
        return None
    return Words(found[1], frozenset(found[2]), frozenset(found[3]))


def remember_words(store: str, state: str, words: Words) -> None:
    """Keep the names for the next quick command."""
    ahead = look(store)
    if ahead is not None:
        remember(os.path.join(state, WORDS), (ahead[1], words.q, [*words.names], [*words.areas]))


def remember_desk(session: Session, items: Sequence[Item], *, named: bool) -> None:
    """Keep what this command knows of the desk: the settings, and where names had to be looked up, these."""
    state, file = str(session.paths.state), str(session.paths.settings)
    if named:
        desk = session.desk()
        names = frozenset(desk.names()).union(*(people_of(item) for item in items)) - {ME}
        areas = frozenset(desk.areas()).union(item.area for item in items if item.area)
        remember_words(str(session.paths.store), state, Words(desk.status.q, names, areas))
    try:
        mark = _mark(file)
    except OSError:
        return
    hours = session.settings.hours
    if session.settings.response != USUAL or session.settings.areas:
        return  # what a judged line becomes is for the desk to say
    times = (hours.start.hour, hours.start.minute), (hours.end.hour, hours.end.minute)
    known = (session.settings.language, *times, session.settings.me)
    if not session.settings.problems:
        remember(os.path.join(state, SETTINGS), ((file, *mark), *known))


def _mark(file: str) -> tuple[int, int, int]:
    held = os.stat(file)
    return held.st_mtime_ns, held.st_size, held.st_ino
