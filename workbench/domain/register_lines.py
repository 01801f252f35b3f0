"""Which lines a register has: pure, from entries and items. No line is lost, and none stands there twice."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.item import Gate, Item, Kind, Side
from workbench.domain.registers import LABELS, Pick, Register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.domain.ids import EntryId, ItemId
    from workbench.domain.roster import Placed

FILLS = "fills"
"""The fact of an entry which fills in elements of the line it amends, and leaves its words."""
MARK = "restrict"
"""The fact of such an entry which masks its line (`1`), or opens it again (`0`)."""
LEFT = "left"
"""The fact of such an entry which says when a visitor left."""
UNTIL = "until"
"""The one element which is a moment of the entry itself."""
CLOSES, RULE = "closes", "rule"
"""The facts of a lesson which names the rule that was changed after an error."""


def left_at(amendments: Iterable[Entry]) -> datetime | None:
    """When a visitor left, as somebody said afterwards; the newest word holds."""
    said = [entry for entry in amendments if entry.fact(LEFT)]
    newest = max(said, key=lambda entry: (entry.written_at, entry.id), default=None)
    try:
        return datetime.fromisoformat(newest.fact(LEFT) or "") if newest is not None else None
    except ValueError:
        return None


def mark_of(amendments: Iterable[Entry]) -> bool | None:
    """Whether a line was restricted afterwards, or opened again; None where nobody said so. The newest word holds."""
    said = [entry for entry in amendments if entry.fact(MARK) is not None]
    newest = max(said, key=lambda entry: (entry.written_at, entry.id), default=None)
    return newest.fact(MARK) == "1" if newest is not None else None


def marked_restricted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries as they are restricted by now: no entry is ever changed, so an amendment says it of its line."""
    if not any(entry.data and entry.fact(MARK) is not None for entry in entries):
        return tuple(entries)
    amended = {entry.id: entry.amends for entry in entries}
    of_root: dict[EntryId, list[Entry]] = {}
    roots: dict[EntryId, EntryId] = {}
    for entry in entries:
        root, seen = entry.id, {entry.id}
        while (named := amended.get(root)) is not None and named not in seen:
            seen.add(named)
            root = named
        roots[entry.id] = root
        of_root.setdefault(root, []).append(entry)
    marks = {root: mark_of(family) for root, family in of_root.items()}
    found: list[Entry] = []
    for entry in entries:
        mark = marks[roots[entry.id]]
        found.append(entry if mark is None or mark == entry.restricted else entry.but(restricted=mark))
    return tuple(found)


class Brought(Frozen):
    """A row of a sheet, as a line to be written down."""

    at: datetime
    kind: EntryKind
    text: str
    until: datetime | None = None
    was: str = ""
    """What it said first, where it was put right."""
    ref: str = ""
    filled: tuple[tuple[str, str], ...] = ()
    """Elements that its words do not say by themselves."""


class RegisterLine(Frozen):
    """One line of a register: an entry with everything that was put right about it, or an item."""

    entry: Entry | None = None
    item: Item | None = None
    """Of an entry: what it is about."""
    amendments: tuple[Entry, ...] = ()
    """Corrections and elements filled in later, in their order."""
    rule: str | None = None
    """Of an error: the rule that was changed, where a lesson says so."""
    shift: Placed | None = None
    """Of a line of duty: the shift it belongs to, where there is a roster."""

    @property
    def words(self) -> str:
        """The line as it stands now; what it said before is in `entry` and `amendments`."""
        if self.entry is None:
            return self.item.title if self.item is not None else ""
        righted = [entry for entry in self.amendments if not entry.fact(FILLS)]
        return righted[-1].text if righted else self.entry.text

    @property
    def filled(self) -> dict[str, str]:
        """Elements that somebody wrote down for themselves; the newest holds."""
        told = [self.entry, *self.amendments] if self.entry is not None else []
        found = {name: value for entry in told for name, value in entry.data if name in LABELS and name != UNTIL}
        return {RULE: self.rule, **found} if self.rule and not found.get(RULE) else found

    @property
    def until(self) -> datetime | None:
        """When it ended, as it was written or as somebody said afterwards of a visitor."""
        if self.entry is None:
            return None
        return self.entry.until or left_at(self.amendments)

    @property
    def is_restricted(self) -> bool:
        """To be masked, and withheld from what leaves the desk: itself, what it is about, or what was added to it."""
        if self.item is not None and self.item.restricted:
            return True
        mark = mark_of(self.amendments)
        told = (entry for entry in (self.entry, *self.amendments) if entry is not None)
        return mark if mark is not None else any(entry.restricted for entry in told)

    @property
    def is_corrected(self) -> bool:
        return any(not entry.fact(FILLS) for entry in self.amendments)

    @property
    def day(self) -> date:
        """The day it belongs to."""
        if self.entry is not None:
            return self.entry.at.date()
        assert self.item is not None
        return self.item.created_at.date()


def lines_of(
    register: Register,
    entries: Iterable[Entry],
    items: Mapping[ItemId, Item],
    first: date | None = None,
    last: date | None = None,
) -> list[RegisterLine]:
    """The lines of a register between two days, both included, oldest first."""
    found = _of_items(register.pick, items) if register.pick is not None else _of_entries(register, entries, items)
    return [line for line in found if (not first or line.day >= first) and (not last or line.day <= last)]


def _of_entries(register: Register, entries: Iterable[Entry], items: Mapping[ItemId, Item]) -> Iterable[RegisterLine]:
    roots: dict[EntryId, Entry] = {}
    later: list[Entry] = []
    rules: dict[str, str] = {}
    for entry in entries:
        if entry.kind is EntryKind.LESSON and (closed := entry.fact(CLOSES)):
            rules[closed] = entry.fact(RULE) or ""
        if entry.kind in register.kinds:
            if entry.amends is None:
                roots[entry.id] = entry
            else:
                later.append(entry)
    of_root: dict[EntryId, list[Entry]] = {}
    root_of: dict[EntryId, EntryId] = {}
    for entry in sorted(later, key=lambda each: (each.written_at, each.id)):
        named = root_of.get(entry.amends or entry.id, entry.amends or entry.id)
        if named in roots and named != entry.id:
            root_of[entry.id] = named
            of_root.setdefault(named, []).append(entry)
        else:
            roots[entry.id] = entry  # what it put right is gone, or of another kind: it stands for itself
    for entry in sorted(roots.values(), key=lambda each: (each.at, each.id)):
        about = items.get(entry.item) if entry.item is not None else None
        rule = rules.get(str(entry.id)) if entry.kind is EntryKind.ERROR else None
        yield RegisterLine(entry, about, tuple(of_root.get(entry.id, ())), rule)


def _of_items(pick: Pick, items: Mapping[ItemId, Item]) -> Iterable[RegisterLine]:
    chosen = [item for item in items.values() if _PICKS[pick](item)]
    if pick is Pick.FILED:
        chosen.sort(key=lambda item: (item.archive_ref or "", item.created_at, item.ref))
    else:
        chosen.sort(key=lambda item: (item.created_at, item.ref))
    for item in chosen:
        yield RegisterLine(item=item)


_PICKS: Mapping[Pick, Callable[[Item], bool]] = {
    Pick.ROUTED: lambda item: any(step.gate is Gate.ROUTE for step in item.steps),
    Pick.FILED: lambda item: bool(item.archive_ref),
    Pick.RESEARCH: lambda item: item.kind is Kind.RESEARCH,
    Pick.INFORMATION: lambda item: item.kind is Kind.INFORMATION,
    Pick.PAPERS: lambda item: item.kind is Kind.DOCUMENT,
    Pick.PUBLIC: lambda item: item.source is not None and item.source.side is Side.PUBLIC,
    Pick.TRACKED: lambda item: item.tracked is not None,
}
