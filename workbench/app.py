"""The app: it puts the floors together, and knows every screen by the moment it is needed."""

from __future__ import annotations

import os

# Before textual is imported: its extended keyboard mode breaks Chinese input methods, and a painted frame should not
# wait for a sixtieth of a second.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_FPS", "240")

import asyncio
import select
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screens.today import TodayScreen
from workbench.desk.desk import Desk
from workbench.domain.board import ALL_GROUPS
from workbench.domain.ids import ItemId
from workbench.i18n import _
from workbench.text.damage import damage_sentence
from workbench.ui import masking
from workbench.ui.actions import Action
from workbench.ui.collector import Collector
from workbench.ui.desk_screen import DeskScreen
from workbench.ui.first_run import is_first_run, no_secrets
from workbench.ui.shell import TABS, Shell

if TYPE_CHECKING:
    from textual.signal import Signal

    from workbench.text.search.index import Index
    from workbench.ui.alarm import Alarm

POLL_SECONDS = 0.2
LOOK_SECONDS = 0.05
LOOK_ITEMS = 250
LOOK_SLICE = 0.005
"""Seconds at a stretch, so that no key waits for it."""
LOOKED_THROUGH = 5000
"""So many open items at most are looked through without being asked."""


class DeskApp(Shell):
    """The desk on a terminal."""

    TITLE = "workbench"

    def __init__(
        self, desk: Desk, exports: Path | None = None, *, welcome: Sequence[str] = (), brief: bool = False
    ) -> None:
        super().__init__(desk, exports)
        self._begins_with_brief = brief
        self._alarm: Alarm | None = None
        self._index: Index | None = None
        self._looked_through = desk.today()
        self._looked_back: date | None = None
        self._welcome = tuple(welcome)
        self._collector = Collector()
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None and sys.__stdin__.isatty() else None
        """The terminal, as long as this desk is driven from one."""

    async def on_mount(self) -> None:
        self.desk.hurried = True
        self.open_day()
        self.desk.subscribe(self.changed)
        await self.push_screen(TodayScreen(self.desk.today()))
        self._leave_on_signals()
        # Stopped and brought back by the shell, the terminal has forgotten what it showed.
        resumed = cast("Signal[object]", self.app_resume_signal)  # pyright: ignore[reportUnknownMemberType]
        resumed.subscribe(self, lambda _app: self.refresh(layout=True))
        self.set_interval(POLL_SECONDS, self.tick)
        self.call_after_refresh(self._first_frame_shown)

    async def _first_frame_shown(self) -> None:
        self._collector.begin()
        self.desk.hurried = False
        if self.desk.buffer(self.desk.today()).learned_from and isinstance(self.screen, DeskScreen):
            self.screen.reveal()
        for damage in self.desk.status.damage:
            self.notify(damage_sentence(damage), severity="warning", timeout=15, markup=False)
        for problem in self.desk.settings.problems:
            self.notify(problem, severity="warning", timeout=10, markup=False)
        screen = self.screen
        if self._welcome and isinstance(screen, DeskScreen):
            screen.key_bar.echo(self._welcome[0], sign="›", role="focus", stays=True)
        elif isinstance(screen, DeskScreen) and self._is_new():
            words = _("An empty desk: a captures, O has a set of routines to begin with.")
            screen.key_bar.echo(words, sign="›", role="focus", stays=True)
        if not self._welcome and is_first_run(self.state):  # of the made-up day nothing is kept
            self.notify(no_secrets(), severity="warning", timeout=30, markup=False)
        if self.desk.settings.reminders.on:
            from workbench.ui.alarm import Alarm  # the first frame does without

            self._alarm = Alarm(self, self.state)
        self.set_timer(LOOK_SECONDS, self._look_back)
        if self._begins_with_brief:
            await self.begin_with_brief()
            self._look_through()

    def _look_back(self) -> None:
        """Find the last error that went out, while nothing else is to be done, for the header."""
        self._looked_back = self.desk.today()
        until = self.ticks() + LOOK_SLICE
        while not self.desk.look_back(1):
            if self.ticks() >= until:
                self.set_timer(LOOK_SECONDS, self._look_back)
                return

    def _look_through(self) -> None:
        """Find what has leaked while nothing else is to be done, for the header; a huge desk waits to be asked."""
        self._looked_through = self.desk.today()
        board = self.desk.board
        if sum(map(board.count, ALL_GROUPS)) > LOOKED_THROUGH:
            return
        if not self.desk.look_on(LOOK_ITEMS):
            self.set_timer(LOOK_SECONDS, self._look_through)
        elif self.desk.forgotten:
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen):
                    screen.minute_passed()

    def _is_new(self) -> bool:
        """Nothing was ever written here."""
        return self.desk.read_only is None and not self.desk.items and not self.desk.routines()

    async def begin_with_brief(self) -> None:
        """The brief, where this day has not had it yet and there is something to tell."""
        from screens.brief_once import is_due  # see below

        if is_due(self.state, self.desk):
            await self.open_brief()

    def _leave_on_signals(self) -> None:
        """A hang-up or a request to end leaves the terminal as it was; everything is saved already."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self.exit, 128 + number)
        # The driver's own handlers may strike while its queue is locked, and wait for ever for what they interrupt.
        for number, name in ((signal.SIGTSTP, "_sigtstp_application"), (signal.SIGCONT, "_sigcont_application")):
            handler = getattr(self._driver, name, None)
            if handler is not None:
                loop.add_signal_handler(number, handler)

    def tick(self) -> None:
        if self._terminal is not None and _is_closed(self._terminal):
            self.exit(128 + signal.SIGHUP)  # nobody sends that signal where the terminal controls nothing
            return
        super().tick()
        self._collector.look()
        if self._alarm is not None and not self.is_blank:
            self._alarm.look()
        if self._begins_with_brief and self._looked_through != self.desk.today():
            self._look_through()  # at midnight everything may have come too late
        if self._looked_back not in (None, self.desk.today()):
            self._look_back()  # and yesterday is one of the days behind us

    # Screens, imported when they are opened: the first frame does without them. --------------------------------------

    async def open_item(self, item: ItemId) -> None:
        if isinstance(screen := self.screen, DeskScreen) and masking.seen(screen, self.desk.item(item)) is None:
            return
        from screens.detail import DetailScreen  # see above

        await self.push_screen(DetailScreen(item))

    async def open_triage(self, items: Sequence[ItemId] = ()) -> None:
        from screens.triage import TriageScreen  # see above

        await self.push_screen(TriageScreen(items))

    async def open_close_day(self, day: date) -> None:
        from screens.close_day import CloseDayScreen  # see above

        await self.push_screen(CloseDayScreen(day))

    async def open_brief(self, *, leaks: bool = False) -> None:
        from screens.brief import BriefScreen  # see above

        await self.push_screen(BriefScreen(leaks=leaks))

    async def open_routines(self, *, rules: bool = False) -> None:
        from screens.routines import RoutinesScreen  # see above

        await self.push_screen(RoutinesScreen(rules=rules))

    async def open_tab(self, tab: str) -> None:
        here = getattr(self.screen, "TAB", None)
        if tab == (here or TABS[0]):
            return
        while getattr(self.screen, "TAB", None) is not None:
            await self.pop_screen()
        if tab == "week":
            await self.open_week(self.desk.today())
        elif tab == "follow_ups":
            from screens.follow_ups import FollowUpsScreen  # see above

            await self.push_screen(FollowUpsScreen())
        elif tab == "people":
            from screens.people import PeopleScreen  # see above

            await self.push_screen(PeopleScreen())
        elif tab == "diary":
            from screens.diary import DiaryScreen  # see above

            await self.push_screen(DiaryScreen())

    async def action_view_blank(self) -> None:
        from screens.blank import BlankScreen  # see above

        if not self.is_blank:
            await self.push_screen(BlankScreen())

    @property
    def is_blank(self) -> bool:
        return self.screen.id == "blank"

    async def open_registers(self, key: str = "") -> None:
        from screens.registers import RegistersScreen  # see above

        if not isinstance(self.screen, RegistersScreen):
            await self.push_screen(RegistersScreen(key))

    async def open_week(self, day: date) -> None:
        from screens.week import WeekScreen  # see above

        await self.push_screen(WeekScreen(day))

    async def open_statistics(self, day: date) -> None:
        from screens.statistics import StatisticsScreen  # see above

        if not isinstance(self.screen, StatisticsScreen):
            await self.push_screen(StatisticsScreen(day))

    async def open_reports(self, key: str = "") -> None:
        from screens.reports import ReportsScreen  # see above

        if not isinstance(self.screen, ReportsScreen):
            await self.push_screen(ReportsScreen(key or "diary"))

    async def open_diary(self, day: date) -> None:
        from screens.diary import DiaryScreen  # see above

        await self.push_screen(DiaryScreen(day))

    async def open_search(self, words: str = "") -> None:
        from screens.search import SearchScreen  # see above
        from workbench.text.search.index import Index

        if self._index is None:
            self._index = Index(self.desk.store)
        if not isinstance(self.screen, SearchScreen):
            await self.push_screen(SearchScreen(self._index, words))

    async def open_help(self, contexts: Sequence[str]) -> None:
        from screens.help import HelpScreen  # see above

        await self.push_screen(HelpScreen(contexts), self._perform)

    async def open_palette(self, contexts: Sequence[str]) -> None:
        from workbench.ui.command_palette import CommandPalette  # see above

        await self.push_screen(CommandPalette(contexts), self._perform)

    async def _perform(self, action: Action | None) -> None:
        """An action was chosen by its name: do it where the question came from."""
        if action is not None and isinstance(screen := self.screen, DeskScreen):
            await screen.perform(action)


def _is_closed(terminal: int) -> bool:
    """Whether the other end of a terminal has been closed. The driver would go on asking it for keys."""
    poll = select.poll()
    poll.register(terminal, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _fd, event in poll.poll(0))


def run(
    desk: Desk,
    exports: Path,
    *,
    welcome: Sequence[str] = (),
    backups: Path | None = None,
    state: Path | None = None,
    config: Path | None = None,
) -> int:
    """Open Today, and come back with the exit status.

    A desk with `backups` is copied there when a day is closed; in `state` a choice of language is remembered. What
    nobody expected is raised: the caller keeps it in a file.
    """
    app = DeskApp(desk, exports, welcome=welcome, brief=desk.settings.brief and not welcome)
    app.backups, app.state, app.config = backups, state, config
    status = app.run(mouse=desk.settings.mouse)
    if app.failed is not None:
        raise app.failed
    return app.return_code or 0 if status is None else status
