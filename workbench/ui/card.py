"""Text in a box: paragraphs of user text, and facts behind their labels, as painted lines."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.text.width import cells, clip, wrap
from workbench.ui.painter import Bit, measure, plain

Line = tuple[Bit, ...]


def paragraph(text: str, width: int, rows: int = 1000) -> list[str]:
    """User text in lines of at most `width` cells and at most `rows` of them; a long one costs what it shows."""
    width, rows = max(4, width), max(1, rows)
    cut = text[: 2 * width * min(rows, 10_000) + 16]
    lines = wrap(plain(cut), width) or [""]
    if len(lines) > rows or len(cut) < len(text):
        lines = lines[:rows]
        lines[-1] = clip(lines[-1] + "…", width) if cells(lines[-1]) < width else clip(lines[-1] + "……", width)
    return lines


def paragraphs(text: str, width: int, rows: int = 1000) -> list[str]:
    """The same for text with line breaks in it."""
    lines: list[str] = []
    for piece in text.splitlines():
        if len(lines) >= rows:
            break
        lines += paragraph(piece, width, rows - len(lines)) if piece.strip() else [""]
    return lines


def labelled(label: str, rows: Sequence[Sequence[Bit]], label_width: int) -> list[Line]:
    """Rows behind a label; those after the first stand beneath it."""
    lead = label + " " * max(1, label_width - cells(label))
    blank = " " * cells(lead)
    return [(Bit(blank if index else lead, "muted"), *row) for index, row in enumerate(rows)]


def flow(pieces: Sequence[Sequence[Bit]], width: int, gap: int = 3) -> list[Line]:
    """Pieces side by side, in as many lines as they need; a piece is never broken."""
    lines: list[list[Bit]] = []
    used = 0
    for piece in pieces:
        size = measure(piece)
        if not lines or used + gap + size > width:
            lines.append([*piece])
            used = size
        else:
            lines[-1] += [Bit(" " * gap), *piece]
            used += gap + size
    return [tuple(line) for line in lines]


def balanced(pieces: Sequence[Sequence[Bit]], width: int) -> list[Line]:
    """Pieces in as few lines as the width asks for, none of them much shorter than the others."""
    lines = flow(pieces, width)
    for narrower in range(width - 1, 0, -1):
        tried = flow(pieces, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def progress(done: int, whole: int, width: int = 10) -> str:
    """`▰▰▰▱▱▱▱▱▱▱`: how far it is."""
    filled = width if not whole else min(width, done * width // whole)
    return "▰" * filled + "▱" * (width - filled)
