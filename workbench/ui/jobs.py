"""What a line may be asked for: an item, a diary line, a day, a name, a reason, a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from workbench.desk.desk import Desk
from workbench.desk.values import Outcome
from workbench.domain.ids import ItemId
from workbench.domain.reading import Reading
from workbench.domain.when import When
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.text.capture.complete import complete
from workbench.text.capture.context import WorkHours
from workbench.text.capture.read import read
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_edit import Chip
from workbench.ui.line_job import LineJob, Offer, Understood
from workbench.ui.painter import Bit, plain
from workbench.ui.reading_view import chips, reading_lines

Run = Callable[[Callable[[], Outcome | None]], Outcome | None]
"""Does a verb, echoes it, and shows a mistake."""


class Reader:
    """Reads lines against the desk: its people, its areas, its hours. The names are looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names = desk.names()
        self._areas = desk.areas()

    @property
    def now(self) -> datetime:
        return self._desk.now()

    def read(self, line: str, literal: Sequence[tuple[int, int]] = ()) -> Reading:
        """How a line is understood now."""
        hours = self._desk.settings.hours
        return read(
            line,
            self.now.replace(tzinfo=None),
            names=self._names,
            areas=self._areas,
            work=WorkHours(hours.start, hours.end),
            literal=literal,
            is_workday=hours.is_workday,
        )

    def offers(self, line: str, cursor: int) -> tuple[Offer, ...]:
        """What may stand behind the sigil at the cursor."""
        found = complete(line, cursor, self._names, self._areas)
        return tuple(Offer(offer.text, offer.start, offer.end) for offer in found if offer.text)


@dataclass
class CaptureJob(LineJob):
    """A new item, or, beginning with `;`, a diary line."""

    desk: Desk | None = None
    run: Run | None = None
    again: Callable[[], None] | None = None
    """Set where several are captured in a row."""
    saved: int = 0
    pasted: list[str] = field(default_factory=list[str])
    advice: str = ""
    """Said beneath the reading, once."""

    def __post_init__(self) -> None:
        assert self.desk is not None
        self.reader = Reader(self.desk)

    def understand(self, line: str, cursor: int) -> Understood:
        if self.pasted:
            return Understood((self._paste_bits(),))
        if not line.strip():
            return Understood(
                ((Bit(_("day, time  by deadline  !1-4  @lead  >waiting  ^source  #area  ~45m"), "faint"),),)
            )
        reading = self.reader.read(line, self.literal)
        lines = reading_lines(reading, self.reader.now)
        if self.advice:
            lines = (*lines, (Bit(self.advice, "faint"),))
        return Understood(lines, chips(reading), self.reader.offers(line, cursor))

    def _paste_bits(self) -> tuple[Bit, ...]:
        count = len(self.pasted)
        text = ngettext("{n} line → {n} item", "{n} lines → {n} items", count).format(n=count)
        return (Bit(text, "focus", bold=True), Bit(f"  {plain(self.pasted[0], 40)} …", "muted"))

    def accept(self, line: str) -> bool:
        desk, run = self.desk, self.run
        if desk is None or run is None:
            return True
        if self.pasted:
            readings = [self.reader.read(text) for text in self.pasted]
            outcome = run(lambda: desk.add([reading for reading in readings if reading.title.strip()]))
        elif not line.strip():
            return True
        else:
            reading = self.reader.read(line, self.literal)
            outcome = run(lambda: desk.note(reading) if reading.kind == "entry" else desk.add([reading]))
        if outcome is None:
            return False
        self.saved += max(1, len(outcome.items))
        self.pasted = []
        if self.again is not None:
            self.again()
            return False
        return True

    def paste(self, text: str) -> str | None:
        self.pasted = [line.strip() for line in text.splitlines() if line.strip()]
        return None

    def back(self, line: str) -> bool:
        had, self.pasted = bool(self.pasted), []
        return had

    def shown_title(self) -> str:
        return self.title + (" · " + _("saved {n}").format(n=self.saved) if self.saved else "")

    def hints(self) -> tuple[Hint, ...]:
        return (
            Hint(key_label("enter"), _("save"), "line.enter"),
            Hint(key_label("tab"), _("complete"), "line.tab"),
            Hint(key_label("escape"), _("cancel"), "line.escape"),
            Hint("!1", _("quadrant")),
            Hint("@", _("lead")),
            Hint("#", _("area")),
            Hint("~30m", _("estimate")),
            Hint(">", _("hand over")),
            Hint(";", _("diary line")),
        )


@dataclass
class NoteJob(LineJob):
    """A diary line, about an item or about nothing in particular."""

    desk: Desk | None = None
    run: Run | None = None
    item: ItemId | None = None

    _PREFIX = "; "

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._reader = Reader(self.desk)

    def _read(self, line: str) -> Reading:
        text = line.lstrip()
        if text[:1] in (";", "；") or text.startswith("- "):
            return self._reader.read(line, self.literal)
        shift = len(self._PREFIX)
        literal = [(start + shift, end + shift) for start, end in self.literal]
        return self._reader.read(self._PREFIX + line, literal)

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            return Understood(((Bit(_("what happened, e.g. -15 min ago, 9:30-10:10, “call …”"), "faint"),),))
        reading = self._read(line)
        shift = 0 if reading.line == line else len(self._PREFIX)
        return Understood(reading_lines(reading, self._reader.now), chips(reading, shift))

    def accept(self, line: str) -> bool:
        desk, run = self.desk, self.run
        if desk is None or run is None or not line.strip():
            return True
        reading = self._read(line)
        return run(lambda: desk.note(reading, self.item)) is not None


@dataclass
class WhenJob(LineJob):
    """A day or a time, for items that are there already."""

    desk: Desk | None = None
    use: Callable[[When | None, When | None, str], bool] | None = None
    """Gets the beginning, the end, and whatever else was typed; False keeps the line open."""
    needs_date: bool = True
    words: bool = False
    """Words beside the date are wanted: a name, a reason."""
    deadline: bool = False

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._reader = Reader(self.desk)

    def _read(self, line: str) -> tuple[When | None, When | None, str, tuple[Chip, ...]]:
        reading = self._reader.read(line, self.literal)
        at = reading.due or reading.at if self.deadline else reading.at or reading.due
        marks = chips(reading)
        return at or reading.next_check, reading.until, reading.title.strip(), marks

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            return Understood(((Bit(self.placeholder, "faint"),),))
        at, until, rest, marks = self._read(line)
        bits: list[Bit] = [Bit("→ ", "muted")]
        if at is not None:
            text = dates.when_full(at, self._reader.now.date())
            if isinstance(until, datetime):
                text += f"–{dates.clock(until)}"
            bits.append(Bit(text, "fixed", bold=True))
        elif self.needs_date:
            bits.append(Bit(_("no day or time yet"), "warn"))
        if rest:
            bits.append(Bit(f"  {plain(rest, 40)}", "fg" if self.words else "warn"))
        return Understood((tuple(bits),), marks)

    def accept(self, line: str) -> bool:
        if self.use is None:
            return True
        at, until, rest, _marks = self._read(line)
        if (line.strip() and at is None and self.needs_date) or (rest and not self.words):
            return False
        return self.use(at, until, rest)


@dataclass
class HandOverJob(LineJob):
    """Who must move next, and when to ask again."""

    desk: Desk | None = None
    use: Callable[[str, date | datetime | None], bool] | None = None

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._reader = Reader(self.desk)

    def _read(self, line: str) -> tuple[str, date | datetime | None]:
        """The name, which may be of several words, and the date beside it."""
        reading = self._reader.read(line.strip().lstrip("> 》＞@＠"))
        who = reading.title.strip() or reading.waiting_on or reading.lead or ""
        return who, reading.at or reading.due or reading.next_check

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            return Understood(((Bit(_("name, and when to ask again: Zhou fri"), "faint"),),))
        who, check = self._read(line)
        bits = [Bit("→ ", "muted"), Bit(f">{plain(who or '?', 24)}", "q2", bold=True)]
        if check is not None:
            when = dates.when_full(check, self._reader.now.date())
            bits.append(Bit("  " + _("check {when}").format(when=when), "fixed"))
        shift = 0 if line.strip()[:1] in (">", "》", "＞") else 1
        offers = self._reader.offers(f"{'>' if shift else ''}{line}", cursor + shift)
        return Understood(
            (tuple(bits),),
            (),
            tuple(Offer(o.text, max(0, o.start - shift), o.end - shift, o.note) for o in offers),
        )

    def accept(self, line: str) -> bool:
        if self.use is None or not line.strip():
            return True
        who, check = self._read(line)
        return bool(who) and self.use(who, check)


@dataclass
class TextJob(LineJob):
    """A word or two: a reason, a result, what the asker was told."""

    use: Callable[[str], bool] | None = None

    def understand(self, line: str, cursor: int) -> Understood:
        return Understood(((Bit(self.placeholder, "faint"),),) if not line.strip() and self.placeholder else ())

    def accept(self, line: str) -> bool:
        return self.use(line.strip()) if self.use is not None else True
