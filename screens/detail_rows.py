"""The detail of an item as rows: what is set, what is not, the steps, the note, the three marks and the trail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from screens.detail_follow_rows import follow_fields
from screens.detail_step_rows import step_rows
from screens.routine_rows import rule_lines
from workbench.domain.closing import times_carried
from workbench.domain.derive import (
    days_overdue,
    is_overdue,
    marks,
    owes_reply,
    quadrant,
    worked_minutes,
)
from workbench.domain.entry import Entry, Verb
from workbench.domain.item import Item, State
from workbench.domain.lines import SEEN_AT
from workbench.domain.routine import Routine
from workbench.domain.states import state_word
from workbench.domain.when import When
from workbench.i18n import _, ngettext
from workbench.text import dates, say
from workbench.text.display import display
from workbench.text.repeat import repeat_words
from workbench.text.steps import grade_word, line_words
from workbench.text.terms import carried_words, field_word
from workbench.text.width import cells
from workbench.ui.card import Line, flow, labelled, paragraph, paragraphs
from workbench.ui.item_rows import GROUP_NAMES, Lens, badge, short_minutes
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row
from workbench.ui.vlist import Key

NOTE = "note"
TRAIL = "trail"
LONGEST = 400
"""Lines of a note that are shown; an editor shows the rest."""


@dataclass(frozen=True, slots=True)
class DetailFacts:
    """What the rows show beside the item."""

    now: datetime
    trail: Sequence[Entry] = ()
    me: str = ""
    rules: Sequence[Routine] = ()
    """Routines whose rules hold for it."""


def detail_rows(item: Item, facts: DetailFacts, width: int) -> list[Row]:
    """Everything there is to know, for a width."""
    rows = [*_head(item, facts, width), *_fields(item, facts, width), Row(())]
    rows += [*_marks(item, width), *_steps(item, facts, width), *_rules(facts, width)]
    rows += [*_note(item, width), *_trail(item, facts, width)]
    return rows


def _keyed(lines: Sequence[Line], key: Key) -> Iterator[Row]:
    for index, line in enumerate(lines):
        yield Row(line, key if index == 0 else None)


def _heading(text: str, tail: str, width: int) -> Iterator[Row]:
    rule = max(0, width - cells(text) - cells(tail) - 3)
    yield Row(())
    yield Row((Bit(f"{text} ", "focus", bold=True), Bit("─" * rule, "rule"), Bit(f" {tail}", "muted")))


def _head(item: Item, facts: DetailFacts, width: int) -> Iterator[Row]:
    yield from _keyed([(Bit(line, bold=True),) for line in paragraph(item.title, width, 40)], "title")
    group = int(quadrant(item) or 0)
    pieces: list[list[Bit]] = []
    if group or item.state is State.INBOX:
        pieces.append([badge(group), Bit(f" {_(GROUP_NAMES[group])}", f"q{group}", bold=True)])
    if item.state is not State.INBOX:
        pieces.append([Bit(state_word(item.state), "fg" if item.state is State.ACTIVE else "q3")])
    if item.started_at is not None:
        pieces.append([Bit("▸ " + _("running"), "focus", bold=True)])
    carried = carried_words(times_carried(facts.trail))
    if carried:
        pieces.append([Bit(carried, "warn")])
    for line in flow(pieces, width, 2):
        yield Row(line)
    yield Row(())


# Fields -----------------------------------------------------------------------------------------------------------


def _fields(item: Item, facts: DetailFacts, width: int) -> Iterator[Row]:
    shown = list(_set_fields(item, facts))
    indent = max([cells(label) for _key, label, _bits in shown] + [8]) + 2
    room = max(8, width - indent)
    for key, label, bits in shown:
        if isinstance(bits, str):
            rows: list[Sequence[Bit]] = [(Bit(line),) for line in paragraphs(bits, room, 12)]
        else:
            rows = [*flow(bits, room, 2)]
        yield from _keyed(labelled(label, rows, indent), key)
    unset = _unset(item)
    if unset:
        words = [[Bit(f"{word} ", "faint"), Bit(key, "muted")] for word, key in unset]
        lines = labelled(_("not set"), flow(words, room, 3), indent)
        yield from (Row(tuple(bit if bit.fg != "muted" or i else _faint(bit) for i, bit in enumerate(line)))
                    for line in lines)  # fmt: skip


def _faint(bit: Bit) -> Bit:
    return Bit(bit.text, "faint")


_Field = tuple[str, str, "str | list[list[Bit]]"]


def _set_fields(item: Item, facts: DetailFacts) -> Iterator[_Field]:
    today = facts.now.date()
    if item.at is not None:
        pieces = [[Bit(_span(item.at, item.until, facts), "fixed")]]
        if item.fixed:
            pieces.append([Bit(_("appointment"), "muted")])
        yield "at", _("planned"), pieces
    if item.due is not None:
        late = is_overdue(item, facts.now)
        pieces = [[Bit(dates.when_full(item.due, today), "q1" if late else "fg", bold=late)]]
        if late:
            pieces.append([Bit(dates.overdue(days_overdue(item, facts.now)), "q1")])
        yield "due", _("deadline"), pieces
    yield from _effort(item, facts)
    yield from _people(item, facts)
    yield from follow_fields(item)
    if item.wake_on is not None:
        why = [Bit(f" ({plain(item.defer_reason, 60)})", "muted")] if item.defer_reason else []
        yield "wake_on", _("wakes"), [[Bit(dates.when_full(item.wake_on, today)), *why]]
    if item.area:
        yield "area", _("area"), [[Bit(f"#{plain(item.area, 60)}", "ok")]]
    if item.repeat:
        said = repeat_words(item.repeat, item.repeat_from, item.roll)
        yield "repeat", _("repeats"), [[Bit(f"↻ {plain(said, 60)}", "fixed")]]
    for key, label, text in (
        ("result", _("result"), item.result),
        ("drop_reason", _("dropped"), item.drop_reason),
        ("expected", _("expected"), item.expected),
        ("original", _("in their words"), item.original),
        ("grade", _("grade"), grade_word(item.grade) if item.grade is not None else None),
        *((f"lines.{name}", field_word(name), line_words(name, text)) for name, text in item.lines if name != SEEN_AT),
    ):
        if text:
            yield key, label, text


def _effort(item: Item, facts: DetailFacts) -> Iterator[_Field]:
    worked = worked_minutes(facts.trail, item, facts.now)
    pieces = [[Bit(f"~{short_minutes(item.minutes)}", "warn")]] if item.minutes else []
    if worked:
        pieces.append([Bit(_("worked {length}").format(length=short_minutes(worked)))])
    if item.lead_days:
        days = ngettext("{n} working day", "{n} working days", item.lead_days).format(n=item.lead_days)
        yield "lead_days", _("begin before"), days
    if pieces:
        yield "minutes", _("estimate") if item.minutes else _("work"), pieces


def _people(item: Item, facts: DetailFacts) -> Iterator[_Field]:
    if item.waiting_on:
        pieces = [[Bit(f">{plain(item.waiting_on, 40)}", "q2", bold=True)]]
        if item.next_check is not None:
            when = dates.when_full(item.next_check, facts.now.date())
            pieces.append([Bit(_("check {when}").format(when=when))])
        yield "waiting_on", _("waiting for"), pieces
    if item.lead:
        yield "lead", _("lead"), [[Bit(f"@{plain(say.person(item.lead, facts.me), 40)}", "q2")]]
    if item.support:
        yield "support", _("support"), [[Bit(f"+{plain(name, 40)}", "q2")] for name in item.support]
    if item.attend:
        yield "attend", _("attended by"), [[Bit(plain(name, 40), "q2")] for name in item.attend]
    if item.source is not None:
        yield "source", _("asked by"), [[Bit(f"^{plain(item.source.who, 40)}", "q3")]]


def _unset(item: Item) -> list[tuple[str, str]]:
    wanted = (
        (item.at, _("time"), "S"),
        (item.due, _("deadline"), "!"),
        (item.minutes, _("estimate"), "e"),
        (item.waiting_on, _("hand over"), "8"),
        (item.area, _("area"), "e"),
        (item.note, _("note"), "E"),
    )
    return [(word, key) for value, word, key in wanted if not value]


def _span(at: When, until: When | None, facts: DetailFacts) -> str:
    text = dates.when_full(at, facts.now.date())
    if isinstance(until, datetime):
        return f"{text}–{dates.clock(until)}"
    return f"{text} – {dates.when_full(until, facts.now.date())}" if until is not None else text


# Marks, steps, note, trail ----------------------------------------------------------------------------------------


def _marks(item: Item, width: int) -> Iterator[Row]:
    """Placed, result, replied, in words."""
    three = marks(item)
    told = _told(item, replied=three.replied)
    words = (
        (three.placed, _("placed"), "" if three.placed else _("no date to come")),
        (three.result, _("result"), "" if three.result else _("none yet")),
        (three.replied, _("replied"), told),
    )
    pieces: list[list[Bit]] = []
    for there, word, more in words:
        sign = Bit("✓ " if there else "∙ ", "ok" if there else "faint", bold=there)
        pieces.append([sign, Bit(word, "fg" if there else "muted"), Bit(f" {more}" if more else "", "muted")])
    yield from _keyed(flow(pieces, width), "reply")


def _told(item: Item, *, replied: bool) -> str:
    if item.reply is not None:
        if item.reply.how:
            return plain(item.reply.how, 60)
        return _("not needed") if item.reply.none_because == "own" else plain(item.reply.none_because or "", 60)
    if owes_reply(item):
        return _("still owed: R")
    return _("owed to {who}").format(who=plain(item.source.who, 30)) if item.source is not None else _("nobody asked")


def _steps(item: Item, facts: DetailFacts, width: int) -> Iterator[Row]:
    if not item.steps and item.tracked is None:
        return
    for title, tail, rows in step_rows(item, facts.trail, Lens(facts.now, facts.me), width):
        yield from _heading(title, tail, width)
        yield from rows


def _rules(facts: DetailFacts, width: int) -> Iterator[Row]:
    if not facts.rules:
        return
    yield from _heading(_("Rules"), "", width)
    for routine in facts.rules:
        if len(facts.rules) > 1:
            yield Row((Bit(plain(routine.title, width), "muted"),))
        yield from rule_lines(routine, width)


def _note(item: Item, width: int) -> Iterator[Row]:
    if not item.note:
        return
    yield from _heading(_("Note"), _("E edits"), width)
    for index, line in enumerate(paragraphs(item.note, width, LONGEST)):
        yield Row((Bit(line),), (NOTE, index))


def _trail(item: Item, facts: DetailFacts, width: int) -> Iterator[Row]:
    count = len(facts.trail)
    tail = ngettext("{n} entry", "{n} entries", count).format(n=count)
    yield from _heading(_("Trail"), tail, width)
    for entry in facts.trail:
        day = dates.day_short(entry.at.date(), facts.now.date())
        lead = f"{day} {dates.clock(entry.at)} "
        lead = " " * max(0, 12 - cells(lead)) + lead
        icon, text, by_hand = trail_words(entry, facts.me)
        lines = paragraph(text, max(8, width - cells(lead) - 2), 20)
        tone = "fg" if by_hand else "muted"
        first = (Bit(lead, "faint"), Bit(f"{icon} ", "focus" if by_hand else "muted"), Bit(lines[0], tone))
        rest = [(Bit(" " * (cells(lead) + 2)), Bit(line, tone)) for line in lines[1:]]
        yield from _keyed([first, *rest], (TRAIL, entry.id))


def trail_words(entry: Entry, me: str) -> tuple[str, str, bool]:
    """The icon, the words without the title which everything here is about, and whether a person wrote them."""
    if entry.verb is None:
        entry = replace(entry, item=None, ref=None, title=None)
    line = say.entry_line(entry, me)
    title = display(entry.title or "")
    if line.by_hand or not title or not line.text.startswith(title):
        return line.icon, line.text, line.by_hand
    rest = line.text[len(title) :].lstrip(" :：·")
    named = {
        Verb.ADDED: _("captured"),
        Verb.STARTED: _("started"),
        Verb.DONE: _("done"),
        Verb.STEP_DONE: _("step"),
    }.get(entry.verb) if entry.verb is not None else None  # fmt: skip
    if entry.verb is Verb.ADDED and entry.fact("line"):
        rest = f"“{display(entry.fact('line') or '')}”"
    return line.icon, " ".join(part for part in (named, rest) if part), False
