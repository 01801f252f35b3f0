"""The three things that a day is about (今日三件大事): chosen in the morning, kept with the day."""

from __future__ import annotations

from datetime import date

from workbench.desk.act import Verbs
from workbench.desk.values import Outcome
from workbench.domain import brief
from workbench.domain.day import Day, day_id
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.domain.said import Said
from workbench.errors import NotFound, Refused
from workbench.i18n import _, ngettext


class PickingVerbs(Verbs):
    """Choosing what today is about."""

    def picks(self) -> tuple[ItemId, ...]:
        """What today is about, as chosen; what was done since has made room."""
        return self._standing(self.store.day(self.clock.now().date()))

    def pick(self, item_id: ItemId) -> Outcome:
        """Make an item one of the things that today is about, or take it off again.

        Raises:
            NotFound.
            Refused: three are chosen already, the item is at an end, or the day is closed.
        """
        now = self.clock.now()
        today = now.date()
        said = self._picked_words(item_id, today)
        with self.store.transaction("day.picked", say=said.as_mapping()) as tx:
            item = tx.item(item_id)
            if item is None:
                raise NotFound(ref=str(item_id))
            record = tx.day(today) or Day(today, day_id(today))
            picks = brief.picked(self._standing(record), item_id)
            if item_id in picks:
                _may_pick(item, record, len(picks))
            tx.put_day(record.but(picks=picks))
            tx.add_entry(self._event(tx, Verb(said.verb), item, (), now))
        self._tell(tx.changed)
        return Outcome(said, (item,))

    def _picked_words(self, item_id: ItemId, today: date) -> Said:
        item = self.store.item(item_id)
        verb = Verb.UNPICKED if item_id in self._standing(self.store.day(today)) else Verb.PICKED
        return Said(verb, 1, item.title if item is not None else "")

    def _standing(self, record: Day | None) -> tuple[ItemId, ...]:
        """The picks that are still to be done: one that is done has made room, and stands in the diary."""
        held = ((pick, self.store.item(pick)) for pick in (record.picks if record is not None else ()))
        return tuple(pick for pick, item in held if item is not None and not _is_over(item))


def _may_pick(item: Item, record: Day, count: int) -> None:
    if record.is_sealed:
        raise Refused(say=_("Today is closed already; `undo` opens it again."))
    if _is_over(item):
        raise Refused(say=_("“{title}” is at an end.").format(title=item.title))
    if count > brief.PICKS:
        n = brief.PICKS
        words = ngettext(
            "A day is about {n} thing. Take it off first.", "A day is about {n} things. Take one off first.", n
        )
        raise Refused(say=words.format(n=n))


def _is_over(item: Item) -> bool:
    return item.state in (State.DONE, State.CLOSED, State.DROPPED)
