"""What is asked about items that are there already: a day, a name, a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from workbench.desk.desk import Desk
from workbench.domain.when import When
from workbench.errors import Refused
from workbench.i18n import _
from workbench.text import dates
from workbench.text.loads import load_words
from workbench.ui.jobs import Reader
from workbench.ui.line_edit import Chip
from workbench.ui.line_job import LineJob, Offer, Understood
from workbench.ui.painter import Bit, plain
from workbench.ui.reading_view import chips

Warn = Callable[[When], str]
"""What speaks against a day; empty where nothing does."""


def not_understood(text: str) -> Refused:
    """Enter was pressed on a text that says nothing here."""
    return Refused(say=_("“{text}” was not understood.").format(text=plain(text.strip(), 30)))


def _warning(warn: Warn | None, when: When | None) -> list[Bit]:
    text = warn(when) if warn is not None and when is not None else ""
    return [Bit(f"  ! {text}", "warn", bold=True)] if text else []


@dataclass
class WhenJob(LineJob):
    """A day or a time, for items that are there already."""

    desk: Desk | None = None
    use: Callable[[When | None, When | None, str], bool] | None = None
    """Gets the beginning, the end, and whatever else was typed; False keeps the line open."""
    hint: str = ""
    """What may be typed, beneath the line while it is empty."""
    needs_date: bool = True
    words: bool = False
    """Words beside the date are wanted: a name, a reason."""
    deadline: bool = False
    usual: When | None = None
    """The day that is meant where none is typed."""
    warn: Warn | None = None

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
            return Understood(((Bit(self.hint, "faint"),),))
        at, until, rest, marks = self._read(line)
        bits: list[Bit] = [Bit("→ ", "muted")]
        if at is not None:
            text = dates.when_full(at, self._reader.now.date())
            if isinstance(until, datetime):
                text += f"–{dates.clock(until)}"
            bits.append(Bit(text, "fixed", bold=True))
        elif self.needs_date:
            bits.append(Bit(_("no day or time yet"), "warn"))
        elif self.usual is not None:
            bits.append(Bit(dates.when_full(self.usual, self._reader.now.date()), "muted"))
        if rest:
            bits.append(Bit(f"  {plain(rest, 40)}", "fg" if self.words else "warn"))
        return Understood(((*bits, *_warning(self.warn, at or self.usual)),), marks)

    def accept(self, line: str) -> bool:
        if self.use is None:
            return True
        at, until, rest, _marks = self._read(line)
        if line.strip() and at is None and self.needs_date:
            raise not_understood(line)
        if rest and not self.words:
            raise not_understood(rest)
        return self.use(at, until, rest)


@dataclass
class HandOverJob(LineJob):
    """Who must move next, and when to ask again."""

    desk: Desk | None = None
    use: Callable[[str, date | datetime | None], bool] | None = None
    who: str = ""
    """Who has been asked already: a day alone is another day to ask them again."""
    warn: Warn | None = None

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._reader = Reader(self.desk)

    def _read(self, line: str) -> tuple[str, date | datetime | None]:
        """The name, which may be of several words, and the date beside it."""
        reading = self._reader.read(line.strip().lstrip("> 》＞@＠"))
        who = reading.title.strip() or reading.waiting_on or reading.lead or ""
        check = reading.at or reading.due or reading.next_check
        return who or (self.who if check is not None else ""), check

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            hint = _("name, and when to ask again: Zhou fri")
            if self.who:
                hint = _("{who} still, and when to ask again: fri; or another name").format(who=plain(self.who, 16))
            return Understood(((Bit(hint, "faint"),),))
        who, check = self._read(line)
        bits = [Bit("→ ", "muted"), Bit(f">{plain(who or '?', 24)}", "q2", bold=True)]
        if check is not None:
            when = dates.when_full(check, self._reader.now.date())
            bits.append(Bit("  " + _("check {when}").format(when=when), "fixed"))
        shift = 0 if line.strip()[:1] in (">", "》", "＞") else 1
        offers = self._reader.offers(f"{'>' if shift else ''}{line}", cursor + shift)
        return Understood(
            ((*bits, *_warning(self.warn, check)),),
            (),
            tuple(Offer(o.text, max(0, o.start - shift), o.end - shift, self._load(o.text)) for o in offers),
        )

    def _load(self, offered: str) -> str:
        """How much somebody carries already."""
        if self.desk is None:
            return ""
        load = self.desk.load_at_hand(offered.strip("> @＞＠》"))
        return load_words(load) if load is not None else ""

    def accept(self, line: str) -> bool:
        if self.use is None or not line.strip():
            return True
        who, check = self._read(line)
        if not who:
            raise Refused(say=_("A name is missing: who must move next?"))
        return self.use(who, check)


@dataclass
class TextJob(LineJob):
    """A word or two: a reason, a result, what the asker was told."""

    use: Callable[[str], bool] | None = None

    def accept(self, line: str) -> bool:
        return self.use(line.strip()) if self.use is not None else True
