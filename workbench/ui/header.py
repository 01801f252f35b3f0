"""The first line of Today: the other screens, which day, what time, how full the day is, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from textual import events
from textual.getters import app as app_of
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.domain.today import Capacity, Counts
from workbench.i18n import _
from workbench.text import dates
from workbench.text.width import cells, clip
from workbench.ui.item_rows import short_minutes
from workbench.ui.painter import Bit, measure, spread
from workbench.ui.shell import TABS, Shell
from workbench.ui.tab_line import day_bits, tab_bits

_LABEL, _DUTY = 24, 48
"""Cells for the name of a day, and for who is on duty."""


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """Everything that the header shows."""

    day: date
    now: datetime
    capacity: Capacity
    counts: Counts
    running: int | None = None
    """Minutes for which something has been running."""
    unclosed: int = 0
    """Days before today that were never closed."""
    close: bool = False
    """It is time to close the day."""
    forgotten: int = 0
    """What has leaked and is shown nowhere else."""
    label: str = ""
    """The holiday, or that a day of the weekend is worked."""
    streak: int | None = None
    """Days since an error last reached a receiver; None where none did of late."""
    alarms: tuple[tuple[str, str, bool], ...] = ()
    """The emergencies that are going on: number, clock, and whether nothing was written down for long."""
    duty: tuple[str, str] = ("", "")
    """Who is on duty now, in full and in short; nothing where there is no roster."""
    full: bool = False
    """The disk had no room but what was put by: the next change may be refused."""


class DayHeader(Widget):
    """One painted line. A click on what is late goes there."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    DayHeader { dock: top; height: 1; background: $panel; }
    """

    @dataclass
    class Pressed(Message):
        """A figure was clicked: `overdue` or `check`; or the name of a screen."""

        figure: str

    def __init__(self) -> None:
        super().__init__()
        self._facts: HeaderFacts | None = None

    def show(self, facts: HeaderFacts) -> None:
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._facts is None:
            return self.shell.ink.strip((), width, "bar")
        return self.shell.ink.strip(header_bits(self._facts, width), width, "bar")

    def on_click(self, event: events.Click) -> None:
        if self._facts is None:
            return
        at = 0
        for bit in header_bits(self._facts, self.size.width):
            at += cells(bit.text)
            if event.x < at:
                figure = dict(_names(self._facts)).get(bit)
                if figure is None and bit in _late_bits(self._facts):
                    figure = {"q1": "overdue", "q3": "check"}.get(bit.fg)
                if figure is not None:
                    self.post_message(self.Pressed(figure))
                return


def header_bits(facts: HeaderFacts, width: int) -> list[Bit]:
    """The header for a width: labels go first, then the bar, then the date, the other screens, the name of the day."""
    for form in _FORMS:
        if form.day is _Day.WEEKDAY and facts.label:
            continue  # a holiday is named rather than the other screens
        if form.duty and not any(facts.duty):
            continue
        left, right = _left(facts, width, form), _right(facts, form.wide, form.bar)
        if measure(left) + measure(right) + 2 <= width:
            return spread(left, right, width)
    left = _tiny_left(facts)
    for figures in (_right(facts, False, 0, figures=False), _late(facts), _late(facts, short=True)):
        if measure(left) + measure(figures) + 1 <= width:
            return spread(left, figures, width)
    return spread(left, [], width)


class _Day(Enum):
    """How much is said of the day."""

    NAMED = "with the holiday that it is"
    DATE = "the date alone"
    WEEKDAY = "its weekday"


@dataclass(frozen=True, slots=True)
class _Form:
    """What the line has room for."""

    tabs: bool
    """The other screens are named."""
    wide: bool
    bar: int
    """Cells of the bar of the day."""
    day: _Day
    duty: int = 0
    """How much is said of who is on duty: 2 with the leader and the end, 1 the names, 0 nothing."""


_FORMS = (
    _Form(True, True, 22, _Day.NAMED, 2),
    _Form(True, True, 22, _Day.NAMED, 1),
    _Form(True, False, 16, _Day.NAMED, 2),
    _Form(True, False, 8, _Day.NAMED, 2),
    _Form(True, False, 8, _Day.NAMED, 1),
    _Form(True, False, 0, _Day.NAMED, 1),
    _Form(True, False, 0, _Day.WEEKDAY, 1),
    _Form(False, False, 8, _Day.NAMED, 1),
    _Form(False, False, 0, _Day.DATE, 1),
    _Form(True, True, 22, _Day.NAMED),
    _Form(True, False, 16, _Day.NAMED),
    _Form(True, False, 8, _Day.NAMED),
    _Form(True, False, 0, _Day.NAMED),
    _Form(True, False, 0, _Day.WEEKDAY),
    _Form(False, False, 8, _Day.NAMED),
    _Form(False, False, 8, _Day.DATE),
    _Form(False, False, 0, _Day.DATE),
)
"""The best form that fits is shown."""


def _left(facts: HeaderFacts, width: int, form: _Form) -> list[Bit]:
    today = facts.day == facts.now.date()
    names = [bit for bit, _tab in _names(facts)]
    bits = [*(names if form.tabs else names[:1]), Bit("  ")]
    bits += [Bit(dates.weekday_short(facts.day), bold=True)] if form.day is _Day.WEEKDAY else day_bits(facts.day, width)
    if form.day is _Day.NAMED and facts.label:
        bits.append(Bit(f" {clip(facts.label, _LABEL)}", "muted"))
    clock = dates.clock(facts.now)
    duty = facts.duty[0] if form.duty > 1 else facts.duty[1] if form.duty else ""
    said = [Bit(f"  {clip(duty, _DUTY)}", "muted")] if duty else []
    return [*bits, Bit(f"  {clock}", "focus" if today else "muted", bold=today), *said, *_full(facts)]


def _names(facts: HeaderFacts) -> list[tuple[Bit, str]]:
    """The screens beside each other; this one is Today, or another day."""
    return tab_bits(TABS[0], _("Today") if facts.day == facts.now.date() else _("Another day"))


def _tiny_left(facts: HeaderFacts) -> list[Bit]:
    day = dates.weekday_short(facts.day)
    return [
        Bit(f" {_('Today')} ", "badge", "focus", bold=True),
        Bit(f" {day}", bold=True),
        Bit(f" {dates.clock(facts.now)}", "focus", bold=True),
        *_full(facts),
    ]


def _full(facts: HeaderFacts) -> list[Bit]:
    """Stays until there is room again, at every width: nothing else on the line matters as much."""
    return [Bit(" "), Bit(f" {_('the disk is full')} ", "badge", "q1", bold=True)] if facts.full else []


def _right(facts: HeaderFacts, wide: bool, bar: int, *, figures: bool = True) -> list[Bit]:
    bits: list[Bit] = _alarms(facts)
    if facts.running is not None:
        bits += [Bit(f"▸{short_minutes(facts.running)}", "focus", bold=True), Bit("  ")]
    if facts.close:
        bits += [Bit(_("close the day"), "ok"), Bit(" Q", "focus", bold=True), Bit("  ")]
    elif facts.unclosed:
        bits += [Bit(_("not closed {n}").format(n=facts.unclosed), "warn"), Bit(" Q", "focus", bold=True), Bit("  ")]
    if facts.forgotten:
        bits += [Bit(_("leaks {n}").format(n=facts.forgotten), "warn"), Bit(" B", "focus", bold=True), Bit("  ")]
    if wide and facts.streak is not None:
        bits += [Bit(_("no error {n}d").format(n=facts.streak), "ok" if facts.streak else "warn"), Bit("  ")]
    if figures:
        bits += _capacity(facts.capacity, wide, bar)
    return [*bits, *_late(facts)]


def _alarms(facts: HeaderFacts) -> list[Bit]:
    """The clock of each emergency; one that is quiet asks for its next line."""
    bits: list[Bit] = []
    for ref, clock, quiet in facts.alarms[:2]:
        text = f" ! {ref} {clock}{' …' if quiet else ''} "
        bits += [Bit(text, "badge", "warn" if quiet else "q1", bold=True), Bit("  ")]
    return bits


def _late(facts: HeaderFacts, *, short: bool = False) -> list[Bit]:
    """What cries: the word beside the number says it without colour too."""
    overdue, check = (_("late {n}"), _("check {n}")) if short else (_("overdue {n}"), _("to check {n}"))
    bits: list[Bit] = []
    if facts.counts.overdue:
        bits += [Bit("  "), Bit(overdue.format(n=facts.counts.overdue), "q1", bold=True)]
    if facts.counts.check_due:
        bits += [Bit("  "), Bit(check.format(n=facts.counts.check_due), "q3", bold=True)]
    return [*bits, Bit(" ")]


def _late_bits(facts: HeaderFacts) -> list[Bit]:
    return [*_late(facts), *_late(facts, short=True)]


def _capacity(capacity: Capacity, wide: bool, width: int) -> list[Bit]:
    bits: list[Bit] = [Bit(_("Capacity") + " ", "muted")] if wide else []
    if width:
        bits += [*bar_bits(capacity, width), Bit(" ")]
    planned = Bit(short_minutes(capacity.planned), "q1" if capacity.over else "fg", bold=True)
    bits += [planned, Bit(f"/{short_minutes(capacity.available)}", "muted")]
    if capacity.over:
        bits.append(Bit(" " + _("over {length}").format(length=short_minutes(capacity.over)), "q1", bold=True))
    return bits


def bar_bits(capacity: Capacity, width: int) -> list[Bit]:
    """The day in three textures: appointments, planned work, what is free."""
    whole = max(1, capacity.available, capacity.planned)
    fixed = round(capacity.fixed * width / whole)
    planned = min(width - fixed, round((capacity.placed + capacity.unplaced) * width / whole))
    free = width - fixed - planned
    return [Bit("█" * fixed, "fixed"), Bit("▓" * planned, "q2"), Bit("░" * free, "rule")]
