"""Regular expressions, compiled when a line first needs them and once a process."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_compiled: dict[str, re.Pattern[str]] = {}


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    found = _compiled.get(pattern)
    if found is None:
        import re  # late: a line in which nothing has to be looked for needs none

        found = _compiled[pattern] = re.compile(pattern)
    return found
