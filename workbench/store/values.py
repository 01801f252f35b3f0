"""What the store says about itself: frozen answers, never documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from workbench.domain.frozen import Frozen
from workbench.domain.ids import ItemId

Fact = str | int


_NONE: Mapping[str, str | int] = MappingProxyType({})


class Damage(Frozen):
    """One thing found broken: the bytes are kept, nothing was silently mended. Its words are in `text.damage`."""

    what: str
    """A code: "torn", "unreadable", "missing", "snapshot", "short", "diverged", "document" and the like."""
    facts: tuple[tuple[str, Fact], ...] = ()
    """Where: file, line, bytes, numbers of records, table and id, times."""
    kept_at: Path | None = None
    """Where the broken bytes are kept; None when there are none to keep."""

    def fact(self, name: str) -> Fact | None:
        """One of the facts, or None."""
        return next((value for key, value in self.facts if key == name), None)

    @property
    def key(self) -> tuple[Fact | None, ...]:
        """What makes it the same damage when it is found again, by whatever reading."""
        return (self.what, *(self.fact(name) for name in ("record", "table", "id", "ref", "rule", "why")))


def damage(what: str, kept_at: Path | None = None, **facts: Fact) -> Damage:
    """A damage with its facts by name."""
    return Damage(what, tuple(facts.items()), kept_at)


class StoreStatus(Frozen):
    """How the store stands now; `q` and `h` name the last record and so the whole history before it."""

    read_only: bool
    reason: str | None
    """Why it is not written, as a code; `errors.why_words` has the words."""
    damage: tuple[Damage, ...]
    q: int
    h: str
    is_short_of_room: bool = False
    """The disk is, or was, so full that the room put by for a last change is used up."""


class Changed(Frozen):
    """What moved, so that only that is shown again."""

    tables: frozenset[str] = frozenset()
    """Plain names: "items", "entries", "days", "routines", "counters"."""
    items: frozenset[ItemId] = frozenset()
    """Items which changed themselves, or gained or lost an entry."""
    days: frozenset[date] = frozenset()
    """Days whose entries or whose Day changed."""
    cmds: tuple[str, ...] = ()
    reloaded: bool = False
    """Everything was read anew (a restored store): what is not named here may be gone."""


class Undo(Frozen):
    """One action which can be undone (or redone), told by what its writer wanted to say."""

    q: int
    """The record of the action itself, the same number however often it is undone and redone."""
    at: datetime
    cmd: str
    say: Mapping[str, str | int] = _NONE


class Undone(Frozen):
    """The action which was undone or redone, and what that moved."""

    record: Undo
    changed: Changed


class Report(Frozen):
    """The answer of `Store.verify`: `ok` means the chain holds and the snapshot is the fold of it."""

    ok: bool
    records: int
    q: int
    h: str
    damage: tuple[Damage, ...]
