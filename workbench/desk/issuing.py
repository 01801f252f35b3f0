"""The verb that issues a schedule: from then on every change of it is an amendment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from workbench.desk.act import Verbs
from workbench.desk.values import Outcome
from workbench.domain import issued
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.issued import Issue
from workbench.domain.periods import Period
from workbench.domain.said import UNCHANGED, Said


class IssuingVerbs(Verbs):
    """Schedules that were sent round."""

    def issues(self, found: Period) -> list[Issue]:
        """The versions of a schedule, the newest last."""
        today = self.clock.now().date()
        first = found.first - timedelta(days=issued.LOOKED_BACK)
        days = (first + timedelta(days=n) for n in range((max(today, first) - first).days + 1))
        return issued.issues((entry for day in days for entry in self.store.entries(day)), found)

    def issue(self, found: Period, ids: Sequence[ItemId]) -> Outcome:
        """Issue the schedule of a period with these items on it, unless it is just what was issued last."""
        now = self.clock.now()
        said = Said(Verb.ISSUED, 1, f"{found.first.isoformat()} – {found.last.isoformat()}")
        changed = False
        with self.store.transaction("schedule.issued", say=said.as_mapping()) as tx:
            before = self.issues(found)
            slots = issued.slots(item for item_id in ids if (item := tx.item(item_id)) is not None)
            if not before or issued.amendments(before[-1].slots, slots):
                version = before[-1].version + 1 if before else 1
                tx.add_entry(self._event(tx, Verb.ISSUED, None, issued.facts(found, version, slots), now))
                changed = True
        self._tell(tx.changed)
        return Outcome(said if changed else said.but(verb=UNCHANGED))
