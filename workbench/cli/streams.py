"""The streams of a quick command."""

from __future__ import annotations

import sys


def take_every_character() -> bool:
    """Whether standard output and standard error are open, and can show whatever was typed."""
    streams = (sys.stdout, sys.stderr)
    return all(stream is not None and stream.encoding.lower() == "utf-8" for stream in streams)  # pyright: ignore[reportUnnecessaryComparison] - a caller may have closed them
