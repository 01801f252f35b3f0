"""Verbs about what comes again: routines make their items, items that repeat make the next one, and both only once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended, event
from workbench.desk.values import Outcome
from workbench.domain.again import again, next_item
from workbench.domain.born import after_making, born, due_now, skipped_to, still_to_come
from workbench.domain.entry import Data, Entry, Verb
from workbench.domain.ids import RoutineId
from workbench.domain.item import Item
from workbench.domain.occurrence import Occurrence, check_rule
from workbench.domain.routine import Routine
from workbench.domain.said import UNCHANGED, Said
from workbench.errors import NotFound, Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.periods import Period
    from workbench.store.store import Tx

_SHARED = ("title", "rule", "start", "roll", "lead_days", "defaults", "steps", "standard", "basis", "quota", "active")
"""What a file says of a routine. A first day that it does not name stays the one that is known."""
_TIMING = ("rule", "start", "roll")
"""Fields after whose change nothing is made for days gone by."""
_KEEPS_VERSION = frozenset({"active", "reviewed_on", "tested_on", "made_until", "made", "key", "version", "id"})
"""Fields which say nothing of how the work is done."""


class RoutineVerbs(Verbs):
    """Make what is due, keep the book of routines."""

    # What comes again ---------------------------------------------------------------------------------------------

    def make_due(self) -> Outcome | None:
        """Make the items that the routines owe by today; None where they owe none, or the desk may only be read.

        Which items there are depends on the days alone, never on when the desk was opened: what was missed while it
        was closed is made now, each day's once, by whichever process comes first.
        """
        if self.store.status.read_only or not self._owing(self.store.routines().values()):
            return None
        now = self.clock.now()
        is_workday = self.settings.hours.is_workday
        made: list[Item] = []
        with self.store.transaction("routine.made", say=self._said_made(now)) as tx:
            for routine in self._fresh(tx):
                pairs: list[tuple[Occurrence, Item]] = []
                for occurrence in due_now(routine, now.date(), is_workday):
                    item = tx.put_item(born(routine, occurrence, tx.next_ref(now.year), now, is_workday))
                    tx.add_entry(self._event(tx, Verb.MADE, item, _made_facts(routine, occurrence), now))
                    pairs.append((occurrence, item))
                if pairs:
                    tx.put_routine(after_making(routine, pairs))
                    made += [item for _occurrence, item in pairs]
        if not made:  # another process was quicker
            return None
        self._tell(tx.changed)
        return Outcome(Said(Verb.MADE, len(made), made[0].title), tuple(made))

    def _said_made(self, now: datetime) -> dict[str, str | int]:
        owing = self._owing(self.store.routines().values())
        is_workday = self.settings.hours.is_workday
        count = sum(len(due_now(routine, now.date(), is_workday)) for routine in owing)
        return Said(Verb.MADE, count, owing[0].title if owing else "").as_mapping()

    def _owing(self, routines: Iterable[Routine]) -> list[Routine]:
        today, is_workday = self.clock.now().date(), self.settings.hours.is_workday
        return [routine for routine in routines if due_now(routine, today, is_workday)]

    def _fresh(self, tx: Tx) -> list[Routine]:
        """The routines as they are under the lock, in the order in which they were written down."""
        found = (tx.routine(routine_id) for routine_id in sorted(self.store.routines()))
        return [routine for routine in found if routine is not None]

    def _write(self, tx: Tx, verb: Verb, before: Item, after: Item, facts: Data, now: datetime) -> Item:
        """An item that repeats and is done hands its rule on to the next one, in the same transaction.

        So a series has one open end, whoever finishes it, however often it is reopened and finished again.
        """
        if verb is not Verb.DONE or before.repeat is None:
            return super()._write(tx, verb, before, after, facts, now)
        is_workday = self.settings.hours.is_workday
        to = again(before, now.date(), is_workday)
        if to is None:
            return super()._write(tx, verb, before, after, facts, now)
        ref = tx.next_ref(now.year)
        said = (("next", to.at.isoformat()), ("next_ref", ref))
        saved = super()._write(tx, verb, before, after.but(repeat=None), (*facts, *said), now)
        tx.put_item(next_item(before, to, ref, now, is_workday))
        return saved

    def _and_again(self, outcome: Outcome) -> Outcome:
        """What was done, with the day on which it comes again: worth a word while it is on the screen."""
        if len(outcome.items) != 1:
            return outcome
        done = [entry for entry in self.store.entries_of(outcome.item.id) if entry.verb is Verb.DONE]
        again = done[-1].fact("next") if done else None
        said = outcome.said
        return outcome.but(said=said.but(facts=(*said.facts, ("again", again)))) if again else outcome

    # The book -----------------------------------------------------------------------------------------------------

    def routines(self) -> tuple[Routine, ...]:
        """Every routine and procedure, in the order in which they were written down."""
        return tuple(routine for _id, routine in sorted(self.store.routines().items()))

    def find_routine(self, text: str) -> Routine:
        """The routine meant by its number, its key, or a piece of its title.

        Raises:
            NotFound: none, or several.
        """
        wanted = text.strip()
        known = self.routines()
        if wanted.isdecimal():
            found = [routine for routine in known if routine.id == int(wanted)]
        else:
            piece = wanted.casefold()
            same = [routine for routine in known if piece in (routine.title.casefold(), routine.key)]
            found = same or [routine for routine in known if piece and piece in routine.title.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            names = _(", ").join(f"{routine.id} {routine.title}" for routine in found[:5])
            raise Refused(say=_("“{text}” could be several routines: {names}.").format(text=wanted, names=names))
        raise Refused(say=_("There is no routine “{text}”. `workbench routine` lists them.").format(text=wanted))

    def still_to_come(self, whole: Period) -> list[Item]:
        """What the routines will make for the days of a period, as it will be: nothing of it is there yet."""
        now, is_workday = self.clock.now(), self.settings.hours.is_workday
        first = max(whole.first, now.date())
        return [item for one in self.routines() for item in still_to_come(one, first, whole.last, now, is_workday)]

    def history(self, routine: Routine) -> tuple[Item, ...]:
        """The items it made last, oldest first."""
        found = (self.store.item(item_id) for item_id in routine.made)
        return tuple(item for item in found if item is not None)

    def rules_for(self, item: Item) -> tuple[Routine, ...]:
        """The routines whose rules hold for an item: the one that made it, else those of its kind."""
        own = self.store.routines().get(item.routine) if item.routine is not None else None
        if own is not None:
            return (own,) if own.standard else ()
        kind = item.kind.value if item.kind is not None else None
        return tuple(each for each in self.routines() if each.standard and kind and each.default("kind") == kind)

    def add_routines(
        self, routines: Sequence[Routine], evidence: Iterable[Item] = ()
    ) -> tuple[Outcome, tuple[Routine, ...]]:
        """Write routines down, as one step; nothing is made for days gone by. `evidence` are items that ask for it.

        Raises:
            Refused: one has no title, or a rule that nothing can follow.
        """
        now = self.clock.now()
        for routine in routines:
            sound(routine)
        said = Said(Verb.ROUTINE_ADDED, len(routines), routines[0].title if routines else "")
        refs = ",".join(item.ref for item in evidence)
        facts: Data = (("evidence", refs),) if refs else ()
        saved: list[Routine] = []
        with self.store.transaction("routine.added", say=said.as_mapping()) as tx:
            for routine in routines:
                new = routine.but(id=RoutineId(0), version=1, start=routine.start or now.date(), made=())
                saved.append(tx.put_routine(skipped_to(new.but(made_until=None), now.date())))
                tx.add_entry(self._routine_event(tx, Verb.ROUTINE_ADDED, saved[-1], facts, now))
        self._tell(tx.changed)
        return Outcome(said), tuple(saved)

    def bring_routines(self, routines: Sequence[Routine]) -> tuple[Outcome, tuple[Routine, ...]]:
        """Take routines of a file in: one whose key (or, without one, whose title)
        is known becomes its next version, the others are new.

        Raises:
            Refused: one has no title, or a rule that nothing can follow.
        """
        known = {name: routine for routine in self.routines() for name in (routine.title, routine.key) if name}
        new = [routine for routine in routines if (routine.key or routine.title) not in known]
        changed = [(known[name], routine) for routine in routines if (name := routine.key or routine.title) in known]
        saved: list[Routine] = []
        outcome = Outcome(Said(UNCHANGED, 1, routines[0].title if routines else ""))
        for before, after in changed:
            said, routine = self.change_routine(before.id, **self.shared_fields(after))
            outcome = said if said.said.verb != UNCHANGED else outcome
            saved.append(routine)
        if new:
            outcome, added = self.add_routines(new)
            saved += added
        return outcome, tuple(saved)

    def shared_fields(self, routine: Routine) -> dict[str, Any]:
        """What a file says of a routine, to change one that is known."""
        return {name: value for name in _SHARED if (value := getattr(routine, name)) is not None or name != "start"}

    def start_routine(self, routine_id: RoutineId, day: date) -> Outcome:
        """Make an item of a routine or a procedure by hand, for a day: not one of its times, and counted with none.

        Raises:
            NotFound: there is no such routine.
        """
        now, is_workday = self.clock.now(), self.settings.hours.is_workday
        with self.store.transaction("routine.started", say=self._said_routine(Verb.MADE, routine_id)) as tx:
            routine = tx.routine(routine_id)
            if routine is None:
                raise NotFound(ref=str(routine_id))
            occurrence = Occurrence(day, day)
            made = born(routine, occurrence, tx.next_ref(now.year), now, is_workday)
            item = tx.put_item(made.but(occurrence=None))
            tx.add_entry(self._event(tx, Verb.MADE, item, _made_facts(routine, occurrence), now))
            tx.put_routine(after_making(routine, [(occurrence, item)]).but(made_until=routine.made_until))
        self._tell(tx.changed)
        return Outcome(Said(Verb.MADE, 1, item.title), (item,))

    def change_routine(self, routine_id: RoutineId, **fields: Any) -> tuple[Outcome, Routine]:
        """Set fields of a routine. What changes how the work is done makes the next version; items keep theirs.

        Raises:
            NotFound, Refused.
        """
        now = self.clock.now()
        verb = _verb_of(fields)
        with self.store.transaction(f"routine.{verb}", say=self._said_routine(verb, routine_id)) as tx:
            before = tx.routine(routine_id)
            if before is None:
                raise NotFound(ref=str(routine_id))
            after = self._changed(before, fields, now.date())
            if after != before:
                after = tx.put_routine(after)
                names = [name for name in fields if getattr(before, name) != getattr(after, name)]
                facts = (("fields", ",".join(names)), ("version", str(after.version)))
                tx.add_entry(self._routine_event(tx, verb, after, facts, now))
        self._tell(tx.changed)
        said = Said(verb if after != before else UNCHANGED, 1, after.title)
        return Outcome(said), after

    def _changed(self, before: Routine, fields: dict[str, Any], today: date) -> Routine:
        after = before.but(**fields)
        sound(after)
        moved = [name for name in fields if getattr(before, name) != getattr(after, name)]
        if any(name in _TIMING for name in moved) or ("active" in moved and after.active):
            after = skipped_to(after, today)
        if set(moved) - _KEEPS_VERSION:
            after = after.but(version=before.version + 1)
        return after

    def _said_routine(self, verb: Verb, routine_id: RoutineId) -> dict[str, str | int]:
        routine = self.store.routines().get(routine_id)
        return Said(verb, 1, routine.title if routine is not None else "").as_mapping()

    def _routine_event(self, tx: Tx, verb: Verb, routine: Routine, facts: Data, now: datetime) -> Entry:
        said = event(verb, None, (("routine", str(routine.id)), *facts), now).but(title=routine.title)
        return amended(said, sealed_in(tx, now.date()))


def sound(routine: Routine) -> None:
    """Raise `Refused` where a routine has no title, or a rule that nothing can follow."""
    if not routine.title.strip():
        raise Refused(say=_("A routine needs at least one word of title."))
    if routine.rule is None:
        return
    try:
        check_rule(routine.rule)
    except ValueError:
        raise Refused(
            say=_("“{rule}” is no rule that can be followed; write one such as FREQ=MONTHLY;BYMONTHDAY=-1.").format(
                rule=routine.rule
            )
        ) from None


def _verb_of(fields: dict[str, Any]) -> Verb:
    if fields.keys() == {"active"}:
        return Verb.ROUTINE_RESUMED if fields["active"] else Verb.ROUTINE_PAUSED
    if fields.keys() == {"reviewed_on"}:
        return Verb.ROUTINE_REVIEWED
    return Verb.ROUTINE_CHANGED


def _made_facts(routine: Routine, occurrence: Occurrence) -> Data:
    return (
        ("routine", str(routine.id)),
        ("version", str(routine.version)),
        ("of", occurrence.named.isoformat()),
    )
