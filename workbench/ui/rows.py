"""What a list shows, row by row: keys that stay the same while rows come and go."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

Key = Hashable


class Rows(Protocol):
    """What a list shows. Nothing is built for a row until somebody looks at it."""

    def __len__(self) -> int: ...

    def key(self, index: int) -> Key | None:
        """The identity of a row; None for a row on which the cursor cannot stand."""
        ...

    def find(self, key: Key) -> int | None:
        """The row of a key, or None where it is not shown."""
        ...


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Rows that are their own keys."""

    keys: Sequence[Key | None] = ()

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> Key | None:
        return self.keys[index]

    def find(self, key: Key) -> int | None:
        return next((index for index, known in enumerate(self.keys) if known == key), None)
