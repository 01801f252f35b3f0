"""Closing the day (日清): every open matter gets a decision, the day three lines of review, and the diary its file.

Nothing is forced: each decision is kept as it is made, so leaving and coming back goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from screens import closing_words
from screens.close_rows import GO_ON, REST, ClosingRows, InLeak, key_lines, rule, stage_rows
from screens.closing import Closing, Stage
from screens.closing_end import ClosingEnd
from screens.triage_card import CardFacts, card_lines
from workbench.desk.values import Outcome
from workbench.domain.closing import times_carried
from workbench.domain.ids import ItemId
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text.terms import carried_words
from workbench.ui.actions import BY_ID, CLOSING, Action
from workbench.ui.card import Line
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import Lens
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_bar import Lines
from workbench.ui.vlist import VList

WIDEST = 116
ROOMY = 20
"""From so many lines on the item under the cursor is shown whole, and the keys have their own lines."""

LEGEND = (
    *("triage.done", "item.tomorrow", "item.monday", "closing.date", "item.wait", "closing.someday"),
    *("item.drop", "closing.keep", "closing.rest"),
)
_STEPS_ON = frozenset({"closing.go", "closing.back", "closing.next"})
_WITH_TEXT = frozenset({"closing.export", "closing.copy"})


class CloseDayScreen(ClosingEnd, DeskModal[None], inherit_bindings=False):
    """Closes `day`, and before it the days that were missed, oldest first."""

    CSS_PATH = "close_day.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (CLOSING,)
    rows = query_one(ClosingRows)
    info = query_one("#info", Lines)
    card = query_one("#card", Lines)
    legend = query_one("#legend", Lines)

    def __init__(self, day: date) -> None:
        super().__init__()
        self.closing = Closing(self.shell.desk, day, self.shell.config)

    def body(self) -> Iterable[Widget]:
        with Vertical(id="closing"):
            yield Lines(id="info")
            yield ClosingRows(id="closing-rows")
            yield Lines(id="card")
        yield Lines(id="legend")

    def on_mount(self) -> None:
        self._open_day(self.closing.days[0])

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    def _open_day(self, day: date) -> None:
        self.steps = []
        self.go_to(self.closing.begin(day))

    def go_to(self, stage: Stage) -> None:
        self.closing.stage = stage
        self.set_focus(self.rows)
        self.reveal()
        if stage is Stage.LEAKS:
            self.rows.go_to(GO_ON)
        elif stage is not Stage.WALK:
            self.rows.action_list_first()
        if stage is Stage.REVIEW and self.desk.read_only is None:
            self.ask_next()

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        return self.closing.stage

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        key = self.rows.cursor_key
        if self.stage is Stage.LEAKS and isinstance(key, InLeak):
            return self.desk.item(key.item) if key.item is not None else None
        return self.desk.item(ItemId(key)) if self.stage is Stage.WALK and isinstance(key, int) else None

    def targets(self) -> Sequence[ItemId]:
        item = self.current
        return (item.id,) if item is not None else ()

    @property
    def _width(self) -> int:
        return max(20, min(self.size.width, WIDEST) - 5)

    @property
    def _is_roomy(self) -> bool:
        return self.size.height >= ROOMY

    def reveal(self) -> None:
        self.closing.settle()
        info = closing_words.info_lines(self.closing, self._width, airy=self._is_roomy)
        self.info.show([(line, "bg") for line in info])
        self.rows.lens = Lens(self.desk.now(), self.desk.settings.me)
        self.rows.items = {item.id: item for item in self.closing.left}
        self.rows.show(stage_rows(self.closing, closing_words.rest(self.closing), self._width - 2))
        self._show_card()
        self._show_legend()
        box = self.query_one("#closing")
        box.border_title = closing_words.title(self.closing)
        box.border_subtitle = closing_words.subtitle(self.closing)
        self.refresh_hints()

    def _show_card(self) -> None:
        item = self.current
        lines: list[Line] = []
        if item is not None and self._is_roomy:
            inner = self._width - 2
            facts = CardFacts(self.desk.now(), self.desk.settings.me)
            found = card_lines(item, facts, inner, 5 if self.size.height < 30 else 7)
            carried = carried_words(times_carried(self.desk.trail(item.id)))
            lines = [rule(inner, carried), *found, *[()] * (5 - len(found))]
        self.card.show([(line, "bg") for line in lines])

    def _show_legend(self) -> None:
        lines: list[Line] = []
        if self.stage is Stage.WALK and self.closing.left and self._is_roomy:
            actions = [BY_ID[name] for name in LEGEND]
            words = [(key_label(action.keys[0]), self.hint_label(action)) for action in actions]
            lines = key_lines(words, min(self.size.width, WIDEST) - 4)
        self.legend.show([(line, "bg") for line in lines])

    @on(VList.Moved)
    def _moved(self) -> None:
        if self.stage <= Stage.LEAKS:
            self._show_card()
            self.refresh_hints()

    # The key bar --------------------------------------------------------------------------------------------------

    def hint_label(self, action: Action) -> str:
        match action.id:
            case "item.tomorrow":
                return _("today") if self.closing.is_missed else _("tomorrow")
            case "closing.keep":
                return self.closing.next_day_words
            case "closing.rest":
                return _("all the rest to {day}").format(day=self.closing.next_day_words)
            case "closing.go":
                return self._enter_word()
            case _:
                return super().hint_label(action)

    def _enter_word(self) -> str:
        match self.stage:
            case Stage.WALK:
                return _("detail") if self.current is not None else _("carry the rest")
            case Stage.LEAKS:
                return _("detail") if self.current is not None else _("go on")
            case Stage.REVIEW:
                return _("answer") if self.closing.asked < len(self.closing.questions) else _("preview")
            case Stage.PREVIEW:
                return _("close the day")
            case Stage.DONE:
                return _("go on") if self.closing.following is not None else _("finish")

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        shown, last = super().hints()
        if self.stage is not Stage.WALK or self._is_roomy:
            return shown, last
        words = {
            "triage.done": _("done"),
            "item.tomorrow": self.hint_label(BY_ID["item.tomorrow"]),
            "closing.rest": _("the rest"),
        }
        first = [Hint(key_label(BY_ID[name].keys[0]), word, name) for name, word in words.items()]
        return (*first, *(hint for hint in shown if hint.action not in words)), last

    def can(self, action: Action) -> bool:
        if CLOSING not in action.contexts or action.id in _STEPS_ON:
            return action.id != "closing.next" or self.stage < Stage.PREVIEW
        if action.id in _WITH_TEXT:
            return self.stage >= Stage.PREVIEW
        if action.id == "closing.other":
            return len(self.closing.days) > 1
        # Where the legend names the keys, the bar need not.
        if self.stage is Stage.LEAKS:
            return self.current is not None and action.id not in ("closing.rest", "closing.back")
        return self.stage is Stage.WALK and (not self._is_roomy or action.id not in LEGEND)

    # What happens -------------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        self.steps.append(self.desk.will_undo())
        if self.stage is Stage.WALK and not self.closing.left:
            self.go_to(self.closing.after(Stage.WALK))
        elif self.stage is Stage.LEAKS and not self.closing.found:
            self.go_to(Stage.REVIEW)
        else:
            self.reveal()

    def went_back(self, outcome: Outcome) -> None:
        if self.closing.left:
            self.closing.stage = Stage.WALK
            self.set_focus(self.rows)
        self.reveal()
        if outcome.items:
            self.rows.go_to(outcome.items[0].id)

    async def action_closing_go(self) -> None:
        match self.stage:
            case Stage.WALK:
                await self._go_on_walking()
            case Stage.LEAKS:
                if self.current is None:
                    self.action_closing_next()
                else:
                    await self.shell.open_item(self.current.id)
            case Stage.REVIEW if self.closing.asked < len(self.closing.questions) and self.desk.read_only is None:
                self.ask_next()
            case Stage.REVIEW:
                self.go_to(Stage.PREVIEW)
            case Stage.PREVIEW:
                self.seal()
            case Stage.DONE:
                following = self.closing.following
                if following is None:
                    self.dismiss(None)
                else:
                    self._open_day(following)

    async def _go_on_walking(self) -> None:
        item = self.current
        if item is not None:
            await self.shell.open_item(item.id)
        elif self.rows.cursor_key == REST and self.desk.read_only is not None:
            self.refuse_edit()
        else:
            self.action_closing_rest()

    def action_closing_next(self) -> None:
        if self.stage < Stage.PREVIEW:
            self.go_to(self.closing.after(self.stage))

    def action_closing_rest(self) -> None:
        """Among what may be forgotten the letter for the rest is that of a reply."""
        if self.stage is Stage.LEAKS:
            self.action_item_reply()
        else:
            super().action_closing_rest()

    def action_closing_previous(self) -> None:
        if self.stage is Stage.PREVIEW:
            self.closing.asked = 0
        before = self.closing.before(self.stage)
        if before is not self.stage:
            self.go_to(before)

    def action_closing_other(self) -> None:
        if len(self.closing.days) < 2:
            self.hint(_("No other day is open."))
        else:
            self._open_day(self.closing.other)

    def action_app_back(self) -> None:
        if self.leader:
            self.leader = ""
            self.refresh_hints()
        else:
            self.dismiss(None)
