"""Where a line of print may end: between Chinese characters and at spaces, but where punctuation forbids it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEVER_FIRST = frozenset("，。；：！？、）】》”’」』〉…·—,.;:!?)]}%")
_NEVER_LAST = frozenset("（【《“‘「『〈([{")


def lines(text: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """`text` as lines that fit into `room`; a word that is longer stands alone, for the writer to break."""
    found: list[str] = []
    line, filled = "", 0.0
    for piece in pieces(text):
        width = measure(piece)
        if line and filled + measure(piece.rstrip()) > room:
            found.append(line.rstrip())
            line, filled = "", 0.0
        line, filled = line + piece, filled + width
    return [*found, line.rstrip()]


def pieces(text: str) -> Iterator[str]:
    """What is never parted; together they are the text."""
    start = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after == " ":
            continue
        open_here = before == " " or is_wide(before) or is_wide(after)
        if open_here and after not in _NEVER_FIRST and before not in _NEVER_LAST:
            yield text[start:at]
            start = at
    if text[start:]:
        yield text[start:]


def is_wide(character: str) -> bool:
    """Whether it is a Chinese character or its punctuation."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef" or character >= "\U00020000"
