"""When to look for circles of objects: not under a key.

Python looks through everything that is held after so many new objects, whatever is going on; on a desk with a year's
search in memory that takes 50 ms, and it falls on a key press, since keys are what makes objects. Here it waits for a
moment in which nothing happens.
"""

from __future__ import annotations

import gc

QUIET = 3
"""So many looks at the clock without anything new are rest: six tenths of a second."""
DUE = 10
"""So many collections of the young bring one of everything, as Python has it."""
LATEST = 40
"""So many bring it also where there never is any rest."""


class Collector:
    """Begins when the first picture stands, and is told whenever the app looks at the clock."""

    def __init__(self) -> None:
        self._before = gc.get_threshold()
        self._seen = 0
        self._quiet = 0

    def begin(self) -> None:
        """What was made until now lives as long as the program: no need to look at it again."""
        gc.freeze()
        young, middle, _old = self._before
        gc.set_threshold(young, middle, LATEST)
        gc.enable()

    def end(self) -> None:
        """As it was before."""
        gc.set_threshold(*self._before)

    def look(self) -> bool:
        """Collect if that is due and nothing goes on; whether it was done."""
        _new, since, old = gc.get_count()
        now = old * 1000 + since
        self._quiet = self._quiet + 1 if now == self._seen else 0
        self._seen = now
        if old < DUE or self._quiet < QUIET:
            return False
        gc.collect()
        self._quiet = 0
        return True
