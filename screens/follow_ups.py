"""Follow-ups (督办): what others owe, what awaits a decision, who must be told, what is followed from above.

The list is on top, or at the left where there is room; beside it stands what passed about the row under the cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from screens.follow_list import HEADS, FollowList, Head, Page, Trails, trail_lines, who_of
from workbench.desk.values import Change, Outcome
from workbench.domain.derive import is_check_due
from workbench.domain.following import chases
from workbench.domain.followups import OWED, SECTIONS
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, State
from workbench.i18n import N_, _
from workbench.text.chasing import chased_words
from workbench.text.register_rows import HIDDEN
from workbench.text.stuck import seat_words, why_stuck
from workbench.ui.actions import FOLLOW_UPS, Action
from workbench.ui.card import Line, paragraph
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import Lens
from workbench.ui.line_bar import Lines
from workbench.ui.masking import hides
from workbench.ui.painter import Bit, plain
from workbench.ui.tab_line import TabLine
from workbench.ui.triage_list import InGroup
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

STUCK = 100
"""The number of the first seat in which something is stuck; each seat is a section."""
BESIDE_FROM = 110
"""From this width on the trail stands beside the list, not beneath it."""
SHADOWED = ("item.done", "item.copy", "item.later", "item.earlier", "item.wait")
"""Their keys mean something else here."""
WAITING_ONLY = ("follow.received", "follow.later", "follow.sooner", "item.answered")


class FollowUpsScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """What must not be forgotten in other hands."""

    CSS_PATH = "follow_ups.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (FOLLOW_UPS,)
    TAB: ClassVar[str] = "follow_ups"
    rows = query_one("#follow-list", FollowList)
    trail = query_one("#follow-trail", Lines)
    tabs = query_one(TabLine)

    def __init__(self) -> None:
        super().__init__()
        self._trails = Trails(lambda item: self.desk.trail(item))
        self._heads = dict(HEADS)
        self._stuck = False
        """What does not move is shown, in place of what is followed up."""

    def body(self) -> Iterable[Widget]:
        yield TabLine(self.TAB)
        with Container(id="follow-ups"):
            yield FollowList(id="follow-list", heads=self._heads, trails=self._trails)
            with Container(id="follow-box"):
                yield Lines(id="follow-trail")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        self.rows.action_list_first()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= BESIDE_FROM, "-beside")
        self.set_class(self.size.height < 18, "-low")
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        key = self.rows.cursor_key
        return self.desk.item(key.item) if isinstance(key, InGroup) else None

    def targets(self) -> Sequence[ItemId]:
        return self.rows.items_meant()

    def reveal(self) -> None:
        followed = self.desk.followups
        now = self.desk.now()
        total = self._show_stuck() if self._stuck else self._show_followed()
        today, late = followed.to_ask(now.date())
        cries: list[Bit] = []
        if late:
            cries += [Bit("  "), Bit(_("ask late {n}").format(n=late), "q1", bold=True)]
        if today:
            cries += [Bit("  "), Bit(_("ask today {n}").format(n=today), "warn", bold=True)]
        self.tabs.show(now, tuple(cries))
        marked = len(self.rows.marks)
        under = _("marked {n}").format(n=marked) if marked else ""
        name = _("What does not move") if self._stuck else _("Follow-ups")
        self.rows.label(Content(f"{name} {total}"), Content(under))
        self._show_trail()
        self.refresh_hints()

    def _lens(self) -> Lens:
        return Lens(self.desk.now().replace(second=0, microsecond=0), self.desk.settings.me)

    def _show_followed(self) -> int:
        followed = self.desk.followups
        self.rows.still = {}
        self.rows.groups = tuple(section for section in SECTIONS if followed.count(section)) or (OWED,)
        self.rows.show(followed, self.desk.items, self._lens(), filtered=False)
        return sum(followed.count(section) for section in SECTIONS)

    def _show_stuck(self) -> int:
        """What has not moved for days, by where it sits, our own desk first."""
        found = self.desk.stuck()
        seats = list(dict.fromkeys((one.seat, one.where) for one in found))
        groups = {(seat, where): STUCK + n for n, (seat, where) in enumerate(seats)}
        me = self.desk.settings.me
        self._heads[STUCK] = Head("▪", N_("What does not move"), "", "q1")
        self._heads.update({group: Head("▪", seat_words(*seat, me), "", "q1") for seat, group in groups.items()})
        shelf = Page({group: [one.item for one in found if (one.seat, one.where) == seat]
                      for seat, group in groups.items()})  # fmt: skip
        self.rows.still = {one.item.id: one.days for one in found}
        self.rows.groups = tuple(groups.values()) or (STUCK,)
        empty = _("Nothing is stuck.")
        self.rows.show(shelf, self.desk.items, self._lens(), filtered=False, empty=empty)
        return len(found)

    def _show_trail(self) -> None:
        box = self.query_one("#follow-box")
        width, height = box.size.width - 4, box.size.height - 2
        item = self.current
        if item is None or width < 10 or height < 1:
            self.trail.show([])
            box.border_title = None
            return
        if hides(item):
            self.trail.show([])
            box.border_title = Content(HIDDEN)
            return
        box.border_title = Content(_("What passed: {who} {title}").format(
            who=plain(who_of(item), 16), title=plain(item.title, max(8, width - 26))
        ))  # fmt: skip
        asked = chases(self._trails.of(item.id), self.desk.now())
        box.border_subtitle = Content(chased_words(asked, self.desk.now()))
        lines = trail_lines(self._trails.of(item.id), self.desk.today(), self.desk.settings.me, width)
        head = [*self._why(item, width), *self._question(item, width)]
        room = max(0, height - len(head))
        self.trail.show([(line, "bg") for line in [*head, *lines[max(0, len(lines) - room) :]]])

    def _why(self, item: Item, width: int) -> list[Line]:
        """Problem, root, remedy, those that were said."""
        lines: list[Line] = [(Bit(line, "warn"),) for text in why_stuck(item) for line in paragraph(text, width, 2)]
        return [*lines, ()] if lines else []

    def _question(self, item: Item, width: int) -> list[Line]:
        """What somebody is to decide, with the ways in which they could."""
        asked = item.decision
        if asked is None or asked.answer is not None:
            return []
        lines: list[Line] = [(Bit(text, "q3", bold=True),) for text in paragraph(asked.question, width, 3)]
        lines += [(Bit(f"- {plain(option, width - 2)}"),) for option in asked.options]
        if asked.advice:
            lines.append((Bit(plain(_("advice: {text}").format(text=asked.advice), width), "muted"),))
        return [*lines, ()]

    def desk_changed(self, change: Change) -> None:
        self._trails.kept.clear()
        super().desk_changed(change)

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    @on(VList.Moved)
    def _moved(self) -> None:
        self._show_trail()
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_item_open()

    def can(self, action: Action) -> bool:
        item = self.current
        waits = item is not None and item.state is State.WAITING
        if action.id in WAITING_ONLY or action.id in ("follow.chase", "follow.reminder"):
            return waits
        if action.id in SHADOWED:
            return False
        if action.id == "item.reply":
            return item is not None and item.state is State.DONE
        if action.id in ("item.do_now", "item.inbox", "item.today", "item.place", "item.start"):
            return item is not None and not waits and item.state is not State.DONE
        if action.id.startswith("item."):
            return item is not None
        return True

    # What happens -------------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        if self.rows.clear_marks():
            self.reveal()

    def went_back(self, outcome: Outcome) -> None:
        if outcome.items:
            self.rows.go_to_item(outcome.items[0].id)

    async def perform(self, action: Action) -> None:
        await super().perform(action)
        if action.id.startswith("list.") and self.is_current:
            self.reveal()

    def action_follow_chase(self) -> None:
        """What waits is asked about again; anything else is handed out."""
        item = self.current
        if item is not None and item.state is not State.WAITING and not self.rows.marks:
            self.action_item_wait()
        else:
            self.action_item_chase()

    def action_follow_received(self) -> None:
        self.action_item_answered()

    def action_follow_shift(self, days: int) -> None:
        self.do(lambda ids: self.desk.recheck(ids, days))

    def action_follow_reminder(self) -> None:
        found = (self.desk.item(item_id) for item_id in self.targets())
        self.copy_reminders([item for item in found if item is not None and item.state is State.WAITING])

    def action_follow_silent(self) -> None:
        """Mark everybody whose day to be asked has come."""
        silent = self.desk.silent()
        if not silent:
            self.hint(_("Nobody is to be asked today."))
            return
        today = self.desk.today()
        keys = (self.rows.key_of_item(item.id) for item in silent if is_check_due(item, today))
        self.rows.marks = {key for key in keys if key is not None}
        self.rows.refresh()
        self.reveal()
        self.hint(_("{n} marked: 8 asks them all, y copies the texts").format(n=len(self.rows.marks)))

    def action_follow_stuck(self) -> None:
        """What does not move, and back."""
        self._stuck = not self._stuck
        self.rows.clear_marks()
        self.reveal()
        self.rows.action_list_first()
        self._show_trail()

    @on(TabLine.Pressed)
    def _tab_pressed(self, event: TabLine.Pressed) -> None:
        self.shell.go_to_tab(event.tab)

    def action_app_back(self) -> None:
        if self.rows.clear_marks():
            self.reveal()
        elif self._stuck:
            self.action_follow_stuck()
        else:
            self.dismiss(None)
