"""Information that is reported upwards: judged by a key, borne out by sources, held beside the agreed figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from workbench.desk.act import Verbs
from workbench.desk.values import Outcome
from workbench.domain import figures, information
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.figures import READ_DAYS, Book
from workbench.domain.ids import ItemId
from workbench.domain.information import CAUSE, PROPOSAL, UNVERIFIED
from workbench.domain.item import Info, Item, Kind
from workbench.domain.leaks import Leak
from workbench.domain.lines import with_line
from workbench.domain.register_lines import RegisterLine, lines_of
from workbench.domain.registers import BY_KEY
from workbench.domain.states import need_open
from workbench.errors import Refused
from workbench.i18n import _

FIELDS = ("point", "tone", "major", "occurred_at", "outlet", "adopted")
LINES = (CAUSE, PROPOSAL)


def _filled(line: RegisterLine) -> Mapping[str, str]:
    return line.filled


class InformationVerbs(Verbs):
    """What makes a report true, timely and ahead."""

    line_reader: Callable[[RegisterLine], Mapping[str, str]] = staticmethod(_filled)
    """What a line of a register says, by element; whoever opens the desk for a person gives it one that reads words."""
    _figure_days: dict[date, tuple[Entry, ...]] | None = None

    def inform(self, item_id: ItemId, **said: Any) -> Outcome:
        """Say what a report is: its point, its tone, whether it is major, when it happened, and what became of it.

        A matter that is none yet becomes information.

        Raises:
            Refused: there is no such thing to say.
        """
        unknown = [name for name in said if name not in (*FIELDS, *LINES)]
        if unknown or not said:
            raise Refused(say=_("Say one of {names}.").format(names=", ".join((*FIELDS, *LINES))))

        def judged(item: Item) -> Item:
            told = {name: value for name, value in said.items() if name in FIELDS}
            after = item.but(kind=Kind.INFORMATION, info=(item.info or Info()).but(**told))
            for name in LINES:
                after = with_line(after, name, said[name]) if name in said else after
            return after

        facts = (("fields", ",".join(said)),)
        return self._act(Verb.EDITED, (item_id,), judged, lambda _before, _after: facts)

    def next_point(self, item_id: ItemId) -> Outcome:
        """One key: highlight, hot, difficult, none."""
        return self._act(Verb.EDITED, (item_id,), information.next_point, lambda _b, _a: (("fields", "point"),))

    def bear_out(self, item_id: ItemId, source: str, words: str = "") -> Outcome:
        """A source bears it out: a line of the item, and of its trail.

        Raises:
            Refused: no source is named.
        """
        if not source.strip():
            raise Refused(say=_("Who bears it out? Name the source."))
        return self._act(
            Verb.EDITED,
            (item_id,),
            lambda item: information.borne_out(item, source, words),
            lambda _before, _after: (("fields", "evidence"), ("words", ": ".join(filter(None, (source, words))))),
            always=True,
        )

    def first_report(self, item_id: ItemId, due: date) -> Outcome:
        """Of an emergency: it goes out unverified, and owes its follow-up by a day.

        Raises:
            Refused: the item is at its end.
        """

        def marked(item: Item) -> Item:
            need_open(item)
            step = information.unverified_step(_("Follow-up: borne out, or put right"), due)
            return with_line(item, UNVERIFIED, due.isoformat()).but(steps=(*item.steps, step))

        return self._act(Verb.EDITED, (item_id,), marked, lambda _b, _a: (("fields", UNVERIFIED),))

    # The agreed figures -------------------------------------------------------------------------------------------

    def agreed(self) -> Book:
        """The agreed figures, each with its values, oldest first. Restricted ones are not among them."""
        known = self._figure_days if self._figure_days is not None else {}
        self._figure_days = known
        today = self.clock.now().date()
        days = [today - timedelta(days=back) for back in range(READ_DAYS, -1, -1)]
        for day in days:
            if day not in known:
                known[day] = self._figures_of(day)
        entries = [entry for day in days for entry in known[day]]
        lines = lines_of(BY_KEY["figure"], entries, self.store.items()) if entries else []
        told = (figures.figure_of(line, self.line_reader(line)) for line in lines)
        return figures.book(one for one in told if one is not None)

    def odd_figures(self, majors: Iterable[ItemId]) -> list[Leak]:
        """Numbers in major reports which are not what was agreed. Without such a report the book is not read."""
        items = [item for item in map(self.store.item, majors) if item is not None]
        held = self.agreed() if items else {}
        found: list[Leak] = []
        for item in items if held else ():
            for odd in figures.odd_numbers(text_of(item), held):
                detail = f"{odd.name} {odd.typed} ≠ {odd.now.words}" if not item.restricted else ""
                found.append(
                    Leak("figure-differs", item.id, item.ref, item.title, None, detail, restricted=item.restricted)
                )
        return found

    def _figures_of(self, day: date) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.store.entries(day) if entry.kind is EntryKind.FIGURE)

    def _refigure(self, days: Iterable[date], *, reloaded: bool) -> None:
        """The diary of these days was changed."""
        if reloaded:
            self._figure_days = None
        elif self._figure_days:
            for day in days:
                if day in self._figure_days:
                    self._figure_days[day] = self._figures_of(day)


def text_of(item: Item) -> str:
    """Everything of a report in which a figure may stand."""
    lines = [text for name, text in item.lines if name in (CAUSE, PROPOSAL)]
    return "\n".join(part for part in (item.title, item.note, item.expected, item.result, *lines) if part)
