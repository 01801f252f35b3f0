"""One compiled catalogue (`.mo`), from which a sentence is taken when it is first wanted.

`gettext` reads every message at the start and brings in `re`, which is more than a quick command may take; most
commands say five sentences. A sentence is found by searching the bytes, so no order of the file is relied upon.
"""

from __future__ import annotations

import sys

_MAGIC = 0x950412DE
_CONTEXT = "\x04"


class Catalogue:
    """The messages of a language whose sentences have one form for every number, as Chinese has."""

    def __init__(self, content: bytes) -> None:
        """
        Raises:
            ValueError: it is no catalogue, or one whose language has several plural forms.
        """
        count, keys, texts = (int.from_bytes(content[at : at + 4], sys.byteorder) for at in (8, 12, 16))
        if content[:4] != _MAGIC.to_bytes(4, sys.byteorder) or len(content) < max(keys, texts) + 8 * count:
            raise ValueError("no catalogue of this machine")
        self._content = content
        table = memoryview(content[keys : keys + 8 * count]).cast("I")
        self._keys = table[1::2].tolist()
        self._texts = memoryview(content[texts : texts + 8 * count]).cast("I").tolist()
        self._first = min(self._keys, default=1) - 1
        """Behind the tables, whose numbers are full of what stands around a key."""
        self._found: dict[str, str | None] = {"": self._header(table[0::2].tolist())}
        if "nplurals=1;" not in (self.find("") or "").replace(" ", ""):
            raise ValueError("several plural forms")

    def find(self, message: str, context: str = "", plural: str = "") -> str | None:
        """The message in the language of the catalogue, or None where it has none."""
        key = f"{context}{_CONTEXT}{message}" if context else message
        whole = f"{key}\0{plural}" if plural else key
        try:
            return self._found[whole]
        except KeyError:
            found = self._found[whole] = self._search(whole.encode())
            return found

    def _header(self, lengths: list[int]) -> str | None:
        """What stands under the empty key."""
        return self._text(lengths.index(0)) if 0 in lengths else None

    def _text(self, entry: int) -> str:
        size, start = self._texts[2 * entry : 2 * entry + 2]
        return self._content[start : start + size].split(b"\0")[0].decode()

    def _search(self, key: bytes) -> str | None:
        """The text of an entry with this key; asked without its plural, one that has a plural answers too."""
        wanted = b"\0" + key + b"\0"
        at = self._content.find(wanted, self._first)
        while at >= 0:
            if at + 1 in self._keys:
                return self._text(self._keys.index(at + 1))
            at = self._content.find(wanted, at + 1)
        return None
