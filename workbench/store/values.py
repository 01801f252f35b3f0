"""What the store says about itself: frozen answers, never documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from workbench.domain.ids import ItemId


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing found broken: the bytes are kept, nothing was silently mended."""

    what: str
    """A short word: "torn", "unreadable", "missing", "snapshot", "short", "diverged", "document"."""
    where: str
    """File, place and record numbers, for people."""
    kept_at: Path | None = None
    """Where the broken bytes are kept; None when there are none to keep."""


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """How the store stands now; `q` and `h` name the last record and so the whole history before it."""

    read_only: bool
    reason: str | None
    damage: tuple[Damage, ...]
    q: int
    h: str


@dataclass(frozen=True, slots=True)
class Changed:
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


@dataclass(frozen=True, slots=True)
class Undo:
    """One action which can be undone (or redone), told by what its writer wanted to say."""

    q: int
    """The record of the action itself, the same number however often it is undone and redone."""
    at: datetime
    cmd: str
    say: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


@dataclass(frozen=True, slots=True)
class Undone:
    """The action which was undone or redone, and what that moved."""

    record: Undo
    changed: Changed


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of `Store.verify`: `ok` means the chain holds and the snapshot is the fold of it."""

    ok: bool
    records: int
    q: int
    h: str
    damage: tuple[Damage, ...]
