"""The panes of Today: where they stand at which size, which has the focus, and how one gets from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from screens.today_layout import CLASSES, Form, form_of, pane_beside
from workbench.domain.board import ALL_GROUPS, FOLLOWED, GROUPS
from workbench.domain.ids import ItemId
from workbench.i18n import _
from workbench.text.width import cells
from workbench.ui.diary_list import DiaryList
from workbench.ui.header import DayHeader
from workbench.ui.line_bar import Lines
from workbench.ui.painter import Bit
from workbench.ui.preview import Preview
from workbench.ui.proposing import Proposing
from workbench.ui.timeline_list import TimelineList
from workbench.ui.triage_list import InGroup, ItemList, TriageList
from workbench.ui.unplaced_list import UnplacedList
from workbench.ui.vlist import VList

QUADRANTS = tuple(f"q{group}" for group in GROUPS)
MATRIX = (QUADRANTS[0], "followed", *QUADRANTS[1:])
"""The lists of the matrix as they stand: the inbox beside what is followed up, the quadrants beneath."""


class TodayPanes(Proposing[None]):
    """Everything about Today but its data."""

    header = query_one(DayHeader)
    banner = query_one("#banner", Lines)
    tabs = query_one("#tabs", Lines)
    triage = query_one("#triage", TriageList)
    timeline = query_one(TimelineList)
    unplaced = query_one(UnplacedList)
    diary = query_one(DiaryList)
    preview = query_one(Preview)

    def __init__(self) -> None:
        super().__init__(id="today")
        self.form = Form(frozenset(), matrix=False, alone=False)
        self.zoomed = False
        self._size = Size(0, 0)
        self._last_pane = "triage"

    def body(self) -> Iterable[Widget]:
        self._wear(self.shell.size)  # before the first layout, so that there is only one
        yield DayHeader()
        yield Lines(id="banner")
        yield Lines(id="tabs")
        with Container(id="desk"):
            yield _pane(TriageList(ALL_GROUPS, headings=True, id="triage"))
            with Container(id="matrix"):
                for name in MATRIX:
                    groups = FOLLOWED if name == "followed" else (int(name[1:]),)
                    quadrant = TriageList(groups, headings=len(groups) > 1, id=name)
                    quadrant.on_edge = self._cross
                    yield _pane(quadrant)
            yield _pane(TimelineList(id="timeline"))
            yield _pane(UnplacedList(self.chosen_moved, id="unplaced"))
            yield _pane(DiaryList(id="diary"))
            yield Preview(id="preview", classes="pane")
        yield Static(id="small")

    def chosen_moved(self) -> None:
        """The cursor of the unscheduled list stands elsewhere."""

    # The form -----------------------------------------------------------------------------------------------------

    def take_form(self, size: Size) -> None:
        """Take the form for a size; what has the focus keeps it."""
        self._wear(size)
        self.query_one("#small", Static).update(Content(_("Too small: 40x10 at least")))
        self.reveal()
        self._move_between_forms()
        self.mark_shown()

    def _wear(self, size: Size) -> None:
        self._size = size
        self.form = form_of(size.width, size.height, zoomed=self.zoomed)
        for name in CLASSES:
            self.set_class(name in self.form.classes, name)

    def _move_between_forms(self) -> None:
        """The list and the matrix show the same items: the focus and the cursor pass from one to the other."""
        self._move_marks()
        pane = self.query_one(f"#{self.pane}", VList)
        if not isinstance(pane, TriageList):
            self.give_focus(pane)
            return
        item = next(iter(pane.items_meant()), None)
        target = pane
        if self.form.matrix and pane is self.triage:
            lists = self._quadrants()
            target = next((q for q in lists if item is not None and q.go_to_item(item)), lists[0])
        elif not self.form.matrix and pane is not self.triage:
            target = self.triage
            if item is not None:
                target.go_to_item(item)
        self.give_focus(target)

    def give_focus(self, pane: VList) -> None:
        """The focus, or the promise of it while a line is being typed. A hidden pane had lost it."""
        self._last_pane = pane.id or self._last_pane
        if self.line.is_open:
            self.before_line = pane
        elif "-too-small" not in self.form.classes:
            self.set_focus(pane, scroll_visible=False)

    def _move_marks(self) -> None:
        if self.form.matrix:
            marked = self.triage.marks
            for quadrant in self._quadrants():
                quadrant.marks |= {key for key in marked if isinstance(key, InGroup) and key.group in quadrant.groups}
            self.triage.marks = set()
        else:
            for quadrant in self._quadrants():
                self.triage.marks |= quadrant.marks
                quadrant.marks = set()

    def _quadrants(self) -> Sequence[TriageList]:
        return [self.query_one(f"#{name}", TriageList) for name in MATRIX]

    def mark_shown(self) -> None:
        """Where one pane stands alone, it is the one with the focus."""
        pane = self.pane
        for name in self.pane_names(all_panes=True):
            self.query_one(f"#{name}").set_class(name == pane, "-shown")
        self.query_one("#matrix").set_class(self.form.matrix and pane in MATRIX, "-shown")
        self._show_tabs()

    def _show_tabs(self) -> None:
        if "-tiny" not in self.form.classes:
            return
        names = {
            "triage": _("Triage"),
            "timeline": _("Scheduled"),
            "unplaced": _("Unscheduled"),
            "diary": _("Diary"),
        }
        shown = self.pane
        bits = [
            Bit(f" {name} ", "focus" if key == shown else "muted", "sel" if key == shown else None, key == shown)
            for key, name in names.items()
        ]
        if sum(cells(bit.text) for bit in bits) > self._size.width:
            short = {"triage": _("Tri."), "timeline": _("Sched."), "unplaced": _("Unsch."), "diary": _("Diary")}
            bits = [Bit(f" {short[key]} " if key != shown else bit.text, bit.fg, bit.bg, bit.bold)
                    for key, bit in zip(names, bits, strict=True)]  # fmt: skip
        self.tabs.show([(tuple(bits), "bg")])

    # Which pane ---------------------------------------------------------------------------------------------------

    @property
    def pane(self) -> str:
        """The name of the pane that has the focus, or had it before the line was opened."""
        for widget in (self.focused, self.before_line):
            if isinstance(widget, VList) and widget.id is not None:
                self._last_pane = widget.id
                return widget.id
        return self._last_pane

    @property
    def list_in_focus(self) -> VList:
        return self.query_one(f"#{self.pane}", VList)

    def pane_names(self, *, all_panes: bool = False) -> tuple[str, ...]:
        """The panes of the form, in the order of Tab."""
        lists = ("triage", *MATRIX) if all_panes else MATRIX if self.form.matrix else ("triage",)
        return (*lists, "timeline", "unplaced", "diary")

    def triage_lists(self) -> Sequence[TriageList]:
        """The lists that show the board in this form."""
        return self._quadrants() if self.form.matrix else [self.triage]

    def focus_pane(self, name: str) -> None:
        """Give a pane the focus, and show it where only one is shown."""
        self.set_focus(self.query_one(f"#{name}", VList), scroll_visible=False)
        self.mark_shown()

    def targets(self) -> Sequence[ItemId]:
        pane = self.list_in_focus
        if isinstance(pane, ItemList):
            return pane.items_meant()
        if isinstance(pane, DiaryList) and pane.item_under_cursor is not None:
            return [pane.item_under_cursor]
        return ()

    def show_item(self, item: ItemId) -> None:
        """Put the cursor on an item: in the pane it is in, else in the triage lists."""
        pane = self.list_in_focus
        if isinstance(pane, ItemList) and pane.go_to_item(item):
            return
        for other in self.triage_lists():
            if other.go_to_item(item):
                if isinstance(pane, TriageList):
                    self.focus_pane(other.id or "triage")
                return

    # Moving -------------------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        names = self.pane_names()
        here = names.index(self.pane) if self.pane in names else 0
        self.focus_pane(names[(here + by) % len(names)])

    def action_pane_next(self) -> None:
        self._step(1)

    def action_pane_previous(self) -> None:
        self._step(-1)

    def action_pane_left(self) -> None:
        self._beside("left")

    def action_pane_right(self) -> None:
        self._beside("right")

    def _beside(self, direction: str) -> None:
        if self.form.alone and not (self.form.matrix and self.pane in MATRIX):
            self._step(1 if direction == "right" else -1)
            return
        self._go(direction)

    def _cross(self, by: int) -> None:
        self._go("down" if by > 0 else "up", within=MATRIX)

    def _go(self, direction: str, within: Sequence[str] = ()) -> None:
        regions: dict[str, Region] = {name: self.query_one(f"#{name}").region for name in self.pane_names()}
        pane = self.list_in_focus
        row = pane.content_region.y + max(0, pane.cursor - pane.scroll_offset.y)
        name = pane_beside(self.pane, direction, row, regions) if self.pane in regions else None
        if name is not None and (not within or name in within):
            self.focus_pane(name)

    def action_pane_zoom(self) -> None:
        self.zoomed = not self.zoomed
        self.take_form(self.shell.size)

    def on_resize(self, event: events.Resize) -> None:
        if event.size != self._size:
            self.take_form(event.size)


def _pane(widget: VList) -> VList:
    widget.add_class("pane")
    return widget
