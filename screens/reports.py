"""Reports (报告): each as its reader will see it, every figure in it opens into what it counts, and it becomes a file.

A long one is made in slices while keys are answered. One that is made stays as it is, and says when something changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from screens.figures import FigureScreen, listed
from screens.report_choice import WORDS, Choice, first_choice, longer, named, read_day, report_word, shifted
from screens.report_page import ReportPage
from screens.report_told import Told
from workbench.desk.values import Change
from workbench.errors import DeskError
from workbench.i18n import _
from workbench.reports.making import Made, Making, Piece, Source, document_of
from workbench.reports.table import REPORTS
from workbench.text.documents.seen import Line, broken, laid_out, marked
from workbench.text.documents.seen import Piece as Seen
from workbench.text.pictures.charts import span_words
from workbench.ui.actions import LIST, REPORT, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.painter import Bit
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import Row, RowList
from workbench.ui.vlist import VList

FIRST_LOOK, SLICE, AGAIN, REST, SHOW_EVERY = 0.04, 0.02, 0.005, 0.06, 0.15
"""Seconds of work before the first frame, of work between keys, for others, at rest before it, between two bars."""
NARROW, NAMES, WIDEST, BAR = 90, 34, 110, 24
"""Cells below which the names give way to the page; of the names; of a line that is read with pleasure; of the bar."""


class ReportNames(RowList):
    """The reports that there are."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (REPORT, LIST)


class ReportsScreen(Told, DeskModal[None], inherit_bindings=False):
    """The reports at the left, one of them as a page at the right."""

    CSS_PATH = "reports.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (REPORT,)
    names = query_one(ReportNames)
    page = query_one(ReportPage)

    def __init__(self, key: str = "diary") -> None:
        super().__init__()
        self._first = self._begun = key
        self._choices: dict[str, Choice] = {}
        self.made: Made | None = None
        self._making: Making | None = None
        self._piece: Piece | None = None
        self.reading: Timer | None = None
        self._wrong, self._shown_at = "", 0.0  # why there is no report, where there is none; when the bar was painted
        self._laid: tuple[Made, int, list[Line]] | None = None
        self.is_fresh = True

    def body(self) -> Iterable[Widget]:
        yield Container(ReportNames(id="report-names"), ReportPage(id="report-page"), id="reports")

    def on_mount(self) -> None:
        self.set_focus(self.names)
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._show_names()
        self.names.go_to(self._first)
        self._make()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self.reveal)

    # What is looked at --------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The report under the cursor of the list."""
        return key if isinstance(key := self.names.cursor_key, str) else self._first

    @property
    def choice(self) -> Choice:
        """What is looked at; each report keeps its own place."""
        if self.key not in self._choices:
            self._choices[self.key] = first_choice(self.desk, self.key)
        return self._choices[self.key]

    def _choose(self, choice: Choice) -> None:
        self._choices[choice.key] = choice
        self.names.go_to(choice.key)
        self._make()

    # Making -------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Begin the report anew; what takes longer goes on behind the page."""
        self._stop()
        self.made, self._wrong, self._piece, self.is_fresh, self._shown_at = None, "", None, True, 0.0
        choice = self.choice
        self._begun = choice.key
        if choice.key in ("leader", "minutes") and not choice.about:
            nobody = _("Nobody is known to be a leader yet: d takes a name.")
            none = _("No meeting is known of these weeks: d takes its number or a piece of its title.")
            self._wrong = nobody if choice.key == "leader" else none
            self.reveal()
            return
        source = Source(self.desk, self.shell.config, read_day(self.desk))
        self._making = REPORTS[choice.key].make(source, choice.asked())
        self.page.column = 0
        self._look(FIRST_LOOK)
        if self.is_working:
            self.reading = self.set_interval(AGAIN, lambda: self._look(SLICE))
        self.page.action_list_first()

    def _look(self, seconds: float) -> None:
        """Work on for so long, and show how far it is."""
        end, making = self.shell.ticks() + seconds, self._making
        try:
            while making is not None:
                self._piece = next(making)
                if self.shell.ticks() >= end:
                    break
        except StopIteration as done:
            self._stop()
            self.made = done.value
        except DeskError as mistake:
            self._stop()
            self._wrong = mistake.sentence()
        if not self.is_working or self.shell.ticks() >= self._shown_at + SHOW_EVERY:
            self.reveal()
            self._shown_at = self.shell.ticks()

    @property
    def is_working(self) -> bool:
        """Whether the report is still being made."""
        return self._making is not None

    def _stop(self) -> None:
        self._making = None
        if self.reading is not None:
            self.reading.stop()
            self.reading = None

    # What is shown ------------------------------------------------------------------------------------------------

    def _show_names(self) -> None:
        self.names.show([Row((Bit(report_word(key)),), key) for key in WORDS])
        self.names.label(Content(_("Reports")))

    def reveal(self) -> None:
        self._show_names()
        names = 0 if self.has_class("-narrow") else NAMES
        width = max(20, min(self.size.width - names - 7, WIDEST))
        self.page.show(self._lines(width))
        choice, me = self.choice, self.desk.settings.me
        words = choice.words(self.desk.today(), me)
        under = self._counted() if self.is_fresh else _("changed since; r makes it anew")
        self.page.label(Content(f"{report_word(choice.key)}  {words}"), Content(under))
        self.refresh_hints()

    def _lines(self, width: int) -> list[Line]:
        if self.made is not None:
            if self._laid is None or self._laid[0] is not self.made or self._laid[1] != width:
                source = Source(self.desk, None, read_day(self.desk))
                self._laid = self.made, width, laid_out(document_of(source, self.made), width)
            return self._laid[2]
        if self._wrong:
            return broken(marked(self._wrong), width, "wrong")
        return [(Seen(_("This report is being made …"), "note"),), (), (Seen(self._bar(), "note"),)]

    def _bar(self) -> str:
        piece = self._piece
        if piece is None or not piece.of:
            return ""
        full = min(BAR, BAR * piece.done // piece.of)
        return f"{_('Reading the diary')}  {'█' * full}{'░' * (BAR - full)} {min(100, 100 * piece.done // piece.of)}%"

    def _counted(self) -> str:
        """How many figures there are to be opened."""
        count = len({self.page.lines[row][n].number for row, n in self.page.places})
        return _("{n} figures open with Enter").format(n=count) if count else ""

    def can(self, action: Action) -> bool:
        if action.id in ("report.figure", "report.figure_before"):
            return bool(self.page.places)
        if action.id in ("report.export", "report.copy"):
            return self.made is not None
        if action.id == "report.longer":
            return self.key in ("schedule", "stats")
        return action.id != "report.again" or not self.is_fresh

    # Being told ---------------------------------------------------------------------------------------------------

    def desk_changed(self, change: Change) -> None:
        """The page stays as it is under the reader's eyes, and says that it is not fresh any more."""
        self.is_fresh = False
        super().desk_changed(change)

    def day_rolled(self) -> None:
        self.is_fresh = False

    @on(VList.Moved)
    def _moved(self, event: VList.Moved) -> None:
        if event.list is self.names and event.key != self._begun:
            self._stop()
            self.made, self.reading = None, self.set_timer(REST, self._make)
        self.refresh_hints()

    @on(VList.Chosen)
    async def _chosen(self) -> None:
        await self.action_report_open()

    # What happens -------------------------------------------------------------------------------------------------

    async def action_report_open(self) -> None:
        """To the page; on it, into the figure under the cursor."""
        if self.focused is self.names:
            self.action_report_side()
            return
        known = self.made.figures if self.made is not None else ()
        opened = next((one for one in known if one.number == self.page.figure), None)
        if opened is None:
            self.hint(_("No figure stands on this line. Tab goes to the next one."))
            return
        counts = not opened.is_item and opened.figure.value == len(listed(opened.figure))
        title = f"{opened.what} {opened.figure.value}" if counts else opened.what
        took = ((item, span_words(minutes)) for item, minutes in opened.took)
        await self.shell.push_screen(FigureScreen(title, opened.figure, dict(took)))

    def action_report_side(self) -> None:
        """To the other list."""
        to_page = self.focused is not self.page
        self.set_class(to_page, "-page")
        self.set_focus(self.page if to_page else self.names)

    def action_report_figure(self, by: int) -> None:
        """To the next figure of the page, or to the one before."""
        if self.focused is not self.page:
            self.action_report_side()
            if self.page.figure is not None and self.page.places[:1] == [(self.page.cursor, 0)]:
                return
        if not self.page.to_figure(by):
            self.hint(_("There is no other figure on this side.") if self.page.places else _("No figure stands here."))

    def action_report_shift(self, by: int) -> None:
        self._choose(shifted(self.choice, by, self.desk))

    def action_report_longer(self) -> None:
        self._choose(longer(self.choice, self.desk.today()))

    def action_report_today(self) -> None:
        self._choices.pop(self.key, None)
        self._make()

    def action_report_again(self) -> None:
        """Make it anew: something has changed since."""
        row, column = self.page.cursor, self.page.column
        self._make()
        self.page.move_to(row)
        self.page.column = column

    def action_report_which(self) -> None:
        """Another day, period, person or meeting, by typing it."""
        choice = self.choice
        if choice.key == "bulletin":
            self.hint(_("This report tells how things stand now, and of no other time."))
            return
        title = {
            "leader": _("For whom, or of which day"),
            "handover": _("Whose hands"),
            "minutes": _("Which meeting: its number or a piece of its title"),
        }.get(choice.key, _("Which day or period: 2026-12-28, 2026-12, 2026-Q4, 2026"))

        def use(text: str) -> bool:
            if text:
                self._choose(named(choice, text, self.desk))
            return True

        self.ask(TextJob(title=title, use=use))

    def action_app_back(self) -> None:
        if self.cancel_export():
            return
        if self.focused is self.page:
            self.action_report_side()
        else:
            self._stop()
            self.dismiss(None)
