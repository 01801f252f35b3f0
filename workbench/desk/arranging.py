"""Verbs which arrange a day and what is longer: accept a plan, lay a slipped day out anew, pull down, prepare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime

from workbench.desk.act import Verbs, when_fact
from workbench.desk.values import Outcome
from workbench.domain import chain, lookahead, placing, states
from workbench.domain.derive import length
from workbench.domain.entry import Data, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item, State, Step
from workbench.domain.lines import OF_STEP, line_of, with_line
from workbench.domain.periods import Period, Scale, period, period_of, pulled, pushed
from workbench.domain.placing import Proposal
from workbench.domain.said import Said
from workbench.domain.when import day_of
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.store.store import Tx


class ArrangingVerbs(Verbs):
    """Everything that places several matters at once, or one into something longer than a day."""

    def buffer_minutes(self, day: date) -> int:
        """Minutes of a day that are kept free."""
        raise NotImplementedError

    # A day --------------------------------------------------------------------------------------------------------

    def propose(self, day: date | None = None) -> Proposal:
        """A place for everything of a day that has none; nothing is changed before `arrange`."""
        now = self.clock.now()
        chosen = day or now.date()
        return placing.plan(self._of_day(chosen), chosen, now, self.settings.hours, self.buffer_minutes(chosen))

    def propose_reflow(self, day: date | None = None) -> Proposal:
        """The blocks of a day that slipped, laid out anew; nothing is changed before `arrange`."""
        now = self.clock.now()
        chosen = day or now.date()
        return placing.reflow(self._of_day(chosen), chosen, now, self.settings.hours)

    def _of_day(self, day: date) -> list[Item]:
        self.poll()
        near = self._pool_of(day).near.values()
        return list({item.id: item for item in (*near, *self._running())}.values())

    def arrange(self, proposal: Proposal) -> Outcome:
        """Do what was proposed, as one step.

        Raises:
            Refused: nothing was proposed, or an item stands elsewhere by now; nothing was changed.
        """
        slots = {slot.item: slot for slot in proposal.slots}
        freed = {left.item: left for left in proposal.freed}
        if proposal.is_empty:
            raise Refused(say=_("There is nothing to place."))

        def put(item: Item) -> Item:
            told = slots[item.id] if item.id in slots else freed[item.id]
            if item.at != told.was or item.fixed or item.started_at is not None:
                raise Refused(say=_("“{title}” has changed meanwhile; make the plan again.").format(title=item.title))
            if item.id in slots:
                return states.planned(item, slots[item.id].start, slots[item.id].end)
            return states.unplanned(item, proposal.day)

        ids = [*slots, *freed]
        return self._act(Verb.ARRANGED, ids, put, _placed_facts, (("day", proposal.day.isoformat()),))

    # Longer than a day --------------------------------------------------------------------------------------------

    def plan_for(self, ids: Sequence[ItemId], to: Period) -> Outcome:
        """Plan items for a period: a day, or a week, month, quarter or year of which the day is still open."""
        if to.last < self.clock.now().date():
            raise Refused(say=_("That period is over."))
        return self._act(
            Verb.PLANNED,
            ids,
            lambda item: _for_period(item, to),
            _placed_facts,
            _said_of(to),
        )

    def plan_on(self, ids: Sequence[ItemId], day: date) -> Outcome:
        """Move items to a day; what has a time keeps it."""

        def moved(item: Item) -> Item:
            if not isinstance(item.at, datetime):
                return states.planned(item, day)
            by = day - item.at.date()
            until = item.until + by if item.until is not None else None
            return states.planned(item, item.at + by, until, fixed=item.fixed)

        return self._act(Verb.PLANNED, ids, moved, _placed_facts, (("at", day.isoformat()),))

    def pull_down(self, ids: Sequence[ItemId], towards: date) -> Outcome:
        """From the year to a quarter, a month, a week, a day: at `towards`, where that lies within what it had."""
        today = self.clock.now().date()
        return self._moved(ids, lambda item: _ahead(pulled(_longer(item), towards), today))

    def push_up(self, ids: Sequence[ItemId]) -> Outcome:
        """From a day to its week, its month, its quarter, its year."""
        today = self.clock.now().date()
        return self._moved(ids, lambda item: pushed(period_of(item), today))

    def _moved(self, ids: Sequence[ItemId], to: Callable[[Item], Period]) -> Outcome:
        first = self.store.item(ids[0]) if len(ids) == 1 else None
        said = _said_of(to(first)) if first is not None else ()
        return self._act(Verb.PLANNED, ids, lambda item: _for_period(item, to(item)), _placed_facts, said)

    # Beforehand ---------------------------------------------------------------------------------------------------

    def prepare(self, item_id: ItemId) -> Outcome:
        """Pull what comes first of a matter into today.

        An appointment stays where it is: its first step becomes an item of today, and is ticked off with it. Anything
        else is planned for today itself.
        """
        now = self.clock.now()
        item = self.store.item(item_id)
        if item is None:
            raise Refused(say=_("The item is no longer there."))
        states.need_open(item)
        if not (item.fixed or item.attend):
            return self._act(Verb.PLANNED, (item_id,), lambda one: states.planned(one, now.date()), _placed_facts)
        said = Said(Verb.PREPARED, 1, item.title)
        with self.store.transaction("item.prepared", say=said.as_mapping()) as tx:
            before = tx.item(item_id)
            if before is None:
                raise Refused(say=_("The item is no longer there."))
            place = lookahead.first_step(before)
            after = before
            if place is None:
                place = len(before.steps)
                after = before.but(steps=(*before.steps, Step(_("Prepare"))))
            step = after.steps[place]
            after = chain.put_step(after, place, step.but(due=now.date()))
            saved = self._write(tx, Verb.PREPARED, before, after, (("step", step.text),), now)
            child = tx.put_item(_first_part(saved, place, tx.next_ref(now.year), now))
            tx.add_entry(self._event(tx, Verb.ADDED, child, (), now))
        self._tell(tx.changed)
        return Outcome(said, (child, saved))

    def _write(self, tx: Tx, verb: Verb, before: Item, after: Item, facts: Data, now: datetime) -> Item:
        saved = super()._write(tx, verb, before, after, facts, now)
        if verb is Verb.DONE and saved.parent is not None and line_of(saved, OF_STEP):
            self._tick_parent(tx, saved, now)
        return saved

    def _tick_parent(self, tx: Tx, child: Item, now: datetime) -> None:
        """What was pulled forward is done: so is the step it came from, unless that asks for more than a tick."""
        parent = tx.item(child.parent) if child.parent is not None else None
        text = line_of(child, OF_STEP)
        place = next(
            (n for n, step in chain.open_steps(parent) if step.text == text) if parent is not None else iter(()), None
        )
        if parent is None or place is None:
            return
        with suppress(Refused):
            ticked = chain.ticked(parent, place, now, None, self.settings.me)
            self._write(tx, Verb.STEP_DONE, parent, ticked, (("step", text or ""), ("n", str(place + 1))), now)


def _for_period(item: Item, to: Period) -> Item:
    if to.scale is Scale.DAY:
        return states.planned(item, to.first)
    if item.fixed:
        raise Refused(say=_("“{title}” is an appointment: it has its time.").format(title=item.title))
    return states.planned(item, to.first, to.last)


def _said_of(to: Period) -> Data:
    return (("at", to.first.isoformat()), ("until", to.last.isoformat() if to.scale is not Scale.DAY else ""))


def _longer(item: Item) -> Period | None:
    """The period an item is planned for; what only has a deadline comes down from its month."""
    found = period_of(item)
    if found is None and item.due is not None:
        return period(Scale.MONTH, day_of(item.due))
    return found


def _ahead(found: Period, today: date) -> Period:
    """The same kind of period, not over yet."""
    return found if found.last >= today else period(found.scale, today)


def _first_part(parent: Item, place: int, ref: str, now: datetime) -> Item:
    """The first step of a matter as an item of today."""
    step = parent.steps[place]
    title = f"{step.text}: {parent.title}"
    child = Item(
        ref=ref,
        title=title,
        created_at=now,
        updated_at=now,
        state=State.ACTIVE,
        urgent=bool(parent.urgent),
        important=True if parent.important is None else parent.important,
        lead=ME,
        area=parent.area,
        at=now.date(),
        due=lookahead.target(parent),
        parent=parent.id,
        domain=parent.domain,
        restricted=parent.restricted,
    )
    return with_line(child, OF_STEP, step.text)


def _placed_facts(before: Item, after: Item) -> Data:
    return (
        ("at", when_fact(after.at)),
        ("until", when_fact(after.until)),
        ("from", when_fact(before.at)),
        ("minutes", str(length(after))),
    )
