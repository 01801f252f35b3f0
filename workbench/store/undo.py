"""Undo and redo, worked out from the journal's end: they survive a restart and know what other processes did.

An action is pushed by its record, moved to the other stack by the record that undoes it, and back by the one
that redoes it. A new action empties the redo stack. The counters are never undone, so no number is given twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from workbench.domain.frozen import Frozen
from workbench.store.record import MIGRATE, Document, Op, Record
from workbench.store.staging import Staging
from workbench.store.state import merged, same
from workbench.store.values import Undo

DEPTH = 256
"""So many actions can be undone at least; reading them takes a few milliseconds."""
COUNTERS = "counters"


class Step(Frozen):
    """An action and what its last doing changed, counters left out."""

    undo: Undo
    ops: tuple[Op, ...]


class Stacks:
    """Both stacks, newest last."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []
        for record in records:
            self.take(record)

    def take(self, record: Record) -> None:
        if record.cmd == MIGRATE:  # what was done before it speaks of documents of another shape
            self.undo.clear()
            self.redo.clear()
        ops = undoable_ops(record)
        if not ops:
            return
        if "undo" in record.extra:
            _move(self.undo, self.redo, Step(_told(record, "undo"), ops))
        elif "redo" in record.extra:
            _move(self.redo, self.undo, Step(_told(record, "redo"), ops))
        else:
            self.undo.append(Step(_told(record, None), ops))
            self.redo.clear()
        del self.undo[:-DEPTH]


def undoable_ops(record: Record) -> tuple[Op, ...]:
    """What an undo of the record takes back; nothing where it is not meant for people."""
    if record.extra.get("quiet") or record.cmd.partition(".")[0] in ("journal", "schema", "tinydb"):
        return ()
    return tuple(op for op in record.ops if op.table != COUNTERS)


def stacks_from(newest_first: Iterator[Record], depth: int = DEPTH) -> Stacks:
    """The stacks as the whole journal gives them, at least `depth` deep where it is."""
    seen: list[Record] = []
    net = 0
    for record in newest_first:
        if record.cmd == MIGRATE:
            break
        if not undoable_ops(record):
            continue
        seen.append(record)
        net += -1 if "undo" in record.extra else 1
        if net >= depth:
            break
    return Stacks(reversed(seen))


def extra_of(step: Step, verb: str) -> dict[str, Any]:
    """What the record of an undo or a redo says, so that the step can be told without the first record."""
    return {verb: step.undo.q, "was": step.undo.at.isoformat(), "say": dict(step.undo.say)}


def take_back(step: Step, staging: Staging) -> tuple[str, int, tuple[str, ...]] | None:
    """Stages the inverse, or tells the first document whose present fields are not what the action left."""
    for op in reversed(step.ops):
        present = staging.get(op.table, op.id)
        fields = _overtaken(present, op)
        if fields is not None:
            return op.table, op.id, fields
        staging.put(op.table, op.id, _before(present, op))
    return None


def _before(present: Document | None, op: Op) -> Document | None:
    if op.old is None or op.new is None or present is None:
        return op.old
    return merged(present, op.inverse())


def _overtaken(present: Document | None, op: Op) -> tuple[str, ...] | None:
    """The fields which somebody changed since, or None when none was."""
    if op.new is None:
        return None if present is None else ("id",)
    if present is None:
        return ("id",)
    names = present.keys() | op.new.keys() if op.old is None else op.new.keys() | op.old.keys()
    moved = tuple(sorted(n for n in names if (n not in op.new and n in present) or not _agree(present, op.new, n)))
    return moved or None


def _agree(present: Document, left: Document, name: str) -> bool:
    if name not in left:
        return name not in present
    return name in present and same(present[name], left[name])


def _move(source: list[Step], target: list[Step], step: Step) -> None:
    """Takes the action from one stack to the other; it is absent when it is older than what was read."""
    for at in range(len(source) - 1, -1, -1):
        if source[at].undo.q == step.undo.q:
            del source[at]
            break
    target.append(step)


def _told(record: Record, verb: str | None) -> Undo:
    say = dict(record.extra.get("say", {}))
    if verb is None:
        return Undo(record.q, record.at, record.cmd, say)
    was = datetime.fromisoformat(record.extra["was"])
    return Undo(int(record.extra[verb]), was, record.cmd.removeprefix(f"{verb}:"), say)
