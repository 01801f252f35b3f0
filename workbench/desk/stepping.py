"""Verbs about the steps of a matter: tick, add, move, send to many, pass on, stamp a rung of the ladder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended
from workbench.desk.values import Outcome
from workbench.domain import chain, ladder, matrix
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.gates import hold_sending
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Gate, Item, Step
from workbench.domain.ladder import Level
from workbench.domain.said import Said
from workbench.domain.states import kept, need_open
from workbench.errors import NotFound, Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.store.store import Tx

RUNG_KINDS = {
    Gate.INSTRUCT: EntryKind.INSTRUCTION,
    Gate.CHECK: EntryKind.CHECK,
    Gate.CLARIFY: EntryKind.CHECK,
    Gate.ACT: EntryKind.PROGRESS,
    Gate.RESULT: EntryKind.PROGRESS,
}
"""As what the line of a rung stands in the diary."""


class SteppingVerbs(Verbs):
    """Everything that is done to the parts of a matter."""

    # One step -----------------------------------------------------------------------------------------------------

    def step(self, item_id: ItemId, index: int, done: bool, who: str | None = None, words: str = "") -> Outcome:
        """Tick a step off, or take the tick back."""
        return self.tick(item_id, (index,), who, words) if done else self.untick(item_id, index)

    def tick(self, item_id: ItemId, places: Sequence[int], who: str | None = None, words: str = "") -> Outcome:
        """Tick steps off, with who did it and a line about it: against what it was checked, what they said of it.

        Raises:
            Refused: no such step, a second reader who is the drafter, or a rung, which takes a line of its own.
        """
        now, me = self.clock.now(), self.settings.me

        def ticked(item: Item) -> Item:
            for place in places:
                hold_sending(item, chain.step_at(item, place))
                item = chain.ticked(item, place, now, who, me)
            return item

        def facts(item: Item) -> Data:
            done = _(", ").join(item.steps[place].text for place in places)
            said = (("step", done), ("n", _(", ").join(str(place + 1) for place in places)))
            named = (("who", who.strip()),) if who and who.strip() else ()
            return (*said, *named, *((("words", words.strip()),) if words.strip() else ()))

        return self._linked(Verb.STEP_DONE, item_id, ticked, facts, places)

    def untick(self, item_id: ItemId, index: int) -> Outcome:
        """A step is open again."""
        is_workday = self.settings.hours.is_workday
        return self._act(
            Verb.STEP_UNDONE,
            (item_id,),
            lambda item: chain.unticked(item, index, is_workday),
            lambda _before, after: (("step", after.steps[index].text), ("n", str(index + 1))),
        )

    def add_step(self, item_id: ItemId, step: Step) -> Outcome:
        """One step more. What hangs on the item's date gets its day."""
        if not step.text.strip():
            raise Refused(say=_("A step needs a word or two: what is to be done?"))
        is_workday = self.settings.hours.is_workday

        def added(item: Item) -> Item:
            need_open(item)
            return item.but(steps=(*item.steps, *chain.dated((step,), chain.anchor(item), is_workday)))

        return self._act(Verb.EDITED, (item_id,), added, _steps_changed)

    def move_step(self, item_id: ItemId, index: int, to: date | None) -> Outcome:
        """Give a step another day; it keeps its distance from there when the whole chain moves."""

        def moved(item: Item) -> Item:
            step, start = chain.step_at(item, index), chain.anchor(item)
            hangs = step.offset is not None and to is not None and start is not None
            offset = (to - start).days if hangs and to is not None and start is not None else None
            return chain.put_step(item, index, step.but(due=to, offset=offset))

        return self._act(Verb.EDITED, (item_id,), moved, _steps_changed)

    def drop_step(self, item_id: ItemId, index: int) -> Outcome:
        """A step less. What is done is history, and a rung belongs to its ladder: neither goes.

        Raises:
            Refused: it is done, or a rung.
        """

        def dropped(item: Item) -> Item:
            step = chain.step_at(item, index)
            if step.done_at is not None:
                raise Refused(say=_("“{step}” is done, and stays. Take the tick back first.").format(step=step.text))
            if ladder.is_rung(item, step):
                raise Refused(
                    say=_("“{step}” is a rung of a matter that is followed; it stays.").format(step=step.text)
                )
            return item.but(steps=(*item.steps[:index], *item.steps[index + 1 :]))

        return self._act(Verb.EDITED, (item_id,), dropped, _steps_changed)

    # To many ------------------------------------------------------------------------------------------------------

    def send(
        self, item_id: ItemId, names: Sequence[str], gate: Gate = Gate.UNIT_REPLY, due: date | None = None
    ) -> Outcome:
        """A step for each recipient: to answer, to be told, to be asked beforehand, to read one after the other."""
        now = self.clock.now()

        def sent(item: Item) -> Item:
            need_open(item)
            return matrix.sent(item, names, gate, now, due)

        def facts(before: Item, after: Item) -> Data:
            new = after.steps[len(before.steps) :]
            named = _(", ").join(step.text for step in new)
            return (("gate", gate.value), ("names", named), ("n", str(len(new))))

        return self._act(Verb.SENT, (item_id,), sent, facts)

    def unit_replied(self, item_id: ItemId, index: int, words: str = "") -> Outcome:
        """A unit has answered, with what it said."""
        now = self.clock.now()

        def entry(item: Item) -> Entry:
            step = chain.step_at(item, index)
            said = words.strip() or _("has replied")
            text = _("{who}: {why}").format(who=step.owner or step.text, why=said)
            return self._line(EntryKind.REPLY, item, text, now).but(units=(step.owner or step.text,))

        return self._with_line(Verb.STEP_DONE, item_id, lambda item: chain.ticked(item, index, now), entry, index)

    def chase_units(self, item_id: ItemId, units: Sequence[str] = (), words: str = "") -> Outcome:
        """Ask again whoever has not answered, or those named: a line in the diary for each.

        Raises:
            Refused: everybody has answered, or nobody was asked.
        """
        now = self.clock.now()
        before = self._known(item_id)
        cells = matrix.unanswered(matrix.matrix(before, now.date(), self.store.entries_of(item_id)))
        wanted = [cell for cell in cells if not units or cell.unit in units]
        if not wanted:
            raise Refused(say=_("Nobody owes an answer on “{title}”.").format(title=before.title))
        said = Said(Verb.REMINDED, 1, before.title, (("who", _(", ").join(cell.unit for cell in wanted)),))
        with self.store.transaction("item.reminded", say=said.as_mapping()) as tx:
            fresh = self._held(tx, item_id)
            for cell in wanted:
                text = _("asked {who} again, time {n}").format(who=cell.unit, n=cell.chased + 1)
                text = _("{who}: {why}").format(who=text, why=words.strip()) if words.strip() else text
                line = self._line(EntryKind.CHASE, fresh, text, now).but(units=(cell.unit,))
                tx.add_entry(amended(line, sealed_in(tx, now.date())))
            saved = tx.put_item(fresh.but(updated_at=now))
        self._tell(tx.changed)
        return Outcome(said, (saved,))

    def route(self, item_id: ItemId, to: str | None = None, words: str = "") -> Outcome:
        """The paper back from where it lies, with what was written on it, and on to the next desk."""
        now = self.clock.now()

        def facts(before: Item, after: Item) -> Data:
            lay, lies = matrix.on_desk_of(before, now), matrix.on_desk_of(after, now)
            said: Data = (("who", lies.who if lies is not None else ""),)
            if lay is not None:
                said = (*said, ("from", lay.who), ("days", str(lay.days)))
            return (*said, ("words", words.strip())) if words.strip() else said

        return self._act(Verb.ROUTED, (item_id,), lambda item: matrix.passed_on(item, to, now), facts)

    # The ladder ---------------------------------------------------------------------------------------------------

    def stamp(self, item_id: ItemId, said: str, gate: Gate | None = None, level: Level | None = None) -> Outcome:
        """Stamp a rung of a matter that is followed, the next one where none is named, with its line in the diary."""
        now = self.clock.now()
        before = self._known(item_id)
        rung = gate or ladder.next_rung(before) or Gate.CHECK

        def entry(item: Item) -> Entry:
            facts: Data = (("rung", rung.value), *((("level", level.value),) if level is not None else ()))
            return self._line(RUNG_KINDS[rung], item, said.strip(), now).but(data=facts)

        def stamped(item: Item) -> Item:
            need_open(item)
            return ladder.stamped(item, rung, said, now, level=level)

        place = ladder.place(ladder.with_rungs(before), rung) if before.tracked is not None else 0
        return self._with_line(Verb.STEP_DONE, item_id, stamped, entry, place)

    # Shared -------------------------------------------------------------------------------------------------------

    def _known(self, item_id: ItemId) -> Item:
        item = self.store.item(item_id)
        if item is None:
            raise NotFound(ref=str(item_id))
        return item

    def _held(self, tx: Tx, item_id: ItemId) -> Item:
        item = tx.item(item_id)
        if item is None:
            raise NotFound(ref=str(item_id))
        return item

    def _line(self, kind: EntryKind, item: Item, text: str, now: datetime) -> Entry:
        return Entry(now, now, kind, text, item=item.id, ref=item.ref, title=item.title, restricted=item.restricted)

    def _linked(
        self,
        verb: Verb,
        item_id: ItemId,
        change: Callable[[Item], Item],
        facts: Callable[[Item], Data],
        places: Sequence[int],
    ) -> Outcome:
        """Change steps, with an event to which they point: who did it, and against what, is read from there."""
        now = self.clock.now()

        def entry(item: Item) -> Entry:
            from workbench.desk.captured import event

            return event(verb, item, facts(item), now)

        return self._with_line(verb, item_id, change, entry, *places)

    def _with_line(
        self,
        verb: Verb,
        item_id: ItemId,
        change: Callable[[Item], Item],
        entry: Callable[[Item], Entry],
        *places: int,
    ) -> Outcome:
        """Change an item and write the line about it; the steps at `places` point to the line."""
        now = self.clock.now()
        said = Said(verb, 1, self._known(item_id).title)
        with self.store.transaction(f"item.{verb}", say=said.as_mapping()) as tx:
            before = self._held(tx, item_id)
            after = self._brought(before, kept(change(before), now.date()))
            line = tx.add_entry(amended(entry(after), sealed_in(tx, now.date())))
            saved = tx.put_item(_pointing(after, places, line.id).but(updated_at=now))
        self._tell(tx.changed)
        return Outcome(said, (saved,), line)


def _pointing(item: Item, places: Sequence[int], line: EntryId) -> Item:
    for place in places:
        item = chain.put_step(item, place, item.steps[place].but(entry=line))
    return item


def _steps_changed(_before: Item, _after: Item) -> Data:
    return (("fields", "steps"),)
