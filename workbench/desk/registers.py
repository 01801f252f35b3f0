"""Registers (台账): read from the diary and the items, filled in where something is missing, brought from a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended
from workbench.desk.values import Outcome
from workbench.domain.entry import Data, Entry, EntryKind
from workbench.domain.register_lines import FILLS, MARK, UNTIL, Brought, RegisterLine, lines_of
from workbench.domain.registers import BY_KEY, LABELS, REGISTERS, Register
from workbench.domain.said import NOTED, Said, said_of_line
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.ids import EntryId
    from workbench.domain.roster import Placed
    from workbench.store.store import Tx

DAY_BY_DAY = 400
"""So many days are read one by one; a longer stretch is read whole."""


class RegisterVerbs(Verbs):
    """What can be done with a register. It holds nothing of its own."""

    def register_lines(
        self, register: Register, first: date | None = None, last: date | None = None
    ) -> list[RegisterLine]:
        """The lines of a register between two days, oldest first."""
        if register.pick is not None:
            return lines_of(register, (), self.store.items(), first, last)
        # An error is closed by a lesson of another day.
        whole = (EntryKind.LESSON,) if EntryKind.ERROR in register.kinds else ()
        entries = self._register_entries(None if whole else first, last, (*register.kinds, *whole))
        return self._with_shifts(lines_of(register, entries, self.store.items(), first, last))

    def register_counts(self, first: date | None = None, last: date | None = None) -> dict[str, int]:
        """How many lines each register has, in one walk through the diary."""
        return {key: len(lines) for key, lines in self.all_register_lines(first, last).items()}

    def all_register_lines(self, first: date | None = None, last: date | None = None) -> dict[str, list[RegisterLine]]:
        """The lines of every register by its key, in one walk; of an error, rules of the same days only."""
        entries, items = list(self._register_entries(first, last)), self.store.items()
        found = {register.key: lines_of(register, entries, items, first, last) for register in REGISTERS}
        return {**found, "duty": self._with_shifts(found["duty"])}

    def shift_at(self, moment: datetime) -> Placed | None:
        raise NotImplementedError

    def _with_shifts(self, lines: list[RegisterLine]) -> list[RegisterLine]:
        """Lines of duty with the shift they belong to: what is written after midnight is of the evening before."""
        return [
            line.but(shift=self.shift_at(line.entry.at))
            if line.entry is not None and line.entry.kind is EntryKind.DUTY
            else line
            for line in lines
        ]

    def _register_entries(
        self, first: date | None, last: date | None, kinds: Collection[EntryKind] = ()
    ) -> Iterable[Entry]:
        """The entries of some days; of a longer time those of some `kinds`, where any are named."""
        last = last if last is not None else self.clock.now().date()
        if first is None or (last - first).days > DAY_BY_DAY:
            return self.store.entries_of_kinds(kinds) if kinds else self.store.all_entries()
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return (entry for day in days for entry in self.store.entries(day))

    def fill(self, line: RegisterLine, filled: Data, words: str) -> Outcome:
        """Write down elements of a line that its words do not say. The line stays, and what was added names it.

        Raises:
            Refused: there is nothing to fill in, or the line is an item.
        """
        entry = line.entry
        if entry is None:
            raise Refused(say=_("This line is an item: change the item, and the register follows."))
        told = tuple(
            (name, value.strip()) for name, value in filled if name in LABELS and name != UNTIL and value.strip()
        )
        if not told:
            raise Refused(say=_("Nothing was filled in. Write it as “Person: Zhang; Unit: city bureau”."))
        said = said_of_line(words, restricted=entry.restricted)
        now = self.clock.now()
        made = entry.but(id=0, text=words.strip(), written_at=now, amends=entry.id, data=((FILLS, "1"), *told))
        with self.store.transaction("entry.filled", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(made, sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def restrict_line(self, entry: Entry) -> Outcome:
        """Mask a line from now on, and withhold it from what leaves the desk; of a line so marked: no longer.

        No entry is ever changed: an amendment says it, on a closed day too.

        Raises:
            Refused: the machine wrote it.
        """
        if entry.kind is EntryKind.EVENT:
            raise Refused(say=_("That line was written by the machine: restrict the item it is about."))
        marked = not entry.restricted
        made = entry.but(
            id=0,
            written_at=self.clock.now(),
            amends=entry.id,
            restricted=marked,
            data=((FILLS, "1"), (MARK, "1" if marked else "0")),
        )
        said = said_of_line(entry.text, restricted=True)
        with self.store.transaction("entry.restricted", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(made, sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def new_lines(
        self, rows: Sequence[Brought], known: Callable[[EntryKind, datetime, str], tuple[str, str, str]]
    ) -> list[Brought]:
        """The rows which the diary does not have yet; two alike are two."""
        there: Counter[tuple[str, str, str]] = Counter()
        days = {row.at.date() for row in rows}
        for day in days:
            for register in {BY_KEY[_register_of(row.kind)] for row in rows}:
                for line in lines_of(register, self.store.entries(day), {}):
                    assert line.entry is not None
                    there[known(line.entry.kind, line.entry.at, line.words)] += 1
        fresh: list[Brought] = []
        for row in rows:
            identity = known(row.kind, row.at, row.text)
            if there[identity]:
                there[identity] -= 1
            else:
                fresh.append(row)
        return fresh

    def bring_lines(self, rows: Sequence[Brought]) -> Outcome:
        """Write the rows of a sheet into the diary, as one step. A day that is closed takes them as amendments.

        Raises:
            Refused: there is none, or one is still to come.
        """
        now = self.clock.now()
        if not rows:
            raise Refused(say=_("There is no line to bring in."))
        if any(row.at > now for row in rows):
            raise Refused(say=_("The diary tells what has happened; this time is still to come."))
        said = Said(NOTED, len(rows), rows[0].text)
        saved: Entry | None = None
        with self.store.transaction("entry.brought", say=said.as_mapping()) as tx:
            for row in rows:
                saved = self._bring(tx, row, now)
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def _bring(self, tx: Tx, row: Brought, now: datetime) -> Entry:
        item = self.store.item_by_ref(row.ref) if row.ref else None
        sealed = sealed_in(tx, row.at.date())
        entry = Entry(
            at=row.at,
            written_at=now,
            kind=row.kind,
            text=row.was or row.text,
            until=row.until,
            item=item.id if item is not None else None,
            ref=row.ref or None,
            title=item.title if item is not None else None,
            data=row.filled,
            restricted=item is not None and item.restricted,
        )
        root = tx.add_entry(amended(entry, sealed))
        if not row.was or row.was == row.text:
            return root
        righted: EntryId = root.id
        return tx.add_entry(amended(entry.but(text=row.text, amends=righted, data=()), sealed))


def _register_of(kind: EntryKind) -> str:
    return next(register.key for register in REGISTERS if kind in register.kinds)
