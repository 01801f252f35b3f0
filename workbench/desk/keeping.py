"""Verbs which take things in and keep them right: capture, edits, triage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.desk.act import Verbs, sealed_in, when_fact
from workbench.desk.captured import added, item_fields, item_of, refuse_without_title, said_added
from workbench.desk.values import Outcome
from workbench.domain.classes import classified
from workbench.domain.derive import Quadrant, quadrant
from workbench.domain.entry import Data, Verb
from workbench.domain.following import one_lead
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.reading import Reading
from workbench.domain.sides import sided
from workbench.domain.states import may_edit, triaged
from workbench.errors import Refused
from workbench.i18n import _


class KeepingVerbs(Verbs):
    """Capture, edit, judge."""

    def add(self, readings: Sequence[Reading], steps: Sequence[Sequence[str]] = ()) -> Outcome:
        """Register items, each with its number; all of them are one step.

        `steps` gives for each reading the texts of its steps, and may be shorter than `readings`.

        Raises:
            Refused: a line without a word of title.
        """
        now = self.clock.now()
        for reading in readings:
            refuse_without_title(reading.title)
        said = said_added(readings)
        items: list[Item] = []
        areas = dict(self.settings.areas)
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            sealed = sealed_in(tx, now.date())
            for index, reading in enumerate(readings):
                texts = steps[index] if index < len(steps) else ()
                item = item_of(
                    reading, tx.next_ref(now.year), texts, now, self.settings.hours.is_workday, self.settings.response
                )
                saved = tx.put_item(classified(item, areas))
                tx.add_entry(added(saved, reading, now, sealed=sealed))
                items.append(saved)
        self._tell(tx.changed)
        return Outcome(said, tuple(items))

    def edit(self, item_id: ItemId, seen: Item | None = None, **fields: Any) -> Outcome:
        """Set fields. With `seen`, the item as it was shown, nobody else's change is overwritten.

        Raises:
            Refused: the title would be empty.
            Conflict: a field holds something else than what was shown.
        """
        if "title" in fields:
            refuse_without_title(str(fields["title"]))
        if "lead" in fields:
            fields["lead"] = one_lead(fields["lead"])

        def facts(before: Item, after: Item) -> Data:
            changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
            pairs: list[tuple[str, str]] = [("fields", ",".join(_named(changed, before, after)))]
            if changed == ["title"]:
                pairs += [("from", before.title), ("to", after.title)]
            return tuple(pairs)

        shown = (seen, tuple(fields)) if seen is not None else None

        def transform(item: Item) -> Item:
            # Another rule counts from where the item stands by then.
            again = {"occurrence": None} if fields.get("repeat", item.repeat) != item.repeat else {}
            return may_edit(item, fields).but(**again, **fields)

        return self._act(Verb.EDITED, (item_id,), transform, facts, seen=shown)

    def rewrite(self, item_id: ItemId, reading: Reading, seen: Item | None = None) -> Outcome:
        """Set everything that a capture line can say, from the line as it stands: what is gone from it is gone.

        Raises:
            Refused: the title would be empty.
            Conflict: the item is no longer what was shown.
        """
        refuse_without_title(reading.title)
        now = self.clock.now()
        fields = {**item_fields(reading, now), "title": reading.title.strip()}

        def transform(item: Item) -> Item:
            after = may_edit(item, fields).but(**_kept(fields, item))
            judged = quadrant(after)
            if after.state is State.INBOX and judged is not None:
                return triaged(after, judged, now.date(), self.settings.hours.is_workday, self.settings.response)
            return after

        def facts(before: Item, after: Item) -> Data:
            changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
            return (("fields", ",".join(name for name in changed if name != "occurrence")),)

        shown = (seen, tuple(fields)) if seen is not None else None
        return self._act(Verb.EDITED, (item_id,), transform, facts, seen=shown)

    def triage(self, ids: Sequence[ItemId], to: Quadrant) -> Outcome:
        """Judge items: weight, urgency, a lead, and a next date."""
        today, is_workday = self.clock.now().date(), self.settings.hours.is_workday
        areas = dict(self.settings.areas)

        def judged(item: Item) -> Item:
            after = triaged(item, to, today, is_workday, self.settings.response)
            return classified(sided(after, self.side_of), areas)

        return self._act(
            Verb.TRIAGED,
            ids,
            judged,
            lambda before, after: (
                ("quadrant", str(int(to))),
                ("from", str(int(quadrant(before) or 0))),
                ("at", when_fact(after.wake_on or after.at)),
            ),
            said_facts=(("quadrant", str(int(to))),),
        )


def _named(changed: Sequence[str], before: Item, after: Item) -> list[str]:
    """The fields that were changed; of the named one-liners, which of them."""
    lines = sorted({name for name, _text in {*before.lines} ^ {*after.lines}})
    return [each for name in changed for each in (lines if name == "lines" else [name])]


def _kept(fields: dict[str, Any], item: Item) -> dict[str, Any]:
    """`fields` without what a capture line cannot express about `item`: it stays as it is."""
    kept = dict(fields)
    if kept["at"] == item.at:
        kept["fixed"] = item.fixed
    if (kept["repeat"], kept["at"], kept["due"]) == (item.repeat, item.at, item.due):
        kept["occurrence"] = item.occurrence
    if item.source is not None and kept["source"] is not None and kept["source"].who == item.source.who:
        kept["source"] = item.source
    if item.state is not State.WAITING:
        kept["waiting_on"], kept["next_check"] = item.waiting_on, item.next_check
    elif not kept["waiting_on"]:
        raise Refused(say=_("A waiting item needs a name: who must move next?"))
    kept["lead"] = kept["lead"] or item.lead
    return kept
