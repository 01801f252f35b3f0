"""Triage mode (逐条分拣): one item at a time, large; one key files it and brings the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from screens.triage_card import (
    LEGEND,
    SECOND,
    CardFacts,
    card_lines,
    has_key_rows,
    legend_lines,
)
from workbench.desk.values import Change, Outcome
from workbench.domain.board import INBOX
from workbench.domain.derive import is_open
from workbench.domain.entry import Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind, State
from workbench.domain.said import UNCHANGED, Said
from workbench.i18n import _, ngettext
from workbench.text import say
from workbench.text.similar import Past
from workbench.ui import everywhere
from workbench.ui.actions import TRIAGE, Action
from workbench.ui.card import Line, paragraph, progress
from workbench.ui.desk_screen import DeskModal, DeskScreen
from workbench.ui.edit_job import EditJob
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_bar import Lines
from workbench.ui.masking import title_seen
from workbench.ui.painter import Bit
from workbench.ui.verbs import ItemVerbs

WIDEST = 100
USUAL_HEIGHT = 9
"""Lines in the card: it does not jump from item to item."""

_FILED = {Verb.TRIAGED, Verb.PLANNED, Verb.WAITED, Verb.DONE, Verb.DROPPED, Verb.DEFERRED}
"""After these the next item comes."""
_DECIDED = {"item.today", "item.tomorrow", "item.monday", "item.do_now", "item.plan", "item.delegate", "item.defer"}
"""What has that day, or that weight, already is decided all the same."""


@dataclass(frozen=True, slots=True)
class Step:
    """One item dealt with: skipped where there is nothing to be undone."""

    item: ItemId
    said: Said | None
    label: str = ""
    """What it counts as in the summary: a digit, or a verb."""


class TriageScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """The inbox, or the given items, one after the other."""

    CSS_PATH = "triage.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (TRIAGE,)
    card = query_one("#card", Lines)
    legend = query_one("#legend", Lines)

    def __init__(self, items: Sequence[ItemId] = ()) -> None:
        super().__init__()
        self._queue: list[ItemId] = list(items)
        self._takes_new = not items
        self._at = 0
        self._steps: list[Step] = []
        self._began: datetime | None = None
        self._past: Past | None = None
        self._doing = ""

    def body(self) -> Iterable[Widget]:
        with Vertical(id="stage"):
            yield Lines(id="card")
            yield Lines(id="legend")

    def on_mount(self) -> None:
        self._began = self.desk.now()
        if self._takes_new:
            self._queue = list(self.desk.board.ids(INBOX))
        self.reveal()

    def on_resize(self) -> None:
        self.reveal()

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Item | None:
        """The item on the card; None when all are through."""
        return self.desk.item(self._queue[self._at]) if self._at < len(self._queue) else None

    def targets(self) -> Sequence[ItemId]:
        item = self.current
        return (item.id,) if item is not None else ()

    def _is_to_do(self, item: Item | None) -> bool:
        if item is None:
            return False
        return item.state is State.INBOX if self._takes_new else is_open(item)

    def reveal(self) -> None:
        while self._at < len(self._queue) and not self._is_to_do(self.current):
            self._at += 1
        width, height = self.size
        tight = width < 60 or height < 20
        self.set_class(tight, "-tight")
        inner = min(width, WIDEST) - (4 if tight else 8)
        legend = [] if self.current is None else legend_lines(min(width, WIDEST) - 2, height - USUAL_HEIGHT - 5)
        self._keys_are_shown = has_key_rows(legend)
        room = height - 3 - len(legend) - (0 if tight else 1)
        self._show_card(inner, max(1, room), tight)
        self.legend.show([(line, "bg") for line in legend])
        self.refresh_hints()

    def _show_card(self, width: int, room: int, tight: bool) -> None:
        item = self.current
        lines = self._end_lines(width, room) if item is None else card_lines(item, self._facts(item), width, room)
        usual = room if tight else min(room, USUAL_HEIGHT)
        lines += [()] * (usual - len(lines))
        self.card.show([(line, "bg") for line in lines])
        self.card.styles.height = len(lines) + 2
        place = f"{min(self._at + 1, len(self._queue))} / {len(self._queue)}" if self._queue else ""
        self.card.border_title = f"{_('Triage')}  {place}".rstrip()
        self.card.border_subtitle = f"{progress(self._at, len(self._queue))}  {self._elapsed()}"

    def _facts(self, item: Item) -> CardFacts:
        desk = self.desk
        source = item.source
        side = (source.side or desk.side_of(source.who)) if source is not None else None
        belonging = len(desk.linked(item)) if item.kind is Kind.FOCUS else 0
        focus = title_seen(desk.focus_of(item))
        return CardFacts(desk.now(), desk.settings.me, self._like(item), desk.urgency(item), side, focus, belonging)

    def _end_lines(self, width: int, room: int) -> list[Line]:
        left = self.desk.board.count(INBOX)
        head = _("The inbox is empty ✓") if not left else _("That was the last one.")
        lines: list[Line] = [(), (Bit(head, "ok", bold=True),), ()]
        if self._steps:
            lines += [(Bit(text),) for text in paragraph(self.summary(), width, 3)]
        if left:
            words = ngettext("{n} item is still in the inbox.", "{n} items are still in the inbox.", left)
            lines.append((Bit(words.format(n=left), "muted"),))
        lines += [(), (Bit(_("Enter or Esc goes back. Backspace takes the last one back."), "faint"),)]
        return lines[:room]

    def _like(self, item: Item) -> Item | None:
        if self._past is None:
            items = self.desk.items
            self._past = Past(found for key in reversed([*items]) if (found := items.get(key)) is not None)
        return self._past.like(item)

    def _elapsed(self) -> str:
        seconds = int((self.desk.now() - self._began).total_seconds()) if self._began is not None else 0
        if seconds < 60:
            return _("{s} s").format(s=seconds)
        return _("{m} min {s} s").format(m=seconds // 60, s=seconds % 60)

    def summary(self) -> str:
        """`5 items triaged · 41 s · Do now 2 · Plan 1 · done 1`."""
        filed = [step for step in self._steps if step.said is not None]
        count = len({step.item for step in filed})
        text = ngettext("{n} item triaged", "{n} items triaged", count).format(n=count)
        tally = Counter(step.label for step in filed)
        names = {label: say.quadrant_word(int(label)) if label.isdigit() else label for label in tally}
        counts = [f"{names[label]} {tally[label]}" for label in sorted(tally)]
        return " · ".join((text, self._elapsed(), *counts))

    def can(self, action: Action) -> bool:
        if self.current is None:
            return not action.edits or action.contexts == ("app",) or action.id == "triage.back"
        return True

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        shown, last = super().hints()
        if self.current is None:
            return shown, last
        named = {"item.do_now"}  # the quadrants always stand beneath the card
        if getattr(self, "_keys_are_shown", False):
            named |= {*LEGEND, *SECOND, "item.edit"}
        shown = tuple(hint for hint in shown if hint.action not in named)
        way_out = () if len(named) > 1 else (Hint(key_label("escape"), _("finish"), "app.back"),)
        return (*way_out, *shown), last

    # What happens -------------------------------------------------------------------------------------------------

    def desk_changed(self, change: Change) -> None:
        if self._takes_new and self.is_mounted:
            known = set(self._queue)
            for item_id in sorted(change.items - known):
                item = self.desk.item(item_id)
                if item is not None and item.state is State.INBOX:
                    self._queue.append(item_id)
        super().desk_changed(change)

    async def perform(self, action: Action) -> None:
        self._doing = action.id
        await super().perform(action)

    def acted(self, outcome: Outcome) -> None:
        if outcome.said.verb == UNCHANGED and self._doing in _DECIDED:
            self.action_triage_skip()
            return
        if outcome.said.verb not in _FILED or not outcome.items:
            self.reveal()
            return
        self._filed(outcome.items[0], outcome.said)

    def _filed(self, filed: Item, said: Said) -> None:
        item = filed.id
        self._steps.append(Step(item, self.desk.will_undo(), _label(said, filed)))
        if self._at < len(self._queue) and self._queue[self._at] == item:
            self._at += 1
        self.reveal()

    def action_triage_skip(self) -> None:
        item = self.current
        if item is None:
            return
        self._steps.append(Step(item.id, None))
        self._at += 1
        self.reveal()

    def action_triage_back(self) -> None:
        step = self._steps[-1] if self._steps else None
        if step is None:
            self.hint(_("Nothing to take back in this round."))
        elif step.said is None:
            self._return_to(step)
        elif self.desk.will_undo() != step.said:
            self.hint(_("Something else was done meanwhile; u takes that back first."))
        else:
            everywhere.undo(self)
            self._return_to(step)

    def _return_to(self, step: Step) -> None:
        self._steps.remove(step)
        if step.item in self._queue:
            self._at = self._queue.index(step.item)
        self.reveal()

    def action_edit_undo(self) -> None:
        step = self._steps[-1] if self._steps else None
        if step is not None and step.said is not None and step.said == self.desk.will_undo():
            self.action_triage_back()
        else:
            everywhere.undo(self)

    def action_item_edit(self) -> None:
        item = self.current
        if item is None:
            self._leave()
            return
        self.ask(EditJob(title=_("Change the line"), desk=self.desk, run=self.run_verb, item=item))

    def action_app_back(self) -> None:
        if self.leader:
            self.leader = ""
            self.refresh_hints()
        else:
            self._leave()

    def _leave(self) -> None:
        below = self.shell.screen_stack[-2] if len(self.shell.screen_stack) > 1 else None
        text = self.summary() if any(step.said is not None for step in self._steps) else ""
        self.dismiss(None)
        if text and isinstance(below, DeskScreen):
            below.echo(text)


def _label(said: Said, item: Item) -> str:
    match said.verb:
        case Verb.TRIAGED:
            return said.fact("quadrant") or "?"
        case Verb.DONE:
            return _("done")
        case Verb.DROPPED:
            return _("dropped")
        case Verb.WAITED:
            return _("handed over")
        case Verb.DEFERRED:
            return _("deferred")
        case _ if item.state is State.INBOX:
            return _("planned, still to be judged")
        case _:
            return _("planned")
