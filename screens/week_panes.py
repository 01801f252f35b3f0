"""The panes of the week: where they stand at which size, and how one gets from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.containers import Container
from textual.geometry import Size
from textual.getters import query_one
from textual.widget import Widget

from workbench.domain.ids import ItemId
from workbench.domain.periods import Period
from workbench.ui.actions import WEEKS
from workbench.ui.proposing import Proposing
from workbench.ui.tab_line import TabLine
from workbench.ui.triage_list import ItemList
from workbench.ui.vlist import VList
from workbench.ui.week_lists import Accordion, AheadList, Column, PlanList, RestList

COLUMNS = 7
WIDE = 140
"""Cells from which on the days stand side by side."""
NARROW = 100
BELOW = ("rest", "ahead")
"""The lists below the grid."""
TINY = (64, 18)


class WeekPanes(Proposing[None]):
    """Everything about the week but its data."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (WEEKS,)
    tabs = query_one(TabLine)
    days = query_one("#days", Accordion)
    rest = query_one("#rest", RestList)
    ahead = query_one("#ahead", AheadList)

    def __init__(self) -> None:
        super().__init__(id="week")
        self.wide = False
        self._last_pane = "days"

    def body(self) -> Iterable[Widget]:
        self._wear(self.shell.size)  # before the first layout, so that there is only one
        yield TabLine("week")
        yield _pane(Accordion(id="days"))
        with Container(id="columns"):
            for number in range(COLUMNS):
                yield _pane(Column(self._down, id=f"c{number}"))
        with Container(id="below"):
            yield _pane(RestList(id="rest"))
            yield _pane(AheadList(id="ahead"))

    # The form -----------------------------------------------------------------------------------------------------

    def _wear(self, size: Size) -> None:
        self.wide = size.width >= WIDE and size.height >= TINY[1]
        tiny = size.width < TINY[0] or size.height < TINY[1]
        self.set_class(self.wide, "-wide")
        self.set_class(size.width < NARROW, "-narrow")
        self.set_class(tiny, "-tiny")

    def on_resize(self, event: events.Resize) -> None:
        wide, here, held = self.wide, self.pane, next(iter(self.targets()), None)
        part = self.part_in_focus
        self._wear(event.size)
        if wide != self.wide:
            self.reveal()
            if here not in BELOW:
                self.to_part(part.first if part is not None else None, held)
        self.mark_shown()

    @property
    def part_in_focus(self) -> Period | None:
        """The part that the cursor stands in, or stood in last."""
        grid = self.grid
        part = grid.part if isinstance(grid, Column) else self.days.part_under_cursor
        return part.period if part is not None else None

    def to_part(self, first: date | None, item: ItemId | None = None) -> None:
        """The cursor into a part of the grid, on an item where it is there."""
        raise NotImplementedError

    def mark_shown(self) -> None:
        """Show the one below that has the focus, where there is room for one."""
        below = self.pane if self.pane in BELOW else "rest"
        for name in BELOW:
            self.query_one(f"#{name}").set_class(name == below, "-shown")
        self.set_class(self.pane in BELOW, "-below")
        self.set_class(self.pane not in BELOW, "-grid")

    # Which pane ---------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> Sequence[Column]:
        """The columns in use, from the left."""
        found = (self.query_one(f"#c{number}", Column) for number in range(COLUMNS))
        return [column for column in found if column.part is not None]

    @property
    def pane(self) -> str:
        """The name of the list that has the focus, or had it before the line was opened."""
        for widget in (self.focused, self.before_line):
            if isinstance(widget, ItemList) and widget.id is not None:
                self._last_pane = widget.id
                return widget.id
        return self._last_pane

    @property
    def list_in_focus(self) -> ItemList:
        return self.query_one(f"#{self.pane}", ItemList)

    @property
    def grid(self) -> PlanList:
        """The list of the days: the one, or the column that has the focus or had it last."""
        if not self.wide:
            return self.days
        found = self.list_in_focus
        return found if isinstance(found, Column) else self._column

    @property
    def _column(self) -> Column:
        columns = self.columns
        return columns[0] if columns else self.query_one("#c0", Column)

    def _grid_pane(self) -> str:
        return self.grid.id or "days"

    def targets(self) -> Sequence[ItemId]:
        return self.list_in_focus.items_meant()

    def focus_pane(self, name: str) -> None:
        """Give a list the focus, or the promise of it while a line is being typed."""
        found = self.query_one(f"#{name}", VList)
        self._last_pane = name
        if self.line.is_open:
            self.before_line = found
        else:
            self.mark_shown_for(name)
            self.set_focus(found, scroll_visible=False)
        self.mark_shown()

    def mark_shown_for(self, name: str) -> None:
        """What is to have the focus must be seen first: a hidden list cannot take it."""
        if name in BELOW:
            for other in BELOW:
                self.query_one(f"#{other}").set_class(other == name, "-shown")
        self.set_class(name in BELOW, "-below")
        self.set_class(name not in BELOW, "-grid")

    # Moving -------------------------------------------------------------------------------------------------------

    def _pane_names(self) -> list[str]:
        return [self._grid_pane(), "rest", "ahead"]

    def action_pane_next(self) -> None:
        self._turn(1)

    def action_pane_previous(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        names = self._pane_names()
        here = names.index(self.pane) if self.pane in names else 0
        self.focus_pane(names[(here + by) % len(names)])

    def _down(self, by: int) -> None:
        if by > 0:
            self.focus_pane("rest")

    def beside(self, by: int) -> bool:
        """To the column on a side; False where the lists do not stand side by side."""
        here = self.list_in_focus
        if not self.wide or not isinstance(here, Column):
            if self.pane in BELOW:
                self.focus_pane("ahead" if by > 0 else "rest")
                return True
            return False
        columns = self.columns
        at = columns.index(here) + by if here in columns else 0
        if 0 <= at < len(columns):
            row = here.cursor
            self.focus_pane(columns[at].id or "c0")
            columns[at].move_to(row)
        return True


def _pane(widget: VList) -> VList:
    widget.add_class("pane")
    return widget
