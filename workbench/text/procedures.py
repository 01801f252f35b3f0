"""The procedures there are: the desk's own, and those that come with the program as plain files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from workbench.domain.reading import Reading
from workbench.domain.routine import Routine
from workbench.resources import resource
from workbench.text.routine_file import routines_from


def known_procedures(own: Iterable[Routine], language: str) -> list[Routine]:
    """The desk's own procedures first; one of the program's is left out where the desk has it under the same key."""
    mine = [routine for routine in own if routine.rule is None and routine.quota is None and routine.active]
    keys = {routine.key for routine in mine if routine.key}
    return [*mine, *(routine for routine in built_in(language) if routine.key not in keys)]


@lru_cache(maxsize=3)
def built_in(language: str) -> tuple[Routine, ...]:
    """The procedures of the program in a language."""
    paths = sorted(resource("procedures", language).glob("*.toml"))
    return tuple(routine for path in paths for routine in routines_from(path.read_text("utf-8"), _unread))


def _unread(line: str) -> Reading:
    """A procedure has no day of its own, so that no words for one are read."""
    return Reading("item", line, line)
