"""Printing. Whatever was stored, nothing printed here moves a terminal's cursor or changes its colours."""

from __future__ import annotations

import os
import sys

from workbench.errors import Refused
from workbench.i18n import _
from workbench.text.display import display

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNSAFE = "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What JSON itself lets through although a terminal acts on it."""

GAP = "  "
WIDEST_TITLE = 60
"""Cells up to which a column is padded; a longer text is printed whole and pushes the rest of its own line."""


def lines(texts: Iterable[str]) -> None:
    """Print each text on a line of its own."""
    for text in texts:
        print(safe(text))


def warn(*sentences: str) -> None:
    """Print sentences on standard error, for what is no reason to stop."""
    for sentence in sentences:
        try:
            print(f"workbench: {safe(sentence)}", file=sys.stderr)
        except OSError:
            return  # nobody listens


def existing_parent(path: Path) -> None:
    """Make sure of the directory that a file is to be written into: one that was mistyped is not made.

    Raises:
        Refused: there is none.
    """
    if not path.parent.is_dir():
        raise Refused(say=_("There is no directory {path}. Nothing was written.").format(path=path.parent))


def safe(text: str) -> str:
    """One line of text as it may reach a terminal, its blank beginning kept."""
    body = text.lstrip(" ")
    return " " * (len(text) - len(body)) + display(body).rstrip()


def document(value: object) -> None:
    """Print a value as JSON on one line."""
    print(json_text(value))


def json_text(value: object) -> str:
    """A value as JSON on one line, in which nothing acts on a terminal."""
    import json  # late: only for --json
    import re  # late: the same

    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text)


def columns(rows: Sequence[Sequence[str]], grow: int) -> list[str]:
    """Rows as aligned lines; on a terminal column `grow` is cut so that each line fits, in a pipe nothing is cut."""
    if not rows:
        return []
    from workbench.text.width import cells, clip  # late: what is no table needs no widths

    cleaned = [[display(cell) for cell in row] for row in rows]
    widths = [max(cells(row[i]) for row in cleaned) for i in range(len(cleaned[0]))]
    if sys.stdout.isatty():
        others = sum(width for i, width in enumerate(widths) if i != grow) + len(GAP) * (len(widths) - 1)
        widths[grow] = max(12, min(widths[grow], _terminal_columns() - others))
        for row in cleaned:
            row[grow] = clip(row[grow], widths[grow])
    else:
        widths[grow] = min(widths[grow], WIDEST_TITLE)
    return [GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cleaned]


def columns_wide() -> int:
    """The width of the terminal; what is piped is as wide as a usual one."""
    return _terminal_columns() if sys.stdout.isatty() else 80


def _terminal_columns() -> int:
    """As `shutil.get_terminal_size`, which brings in every kind of compression."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def pad(text: str, width: int) -> str:
    """`text` filled up to `width` cells; a wider one stays whole."""
    from workbench.text.width import cells  # late: the same

    return text + " " * max(0, width - cells(text))
