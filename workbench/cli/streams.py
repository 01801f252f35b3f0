"""The streams of a quick command."""

from __future__ import annotations

import sys

from workbench.cli import output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def take_every_character() -> bool:
    """Whether standard output and standard error are open, and can show whatever was typed."""
    streams = (sys.stdout, sys.stderr)
    return all(stream is not None and stream.encoding.lower() == "utf-8" for stream in streams)  # pyright: ignore[reportUnnecessaryComparison] - a caller may have closed them


def tell(rows: Sequence[str], about: Sequence[str] = ()) -> int:
    """Print what was found, and sentences about it on standard error; the exit status."""
    try:
        output.lines(rows)
        sys.stdout.flush()
        for sentence in about:
            print(sentence, file=sys.stderr)
    except (Exception, KeyboardInterrupt) as error:
        from workbench.cli.main import status_after  # late: hardly ever

        return status_after(error, None)
    return 0
