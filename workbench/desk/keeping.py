"""Verbs which take things in and keep them right: capture, diary lines, edits, steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbench.desk.act import Verbs, amended, sealed_in, when_fact
from workbench.desk.values import Outcome
from workbench.domain.derive import Quadrant, quadrant
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.hours import add_workdays
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Source, State, Step, WaitingFor
from workbench.domain.reading import Reading
from workbench.domain.said import NOTED, Said
from workbench.domain.states import CHECK_WORKDAYS, triaged
from workbench.domain.when import When, in_zone
from workbench.errors import Refused
from workbench.i18n import _


class KeepingVerbs(Verbs):
    """Capture, note, edit, step."""

    def add(self, readings: Sequence[Reading], steps: Sequence[Sequence[str]] = ()) -> Outcome:
        """Register items, each with its number; all of them are one step.

        `steps` gives for each reading the texts of its steps, and may be shorter than `readings`.

        Raises:
            Refused: a line without a word of title.
        """
        now = self.clock.now()
        if any(not reading.title.strip() for reading in readings):
            raise Refused(say=_("An item needs at least one word of title."))
        said = Said(Verb.ADDED, len(readings), readings[0].title if readings else "")
        added: list[Item] = []
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            for index, reading in enumerate(readings):
                texts = steps[index] if index < len(steps) else ()
                item = self._captured(reading, tx.next_ref(now.year), texts, now)
                saved = tx.put_item(item)
                facts: Data = (("line", reading.line),) if reading.line != reading.title else ()
                tx.add_entry(self._event(tx, Verb.ADDED, saved, facts, now))
                added.append(saved)
        self._tell(tx.changed)
        return Outcome(said, tuple(added))

    def _captured(self, reading: Reading, ref: str, steps: Sequence[str], now: datetime) -> Item:
        """The item a reading means: judged where the line judged it, else in the inbox."""
        item = Item(
            ref=ref,
            title=reading.title.strip(),
            created_at=now,
            updated_at=now,
            steps=tuple(Step(text) for text in steps),
            **self._fields(reading, now),
        )
        today = now.date()
        if reading.waiting_on:
            item = replace(
                item,
                state=State.WAITING,
                waiting_for=WaitingFor.REPLY,
                next_check=item.next_check or self._default_check(today),
                lead=item.lead or "me",
            )
        judged = quadrant(item)
        return triaged(item, judged, today, self.settings.hours.is_workday) if judged is not None else item

    def _fields(self, reading: Reading, now: datetime) -> dict[str, Any]:
        """The fields of an item that a line can set, with its times on the desk's clock."""
        zone = now.tzinfo
        place = {name: _local(getattr(reading, name), zone) for name in ("at", "until", "due", "next_check")}
        return {
            **place,
            "fixed": isinstance(place["at"], datetime),
            "minutes": reading.minutes,
            "urgent": reading.urgent,
            "important": reading.important,
            "lead": reading.lead,
            "support": reading.support,
            "source": Source(reading.source) if reading.source else None,
            "area": reading.area,
            "waiting_on": reading.waiting_on,
            "repeat": reading.repeat,
            "note": reading.note,
        }

    def _default_check(self, today: When) -> When:
        return add_workdays(today, CHECK_WORKDAYS, self.settings.hours.is_workday)

    def note(self, reading: Reading, item: ItemId | None = None) -> Outcome:
        """Write a line into the diary, about an item or about nothing in particular.

        A line for a day that is closed already is an amendment, and marked so.

        Raises:
            Refused: an empty line, or a time still to come.
        """
        now = self.clock.now()
        text = (reading.text or reading.title).strip()
        if not text:
            raise Refused(say=_("A diary line needs a word or two."))
        at = _moment(reading.at, now)
        if at > now:
            raise Refused(say=_("The diary tells what has happened; this time is still to come."))
        said = Said(NOTED, 1, text)
        with self.store.transaction("entry.noted", say=said.as_mapping()) as tx:
            about = tx.item(item) if item is not None else None
            entry = Entry(
                at=at,
                written_at=now,
                kind=EntryKind(reading.entry_kind or "note"),
                text=text,
                until=_moment(reading.until, now) if reading.until is not None else None,
                item=about.id if about else None,
                ref=about.ref if about else None,
                title=about.title if about else None,
            )
            saved = tx.add_entry(amended(entry, sealed_in(tx, at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def edit(self, item_id: ItemId, seen: Item | None = None, **fields: Any) -> Outcome:
        """Set fields. With `seen`, the item as it was shown, nobody else's change is overwritten.

        Raises:
            Refused: the title would be empty.
            Conflict: a field holds something else than what was shown.
        """
        if "title" in fields and not str(fields["title"]).strip():
            raise Refused(say=_("An item needs at least one word of title."))

        def facts(before: Item, after: Item) -> Data:
            changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
            pairs: list[tuple[str, str]] = [("fields", ",".join(changed))]
            if changed == ["title"]:
                pairs += [("from", before.title), ("to", after.title)]
            return tuple(pairs)

        shown = (seen, tuple(fields)) if seen is not None else None
        return self._act(Verb.EDITED, (item_id,), lambda item: replace(item, **fields), facts, seen=shown)

    def rewrite(self, item_id: ItemId, reading: Reading, seen: Item | None = None) -> Outcome:
        """Set everything that a capture line can say, from the line as it stands: what is gone from it is gone.

        Raises:
            Refused: the title would be empty.
            Conflict: the item is no longer what was shown.
        """
        if not reading.title.strip():
            raise Refused(say=_("An item needs at least one word of title."))
        now = self.clock.now()
        fields = {**self._fields(reading, now), "title": reading.title.strip()}

        def transform(item: Item) -> Item:
            after = replace(item, **_kept(fields, item))
            judged = quadrant(after)
            if after.state is State.INBOX and judged is not None:
                return triaged(after, judged, now.date(), self.settings.hours.is_workday)
            return after

        def facts(before: Item, after: Item) -> Data:
            return (("fields", ",".join(name for name in fields if getattr(before, name) != getattr(after, name))),)

        shown = (seen, tuple(fields)) if seen is not None else None
        return self._act(Verb.EDITED, (item_id,), transform, facts, seen=shown)

    def triage(self, ids: Sequence[ItemId], to: Quadrant) -> Outcome:
        """Judge items: weight, urgency, a lead, and a next date."""
        today, is_workday = self.clock.now().date(), self.settings.hours.is_workday
        return self._act(
            Verb.TRIAGED,
            ids,
            lambda item: triaged(item, to, today, is_workday),
            lambda before, after: (
                ("quadrant", str(int(to))),
                ("from", str(int(quadrant(before) or 0))),
                ("at", when_fact(after.wake_on or after.at)),
            ),
            said_facts=(("quadrant", str(int(to))),),
        )

    def step(self, item_id: ItemId, index: int, done: bool) -> Outcome:
        """Tick a step off, or take the tick back."""
        now = self.clock.now()

        def ticked(item: Item) -> Item:
            if not 0 <= index < len(item.steps):
                raise Refused(say=_("“{title}” has no step {n}.").format(title=item.title, n=index + 1))
            steps = list(item.steps)
            steps[index] = replace(steps[index], done_at=now if done else None)
            return replace(item, steps=tuple(steps))

        return self._act(
            Verb.STEP_DONE if done else Verb.STEP_UNDONE,
            (item_id,),
            ticked,
            lambda before, after: (("step", after.steps[index].text), ("n", str(index + 1))),
        )


def _local(when: When | None, zone: Any) -> When | None:
    return in_zone(when, zone) if when is not None else None


def _moment(when: When | None, now: datetime) -> datetime:
    """The moment of a diary line: as typed, or now."""
    placed = _local(when, now.tzinfo)
    if placed is None or isinstance(placed, datetime):
        return placed or now
    return datetime.combine(placed, now.timetz())


def _kept(fields: dict[str, Any], item: Item) -> dict[str, Any]:
    """`fields` without what a capture line cannot express about `item`: it stays as it is."""
    kept = dict(fields)
    if kept["at"] == item.at:
        kept["fixed"] = item.fixed
    if item.source is not None and kept["source"] is not None and kept["source"].who == item.source.who:
        kept["source"] = item.source
    if item.state is not State.WAITING:
        kept["waiting_on"], kept["next_check"] = item.waiting_on, item.next_check
    elif not kept["waiting_on"]:
        raise Refused(say=_("A waiting item needs a name: who must move next?"))
    kept["lead"] = kept["lead"] or item.lead
    return kept
