"""Read one capture line. Never raises; what is not understood stays in the title."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.calendar import WorkCalendar
from workbench.domain.hours import WorkHours
from workbench.domain.reading import NO_APPROVER, Notice, Reading, Span
from workbench.text.capture.context import Context, context
from workbench.text.capture.diary import entry
from workbench.text.capture.fields import assign
from workbench.text.capture.fold import LITERAL, TAKEN, cover, cover_literals, fold
from workbench.text.capture.judge import judgements, unread
from workbench.text.capture.phrase import phrases
from workbench.text.capture.promise import promises
from workbench.text.capture.sigils import DateTest, sigils
from workbench.text.capture.title import title, widen
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 2000
"""Characters of a line which are looked at; a pasted page is text, and a key press may not wait for it."""


def read(
    line: str,
    now: datetime,
    *,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
    literal: Collection[tuple[int, int]] = (),
    calendar: WorkCalendar | None = None,
) -> Reading:
    """How `line` is understood at `now` (naive, local).

    Args:
        line: what was typed, sigils and all.
        now: the moment of typing; a zone is ignored.
        names: the people known, for `@李工核对数据` without a space.
        areas: the areas known, likewise.
        work: the working day, for `eod` and 下班前.
        literal: chips taken back, as (start, end) of the line: they stay text.
        calendar: the working days, for 3个工作日内 and "end of week", the festivals and the moon's months, for
            国庆节后 and 腊月二十三; that of `work` if none is given.
    """
    ctx = context(now, names, areas, work, calendar)
    text = cover_literals(fold(line), literal)
    if len(text) > _LONGEST:
        text = cover(text, _LONGEST, len(text), LITERAL)
    if not text.strip():
        return Reading("item", line, line.strip())
    found = entry(line, text, ctx)
    if found is None:
        return _item(line, text, ctx)

    def again(words: str) -> Reading:
        return _item(words, fold(words), ctx)

    if found.entry_kind == "leave":
        from workbench.text.capture.leave_line import leave_facts  # late: few lines are about leave

        found = found.but(facts=leave_facts(found.text or "", again(found.text or ""), ctx))
    if found.entry_kind == "seal":
        from workbench.text.elements import needs_approver  # late: the seal is used now and then

        if needs_approver(found.text or ""):
            found = found.but(warnings=(*found.warnings, Notice(NO_APPROVER, (found.text or "").strip())))
    return found.but(promises=promises(found.text or "", again))


def _item(line: str, text: str, ctx: Context) -> Reading:
    text, note = _note(line, text)
    named, text = sigils(line, text, ctx, _IsDate(ctx))
    dates, notices = phrases(_without_marks(text), ctx, line)
    fields = assign(line, text, named, dates)
    judged, rest = judgements(fields.text)
    fields.judge(judged, line)
    fields.notices += [Notice("mark-within", line[start:end]) for start, end in unread(rest)]
    spans = widen(line, [*fields.spans, *([note] if note else [])])
    warnings = tuple(_placed(notice, line) for notice in notices) + tuple(fields.notices)
    said = line[note.start : note.end].strip().removeprefix("//").strip() if note else None
    found = Reading("item", line, title(line, spans), note=said, spans=tuple(spans), warnings=warnings)
    return found.but(**fields.values)


def _without_marks(text: str) -> str:
    """The line without judgements that stand directly before a Chinese word: the 2 of `!2周五前` counts nothing."""
    if "!" not in text:
        return text
    return compiled(r"![1-4](?=[\u4e00-\u9fff])").sub(TAKEN * 2, text)


class _IsDate(DateTest):
    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def __call__(self, word: str) -> bool:
        found, _ = phrases(word, self._ctx)
        return bool(found) and found[0].start == 0


def _note(line: str, text: str) -> tuple[str, Span | None]:
    """The folded line up to its note, and the note."""
    found = compiled(r"(?<=\S)\s+/[/]\s+(?=\S)").search(text) if "//" in text else None
    if found is None:
        return text, None
    return text[: found.start()], Span("note", found.start(), len(line), line[found.start() :])


def _placed(notice: Notice, line: str) -> Notice:
    """The notice with the typed characters in place of their place."""
    start, _, end = notice.text.partition(":")
    return Notice(notice.code, line[int(start) : int(end)])
