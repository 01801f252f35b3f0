"""Verbs about quality: returned for correction, an error and the rule after it; what follows from a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import added, amended, item_of, refuse_without_title
from workbench.desk.sight import as_by_now
from workbench.desk.values import Outcome
from workbench.domain import chain, quality, states
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Gate, Item, Phase
from workbench.domain.lines import BASIS, line_of, with_line
from workbench.domain.quality import Caught, Cause, Loop, Rate, Slip
from workbench.domain.reading import Reading
from workbench.domain.said import NOTED, Said
from workbench.errors import NotFound, Refused
from workbench.i18n import _

_RECEIVED = frozenset({Verb.ADDED, Verb.MADE})
LOOKED_BACK = 366
"""So many days back an error is looked for: a streak of more than a year is nothing to count any more."""


class GradingVerbs(Verbs):
    """What makes sure that a thing is right, and keeps what was not."""

    _slip_day: date | None = None
    """The last day before today on which an error reached a receiver, as far back as was looked."""
    _looked_to: date | None = None
    _looked_from: date | None = None

    def look_back(self, days: int) -> bool:
        """Look so many days further back for the last error that reached a receiver; True when nothing is left to do.

        The diary of a year may be long: this is done little by little, behind whatever is shown.
        """
        today = self.clock.now().date()
        if self._looked_from != today:
            self._looked_from = self._looked_to = today
            self._slip_day = None
        day = self._looked_to or today
        for _again in range(days):
            if self._slip_day is not None or (today - day).days >= LOOKED_BACK:
                return True
            day -= timedelta(days=1)
            self._looked_to = day
            if quality.has_reached(self.entries(day)):
                self._slip_day = day
        return False

    def streak(self, todays: Iterable[Entry]) -> int | None:
        """Whole days since an error last reached a receiver; None: none did within a year, or nobody looked yet."""
        if quality.has_reached(todays):
            return 0
        today = self.clock.now().date()
        if self._slip_day is None or self._looked_from != today:
            return None
        return (today - self._slip_day).days

    # What follows from a meeting ----------------------------------------------------------------------------------

    def outcomes(self, meeting_id: ItemId, then: Sequence[Reading], none: str = "") -> Outcome:
        """What a meeting has decided becomes items of their own, each with its line in the meeting's trail.

        Raises:
            Refused: neither items nor a reason why nothing follows, or both.
        """
        now, is_workday = self.clock.now(), self.settings.hours.is_workday
        for reading in then:
            refuse_without_title(reading.title)
        if bool(then) == bool(none.strip()):
            raise Refused(say=_("A decision yields at least one item, or the reason why nothing follows."))
        meeting = self._there(meeting_id)
        said = Said(Verb.ADDED, len(then), then[0].title) if then else Said(Verb.STEP_DONE, 1, meeting.title)
        children: list[Item] = []
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            sealed = sealed_in(tx, now.date())
            held = tx.item(meeting_id) or meeting
            line = None
            for reading in then:
                child = item_of(reading, tx.next_ref(now.year), (), now, is_workday).but(parent=held.id)
                child = child if line_of(child, BASIS) else with_line(child, BASIS, held.title)
                saved = tx.put_item(child)
                children.append(saved)
                tx.add_entry(added(saved, reading, now, sealed=sealed))
                line = tx.add_entry(amended(_decision(held, saved, now), sealed))
            place = _made_items(held)
            if place is not None:
                ticked = chain.ticked(held, place, now)
                facts: Data = (("step", held.steps[place].text), ("n", str(place + 1)))
                facts = (*facts, ("words", none.strip())) if none.strip() else facts
                held = self._write(tx, Verb.STEP_DONE, held, ticked, facts, now)
        self._tell(tx.changed)
        return Outcome(said, tuple(children) or (held,), line)

    # Not right the first time -------------------------------------------------------------------------------------

    def returned(self, item_id: ItemId, why: str, cause: Cause = Cause.OTHER) -> Outcome:
        """Sent back for correction by whoever read it: it is to be read again, and counts as not right at once."""

        def back(item: Item) -> Item:
            states.need_open(item)
            if not why.strip():
                raise Refused(say=_("What is to be corrected? A word or two."))
            steps = tuple(
                step.but(done_at=None, entry=None) if step.gate is Gate.SECOND_READ else step for step in item.steps
            )
            return item.but(steps=steps)

        facts: Data = (("why", why.strip()), ("cause", cause.value))
        return self._act(Verb.RETURNED, (item_id,), back, lambda _before, _after: facts, always=True)

    def error(
        self,
        text: str,
        caught: Caught = Caught.US,
        cause: Cause = Cause.OTHER,
        rule: str = "",
        about: ItemId | None = None,
    ) -> Outcome:
        """Write an error down: what, where it was caught, why it happened, and the rule that was changed."""
        now = self.clock.now()
        if not text.strip():
            raise Refused(say=_("What went wrong? A word or two."))
        facts: Data = (("caught", caught.value), ("cause", cause.value))
        facts = (*facts, ("rule", rule.strip())) if rule.strip() else facts
        return self._noted(Entry(now, now, EntryKind.ERROR, text.strip(), data=facts), about)

    def rule_changed(self, slip: EntryId, rule: str) -> Outcome:
        """What was changed so that an error does not come again.

        Raises:
            NotFound: there is no such error.
        """
        now = self.clock.now()
        known = next((found for found in self.slips() if found.entry.id == slip), None)
        if known is None:
            raise NotFound(ref=str(slip))
        if not rule.strip():
            raise Refused(say=_("Which rule was changed? A word or two."))
        facts: Data = (("closes", str(slip)), ("rule", rule.strip()))
        return self._noted(Entry(now, now, EntryKind.LESSON, rule.strip(), data=facts), known.entry.item)

    def _noted(self, entry: Entry, about: ItemId | None) -> Outcome:
        said = Said(NOTED, 1, entry.text)
        with self.store.transaction("entry.noted", say=said.as_mapping()) as tx:
            item = tx.item(about) if about is not None else None
            if item is not None:
                entry = entry.but(item=item.id, ref=item.ref, title=item.title, restricted=item.restricted)
            saved = tx.add_entry(amended(entry, sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (item,) if item is not None else (), saved)

    # Looking back: walked through only when somebody asks ---------------------------------------------------------

    def slips(self) -> list[Slip]:
        """Every error that was written down, oldest first."""
        kinds = (EntryKind.ERROR, EntryKind.LESSON)
        told = [entry for entry in self.store.entries_of_kinds(kinds) if entry.kind is kinds[0] or entry.fact("closes")]
        return quality.slips(as_by_now(self.store, told))

    def rates(self, first: date, last: date) -> list[Rate]:
        """Right the first time, and excellent, by the kind of work, for what was closed between two days."""
        closed = quality.closed_in(self.store.items().values(), first, last)
        back = [item for item in closed if quality.came_back(self.trail(item.id))]
        return quality.rates(closed, back)

    def loop(self, first: date, last: date) -> Loop:
        """How far what others asked for between two days has come: placed, with a result, told."""
        days = (first + timedelta(days=n) for n in range((min(last, self.clock.now().date()) - first).days + 1))
        entries = (entry for day in days for entry in self.entries(day) if entry.verb in _RECEIVED)
        ids = dict.fromkeys(entry.item for entry in entries if entry.item is not None)
        return quality.loop_of(item for item in map(self.store.item, ids) if item is not None)

    def _there(self, item_id: ItemId) -> Item:
        item = self.store.item(item_id)
        if item is None:
            raise NotFound(ref=str(item_id))
        return item


def _decision(meeting: Item, child: Item, now: datetime) -> Entry:
    """The line in the meeting's trail which says what became of a decision."""
    text = f"{child.ref} {child.title}"
    data: Data = (("decider", meeting.title), ("items", child.ref))
    people = (child.lead,) if child.lead else ()
    line = Entry(now, now, EntryKind.DECISION, text, item=meeting.id, ref=meeting.ref, title=meeting.title, data=data)
    return line.but(people=people, restricted=meeting.restricted or child.restricted)


def _made_items(meeting: Item) -> int | None:
    """The step of a meeting which is done when its decisions are items."""
    return next(
        (n for n, step in chain.open_steps(meeting) if step.gate is Gate.ACT and step.phase is Phase.AFTER), None
    )
