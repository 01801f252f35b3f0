"""What may be painted: text without anything that moves the cursor, reorders the line or upsets its width.

What is stored stays as it was typed; only what reaches a screen goes through here.
"""

import unicodedata

RETURN = "⏎"
"""Stands for the end of a line within a text that is shown on one."""
PLACEHOLDER = "·"
"""Stands for a mark that has nothing to sit on."""

_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\n\u2028\u2029\x85")
_INVISIBLE = {"Cc", "Cf", "Cs"}


def display(s: str) -> str:
    """`s` for a screen, on one line. The stored text stays as it is."""
    if s.isascii() and s.isprintable():
        return s
    return "".join(_shown(unicodedata.normalize("NFC", s.replace("\r\n", "\n").strip("\n"))))


def _shown(s: str) -> list[str]:
    shown: list[str] = []
    for character in s:
        drawn = _drawn(character)
        if drawn and unicodedata.category(character) in ("Mn", "Me") and not (shown and shown[-1].strip()):
            drawn = PLACEHOLDER
        if drawn:
            shown.append(drawn)
    return shown


def _drawn(character: str) -> str:
    """The character itself, what stands for it, or nothing."""
    if character.isprintable() and character < "\u0300":
        return character
    if character == "\t":
        return " "
    if character in _BREAKS:
        return RETURN
    if character in _JOINERS or character in _BIDI or "\ufe00" <= character <= "\ufe0f":
        return ""
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0000" <= character <= "\U000e0fff":
        return ""
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return ""
    if category in ("Cn", "Co"):
        return PLACEHOLDER
    return " " if category.startswith("Z") else character
