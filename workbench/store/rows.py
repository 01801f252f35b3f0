"""Sorted rows of numbers, as the index holds them: found by their first number without making a list of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDE = "Q"
"""Every number takes 64 bits, without a sign."""


class Rows:
    """Rows of `width` numbers each, in order."""

    def __init__(self, content: bytes | bytearray, width: int = 1) -> None:
        self._numbers = memoryview(content).cast(WIDE)
        self.width = width

    def __len__(self) -> int:
        return len(self._numbers) // self.width

    def column(self, which: int = 0) -> list[int]:
        """One number of every row."""
        return self._numbers[which :: self.width].tolist()

    def row(self, at: int) -> tuple[int, ...]:
        start = at * self.width
        return tuple(self._numbers[start : start + self.width])

    def find(self, first: int) -> int | None:
        """The place of the first row which begins with this number, or None."""
        at = self._place(first)
        return at if at < len(self) and self._numbers[at * self.width] == first else None

    def beginning_with(self, first: int) -> Iterator[tuple[int, ...]]:
        """The rows which begin with this number."""
        at = self._place(first)
        while at < len(self) and self._numbers[at * self.width] == first:
            yield self.row(at)
            at += 1

    def following(self, first: int) -> list[int]:
        """The second number of every row which begins with this one."""
        begin, width, numbers = self._place(first), self.width, self._numbers
        end = bisect_right(range(len(self)), first, lo=begin, key=lambda at: numbers[at * width])
        return numbers[begin * width + 1 : end * width : width].tolist()

    def up_to(self, last: int) -> Iterator[tuple[int, ...]]:
        """The rows whose first number is at most this one."""
        numbers, width = self._numbers, self.width
        for at in range(bisect_right(range(len(self)), last, key=lambda at: numbers[at * width])):
            yield self.row(at)

    def _place(self, first: int) -> int:
        numbers, width = self._numbers, self.width
        return bisect_left(range(len(self)), first, key=lambda at: numbers[at * width])


NO_ROWS = Rows(b"")


def as_bytes(rows: Iterable[Iterable[int]] | Iterable[int]) -> bytes:
    """The content of `Rows`, from rows or, of width one, from numbers; in the order given."""
    from array import array  # late: only who writes

    numbers = array(WIDE)
    for row in rows:
        if isinstance(row, int):
            numbers.append(row)
        else:
            numbers.extend(row)
    return numbers.tobytes()
