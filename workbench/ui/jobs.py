"""What a line is captured as: items, or a diary line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.desk.desk import Desk
from workbench.desk.values import Outcome
from workbench.domain.ids import ItemId
from workbench.domain.reading import Reading
from workbench.i18n import _, ngettext
from workbench.text.capture.complete import complete
from workbench.text.capture.read import read
from workbench.text.pasted import Incoming, from_lines
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_job import LineJob, Offer, Understood
from workbench.ui.masking import is_revealed
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
        return read(
            line,
            self.now.replace(tzinfo=None),
            names=self._names,
            areas=self._areas,
            work=self._desk.settings.hours,
            literal=literal,
        )

    def offers(self, line: str, cursor: int) -> tuple[Offer, ...]:
        """What may stand behind the sigil at the cursor."""
        if "{" in line or "｛" in line:
            from workbench.text.agreed import offered  # late: figures are read where one is asked for

            figures = offered(line, cursor, self._desk.agreed())
            if figures:
                return tuple(Offer(text, start, end) for text, start, end in figures)
        found = complete(line, cursor, self._names, self._areas)
        if found and not is_revealed():  # only what is being completed asks what is restricted
            names, areas = self._desk.open_words()
            found = complete(
                line,
                cursor,
                [name for name in self._names if name in names],
                [area for area in self._areas if area in areas],
            )
        return tuple(Offer(offer.text, offer.start, offer.end) for offer in found if offer.text)


@dataclass
class CaptureJob(LineJob):
    """A new item, or, beginning with `;`, a diary line."""

    desk: Desk | None = None
    run: Run | None = None
    again: Callable[[], None] | None = None
    """Set where several are captured in a row."""
    saved: int = 0
    pasted: Incoming | None = None
    """Lines that were pasted, read as items and their steps."""
    advice: str = ""
    """Said beneath the reading, once."""

    def __post_init__(self) -> None:
        assert self.desk is not None
        self.reader = Reader(self.desk)

    def understand(self, line: str, cursor: int) -> Understood:
        if self.pasted is not None:
            return Understood(_paste_lines(self.pasted))
        if not line.strip():
            return Understood(
                ((Bit(_("day, time  by deadline  !1-4  @lead  >waiting  ^source  #area  ~45m"), "faint"),),)
            )
        reading = self.reader.read(line, self.literal)
        lines = reading_lines(reading, self.reader.now)
        if self.advice:
            lines = (*lines, (Bit(self.advice, "faint"),))
        return Understood(lines, chips(reading), self.reader.offers(line, cursor))

    def accept(self, line: str) -> bool:
        desk, run = self.desk, self.run
        if desk is None or run is None:
            return True
        if self.pasted is not None:
            readings, steps = self.pasted.readings, self.pasted.steps
            outcome = run(lambda: desk.add(readings, steps))
        elif not line.strip():
            return True
        else:
            reading = self.reader.read(line, self.literal)
            outcome = run(lambda: desk.note(reading) if reading.kind == "entry" else desk.add([reading]))
        if outcome is None:
            return False
        self.saved += max(1, len(outcome.items))
        self.pasted = None
        if self.again is not None:
            self.again()
            return False
        return True

    def paste(self, text: str) -> str | None:
        found = from_lines(text.splitlines(), self.reader.read)
        self.pasted = found if found.readings else None
        return None

    def back(self, line: str) -> bool:
        had, self.pasted = self.pasted is not None, None
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


def _paste_lines(pasted: Incoming) -> tuple[tuple[Bit, ...], ...]:
    """What a paste becomes, and the key that saves it."""
    items, steps = len(pasted.readings), sum(map(len, pasted.steps))
    text = ngettext("{n} line → {n} item", "{n} lines → {n} items", items).format(n=items)
    if steps:
        made = ngettext("{n} item", "{n} items", items).format(n=items)
        parts = ngettext("{n} step", "{n} steps", steps).format(n=steps)
        text = _("{lines} lines → {items}, {steps}").format(lines=items + steps, items=made, steps=parts)
    keys = [
        *(Bit(key_label("enter"), "focus", bold=True), Bit(" " + _("saves them all") + "   ")),
        *(Bit(key_label("escape"), "focus", bold=True), Bit(" " + _("lets them go"))),
    ]
    first = pasted.readings[0].title
    return (Bit(text, "focus", bold=True), Bit(f"  {plain(first, 40)} …", "muted")), tuple(keys)


@dataclass
class NoteJob(LineJob):
    """A diary line, about an item or about nothing in particular."""

    desk: Desk | None = None
    run: Run | None = None
    item: ItemId | None = None
    interrupting: bool = False
    """What runs stops by it."""

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
        offers = self._reader.offers(line, cursor) if "{" in line or "｛" in line else ()
        return Understood(reading_lines(reading, self._reader.now), chips(reading, shift), offers)

    def accept(self, line: str) -> bool:
        desk, run = self.desk, self.run
        if desk is None or run is None or not line.strip():
            return True
        reading = self._read(line)
        return run(lambda: desk.note(reading, self.item, interrupting=self.interrupting)) is not None
