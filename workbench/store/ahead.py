"""What must be known to append one more record, and nothing of the rest: the head, and what lies behind it.

The file of the lock begins with the head; behind it stands this second line, written in the same breath. It belongs
to the record named by its `q` and the beginning of its `h`: where those are not the head's, or the line does not end
with its `q` again, it says nothing, and whoever wants to append opens the store. What is left of longer lines behind
it means nothing. It is never written by a store with damage to tell.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen

NAMING = frozenset({"lead", "support", "attend", "source", "waiting_on", "area"})
"""The fields of an item in which people and areas are named."""
HEAD = 160
"""The head is never longer."""
SIZE = 512
"""Both lines together are never longer: one sector, of which a disk writes all or nothing."""
SCHEMA = 1
"""Of the records that a quick append makes; a store of another is opened, and told or migrated."""
_FORM = b"2.%d" % SCHEMA
_SHORT = 8
"""So much of a hash tells two histories apart whose records have the same number."""


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
        """As the file holds it; empty where it would be too long."""
        refs = ",".join(f"{year}:{'-' if n is None else n}" for year, n in self.refs.items())
        sealed = ",".join(map(str, self.sealed))
        numbers = f"{self.items} {self.diary} {self.left} {self.words} {self.first} {self.last}"
        said = _FORM + f" {self.q} {self.h[:_SHORT]} {numbers} [{refs}] [{sealed}] {self.q}\n".encode()
        return said if len(said) <= SIZE - HEAD else b"\n"


def read_ahead(content: bytes) -> Ahead | None:
    """What the second line says of the head in the first, or None where it says nothing."""
    head, line, _rest = content.split(b"\n", 2) if content.count(b"\n") > 1 else (b"", b"", b"")
    q, h, _place = head.split(b" ", 2) if head.count(b" ") > 1 else (b"", b"", b"")
    fields = line.split()
    if len(fields) != 12 or fields[0] != _FORM or not q == fields[1] == fields[-1] or h[:_SHORT] != fields[2]:
        return None
    try:
        numbers = [int(field) for field in (q, *fields[3:9])]
        refs = dict(_reference(each) for each in _listed(fields[9]))
        return Ahead(
            q=numbers[0],
            h=h.decode("ascii"),
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
