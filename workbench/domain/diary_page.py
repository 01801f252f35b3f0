"""A day of the diary as it is read: in the order of time, by matter, or by person. Every entry is on the page."""

from __future__ import annotations

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.enums import StrEnum
from workbench.domain.fold import Fold, fold
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.ids import EntryId


class Order(StrEnum):
    """How a page is arranged."""

    TIME = "time"
    MATTER = "matter"
    PERSON = "person"


class Told(Frozen):
    """A line of the page: one entry, or a run of small ones that reads as one."""

    fold: Fold
    amendments: tuple[Entry, ...] = ()
    """What puts it right or fills it in, shown beneath it."""


class Part(Frozen):
    """Lines under one heading: a matter, a person, or nothing in particular."""

    lines: tuple[Told, ...]
    name: str = ""
    """The number of the matter, or the name of the person; empty for what belongs to none."""
    title: str = ""
    minutes: int = 0
    """Worked on the matter on this day."""


def page(
    entries: Sequence[Entry], order: Order, people: Callable[[Entry], Iterable[str]], *, folded: bool = True
) -> list[Part]:
    """The parts of a page. By person an entry stands with everybody it names, else it is on the page once."""
    standing, beneath = _put_right(entries)
    if order is Order.TIME:
        return [Part(_lines(standing, beneath, folded=folded))] if standing else []
    groups: dict[str, list[Entry]] = {}
    for entry in standing:
        names = [entry.ref or ""] if order is Order.MATTER else (list(dict.fromkeys(people(entry))) or [""])
        for name in names:
            groups.setdefault(name, []).append(entry)
    named = sorted((name for name in groups if name), key=lambda name: (-_minutes(groups[name]), -len(groups[name])))
    parts = [_part(name, groups[name], beneath, order, folded=folded) for name in named]
    return [*parts, _part("", groups[""], beneath, order, folded=folded)] if "" in groups else parts


def _part(
    name: str, entries: Sequence[Entry], beneath: dict[EntryId, list[Entry]], order: Order, *, folded: bool
) -> Part:
    title = next((entry.title for entry in reversed(entries) if entry.title), "") or ""
    matter = order is Order.MATTER and bool(name)
    return Part(
        _lines(entries, beneath, folded=folded), name, title if matter else "", _minutes(entries) if matter else 0
    )


def _lines(entries: Sequence[Entry], beneath: dict[EntryId, list[Entry]], *, folded: bool) -> tuple[Told, ...]:
    folds = fold(entries) if folded else [Fold((entry,)) for entry in entries]
    return tuple(Told(each, tuple(beneath.get(each.last.id, ()))) for each in folds)


def _put_right(entries: Sequence[Entry]) -> tuple[list[Entry], dict[EntryId, list[Entry]]]:
    """The lines that stand for themselves, and those which put one of them right, by the line."""
    here = {entry.id: entry for entry in entries if entry.amends is None and entry.kind is not EntryKind.EVENT}
    root_of = {entry.id: entry.amends for entry in entries if entry.amends is not None}
    standing: list[Entry] = []
    beneath: dict[EntryId, list[Entry]] = {}
    for entry in entries:
        named, seen = entry.amends, {entry.id}
        while named in root_of and named not in seen and named is not None:
            seen.add(named)
            named = root_of[named]
        if named is not None and named in here:
            beneath.setdefault(named, []).append(entry)
        else:
            standing.append(entry)
    for told in beneath.values():
        told.sort(key=lambda entry: (entry.written_at, entry.id))
    return standing, beneath


def _minutes(entries: Iterable[Entry]) -> int:
    worked = (entry.fact("worked") or "" for entry in entries)
    return sum(int(minutes) for minutes in worked if minutes.isdecimal())
