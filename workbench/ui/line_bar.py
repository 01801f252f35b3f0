"""The line at the foot of every screen: capture, diary line, and whatever else has to be typed.

What the line is for is a `LineJob`: it says how the text is understood, what it offers, and what Enter does. While a
job cannot be done (the disk is full) the line stays open with its text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import app as app_of
from textual.getters import query_one
from textual.strip import Strip
from textual.widget import Widget

from workbench.errors import DeskError
from workbench.ui.line_edit import LineEdit, shifted
from workbench.ui.line_job import LineJob, Offer, Understood
from workbench.ui.painter import Bit, folded, in_ascii, plain
from workbench.ui.shell import Shell

MOST_OFFERS = 6
MOST_LINES = 6
"""Beneath the text: a reading with all its fields takes three lines at 80 columns."""
_FRAME = 4
"""Cells that the border and the padding take."""


class Lines(Widget):
    """A few painted lines."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    Lines { height: 0; width: 1fr; background: $background; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: tuple[tuple[tuple[Bit, ...], str], ...] = ()

    def show(self, lines: Sequence[tuple[tuple[Bit, ...], str]]) -> None:
        """Show these lines, each with the role of its background."""
        if len(lines) != len(self.lines):
            self.styles.height = len(lines)
        if tuple(lines) != self.lines:
            self.lines = tuple(lines)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        bits, background = self.lines[y] if y < len(self.lines) else ((), "bg")
        return self.shell.ink.strip(bits, self.size.width, background)


class LineBar(Vertical):
    """The open line: offers above, the text, and beneath it how the text is understood."""

    shell = app_of(Shell)
    edit = query_one(LineEdit)
    DEFAULT_CSS = """
    LineBar {
        layer: over;
        dock: bottom;
        margin-bottom: 1;
        height: auto;
        border: round $primary;
        border-title-color: $primary;
        border-title-style: bold;
        padding: 0 1;
        display: none;
        background: $background;
    }
    LineBar.-open { display: block; }
    LineBar.-ascii { border: ascii $primary; }
    """

    def __init__(
        self, on_hints: Callable[[], None], on_close: Callable[[], None], on_fail: Callable[[DeskError], None]
    ) -> None:
        super().__init__()
        self._on_fail = on_fail
        self._on_hints = on_hints
        self._on_close = on_close
        self.job: LineJob | None = None
        self.offers: tuple[Offer, ...] = ()
        self.choice: int | None = None
        """The offer under the cursor; None while none was chosen."""
        self._lines: tuple[tuple[Bit, ...], ...] = ()
        """How the text is understood, before it is folded to the width."""
        self._literal_of = ""
        self._history: list[str] = []
        self._closed_offers = False

    def compose(self) -> ComposeResult:
        yield Lines(id="offers")
        yield LineEdit(self)
        yield Lines(id="reading")

    @property
    def is_open(self) -> bool:
        return self.job is not None

    def open(self, job: LineJob) -> None:
        """Ask for a line; the focus moves at once, so that the next key is text already."""
        self.job = job
        self.add_class("-open")
        self.set_class(self.shell.ascii, "-ascii")
        self._literal_of = job.start
        self._title()
        self.edit.start(job.start, job.placeholder, offered=job.offered)
        self.screen.set_focus(self.edit)
        self.line_changed()
        self._on_hints()

    def close(self) -> None:
        """Put it away; what was typed is remembered for ↑."""
        if self.job is None:
            return
        self.remember(self.edit.value)
        self.job = None
        self.remove_class("-open")
        self._on_close()

    def remember(self, line: str) -> None:
        """Keep a line for ↑."""
        if line.strip() and (not self._history or self._history[-1] != line):
            self._history.append(line)
            del self._history[:-50]

    def _title(self) -> None:
        if self.job is not None:
            title = self.job.shown_title()
            self.border_title = _escaped(in_ascii(title) if self.shell.ascii else title)

    # Being typed in -----------------------------------------------------------------------------------------------

    def line_changed(self) -> None:
        """The text is another: read it again."""
        job = self.job
        if job is None:
            return
        self._follow_literals(job)
        self._closed_offers = False
        self._show(job.understand(self.edit.value, self.edit.cursor))

    def _follow_literals(self, job: LineJob) -> None:
        job.literal = shifted(job.literal, self._literal_of, self.edit.value)
        self._literal_of = self.edit.value

    def _show(self, understood: Understood) -> None:
        self.edit.chips = understood.chips
        self.offers = understood.offers[:MOST_OFFERS]
        self.choice = None
        self._show_offers()
        self._lines = understood.lines
        self._show_lines()
        self.edit.refresh()

    def _show_lines(self) -> None:
        width = max(20, self.screen.size.width - _FRAME)
        lines = [line for whole in self._lines for line in folded(whole, width)]
        self.query_one("#reading", Lines).show([(line, "bg") for line in lines[:MOST_LINES]])

    def on_resize(self) -> None:
        if self.is_open:
            self._show_lines()

    def _show_offers(self) -> None:
        rows: list[tuple[tuple[Bit, ...], str]] = []
        for index, offer in enumerate(self.offers):
            chosen = index == self.choice
            mark = Bit("▌" if chosen else " ", "focus")
            note = Bit(f"  {plain(offer.note)}" if offer.note else "", "muted")
            rows.append(((mark, Bit(plain(offer.text), bold=chosen), note), "sel" if chosen else "bg"))
        self.query_one("#offers", Lines).show(rows)

    async def line_key(self, event: events.Key) -> bool:
        """The keys which mean something to the bar; the rest is text."""
        job = self.job
        if job is None:
            return True
        match event.key:
            case "enter":
                self._enter(job)
            case "escape" if self.offers:
                self.offers = ()
                self._show_offers()
            case "escape" | "ctrl+c":
                self.close()
                job.cancel()
            case "tab" if self.offers:
                self._take(self.offers[self.choice or 0])
            case "tab" | "shift+tab":
                pass
            case "down" if self.offers:
                self.choice = 0 if self.choice is None else (self.choice + 1) % len(self.offers)
                self._show_offers()
            case "up" if self.offers and self.choice is not None:
                self.choice = (self.choice or len(self.offers)) - 1
                self._show_offers()
            case "up":
                self._recall()
            case "backspace" if self._take_back(job):
                pass
            case "backspace" if not self.edit.value and job.back(self.edit.value):
                self._title()
                self.line_changed()
            case _:
                return False
        return True

    def _enter(self, job: LineJob) -> None:
        if self.choice is not None and self.offers:
            self._take(self.offers[self.choice])
            return
        try:
            finished = job.accept(self.edit.value)
        except DeskError as mistake:
            self._on_fail(mistake)
            return
        if not finished:
            if self.job is job:
                self._title()
            return
        if self.job is job:
            self.close()

    def again(self) -> None:
        """The job goes on with an empty line."""
        self.remember(self.edit.value)
        if self.job is not None:
            self.job.literal = ()
            self._literal_of = ""
            self.edit.start("", self.job.placeholder)
            self._title()
            self.line_changed()

    def _take(self, offer: Offer) -> None:
        self.edit.replace(offer.start, offer.end, offer.text)

    def _take_back(self, job: LineJob) -> bool:
        """Backspace at the end of the line, or right behind a chip that was just made: the chip is text again."""
        place = self.edit.cursor
        at_end = place == len(self.edit.value)
        if not (at_end or self.edit.just_typed):
            return False
        behind = len(self.edit.value.rstrip()) if at_end else place
        chip = next((chip for chip in self.edit.chips if chip.end == behind), None)
        if chip is None:
            return False
        job.literal = (*job.literal, (chip.start, chip.end))
        self.edit.just_typed = False
        self._show(job.understand(self.edit.value, place))
        return True

    def _recall(self) -> None:
        if not self._history or (self.edit.value and self.edit.value not in self._history):
            return
        place = self._history.index(self.edit.value) if self.edit.value else len(self._history)
        if place:
            self.edit.replace(0, len(self.edit.value), self._history[place - 1])

    def take_paste(self, text: str) -> None:
        """A paste into the open line."""
        if self.job is None:
            return
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            self.edit.insert(" ".join(text.split()) if "\n" in text or "\r" in text else text)
            return
        line = self.job.paste(text)
        if line is not None:
            self.edit.insert(line)
        else:
            self._title()
            self.line_changed()

    def on_click(self, event: events.Click) -> None:
        offers = self.query_one("#offers", Lines)
        if offers.region.contains(event.screen_x, event.screen_y):
            index = event.screen_y - offers.region.y
            if 0 <= index < len(self.offers):
                self._take(self.offers[index])


def _escaped(title: str) -> str:
    # A border's title is read as markup.
    return title.replace("[", r"\[")
