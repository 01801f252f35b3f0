"""Statistics (统计): what a week, a month, a quarter or a year came to, as pictures; every number opens into its items.

The days are read a few at a time while keys are answered: what is known is shown at once, and the border says how far
it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from screens.figures import FigureScreen
from workbench.desk.values import Change
from workbench.domain.ids import ItemId
from workbench.domain.periods import Period, Scale, period
from workbench.domain.statistics.whole import Statistics
from workbench.i18n import _
from workbench.text.periods import period_short, scale_word, span
from workbench.text.pictures.blocks import Drawn, drawing
from workbench.text.pictures.charts import charts, span_words
from workbench.text.pictures.model import Chart
from workbench.text.report.duty import own_roles
from workbench.text.width import cells, wrap
from workbench.ui import masking
from workbench.ui.actions import LIST, STATISTICS
from workbench.ui.card import Line
from workbench.ui.desk_screen import DeskModal
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row, RowList
from workbench.ui.vlist import VList

WIDEST = 116
FIRST_LOOK = 0.08
"""Seconds of reading before the first frame."""
SLICE = 0.03
"""Seconds of reading between two keys."""
AGAIN = 0.005
SHOW_EVERY = 0.5
"""So often what has been read since is shown."""
SCALES = (Scale.WEEK, Scale.MONTH, Scale.QUARTER, Scale.YEAR)


@dataclass(frozen=True, slots=True)
class Place:
    """The key of a row: which row of which picture."""

    chart: str
    bar: int


class ChartRows(RowList):
    """Pictures below one another. The cursor stands on a row, and on one of its numbers."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (LIST,)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.column = 0
        self.numbered: Mapping[int, Sequence[int | None]] = {}
        """Of the rows that show numbers: which number each piece of them is."""

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        bits, background = super().bits(index, width, current=current, focused=focused)
        numbers = self.numbered.get(index)
        if not current or numbers is None:
            return bits, background
        # The first bit is the space that every row begins with.
        chosen = [n is not None and n == self.column for n in (None, *numbers)]
        painted = [_marked(bit) if mine else (bit,) for bit, mine in zip(bits, chosen, strict=True)]
        return tuple(bit for several in painted for bit in several), background


def _marked(bit: Bit) -> tuple[Bit, ...]:
    """The number that Enter opens: its figures alone, not the blanks before them."""
    text = bit.text.lstrip()
    blanks = bit.text[: len(bit.text) - len(text)]
    return replace(bit, text=blanks), replace(bit, text=text, fg="focus", bold=True, underline=True)


class StatisticsScreen(DeskModal[None], inherit_bindings=False):
    """The pictures of one period."""

    CSS_PATH = "statistics.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (STATISTICS,)
    rows = query_one(ChartRows)

    def __init__(self, day: date, scale: Scale = Scale.MONTH) -> None:
        super().__init__()
        self.span_shown = period(scale, day)
        self.found: Statistics | None = None
        self.pictures: list[Chart] = []
        self._heads: dict[str, int] = {}
        """The row on which each picture begins."""
        self.reading: Timer | None = None
        self._shown_at = 0.0

    def body(self) -> Iterable[Widget]:
        with Vertical(id="statistics"):
            yield ChartRows(id="charts")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._look(FIRST_LOOK)
        self.rows.action_list_first()
        self.rows.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_charts)

    # Reading ------------------------------------------------------------------------------------------------------

    def _look(self, seconds: float) -> None:
        """Read on for so long, show what there is, and go on behind it where that is not all."""
        if self._read(seconds):
            self._stop()
        elif self.reading is None:
            self.reading = self.set_interval(AGAIN, self._read_on)
        self.reveal()

    def _read(self, seconds: float) -> bool:
        end = self.shell.ticks() + seconds
        return self.desk.count_on(self.span_shown, lambda: self.shell.ticks() < end)

    def _read_on(self) -> None:
        if self._read(SLICE):
            self._stop()
            self.reveal()
        elif self.shell.ticks() > self._shown_at + SHOW_EVERY:
            self.reveal()

    def _stop(self) -> None:
        if self.reading is not None:
            self.reading.stop()
            self.reading = None

    # What is shown ------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        began = self.shell.ticks()
        roles = own_roles(self.shell.config)
        self.found = self.desk.statistics(self.span_shown, whole=self.reading is None, roles=roles)
        self.pictures = charts(
            self.found, self.desk.settings.me, lambda item_id: masking.hides(self.desk.item(item_id))
        )
        self.show_charts()
        # Summing up takes longer, the more there is: little of the time goes into showing what is not all yet.
        self._shown_at = self.shell.ticks() + 9 * (self.shell.ticks() - began)

    def show_charts(self) -> None:
        """Paint the pictures at the present width."""
        found = self.found
        if found is None:
            return
        width = max(24, min(self.size.width, WIDEST) - 6)
        rows: list[Row] = []
        numbered: dict[int, Sequence[int | None]] = {}
        empty = [chart.title for chart in self.pictures if chart.is_empty]
        for chart in self.pictures:
            if chart.is_empty:
                continue
            rows += [Row(())] if rows else []
            self._heads[chart.id] = len(rows)
            rows += [Row(line) for line in _head(chart, width)]
            seen: set[int] = set()
            for line in drawing(chart, width - 2):
                key = Place(chart.id, line.bar) if line.bar is not None and line.bar not in seen else None
                if key is not None:
                    seen.add(key.bar)
                    numbered[len(rows)] = (None, *(piece.number for piece in line.pieces))
                rows.append(Row(_bits(line), key))
        if empty:
            rows += [Row(())] if rows else []
            rows += [
                Row((Bit(line, "muted"),)) for line in wrap(_("nothing to show") + _(": ") + _("; ").join(empty), width)
            ]
        self.rows.numbered = numbered
        self.rows.show(rows)
        box = self.query_one("#statistics")
        words = f"{scale_word(self.span_shown.scale)} · {period_short(self.span_shown, self.desk.today())}"
        box.border_title = f"{_('Statistics')} · {words}  {span(self.span_shown)}"
        box.border_subtitle = "" if found.is_whole else _("{n} of {of} days read …").format(n=found.days, of=found.of)
        self.refresh_hints()

    def desk_changed(self, change: Change) -> None:
        if self.is_mounted and self.is_current:
            self._look(SLICE)
        else:
            super().desk_changed(change)

    def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            self._look(SLICE)
        self.refresh_hints()

    # The cursor ---------------------------------------------------------------------------------------------------

    def _under(self) -> tuple[Chart, int] | None:
        """The row of a picture that the cursor stands on."""
        key = self.rows.cursor_key
        if not isinstance(key, Place):
            return None
        chart = next((chart for chart in self.pictures if chart.id == key.chart), None)
        return (chart, key.bar) if chart is not None else None

    @on(VList.Moved)
    def _moved(self) -> None:
        self._keep_column()

    def _keep_column(self) -> None:
        here = self._under()
        if here is not None:
            self.rows.column = min(self.rows.column, len(here[0].series) - 1)
        self.rows.refresh_row(self.rows.cursor)

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_stats_open()

    # What happens -------------------------------------------------------------------------------------------------

    async def action_stats_open(self) -> None:
        """The list behind the number under the cursor."""
        here = self._under()
        if here is None or self.found is None:
            self.hint(_("Nothing is chosen here."))
            return
        chart, place = here
        bar, series = chart.bars[place], chart.series[self.rows.column]
        number = bar.numbers[self.rows.column]
        if not number.figure.items and not number.figure.lines:
            self.hint(_("Nothing is counted here."))
            return
        title = f"{chart.title} · {bar.label} · {series.name} {number.text}"
        await self.shell.push_screen(FigureScreen(title, number.figure, self._took(chart, place)))

    def _took(self, chart: Chart, place: int) -> dict[ItemId, str]:
        """How long each item took, where that is what the picture tells."""
        if chart.id != "turns" or self.found is None:
            return {}
        both = (*self.found.turns_before[place].took, *self.found.turns[place].took)
        return {item: span_words(minutes) for minutes, item in both}

    def action_stats_beside(self, by: int) -> None:
        here = self._under()
        if here is not None:
            self.rows.column = max(0, min(self.rows.column + by, len(here[0].series) - 1))
            self.rows.refresh_row(self.rows.cursor)

    def action_stats_picture(self, by: int) -> None:
        """To the first row of the next picture that shows anything, or of the one before."""
        shown = [chart.id for chart in self.pictures if not chart.is_empty]
        here = self._under()
        if not shown:
            return
        place = shown.index(here[0].id) if here is not None and here[0].id in shown else -1
        wanted = shown[(place + by) % len(shown)]
        self.rows.go_to(Place(wanted, 0))
        self.rows.scroll_to(y=self._heads[wanted], animate=False, force=True)
        self._keep_column()

    def action_stats_shift(self, by: int) -> None:
        self._turn_to(self.span_shown.shifted(by))

    def action_stats_scale(self, place: int) -> None:
        self._turn_to(period(SCALES[place], min(self.span_shown.last, max(self.span_shown.first, self.desk.today()))))

    def action_stats_longer(self) -> None:
        self.action_stats_scale((SCALES.index(self.span_shown.scale) + 1) % len(SCALES))

    def action_stats_today(self) -> None:
        self._turn_to(period(self.span_shown.scale, self.desk.today()))

    def _turn_to(self, wanted: Period) -> None:
        if wanted.first > self.desk.today():
            self.hint(_("What is still to come cannot be counted."))
            return
        self.span_shown = wanted
        self._stop()
        self._look(FIRST_LOOK)


def _head(chart: Chart, width: int) -> list[Line]:
    """The name of a picture, and its sentence beside it where there is room, else below."""
    name = Bit(f"{chart.title} ", "focus", bold=True)
    if not chart.note:
        return [(name, Bit("─" * max(0, width - cells(name.text)), "rule"))]
    rule = width - cells(name.text) - cells(chart.note) - 1
    if rule >= 2:
        return [(name, Bit("─" * rule, "rule"), Bit(f" {chart.note}", "muted"))]
    note = Bit(f"  {plain(chart.note, width - 2)}", "muted")
    return [(name, Bit("─" * max(0, width - cells(name.text)), "rule")), (note,)]


def _bits(line: Drawn) -> Line:
    return (Bit("  "), *(Bit(piece.text, piece.role) for piece in line.pieces))
