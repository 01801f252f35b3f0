"""What is coming, what found no place, who is wanted twice: in words, for the command line and the screens alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.domain.capacity import Buffer, Tally
from workbench.domain.conflicts import Conflict
from workbench.domain.item import Item
from workbench.domain.lookahead import Ahead, Coming
from workbench.domain.placing import Left, Proposal, Why
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import clock, day_short, when_full
from workbench.text.display import display
from workbench.text.duration import format_minutes
from workbench.text.figures import joined
from workbench.text.terms import person
from workbench.text.width import clip

SEPARATOR = " · "
TITLE = 20
"""Cells of a title that is named among others."""

_WHY = {
    Coming.START_BY: N_("begin by"),
    Coming.STEP: N_("step"),
    Coming.DUE: N_("due"),
    Coming.EVENT: N_("appointment"),
    Coming.CHECK: N_("ask again"),
    Coming.WAKE: N_("wakes up"),
}


def why_word(row: Ahead) -> str:
    """Why it is in the look-ahead, in a word."""
    return _("begin now") if row.late and row.why is Coming.START_BY else _(_WHY[row.why])


def detail_words(row: Ahead, today: date, me: str = "") -> str:
    """What more there is to know about a row."""
    return SEPARATOR.join(detail_parts(row, today, me))


def detail_parts(row: Ahead, today: date, me: str = "") -> list[str]:
    """The same in pieces, what matters most first."""
    item = row.item
    parts: list[str] = []
    if row.why is Coming.EVENT and isinstance(item.at, datetime):
        parts.append(clock(item.at))
    if row.step is not None:
        parts.append(display(item.steps[row.step].text))
    if row.why is Coming.CHECK and item.waiting_on:
        parts.append(f"➜ {person(item.waiting_on, me)}")
    if row.why is Coming.WAKE and item.defer_reason:
        parts.append(display(item.defer_reason))
    if row.is_bare:
        parts.append(_("nothing prepared"))
    if item.attend:
        parts.append(joined([display(name) for name in item.attend]))
    if row.steps and row.why in (Coming.EVENT, Coming.START_BY, Coming.DUE):
        parts.append(_("prepared {ready}/{steps}").format(ready=row.ready, steps=row.steps))
    if row.why in (Coming.START_BY, Coming.STEP) and (about := item.due or item.at) is not None:
        parts.append(_("for {when}").format(when=when_full(about, today)))
    elif row.start_by is not None and row.why is not Coming.START_BY:
        late = _("should have begun {day}") if row.late else _("begin by {day}")
        parts.append(late.format(day=day_short(row.start_by, today)))
    return parts


def conflict_words(found: Conflict, me: str = "") -> str:
    """Who is wanted twice, by what, and when."""
    first, second = found.first.at, found.second.at
    return _("{who} is wanted twice: {first} “{one}” and {second} “{other}”").format(
        who=person(found.person, me),
        first=clock(first) if isinstance(first, datetime) else "",
        one=display(found.first.title),
        second=clock(second) if isinstance(second, datetime) else "",
        other=display(found.second.title),
    )


def left_words(left: Left) -> str:
    """Why an item found no place."""
    length = format_minutes(left.minutes)
    if left.why is Why.BUFFER:
        return _("{length}: would take the time that is kept free").format(length=length)
    return _("{length}: no free stretch is long enough").format(length=length)


def proposal_words(found: Proposal, named: int = 0) -> str:
    """A proposal in one line, with the titles of so many that do not fit."""
    if found.is_empty and not found.left:
        return _("Everything has its place.")
    parts: list[str] = []
    if found.slots:
        parts.append(ngettext("{n} placed", "{n} placed", len(found.slots)).format(n=len(found.slots)))
    if found.left:
        text = ngettext("{n} does not fit", "{n} do not fit", len(found.left)).format(n=len(found.left))
        names = joined([clip(display(left.title), TITLE) for left in found.left[:named]])
        more = "…" if len(found.left) > named else ""
        parts.append(_("{what}: {names}").format(what=text, names=names + more) if names else text)
    if found.kept_free:
        parts.append(_("{length} kept free").format(length=format_minutes(found.kept_free)))
    return " · ".join(parts)


def can_wait_words(over: int, items: Sequence[Item], named: int = 5) -> str:
    """A day that holds too much, and what to move from it; empty where nothing can."""
    if not over or not items:
        return ""
    names = joined([clip(display(item.title), TITLE) for item in items[:named]])
    more = "…" if len(items) > named else ""
    return _("too much by {minutes}; important, but not today: {names}").format(
        minutes=format_minutes(over), names=names + more
    )


def buffer_words(buffer: Buffer) -> str:
    """How the time that is kept free is known."""
    length = format_minutes(buffer.minutes)
    if not buffer.learned_from:
        return _("{length} kept free, as set").format(length=length)
    return ngettext(
        "{length} kept free, as {n} such day has taught",
        "{length} kept free, as {n} such days have taught",
        buffer.learned_from,
    ).format(length=length, n=buffer.learned_from)


def tally_words(found: Tally) -> str:
    """Planned against done, in a line."""
    text = _("planned {planned}, worked {worked}").format(
        planned=format_minutes(found.planned), worked=format_minutes(found.worked)
    )
    return f"{text} · ✓{found.done}/{found.items}"
