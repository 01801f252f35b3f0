"""One written form for traditional and simplified characters, for looking things up; nothing typed is changed."""

from __future__ import annotations

import unicodedata

from workbench.hanzi.tables import is_simple, simpler


def searchable(text: str) -> str:
    """A text as it is searched in: case, width and traditional characters set aside. It may be longer than the text."""
    return simplified(plain(text))


def plain(text: str) -> str:
    """The text with case and width set aside."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def simplified(text: str) -> str:
    """The text with traditional characters in their simplified form; as many characters as before.

    >>> simplified("請王主任確認報價")
    '请王主任确认报价'
    """
    return text if is_simple(text) else text.translate(simpler())
