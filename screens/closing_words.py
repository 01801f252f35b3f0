"""What the screen of closing says beside its rows."""

from __future__ import annotations

from screens.close_rows import rule
from screens.closing import Closing, Stage
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.ui.card import Line, paragraph, progress
from workbench.ui.masking import masked
from workbench.ui.painter import Bit, plain


def title(closing: Closing) -> str:
    """The day that is closed."""
    missed = " · " + _("missed") if closing.is_missed and closing.stage is not Stage.DONE else ""
    return f"{_('Close the day')} · {closing.words(closing.day)}{missed}"


def subtitle(closing: Closing) -> str:
    """How far it is."""
    done = closing.whole - len(closing.left)
    return {
        Stage.WALK: f"{progress(done, closing.whole)}  {done} / {closing.whole}",
        Stage.LEAKS: _("leak check"),
        Stage.REVIEW: _("review"),
        Stage.PREVIEW: _("preview of the diary"),
        Stage.DONE: _("Day closed"),
    }[closing.stage]


def rest(closing: Closing) -> str:
    """What the row beneath the items does."""
    count = len(closing.left)
    words = ngettext("carry the last one to {day}", "carry all {n} to {day}", count)
    return words.format(n=count, day=closing.next_day_words)


def info_lines(closing: Closing, width: int, *, airy: bool) -> list[Line]:
    """What has to be known at this stage."""
    lines: list[Line] = []
    missed = len(closing.days) - 1
    if missed and closing.stage is Stage.WALK:
        words = ngettext("{n} earlier day is not closed.", "{n} earlier days are not closed.", missed)
        lines.append((Bit(words.format(n=missed), "warn"), Bit("  " + _(") another day"), "muted")))
    silent = sum(gap.minutes for gap in closing.desk.gaps(closing.day))
    if silent and closing.stage is not Stage.DONE:
        words = _("Nothing is known of {length} of this day; the diary (g d) says when.")
        lines.append((Bit(words.format(length=dates.minutes_words(silent)), "muted"),))
    running = closing.desk.running
    if running is not None and not closing.is_missed and closing.stage is not Stage.DONE:
        words = _("▸ “{title}” is still running; closing the day stops it.")
        lines.append((Bit(plain(words.format(title=masked(running).title), width), "focus"),))
    if closing.stage is Stage.LEAKS:
        n = len(closing.found)
        words = ngettext(
            "{n} thing may be forgotten. Enter opens it, R replies; Tab goes on.",
            "{n} things may be forgotten. Enter opens one, R replies; Tab goes on.",
            n,
        )
        return [*lines, *((Bit(text, "warn"),) for text in paragraph(words.format(n=n), width, 2)), rule(width)]
    if closing.stage is Stage.PREVIEW:
        return [*lines, *_preview_lines(closing, width), rule(width)]
    if closing.stage is Stage.DONE:
        return [*lines, *_done_lines(closing, width), rule(width)]
    return [*lines, ()] if lines and airy else lines


def _preview_lines(closing: Closing, width: int) -> list[Line]:
    lines: list[Line] = []
    left = len(closing.left)
    if left:
        words = ngettext("{n} item is undecided and goes to {day}.", "{n} items are undecided and go to {day}.", left)
        lines.append((Bit(words.format(n=left, day=closing.next_day_words), "warn"),))
    text = _("Enter closes the day and writes this diary.")
    return [*lines, *((Bit(line, bold=True),) for line in paragraph(text, width, 2))]


def _done_lines(closing: Closing, width: int) -> list[Line]:
    record = closing.desk.day(closing.day)
    closed = record.closed_at if record is not None else None
    text = _("✓ Closed at {time}. u opens it again.").format(time=dates.clock(closed) if closed else "")
    lines: list[Line] = [(Bit(text, "ok", bold=True),)]
    if closing.file:
        lines += [(Bit(line),) for line in paragraph(_("Diary: {path}").format(path=closing.file), width, 3)]
    following = closing.following
    if following is not None:
        lines.append((Bit(_("Enter goes on to {day}.").format(day=closing.words(following)), "muted"),))
    return lines
