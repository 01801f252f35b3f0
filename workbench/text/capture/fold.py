"""The line as the grammar sees it: as many characters as were typed, so that places in one are places in the other.

Full-width forms, traditional date characters and capitals are folded; what must not be read (quotes, addresses,
chips taken back) is covered with `LITERAL`, what has been read with `TAKEN`.
"""

from __future__ import annotations

import unicodedata

from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LITERAL = "\ue000"
"""Stands for a character which is text whatever it says."""
TAKEN = "\ue001"
"""Stands for a character which has already been read."""
DATED = "\ue002"
"""The same, read as a date: an exclamation mark behind it is punctuation, where behind a name it is a sign."""

_IN_BOTH = ("後", "於", "徵", "夥", "乾", "摺", "麽")
"""Traditional characters of lines that the basic set holds too."""
_PUNCTUATION = {"，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "～": "~", "〜": "~"}
_DASHES = dict.fromkeys("–—―－−", "-")
_TABLE = str.maketrans(_PUNCTUATION | _DASHES | {"帐": "账"})  # 帳 is written both ways
_LITERALS = (
    r'"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》'
    r"|[a-z][a-z0-9+.-]*://[^\s，。；、）》」]+|www\.[^\s，。；、）》」]+"
    r"|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    r"|[〔\[【(]\d{4}[〕\]】)]第?\d+号"
    r"|\\[@+^#>~!*]\S*"
)


_BEFORE = {"@": frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-"), "号": frozenset("0123456789")}
"""What stands before the sign in an address, and in the number of a document."""


def fold(line: str) -> str:
    """`line` with every character in its plainest form, and exactly as long."""
    return _simplified("".join(map(_fold_one, line))).translate(_TABLE)


def _simplified(plain: str) -> str:
    """The table of characters loads for the first line that has one beyond mainland China's basic set."""
    if plain.isascii():
        return plain
    try:
        plain.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        if not any(character in plain for character in _IN_BOTH):
            return plain
    from workbench.hanzi.simple import simplified  # late: see above

    return simplified(plain)


def _fold_one(character: str) -> str:
    if character < "\x80":
        return character.lower()
    plain = unicodedata.normalize("NFKC", character).lower()
    if character in "…" or len(plain) != 1:
        return character if len(character.lower()) != 1 else character.lower()
    return plain


def _may_hold_literals(folded: str) -> bool:
    """Whether the line has what one of the forms cannot do without; most lines have a sign or a stop at most."""
    for mark in ('"', "“", "「", "『", "《", "://", "www.", "\\"):
        if mark in folded:
            return True
    for sign in ("@", "号"):
        at = folded.find(sign, 1)
        while at > 0:
            if folded[at - 1] in _BEFORE[sign]:
                return True
            at = folded.find(sign, at + 1)
    return False


def cover_literals(folded: str, taken_back: Iterable[tuple[int, int]] = ()) -> str:
    """The folded line with everything covered that must stay text."""
    for start, end in taken_back:
        folded = cover(folded, max(0, start), min(len(folded), end), LITERAL)
    if not _may_hold_literals(folded):
        return folded
    for found in compiled(_LITERALS).finditer(folded):
        folded = cover(folded, found.start(), found.end(), LITERAL)
    return folded


def cover(folded: str, start: int, end: int, mark: str = TAKEN) -> str:
    """The folded line with `start` to `end` covered."""
    return folded if start >= end else folded[:start] + mark * (end - start) + folded[end:]
