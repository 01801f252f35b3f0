"""Verbs of the focus list: what the leadership is thinking about, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import added, item_of, refuse_without_title, said_added
from workbench.desk.values import Outcome
from workbench.domain import focus as focusing
from workbench.domain.derive import is_open
from workbench.domain.entry import Data, Verb
from workbench.domain.focus import FocusView
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Side, Source
from workbench.domain.lines import line_of
from workbench.domain.reading import Reading
from workbench.domain.sides import sided
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping


RECENT = 300
"""So many of the newest items are looked at for the side from which somebody asks: a big desk is asked no more."""


class _Known:
    """The focus list and what belongs to each, as items change."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.focuses: dict[ItemId, str] = {}
        self.linked: dict[str, set[ItemId]] = {}
        self._links: dict[ItemId, str] = {}
        for item in items:
            self._take(item)

    def update(self, changed: frozenset[ItemId], items: Mapping[ItemId, Item]) -> None:
        for item_id in changed:
            self.focuses.pop(item_id, None)
            ref = self._links.pop(item_id, None)
            if ref is not None:
                self.linked[ref].discard(item_id)
            item = items.get(item_id)
            if item is not None:
                self._take(item)

    def _take(self, item: Item) -> None:
        if focusing.is_focus(item):
            self.focuses[item.id] = item.ref
        ref = focusing.linked_to(item) if is_open(item) else None
        if ref is not None:
            self._links[item.id] = ref
            self.linked.setdefault(ref, set()).add(item.id)


class FocusVerbs(Verbs):
    """What is in focus, and what belongs to it."""

    _known_focus: _Known | None = None
    _sides: dict[str, Side] | None = None

    def _mind(self, changed: frozenset[ItemId], *, reloaded: bool) -> None:
        """Keep up with what has changed."""
        items = self.store.items()
        if reloaded:
            self._known_focus = None
        elif self._known_focus is not None:
            self._known_focus.update(changed, items)
        if reloaded or any((item := items.get(item_id)) is None or item.source is not None for item_id in changed):
            self._sides = None

    def _focus_list(self) -> _Known:
        """Made once, by going through what is open: only who has a focus list asks for it."""
        if self._known_focus is None:
            self._known_focus = _Known(list(self.store.open_items().values()))
        return self._known_focus

    # From which side ----------------------------------------------------------------------------------------------

    def side_of(self, who: str) -> Side | None:
        """From which side somebody asks: by the settings, else as it was stated among the newest items."""
        if self._sides is None:
            last = max(self.store.items(), default=0)
            newest = (self.store.item(ItemId(number)) for number in range(max(1, last - RECENT + 1), last + 1))
            known = (item.source for item in newest if item is not None and item.source is not None)
            self._sides = {source.who: source.side for source in known if source.side is not None}
        return dict(self.settings.people).get(who) or self._sides.get(who)

    def side(self, item_id: ItemId, side: Side) -> Outcome:
        """State it for whoever asked for an item, and for everything open that they ask for: it is remembered.

        Raises:
            Refused: nobody asked for it.
        """
        item = self.store.item(item_id)
        if item is None or item.source is None:
            raise Refused(say=_("Nobody asked for it: name the asker first, with ^."))
        who = item.source.who
        open_items = self.store.open_items().values()
        others = [it.id for it in open_items if it.source is not None and it.source.who == who and it.id != item_id]

        def stated(it: Item) -> Item:
            source = it.source or Source(who)
            return sided(it.but(source=source.but(side=side)), lambda _who: side)

        return self._act(Verb.EDITED, (item_id, *others), stated, lambda _before, _after: (("fields", "side"),))

    # The list -----------------------------------------------------------------------------------------------------

    def focuses(self) -> list[Item]:
        """The focus list, in the order in which it was made."""
        found = (self.store.item(item_id) for item_id in sorted(self._focus_list().focuses))
        return [item for item in found if item is not None]

    def focus_of(self, item: Item) -> Item | None:
        """The focus that an item belongs to, while it is on the list."""
        ref = focusing.linked_to(item)
        focus = self.store.item_by_ref(ref) if ref is not None else None
        return focus if focus is not None and focusing.is_focus(focus) else None

    def focus_title(self, item: Item) -> str:
        """Its title, or nothing."""
        focus = self.focus_of(item) if item.lines else None
        return focus.title if focus is not None else ""

    def linked(self, focus: Item) -> list[Item]:
        """The open items that belong to a focus, oldest first; also where it has come to its end."""
        ids = sorted(self._focus_list().linked.get(focus.ref, ()))
        return [item for item in map(self.store.item, ids) if item is not None]

    def focus_views(self) -> list[FocusView]:
        """The focus list with what was done for each of late: it reads the diary of a fortnight, and no more."""
        today = self.clock.now().date()
        touched: dict[str, date] = {}
        ended: dict[str, set[ItemId]] = {}
        for back in range(focusing.STALE_DAYS):
            day = today - timedelta(days=back)
            for entry in self.entries(day):
                item = self.store.item(entry.item) if entry.item is not None else None
                if item is None:
                    continue
                ref = item.ref if focusing.is_focus(item) else focusing.linked_to(item)
                if ref is not None:
                    touched.setdefault(ref, day)
                    if not is_open(item) and entry.verb in (Verb.DONE, Verb.REPLIED, Verb.DROPPED):
                        ended.setdefault(ref, set()).add(item.id)
        known = self._focus_list()
        return [
            FocusView(
                focus,
                len(known.linked.get(focus.ref, ())),
                len(ended.get(focus.ref, ())),
                touched.get(focus.ref),
            )
            for focus in self.focuses()
        ]

    def add_focus(self, reading: Reading, goal: str = "", measures: str = "") -> Outcome:
        """Put a matter on the focus list; `^` names the leader whose mind it is on.

        Raises:
            Refused: there are as many as a focus list holds, or a line without a word of title.
        """
        refuse_without_title(reading.title)
        self._refuse_too_many()
        now, hours = self.clock.now(), self.settings.hours
        said = said_added((reading,))
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            item = item_of(reading, tx.next_ref(now.year), (), now, hours.is_workday, self.settings.response)
            saved = tx.put_item(focusing.as_focus(item, now.date(), goal, measures))
            tx.add_entry(added(saved, reading, now, sealed=sealed_in(tx, now.date())))
        self._tell(tx.changed)
        return Outcome(said, (saved,))

    def focus_on(self, item_id: ItemId, goal: str = "", measures: str = "") -> Outcome:
        """Put an item that is there already on the focus list, or say its goal and measures."""
        item = self.store.item(item_id)
        if item is not None and not focusing.is_focus(item):
            self._refuse_too_many()
        today = self.clock.now().date()

        def facts(before: Item, after: Item) -> Data:
            changed = ["kind"] if before.kind is not after.kind else []
            changed += ["goal"] if goal else []
            changed += ["measures"] if measures else []
            return (("fields", ",".join(changed)),)

        def made(item: Item) -> Item:
            goal_now = goal or line_of(item, focusing.GOAL) or ""
            measures_now = measures or line_of(item, focusing.MEASURES) or ""
            return focusing.as_focus(focusing.unlinked(item), today, goal_now, measures_now)

        return self._act(Verb.EDITED, (item_id,), made, facts)

    def _refuse_too_many(self) -> None:
        there = self.focuses()
        if len(there) >= focusing.MOST:
            raise Refused(
                say=_("The focus list holds {n}: finish or drop one first, for example “{title}” ({ref}).").format(
                    n=focusing.MOST, title=there[0].title, ref=there[0].ref
                )
            )

    def link(self, ids: Sequence[ItemId], to: ItemId) -> Outcome:
        """Items belong to a focus: they are important by that, unless somebody has judged them otherwise."""
        focus = self.store.item(to)
        if focus is None:
            raise Refused(say=_("The item is no longer there."))
        facts: Data = (("focus", focus.title), ("to_ref", focus.ref))
        return self._act(
            Verb.LINKED,
            ids,
            lambda item: focusing.linked(item, focus),
            lambda _before, _after: facts,
            said_facts=(("focus", focus.title),),
        )

    def unlink(self, ids: Sequence[ItemId]) -> Outcome:
        """Items belong to no focus any more."""
        return self._act(Verb.UNLINKED, ids, focusing.unlinked)
