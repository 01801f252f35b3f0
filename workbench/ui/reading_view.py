"""A reading, shown while it is typed: the chips in the line, the line beneath it, and what was left unread."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.entry import EntryKind
from workbench.domain.reading import Reading
from workbench.i18n import _
from workbench.text import dates, say
from workbench.text.notices import notice_short
from workbench.text.repeat import repeat_words
from workbench.text.roster import set_words
from workbench.text.terms import says_its_kind
from workbench.ui.item_rows import badge, short_minutes
from workbench.ui.line_edit import Chip
from workbench.ui.painter import Bit, plain

_ROLES = {
    "at": "fixed",
    "until": "fixed",
    "due": "q1",
    "lead": "q2",
    "support": "q2",
    "waiting_on": "q2",
    "next_check": "fixed",
    "source": "q3",
    "area": "ok",
    "minutes": "warn",
    "repeat": "fixed",
    "note": "muted",
    "urgent": "q1",
    "important": "q2",
    "quadrant": "q1",
    "kind": "ok",
}


def chips(reading: Reading, offset: int = 0) -> tuple[Chip, ...]:
    """The pieces of the line that were read; `offset` is how far the line as typed lies behind the one read."""
    found = (Chip(span.start - offset, span.end - offset, _ROLES.get(span.field, "focus")) for span in reading.spans)
    return tuple(chip for chip in found if chip.end > 0)


def reading_lines(reading: Reading, now: datetime) -> tuple[tuple[Bit, ...], ...]:
    """What the line means, and beneath it, where there is any, what was not understood."""
    first = _entry_bits(reading, now) if reading.kind == "entry" else _item_bits(reading, now)
    lines = [tuple(first), *(tuple(_item_bits(promise, now)) for promise in reading.promises)]
    if reading.warnings:
        words = [plain(notice_short(notice, plain(notice.text, 24))) for notice in reading.warnings]
        lines.append((Bit("! ", "warn", bold=True), *(Bit(f"{text}  ", "warn") for text in words)))
    return tuple(lines)


def _item_bits(reading: Reading, now: datetime) -> list[Bit]:
    today = now.date()
    bits = [Bit("→ ", "muted")]
    group = _group(reading)
    if group is not None:
        bits += [badge(group), Bit(" ")]
    title = plain(reading.title, 60)
    bits.append(Bit(title, bold=True) if title else Bit(_("a word or two of title"), "warn"))
    if reading.at is not None:
        text = dates.when_full(reading.at, today)
        if isinstance(reading.until, datetime):
            text += f"–{dates.clock(reading.until)}"
        elif reading.until is not None:
            text += f"–{dates.when_full(reading.until, today)}"
        bits.append(Bit(f"  {text}", "fixed"))
    if reading.due is not None:
        due = _("due {when}").format(when=dates.when_full(reading.due, today))
        bits.append(Bit(f"  {due}", "q1"))
    people = [f"@{reading.lead}"] if reading.lead else []
    people += [f"+{name}" for name in reading.support]
    bits += [Bit(f"  {plain(name, 16)}", "q2") for name in people]
    if reading.waiting_on:
        text = f">{plain(reading.waiting_on, 16)}"
        if reading.next_check is not None:
            text += " " + _("check {when}").format(when=dates.when_full(reading.next_check, today))
        bits.append(Bit(f"  {text}", "q2"))
    if reading.source:
        bits.append(Bit(f"  ^{plain(reading.source, 16)}", "q3"))
    if reading.area:
        bits.append(Bit(f"  #{plain(reading.area, 16)}", "ok"))
    if reading.minutes:
        bits.append(Bit(f"  ~{short_minutes(reading.minutes)}", "warn"))
    if reading.repeat:
        rule = repeat_words(reading.repeat, reading.repeat_from, reading.roll)
        bits.append(Bit(f"  ↻ {plain(rule, 60)}", "fixed"))
    if reading.note:
        bits.append(Bit(f"  // {plain(reading.note, 24)}", "muted"))
    return bits


def _group(reading: Reading) -> int | None:
    if reading.urgent is None and reading.important is None:
        return None
    if reading.urgent is None or reading.important is None:
        return 0
    return (1 if reading.urgent else 2) if reading.important else (3 if reading.urgent else 4)


def _entry_bits(reading: Reading, now: datetime) -> list[Bit]:
    bits = [Bit("› ", "focus", bold=True)]
    if reading.shifts:
        return [*bits, Bit(plain(set_words(reading.shifts), 100), "fixed")]
    moment = reading.at if reading.at is not None else now
    time = dates.clock(moment) if isinstance(moment, datetime) else dates.day_short(moment, now.date())
    if isinstance(reading.until, datetime):
        time += f"–{dates.clock(reading.until)}"
    bits.append(Bit(f"{time} ", "fixed"))
    for kind in EntryKind:
        named = reading.entry_kind == kind.value and kind is not EntryKind.NOTE
        if named and not says_its_kind(reading.text or "", kind):
            bits.append(Bit(_("[{kind}] {text}").format(kind=say.kind_word(kind), text=""), "ok"))
    text = plain(reading.text or reading.title, 100)
    bits.append(Bit(text or _("into the diary"), "fg" if text else "faint"))
    return bits
