"""What must be known to append one more record, and nothing of the rest: the head, and what lies behind it.

The file of the lock begins with the head; behind it stands this second line, written in the same breath. It belongs
to the record named by its own `q` and `h`: where those are not the head's, or the line is not there, it says nothing,
and whoever wants to append opens the store. It is never written by a store with damage to tell.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen

NAMING = frozenset({"lead", "support", "attend", "source", "waiting_on", "area"})
"""The fields of an item in which people and areas are named."""
SIZE = 352
START = 160
"""Behind the head, which is always of this size."""
SCHEMA = 1
"""Of the records that a quick append makes; a store of another is opened, and told or migrated."""
_FORM = b"1.%d" % SCHEMA


class Ahead(Frozen):
    """Behind one record: the ids and numbers that come next."""

    q: int
    h: str
    items: int
    """The next id of an item."""
    diary: int
    """The next id of an entry, of whatever year."""
    left: int
    """How many records may still follow before the snapshot is written anew."""
    words: int
    """Behind this record nobody has named a person or an area."""
    first: int
    """The first day, as a number, for which it is said whether it is sealed."""
    last: int
    sealed: tuple[int, ...]
    refs: dict[int, int | None]
    """The last running number by year; None where the year has none yet."""

    def line(self) -> bytes:
        """As the file holds it; blank where it would be too long."""
        refs = ",".join(f"{year}:{'-' if n is None else n}" for year, n in self.refs.items())
        sealed = ",".join(map(str, self.sealed))
        numbers = f"{self.items} {self.diary} {self.left} {self.words} {self.first} {self.last}"
        said = _FORM + f" {self.q} {self.h} {numbers} [{refs}] [{sealed}]".encode()
        return (said if len(said) < SIZE else b"").ljust(SIZE - 1) + b"\n"


def read_ahead(line: bytes) -> Ahead | None:
    """What the line says, or None where it says nothing."""
    fields = line.split()
    if len(line) != SIZE or line[-1:] != b"\n" or len(fields) != 11 or fields[0] != _FORM:
        return None
    try:
        numbers = [int(field) for field in (fields[1], *fields[3:9])]
        refs = dict(_reference(each) for each in _listed(fields[9]))
        return Ahead(
            q=numbers[0],
            h=fields[2].decode("ascii"),
            items=numbers[1],
            diary=numbers[2],
            left=numbers[3],
            words=numbers[4],
            first=numbers[5],
            last=numbers[6],
            sealed=tuple([int(day) for day in _listed(fields[10])]),
            refs=refs,
        )
    except ValueError:
        return None


def _listed(field: bytes) -> list[bytes]:
    if field[:1] != b"[" or field[-1:] != b"]":
        raise ValueError(field)
    return field[1:-1].split(b",") if len(field) > 2 else []


def _reference(text: bytes) -> tuple[int, int | None]:
    year, _, number = text.partition(b":")
    return int(year), None if number == b"-" else int(number)
