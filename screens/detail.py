"""The detail of an item: what is set, its steps, its note, the three marks, and its whole trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from screens.detail_alarm import AlarmActions
from screens.detail_rows import NOTE, DetailFacts, detail_rows
from screens.detail_step_rows import LADDER, STEP
from screens.detail_steps import StepActions
from screens.note_edit import NoteScreen
from workbench.desk.values import Change
from workbench.domain.chain import RECIPIENTS
from workbench.domain.derive import is_open, owes_reply
from workbench.domain.ids import ItemId
from workbench.domain.item import Gate, Item, Kind, Source
from workbench.domain.lines import BASIS
from workbench.domain.matrix import reached
from workbench.i18n import N_, _
from workbench.text.duration import format_minutes, parse_minutes
from workbench.ui import masking
from workbench.ui.actions import DETAIL, Action
from workbench.ui.desk_screen import DeskModal, DeskScreen
from workbench.ui.outside_editor import edit_outside
from workbench.ui.painter import Bit, plain
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import Row, RowList
from workbench.ui.vlist import VList

SHEET_FROM = 120
"""From this width on it is a sheet at the right, and the list beside it stays in sight."""


class DetailScreen(StepActions, AlarmActions, DeskModal[None], inherit_bindings=False):
    """One item. Every key of the lists works here too."""

    CSS_PATH = "detail.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (DETAIL,)
    rows = query_one(RowList)

    def __init__(self, item: ItemId) -> None:
        super().__init__()
        self._item = item

    def body(self) -> Iterable[Widget]:
        with Vertical(id="sheet"):
            yield RowList(id="detail-rows")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.reveal()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= SHEET_FROM, "-sheet")
        # The list has its new width only after the layout.
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def item(self) -> Item | None:
        return self.desk.item(self._item)

    @property
    def step_list(self) -> RowList:
        return self.rows

    def targets(self) -> Sequence[ItemId]:
        return (self._item,) if self.item is not None else ()

    def reveal(self) -> None:
        item = self.item
        if masking.hides(item):
            self.dismiss(None)  # it was masked while it was open
            return
        box = self.query_one("#sheet")
        width = max(20, (self.rows.inner_width or self.size.width - 4) - 3)
        if item is None:
            self.rows.show([Row(()), Row((Bit(_("This item is no longer there."), "warn", bold=True),))])
            box.border_title = _("Item")
            return
        rules = self.desk.rules_for(item)
        facts = DetailFacts(self.desk.now(), self.desk.trail(self._item), self.desk.settings.me, rules)
        self.rows.show(detail_rows(item, facts, width))
        box.border_title = _("Item {ref}").format(ref=item.ref)

    def desk_changed(self, change: Change) -> None:
        super().desk_changed(change)
        stack = self.shell.screen_stack
        if self.has_class("-sheet") and self.is_current and len(stack) > 1 and isinstance(stack[-2], DeskScreen):
            stack[-2].reveal()  # it is seen beside the sheet

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    def can(self, action: Action) -> bool:
        item = self.item
        if item is None:
            return not action.edits or action.contexts == ("app",)
        match action.id:
            case "item.reply":
                return owes_reply(item)
            case "item.answered":
                return item.waiting_on is not None
            case "detail.tick":
                return self.step_under() is not None or self.on_ladder()
            case "detail.tick_all":
                found = self.step_under()
                return found is not None and found[1].gate in RECIPIENTS
            case "detail.step_away" | "detail.step_day":
                return self.step_under() is not None
            case "detail.rung":
                return item.tracked is not None and is_open(item)
            case "detail.remind":
                return reached(item, Gate.UNIT_REPLY)[0] < reached(item, Gate.UNIT_REPLY)[1]
            case "detail.report":
                return item.kind is Kind.EMERGENCY and is_open(item)
            case "detail.chronology":
                return item.kind is Kind.EMERGENCY
            case "detail.outcomes":
                return item.kind is Kind.MEETING
            case "detail.step" | "detail.send" | "detail.procedure" | "detail.returned":
                return is_open(item)
            case "detail.grade":
                return not is_open(item)
            case "item.today" | "item.wait" | "item.drop" | "item.start" | "item.do_now" | "item.inbox":
                return is_open(item)
            case _:
                return True

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    def _chosen(self) -> None:
        if self.desk.read_only is None:
            self.action_detail_change()

    # Steps and fields ---------------------------------------------------------------------------------------------

    def action_detail_change(self) -> None:
        """Change what the cursor stands on."""
        key, item = self.rows.cursor_key, self.item
        if item is None:
            return
        match key:
            case str():
                name = key
            case (str() as kind, int()):
                name = kind
            case _:
                return
        changes: dict[str, Callable[[], None]] = {
            STEP: self.action_detail_tick,
            LADDER: self.action_detail_rung,
            "grade": self.action_detail_grade,
            f"lines.{BASIS}": self.action_detail_basis,
            NOTE: self.action_detail_notes,
            "at": self.action_item_place_at,
            "due": self.action_item_due,
            "waiting_on": self.action_item_wait,
            "wake_on": self.action_item_someday,
            "repeat": self.action_item_edit,
            "support": self.action_item_edit,
            "attend": self.action_item_attend,
            "lead_days": self.action_item_lead_days,
            "reply": self.action_item_reply,
            "decision": self.action_item_answered,
            "tracked": self.action_item_progress,
            "problem": self.action_item_explain,
        }
        if name in changes:
            changes[name]()
        elif name in _TEXTS:
            self._ask_text(item, name)
        else:
            self.hint(_("The trail is not changed; c writes a line into it."))

    def _ask_text(self, item: Item, name: str) -> None:
        title, get, put = _TEXTS[name]

        def use(text: str) -> bool:
            fields = put(text, item)
            if fields is None:
                self.hint(_("A length of time: 45m, 1h30."))
                return False
            return self.run_verb(lambda: self.desk.edit(item.id, seen=item, **fields)) is not None

        self.ask(TextJob(title=_(title), start=get(item), placeholder=_("empty takes it away"), use=use))

    # Notes --------------------------------------------------------------------------------------------------------

    def action_detail_notes(self) -> None:
        item = self.item
        if item is None:
            return
        text = edit_outside(self.shell, item.note or "")
        if text is None:
            self._write_note(item, item.note or "")
        elif not self._save_note(item, text):
            self._write_note(self.item or item, text)

    def _write_note(self, item: Item, text: str) -> None:
        def written(after: str | None) -> None:
            if after is not None and not self._save_note(item, after):
                self._write_note(self.item or item, after)  # the text is safe; what came between was named

        self.shell.push_screen(NoteScreen(plain(item.title, 60), text, item.note or ""), written)

    def _save_note(self, item: Item, text: str) -> bool:
        note = text.strip("\n") or None
        if note == item.note:
            return True
        return self.run_verb(lambda: self.desk.edit(item.id, seen=item, note=note)) is not None

    # The neighbours -----------------------------------------------------------------------------------------------

    def action_detail_next(self) -> None:
        self._go(1)

    def action_detail_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        board = self.desk.board
        place = board.index(self._item)
        if place is None or not 0 <= place[1] + by < board.count(place[0]):
            self.hint(_("There is no other item on this side."))
            return
        self._item = board.at(place[0], place[1] + by)
        self.rows.move_to(0)
        self.reveal()
        self.rows.action_list_first()


def _minutes(text: str, _item: Item) -> dict[str, Any] | None:
    if not text:
        return {"minutes": None}
    minutes = parse_minutes(text)
    return {"minutes": minutes} if minutes is not None else None


def _source(text: str, item: Item) -> dict[str, Any]:
    if not text:
        return {"source": None}
    kept = item.source is not None and item.source.who == text
    return {"source": item.source if kept else Source(text)}


def _plainly(name: str) -> Callable[[str, Item], dict[str, Any] | None]:
    return lambda text, _item: {name: text or None}


_Text = tuple[str, Callable[[Item], str], Callable[[str, Item], "dict[str, Any] | None"]]

_TEXTS: dict[str, _Text] = {
    "title": (N_("Title"), lambda item: item.title, lambda text, _item: {"title": text}),
    "minutes": (N_("Estimate"), lambda item: format_minutes(item.minutes) if item.minutes else "", _minutes),
    "lead": (N_("Lead"), lambda item: item.lead or "", _plainly("lead")),
    "source": (N_("Asked by"), lambda item: item.source.who if item.source else "", _source),
    "area": (N_("Area"), lambda item: item.area or "", _plainly("area")),
    "result": (N_("Result"), lambda item: item.result or "", _plainly("result")),
    "expected": (N_("Expected result"), lambda item: item.expected or "", _plainly("expected")),
}
