"""People and areas: who carries what, which front is silent; for each of them what there is, and what passed lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from screens.follow_list import FollowList, Head, Page, Trails
from workbench.desk.values import Change, Outcome
from workbench.domain.areas import Front
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item
from workbench.domain.people import Role
from workbench.i18n import N_, _, pgettext
from workbench.text import dates, say
from workbench.text.loads import load_words
from workbench.text.width import cells
from workbench.ui import masking
from workbench.ui.actions import PEOPLE, Action
from workbench.ui.card import Line
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import Lens
from workbench.ui.line_bar import Lines
from workbench.ui.masking import HIDDEN, masked_entry
from workbench.ui.painter import Bit, plain, spread
from workbench.ui.row_list import Row, RowList
from workbench.ui.tab_line import TabLine
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

ROLES = (Role.OWES, Role.ASKED, Role.LEADS, Role.STEP, Role.SUPPORTS)
"""In the order in which they are shown; their numbers are the groups of the list."""
HEADS: dict[int, Head] = {
    21: Head("➜", N_("Owes us"), "", "fixed"),
    22: Head("‹", N_("We owe"), "", "ok"),
    23: Head("▪", N_("Leads"), "", "q2"),
    24: Head("∙", N_("Steps of theirs"), "", "q4"),
    25: Head("+", N_("Helps with"), "", "muted"),
    26: Head("#", N_("Open"), "", "ok"),
}
AREA = 26
"""What is open in an area."""
LATELY = 5
"""Lines of what passed that are shown at least."""


@dataclass(frozen=True, slots=True)
class Field:
    """The key of an area's row; that of a person is the name."""

    area: str


class PeopleScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """Everybody at the left; the one under the cursor at the right."""

    CSS_PATH = "people.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (PEOPLE,)
    TAB: ClassVar[str] = "people"
    names = query_one("#people-names", RowList)
    rows = query_one("#people-items", FollowList)
    lately = query_one("#people-lately", Lines)
    tabs = query_one(TabLine)

    def __init__(self) -> None:
        super().__init__()
        self._trails = Trails(lambda item: self.desk.trail(item))

    def body(self) -> Iterable[Widget]:
        yield TabLine(self.TAB)
        with Container(id="people"):
            yield RowList(id="people-names")
            with Container(id="people-page"):
                yield FollowList(id="people-items", heads=HEADS, trails=self._trails)
                yield Lines(id="people-lately")

    def on_mount(self) -> None:
        self.set_focus(self.names)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.reveal()
        self.names.action_list_first()
        self._show_page()

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    def targets(self) -> Sequence[ItemId]:
        return self.rows.items_meant() if self.focused is self.rows else ()

    def reveal(self) -> None:
        today = self.desk.today()
        people = self.desk.people
        loads = {name: people.load(name, today) for name in people.names()}
        names = sorted(loads, key=lambda name: (-loads[name].overdue, -loads[name].waiting, -loads[name].open, name))
        width = max(12, self.names.inner_width - 2)
        rows = [self._name_row(name, width) for name in names] or [Row((Bit(_("Nobody yet"), "muted"),))]
        fronts = [front for front in self.desk.fronts() if front.open]
        if fronts:
            head = (Bit(f"{_('Areas')} ", "focus", bold=True), Bit("─" * max(0, width - cells(_("Areas")) - 1), "rule"))
            rows += [Row(()), Row(head), *(self._area_row(front, width) for front in fronts)]
        self.names.show(rows)
        self.names.label(Content(f"{_('People')} {len(names)}"))
        self.tabs.show(self.desk.now())
        self._show_page()
        self.refresh_hints()

    def _name_row(self, name: str, width: int) -> Row:
        people = self.desk.people
        load = people.load(name, self.desk.today())
        owed = people.count(name, Role.ASKED)
        right: list[Bit] = []
        if load.overdue:
            right.append(Bit(_("late {n}").format(n=load.overdue), "q1", bold=True))
        if load.waiting:
            right.append(Bit(f" ➜{load.waiting}", "fixed"))
        if owed:
            right.append(Bit(f" ‹{owed}", "ok"))
        right.append(Bit(f" {load.open}".rjust(4), "muted"))
        return Row(tuple(spread([Bit(plain(self._shown(name), 24))], right, width)), name)

    def _shown(self, name: str) -> str:
        """The name, unless it is known from masked matters alone."""
        people = self.desk.people
        ids = [item_id for role in Role for item_id in people.ids(name, role)]
        return HIDDEN if ids and masking.all_hidden(ids, self.desk.item) else name

    def _area_row(self, front: Front, width: int) -> Row:
        hidden = masking.all_hidden(self.desk.fields.ids(front.area), self.desk.item)
        return _area_row(front, HIDDEN if hidden else front.area, width)

    def _show_page(self) -> None:
        """What there is with whom, or in what, the cursor stands on."""
        key, people, items = self.names.cursor_key, self.desk.people, self.desk.items
        found: dict[int, list[Item]] = {}
        title = under = ""
        if isinstance(key, str):
            roles = zip(HEADS, ROLES, strict=False)
            found = {group: [items[item] for item in people.ids(key, role)] for group, role in roles}
            title = plain(say.person(self._shown(key), self.desk.settings.me), 24)
            under = load_words(people.load(key, self.desk.today()))
        elif isinstance(key, Field):
            found = {AREA: [items[item] for item in self.desk.fields.ids(key.area)]}
            hidden = masking.all_hidden(self.desk.fields.ids(key.area), self.desk.item)
            title = f"#{plain(HIDDEN if hidden else key.area, 24)}"
        page = Page(found)
        self.rows.groups = page.groups or (AREA,)
        self.rows.show(page, items, self._lens(), filtered=False, empty=_("Nothing open."))
        self.rows.label(Content(title), Content(under))
        self._show_lately(key if isinstance(key, str) else ME)

    def _lens(self) -> Lens:
        return Lens(self.desk.now().replace(second=0, microsecond=0), self.desk.settings.me)

    def _show_lately(self, name: str) -> None:
        page = self.query_one("#people-page")
        width = page.size.width - 2
        room = max(LATELY, page.size.height - len(self.rows.rows) - 4)
        if page.size.height < LATELY * 2 or name == ME:
            self.lately.show([])
            return
        lines: list[Line] = [(Bit(_("Lately"), "focus", bold=True), Bit(" " + "─" * max(0, width - 12), "rule"))]
        for entry in self.desk.history_of(name)[: room - 1]:
            lead = f"{dates.day_short(entry.at.date(), self.desk.today())} {dates.clock(entry.at)} "
            lead = " " * max(0, 12 - cells(lead)) + lead
            said = say.entry_line(masked_entry(entry, self.desk.item), self.desk.settings.me)
            words = plain(said.text, max(8, width - cells(lead) - 2))
            tone = "fg" if said.by_hand else "muted"
            lines.append((Bit(lead, "faint"), Bit(f"{said.icon} ", "muted"), Bit(words, tone)))
        self.lately.show([(line, "bg") for line in lines] if len(lines) > 1 else [])

    def desk_changed(self, change: Change) -> None:
        self._trails.kept.clear()
        super().desk_changed(change)

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    @on(VList.Moved)
    def _moved(self, event: VList.Moved) -> None:
        if event.list is self.names:
            self._show_page()
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self, event: VList.Chosen) -> None:
        if event.list is self.names:
            self.set_focus(self.rows)
        else:
            await self.action_item_open()

    def can(self, action: Action) -> bool:
        if action.id.startswith(("item.", "follow.")):
            return bool(self.targets())
        return True

    # What happens -------------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        self.rows.clear_marks()

    def action_people_open(self) -> None:
        """From a name to what there is with them."""
        self.set_focus(self.rows)
        self.rows.action_list_first()

    def action_people_side(self) -> None:
        """To the other list."""
        self.set_focus(self.names if self.focused is self.rows else self.rows)

    def action_follow_chase(self) -> None:
        self.action_item_chase()

    def action_follow_received(self) -> None:
        self.action_item_answered()

    def action_follow_shift(self, days: int) -> None:
        self.do(lambda ids: self.desk.recheck(ids, days))

    def action_follow_reminder(self) -> None:
        found = (self.desk.item(item_id) for item_id in self.targets())
        self.copy_reminders([item for item in found if item is not None and item.waiting_on])

    @on(TabLine.Pressed)
    def _tab_pressed(self, event: TabLine.Pressed) -> None:
        self.shell.go_to_tab(event.tab)

    def action_app_back(self) -> None:
        if self.rows.clear_marks():
            self.reveal()
        elif self.focused is self.rows:
            self.set_focus(self.names)
        else:
            self.dismiss(None)


def _area_row(front: Front, name: str, width: int) -> Row:
    days = pgettext("age", "{n}d").format(n=front.days)
    age = Bit(days.rjust(5), "warn" if front.is_silent else "muted", bold=front.is_silent)
    right = [age, Bit(f" {front.open}".rjust(4), "muted")]
    return Row(tuple(spread([Bit(f"#{plain(name, 22)}", "ok")], right, width)), Field(front.area))
