"""Reading JSON without the package `json`, which takes longer to load than a quick command may."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Context:
    """What the scanner of the standard library asks its decoder."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    memo: dict[str, str] = {}  # noqa: RUF012 - the scanner's own

    @staticmethod
    def parse_constant(name: str) -> Any:
        raise ValueError(name)


def loads(text: str) -> Any:
    """The value that a JSON text says, as `json.loads` gives it.

    Raises:
        ValueError: it is no JSON, or there is something behind it.
    """
    try:
        from _json import make_scanner  # late: CPython's own; another Python may do without
    except ImportError:
        from json import loads as whole  # late: the same

        return whole(text)
    try:
        context: Any = _Context
        value, end = make_scanner(context)(text, 0)
    except StopIteration as error:
        raise ValueError("no JSON") from error
    if text[end:].strip(" \t\n\r"):
        raise ValueError("no JSON")
    return value
