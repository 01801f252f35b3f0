"""How far long work has come: one line on standard error that is painted over, where a person sits before it."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_PATIENCE = 0.4
"""Seconds before there is anything to see: short work needs no bar."""
_OFTEN = 0.1
_WIDE = 24


@contextmanager
def counted(what: str, count: int) -> Generator[Callable[[], None]]:
    """Gives a function to be called once for each of `count` pieces of work."""
    began = shown = time.monotonic()
    painted = False
    done = 0

    def step() -> None:
        nonlocal done, shown, painted
        done += 1
        now = time.monotonic()
        if now - began < _PATIENCE or now - shown < _OFTEN or not count:
            return
        shown, painted = now, True
        full = min(_WIDE, _WIDE * done // count)
        sys.stderr.write(f"\r{what} [{'#' * full}{'.' * (_WIDE - full)}] {min(100, 100 * done // count)}%")
        sys.stderr.flush()

    try:
        yield step if sys.stderr.isatty() else _nothing
    finally:
        if painted:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def _nothing() -> None:
    """Nobody looks."""
