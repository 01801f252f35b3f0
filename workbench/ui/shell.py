"""The app as the widgets know it: the desk, the ink, and keys that are taken one after the other.

Textual hands each key to the focused widget's own queue and looks at bindings when it has bubbled up again, so a burst
of keys (fast typing, a slow line, a paste without brackets) is executed out of order. Here every key is done with
before the next one is looked at, in lists and in the capture line alike.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from textual import events
from textual.screen import Screen

from workbench.desk.desk import Desk
from workbench.desk.values import Change
from workbench.domain.ids import ItemId
from workbench.errors import DeskError, Refused, StoreError, why_code, why_words
from workbench.i18n import _, keep_choice, use
from workbench.text.search.views import FILE as VIEWS
from workbench.text.search.views import Views, load_views, save_view
from workbench.ui.actions import BLANKING
from workbench.ui.failing import Failing
from workbench.ui.painter import Ink
from workbench.ui.themes import THEMES, pick_theme, role_defaults

TABS = ("today", "week", "follow_ups", "people", "diary")
"""The screens beside each other, in their order; all but Today say in `TAB` which they are."""


@runtime_checkable
class Surface(Protocol):
    """A screen that takes its keys in order, and is told what changed."""

    async def take_key(self, event: events.Key) -> bool: ...

    def take_paste(self, text: str) -> bool: ...

    def desk_changed(self, change: Change) -> None: ...

    def minute_passed(self) -> None: ...

    def language_changed(self) -> None: ...

    def day_rolled(self) -> None: ...


class Ground(Screen[None]):
    """The empty screen beneath the first one. Never current: it would have what is above it painted twice."""

    @property
    def is_current(self) -> bool:
        return False


class Shell(Failing, inherit_bindings=False):
    """What every screen of the desk stands on."""

    CSS = """
    ToastRack { dock: top; align: right top; margin-top: 1; margin-bottom: 0; }
    """
    """Toasts stand where no line is typed."""
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, desk: Desk, exports: Path | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.exports = desk.settings.exports or exports or Path.cwd()
        """The directory that diaries are written to."""
        self.exported: set[str] = set()  # the reports that this window wrote: they may be written anew
        self.animation_level = "none"
        self._ink: Ink | None = None
        self._ink_of = ""
        self.state: Path | None = None
        """The directory of what is remembered from run to run; None remembers nothing."""
        self.backups: Path | None = None
        """Where a copy of the desk is put when a day was closed; None for a desk that is thrown away."""
        self.config: Path | None = None
        """The directory of the user's own settings and views; None keeps none."""
        self.told_of_input_method = False
        self.ticks: Callable[[], float] = time.monotonic
        """Seconds, to tell keys that were typed together from those that were not."""
        self._cried = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = pick_theme(desk.settings.theme, self.console.color_system)
        now = desk.now()
        self._minute = now.replace(second=0, microsecond=0)
        self._day = now.date()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_defaults()

    @property
    def ascii(self) -> bool:
        """Rules, edges and marks are painted in ASCII."""
        return self.desk.settings.glyphs == "ascii"

    def get_default_screen(self) -> Screen[None]:
        return Ground(id="_default")

    @property
    def ink(self) -> Ink:
        """The styles of the theme in use."""
        if self._ink is None or self._ink_of != self.theme:
            self._ink, self._ink_of = Ink(self.get_css_variables(), ascii=self.ascii), self.theme
        return self._ink

    # Other screens, which this floor cannot know ------------------------------------------------------------------

    async def open_item(self, item: ItemId) -> None:
        """Open the detail of an item."""

    async def open_triage(self, items: Sequence[ItemId] = ()) -> None:
        """Open triage mode, on these items or on the inbox."""

    async def open_close_day(self, day: date) -> None:
        """Begin closing a day."""

    async def open_brief(self, *, leaks: bool = False) -> None:
        """Open the brief, at its beginning or at what may be forgotten."""

    async def open_routines(self, *, rules: bool = False) -> None:
        """Open the book of routines, at its list or at its rules."""

    async def open_tab(self, tab: str) -> None:
        """Open one of the screens beside each other."""

    def go_to_tab(self, tab: str) -> None:
        """The same, from a screen that takes a message: it may be closed by it, and cannot wait for its own end."""
        self.call_later(self.open_tab, tab)

    async def open_week(self, day: date) -> None:
        """Open the week of a day."""

    async def open_statistics(self, day: date) -> None:
        """Open the statistics of the month of a day."""

    async def open_registers(self, key: str = "") -> None:
        """Open the registers, at one of them."""

    async def open_reports(self, key: str = "") -> None:
        """Open the reports, at one of them."""

    async def open_diary(self, day: date) -> None:
        """Open the diary of a day."""

    async def open_search(self, words: str = "") -> None:
        """Open the search, with these words."""

    def views(self) -> Views:
        """The saved views, as their file says at the moment."""
        return load_views(self.config / VIEWS) if self.config is not None else Views()

    def save_view(self, name: str, words: str) -> None:
        """Keep a filter under a name.

        Raises:
            Refused: it cannot be kept.
        """
        if self.config is None:
            raise Refused(say=_("This desk keeps no views: it is thrown away."))
        save_view(self.config / VIEWS, name, words)

    async def open_help(self, contexts: Sequence[str]) -> None:
        """Open the help, these contexts first."""

    async def open_palette(self, contexts: Sequence[str]) -> None:
        """Open the command palette."""

    def open_day(self) -> None:
        """Begin the day: what slept until today wakes up."""
        if self.desk.read_only is None:
            try:
                self.desk.open_day()
            except DeskError as mistake:
                self.notify(mistake.sentence(), severity="error", timeout=10, markup=False)

    def cry(self, mistake: StoreError) -> None:
        """Say that the store is in trouble, until it is not: the next change that is kept takes the word back."""
        self._cried = True
        self.notify(mistake.sentence(), severity="error", timeout=10, markup=False)

    def back_up(self) -> None:
        """A copy of the desk, made by a process of its own: nobody waits for it, and it outlives the app."""
        if self.backups is not None:
            self.run_worker(self._back_up(self.desk.store.path, self.backups), group="backup")

    async def _back_up(self, store: Path, backups: Path) -> None:
        from workbench.store.backup import command  # late: once a day

        words, environment = command(store, backups)
        try:
            process = await asyncio.create_subprocess_exec(
                *words,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
            said, _nothing = await process.communicate()
        except OSError as error:
            self._no_backup(why_words(why_code(error)))
            return
        if process.returncode:
            self._no_backup(said.decode("utf-8", "replace").strip())

    def _no_backup(self, why: str) -> None:
        text = _("The day is closed and safe, but no backup was made: {why}").format(why=why)
        self.notify(text, severity="warning", timeout=15, markup=False)

    # What every screen can do -------------------------------------------------------------------------------------

    async def action_tab_open(self, index: int) -> None:
        await self.open_tab(TABS[index])

    async def action_tab_beside(self, by: int) -> None:
        here = TABS.index(getattr(self.screen, "TAB", TABS[0]))
        await self.open_tab(TABS[(here + by) % len(TABS)])

    async def action_view_blank(self) -> None:
        """Show nothing at all, until somebody asks for the desk again."""

    @property
    def is_blank(self) -> bool:
        """Whether the screen is blanked: nothing rings with its words then."""
        return False

    def action_app_redraw(self) -> None:
        self.refresh(repaint=True, layout=True)

    def action_app_exit(self) -> None:
        self.exit(0)

    def action_app_interrupt(self) -> None:
        self.exit(130)

    # Language -----------------------------------------------------------------------------------------------------

    def speak(self, tag: str) -> None:
        """Go on in another language at once, and at the next start; an empty `tag` follows settings and locale."""
        setting = self.desk.settings.language
        use(tag or setting or None)
        self.clear_notifications()
        if self.state is not None:
            try:
                keep_choice(str(self.state), tag, setting)
            except OSError as error:
                why = why_words(why_code(error))
                text = _("The choice holds until the end only; it could not be kept: {why}").format(why=why)
                self.notify(text, severity="warning", timeout=10, markup=False)
        for screen in self.screen_stack:
            if isinstance(screen, Surface):
                screen.language_changed()

    def sight_changed(self) -> None:
        """What is restricted is masked or shown now: every screen is painted anew."""
        for screen in self.screen_stack:
            if isinstance(screen, Surface):
                screen.language_changed()

    # Keys ---------------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and await self._taken(event):
            return
        await super().on_event(event)

    async def _taken(self, event: events.Key | events.Paste) -> bool:
        if isinstance(event, events.Key) and event.key == BLANKING and not self.is_blank:
            await self.action_view_blank()
            return True
        surface = self.screen
        if not isinstance(surface, Surface):
            return False
        if isinstance(event, events.Paste):
            return surface.take_paste(event.text)
        return await surface.take_key(event)

    # Changes and time ---------------------------------------------------------------------------------------------

    def changed(self, change: Change) -> None:
        """Tell what is shown; what lies beneath is told when it is seen again."""
        if self._cried and not change.foreign:
            self._cried = False
            self.clear_notifications()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Surface):
                screen.desk_changed(change)

    def tick(self) -> None:
        """Look for other processes' changes, and at the clock."""
        self.desk.poll()
        now = self.desk.now()
        minute = now.replace(second=0, microsecond=0)
        if minute == self._minute:
            return
        self._minute = minute
        rolled = now.date() != self._day
        self._day = now.date()
        for screen in self.screen_stack:
            if isinstance(screen, Surface):
                if rolled:
                    screen.day_rolled()
                screen.minute_passed()
