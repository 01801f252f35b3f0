"""The desk made what it was: an act like any other, one record in the journal, which undo takes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workbench.desk.act import Verbs
from workbench.desk.values import Outcome
from workbench.domain.frozen import Frozen
from workbench.domain.said import RESTORED, Said
from workbench.store.changes import DAYS
from workbench.store.index import ITEMS
from workbench.store.state import DIARY, State


class Exchange(Frozen):
    """What it would mean to put one state of the desk in the place of another."""

    added: int
    removed: int
    changed: int
    others: int
    """Lines of the diary, days and routines that are added, removed or changed."""
    first: date | None
    last: date | None
    """The days that the difference is about."""

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.others)


class RestoringVerbs(Verbs):
    """Restoring from a backup."""

    def compare(self, wanted: State) -> Exchange:
        """What `restore` would change."""
        present = self.store.documents()
        added = removed = changed = others = 0
        days: set[date] = set()
        for table in sorted({*present, *wanted.tables} - {"counters"}):
            have, want = present.get(table, {}), wanted.docs(table)
            for id in {*have, *want}:
                before, after = have.get(id), want.get(id)
                if before == after:
                    continue
                days |= {day for document in (before, after) for day in _days_of(table, id, document)}
                if table != ITEMS:
                    others += 1
                elif before is None:
                    added += 1
                elif after is None:
                    removed += 1
                else:
                    changed += 1
        return Exchange(added, removed, changed, others, min(days, default=None), max(days, default=None))

    def restore(self, wanted: State, name: str) -> Outcome:
        """Make the desk what `wanted` is; `name` is the backup's, for the words of undo."""
        self.poll()
        said = Said(RESTORED, 1, name)
        with self.store.transaction("desk.restored", say=said.as_mapping()) as tx:
            tx.become(wanted)
        self._tell(tx.changed)
        return Outcome(said)


def _days_of(table: str, id: int, document: Mapping[str, object] | None) -> list[date]:
    if table == DAYS:
        return [date(id // 10000, id // 100 % 100, id % 100)]
    if table.startswith(DIARY) and document and isinstance(document.get("at"), str):
        return [date.fromisoformat(str(document["at"])[:10])]
    return []
