"""Names for numbers, and the number a person sees.

A record's id is the store's; its `ref` is what people say on the phone: year and running number, `2026-0912`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NewType

    ItemId = NewType("ItemId", int)
    EntryId = NewType("EntryId", int)
    RoutineId = NewType("RoutineId", int)
else:
    ItemId = EntryId = RoutineId = int

UNSAVED = 0
"""The id of a record that the store has not seen yet."""


def make_ref(year: int, number: int) -> str:
    """The number of the `number`-th item of a year, at least four digits wide."""
    return f"{year:04d}-{number:04d}"


def ref_number(ref: str) -> int | None:
    """A number of the usual form as one that sorts, by year and then by its running number; None for any other."""
    year, _dash, number = ref.partition("-")
    if not (ref.isascii() and year.isdecimal() and number.isdecimal() and len(number) <= 9):
        return None
    return int(year) * 10**9 + int(number) if make_ref(int(year), int(number)) == ref else None


def read_ref(text: str, year: int) -> str | None:
    """The full number meant by `2026-0912`, `912` or `0912` (this year's), or None where it is not a number."""
    of_year, dash, number = text.strip().rpartition("-")
    if not (number.isdecimal() and len(number) <= 7):
        return None
    if not dash:
        return make_ref(year, int(number))
    return make_ref(int(of_year), int(number)) if of_year.isdecimal() and len(of_year) == 4 else None


def short_ref(ref: str, year: int) -> str:
    """The number as shown within its own year: `0912`; with the year otherwise."""
    head, _, tail = ref.partition("-")
    return tail if head == f"{year:04d}" else ref
