"""Search over everything, as it is typed: the line above, what was found beneath, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from screens.search_rows import FoundList, FoundRows, Source, View
from workbench.desk.values import Change, Outcome
from workbench.domain.ids import ItemId
from workbench.errors import DeskError
from workbench.i18n import _, pgettext
from workbench.text.filter import Filter, FilterError, parse_line
from workbench.text.search.hunt import Hunt
from workbench.text.search.index import Index
from workbench.text.search.masked import asks_for_restricted
from workbench.text.search.said import said
from workbench.ui import keymap, masking
from workbench.ui.actions import SEARCH, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.filter_job import no_filter
from workbench.ui.key_bar import Hint
from workbench.ui.line_bar import Lines
from workbench.ui.line_edit import LineEdit
from workbench.ui.painter import Bit, plain
from workbench.ui.prompts import TextJob
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

FIRST = 0.008
"""Seconds that a key may take for looking; the rest of it comes when nothing is to be done."""
SLICE = 0.01
PAUSE = 0.002
AGAIN = 0.15
"""Seconds between two pictures of what is being found, when the first has been shown."""


class SearchScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """The line has the keys until Tab or an arrow goes to the list, where everything can be done with an item."""

    CSS_PATH = "search.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (SEARCH,)
    edit = query_one("#search-edit", LineEdit)
    words = query_one("#search-said", Lines)
    list = query_one("#search-found", FoundList)

    def __init__(self, index: Index, words: str = "") -> None:
        super().__init__()
        self._index = index
        self._start = words
        self._hunt: Hunt | None = None
        self._wanted: Filter | None = None
        self._timer: Timer | None = None
        self._shown = (-1, -1, False)
        self._shown_at = 0.0

    def body(self) -> Iterable[Widget]:
        with Container(id="search"):
            with Vertical(id="search-box"):
                yield LineEdit(self, id="search-edit")
                yield Lines(id="search-said")
            yield FoundList(id="search-found")

    def on_mount(self) -> None:
        self._names, self._areas = self.desk.names(), self.desk.areas()
        self._index.begin()
        self.query_one("#search-box").border_title = _("Search")
        self.edit.start(self._start, _("words, -not, or, @name, #area, state:waiting, kind:call, due<fri …"))
        self.set_focus(self.edit)
        self.line_changed()

    def on_unmount(self) -> None:
        self._stop()

    # Looking --------------------------------------------------------------------------------------------------------

    def line_changed(self) -> None:
        """Another text: look for it, and show at once what is found at once."""
        self._stop()
        line, desk = self.edit.value, self.desk
        self._hunt = self._wanted = None
        mistake = ""
        if line.strip():
            try:
                calendar = desk.settings.calendar
                self._wanted = parse_line(line, desk.now().replace(tzinfo=None), self._names, self._areas, calendar)
            except FilterError as error:
                mistake = no_filter(error)
        if self._wanted is not None and self._wanted.alternatives:
            self._hunt = Hunt(desk.store, self._index, self._wanted, desk.now())
        self._shown = (-1, -1, False)
        self._say(mistake)
        self._look_on(FIRST, first=True)

    def _look_on(self, seconds: float = SLICE, *, first: bool = False) -> None:
        """Look on for a moment, and show what there is to show; come back when the keys have had their turn."""
        self._timer = None
        hunt = self._hunt
        if hunt is not None and not hunt.is_over:
            hunt.go_on(seconds)
            self._show(hunt)
        elif first:
            self._show(None)
        if hunt is None or hunt.is_over:
            ready = self._index.go_on(seconds)
            if ready:
                self.run_worker(self._index.save, thread=True, group="index", exclusive=True, exit_on_error=False)
                return
        if first and self._shown[0] >= 0:
            self.call_after_refresh(self._later, hunt)  # what was found at once is painted first
        else:
            self._later(hunt)

    def _later(self, hunt: Hunt | None) -> None:
        if hunt is self._hunt and self._timer is None and self.is_attached:
            self._timer = self.set_timer(PAUSE, self._look_on)

    def _stop(self) -> None:
        if self._hunt is not None and not self._hunt.is_over:
            self._hunt.end()
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _show(self, hunt: Hunt | None) -> None:
        source = Source(
            self.desk.item,
            self.desk.line,
            self.desk.settings.me,
            self.desk.now().replace(second=0, microsecond=0),
            self._wanted,
            masking.is_revealed() or (self._wanted is not None and asks_for_restricted(self._wanted)),
        )
        if hunt is None:
            typed = bool(self.edit.value.strip())
            views = () if typed else tuple(View(name, words) for name, words in self.shell.views().words)
            self.list.show(FoundRows((), (), views), source)
            self._count("")
            return
        items, entries = hunt.items, hunt.entries
        now = (len(items), len(entries), hunt.is_over)
        began = self._shown[0] < 0
        if now == self._shown or (not any(now[:2]) and not hunt.is_over):
            return  # what stood there before stays until there is something better
        if not began and not hunt.is_over and self.shell.ticks() - self._shown_at < AGAIN:
            return
        self._shown, self._shown_at = now, self.shell.ticks()
        empty = _("Nothing found.")
        self.list.show(FoundRows(tuple(items), tuple(entries)), source, empty)
        if began:
            self.list.action_list_first()
        self._count(pgettext("search", "{n} found").format(n=now[0] + now[1]) + ("" if hunt.is_over else " …"))

    def _count(self, text: str) -> None:
        self.query_one("#search-box").border_subtitle = text

    def _say(self, mistake: str) -> None:
        """What the words were taken for, beneath them."""
        if mistake:
            line = (Bit("! ", "warn", bold=True), Bit(plain(mistake, 200), "warn"))
        elif self._wanted is not None and self._wanted.alternatives:
            line = (Bit("→ ", "muted"), Bit(plain(said(self._wanted), 400), "muted"))
        else:
            line = (
                Bit(_("Everything: items open and closed, and the diary. Pinyin and initials find Chinese."), "faint"),
            )
        self.words.show([(line, "bg")])

    # The screen -------------------------------------------------------------------------------------------------------

    def targets(self) -> Sequence[ItemId]:
        return self.list.items_meant() if self.focused is self.list else ()

    def reveal(self) -> None:
        if self.is_mounted and self.edit.value:
            self.line_changed()

    def desk_changed(self, change: Change) -> None:
        self._names, self._areas = self.desk.names(), self.desk.areas()
        super().desk_changed(change)

    def acted(self, outcome: Outcome) -> None:
        self.list.clear_marks()

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        if self.focused is not self.edit:
            return super().hints()
        return (
            Hint(keymap.key_label("enter"), _("open")),
            Hint("↑↓", _("choose")),
            Hint(keymap.key_label("tab"), _("to the list")),
            Hint(keymap.key_label("f12"), _("save as a view"), "search.save"),
            Hint(keymap.key_label("escape"), _("back"), "app.back"),
        ), None

    def can(self, action: Action) -> bool:
        if action.id.startswith(("item.", "follow.")):
            return bool(self.targets())
        return True

    async def line_key(self, event: events.Key) -> bool:
        """Keys of the line which move in the list, or leave."""
        match event.key:
            case "enter":
                await self.action_found_open()
            case "escape" | "ctrl+c":
                self._clear_or_leave()
            case "f12":
                self.action_search_save()
            case "tab" | "shift+tab":
                self.set_focus(self.list)
            case "down":
                self.list.step(1)
            case "up":
                self.list.step(-1)
            case "pagedown":
                self.list.action_list_page_down()
            case "pageup":
                self.list.action_list_page_up()
            case "f1":
                await self.action_app_help()
            case _:
                return False
        return True

    def _clear_or_leave(self) -> None:
        if self.edit.value:
            self.edit.start("", self.edit.placeholder)
            self.line_changed()
        else:
            self.dismiss(None)

    # Actions ----------------------------------------------------------------------------------------------------------

    async def action_found_open(self) -> None:
        """Open what stands under the cursor: an item, the item or the day of a line, a view."""
        key = self.list.cursor_key
        if isinstance(key, View):
            self.edit.start(key.words, self.edit.placeholder)
            self.line_changed()
            return
        item = self.list.item_of(key) if key is not None else None
        if item is not None:
            await self.shell.open_item(item)
        else:
            await self.action_found_day()

    async def action_found_day(self) -> None:
        """Open the day of a diary line."""
        key = self.list.cursor_key
        entry = self.list.entry_of(key) if key is not None else None
        if entry is not None:
            await self.shell.open_diary(entry.at.date())
        else:
            self.hint(_("Nothing is chosen here."))

    def action_search_edit(self) -> None:
        """Back to the line."""
        self.set_focus(self.edit)

    def action_search_save(self) -> None:
        """Keep the words under a name."""
        words = self.edit.value.strip()
        if not words or self._wanted is None:
            self.hint(_("Type a filter first."))
            return

        def named(name: str) -> bool:
            try:
                self.shell.save_view(name, words)
            except DeskError as mistake:
                self.fail(mistake)
                return False
            self.echo(_("Saved the view “{name}”: {words}").format(name=name, words=said(self._wanted or Filter())))
            return True

        self.ask(TextJob(title=_("Save as a view: its name"), use=named))

    @on(VList.Chosen)
    async def _chosen(self, event: VList.Chosen) -> None:
        await self.action_found_open()

    def action_app_back(self) -> None:
        if self.list.clear_marks():
            return
        if self.focused is self.list:
            self.set_focus(self.edit)
        else:
            self._clear_or_leave()

    def action_app_leave(self) -> None:
        self.dismiss(None)
