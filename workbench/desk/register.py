"""The register of decisions: what was asked for, what was taken down, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.desk.act import Verbs
from workbench.desk.sight import as_by_now
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.following import NO_ACTION
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item
from workbench.domain.lines import line_of


class Ruling(Frozen):
    """A decision: still open, or with its answer and what followed from it."""

    decider: str
    question: str
    asked_on: date
    ref: str = ""
    """The item that was put for decision; none for a decision that nobody here asked for."""
    options: tuple[str, ...] = ()
    advice: str | None = None
    answered_on: date | None = None
    answer: str | None = None
    items: tuple[Item, ...] = ()
    """What follows from it."""
    none: str | None = None
    """Why nothing follows."""
    restricted: bool = False

    @property
    def done(self) -> int:
        """How many of the items are done."""
        return sum(not is_open(item) for item in self.items)

    @property
    def is_loose(self) -> bool:
        """Decided, and nobody said what follows or why nothing does."""
        return self.answered_on is not None and not self.items and not self.none


class Register(Verbs):
    """Reading the register. It changes nothing, and is walked through only when somebody asks for it."""

    def rulings(self) -> list[Ruling]:
        """Every decision, the open ones first, the oldest first among them; then the answered ones, newest first."""
        items = list(self.store.items().values())
        children: dict[int, list[Item]] = {}
        for item in items:
            if item.parent is not None:
                children.setdefault(item.parent, []).append(item)
        found = [_of_item(item, children.get(item.id, [])) for item in items if item.decision is not None]
        told = list(self.store.entries_of_kinds((EntryKind.DECISION,)))
        found += [self._of_entry(entry) for entry in as_by_now(self.store, told)]
        still = sorted((one for one in found if one.answered_on is None), key=lambda one: (one.asked_on, one.ref))
        answered = [one for one in found if one.answered_on is not None]
        return [*still, *sorted(answered, key=lambda one: (one.answered_on or one.asked_on, one.ref), reverse=True)]

    def _of_entry(self, entry: Entry) -> Ruling:
        refs = (entry.fact("items") or "").split()
        items = [item for item in map(self.store.item_by_ref, refs) if item is not None]
        day = entry.at.date()
        who = entry.fact("decider") or ", ".join(entry.people)
        return Ruling(
            who,
            entry.text,
            day,
            answered_on=day,
            answer=entry.text,
            items=tuple(items),
            none=entry.fact("none"),
            restricted=entry.restricted,
        )


def _of_item(item: Item, children: Iterable[Item]) -> Ruling:
    asked = item.decision
    assert asked is not None
    none = line_of(item, NO_ACTION)
    # Where nothing else was named, the matter itself is what follows.
    follows = tuple(children) or ((item,) if not none else ())
    return Ruling(
        decider=asked.decider,
        question=asked.question,
        asked_on=asked.asked_at.date(),
        ref=item.ref,
        options=asked.options,
        advice=asked.advice,
        answered_on=asked.answered_at.date() if asked.answered_at is not None else None,
        answer=asked.answer,
        items=follows if asked.answer is not None else (),
        none=none,
        restricted=item.restricted,
    )
