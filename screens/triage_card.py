"""The card of triage mode: one item, large, with everything that was recognised in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.derive import days_overdue, is_overdue
from workbench.domain.focus import GOAL, MEASURES
from workbench.domain.ids import short_ref
from workbench.domain.intake import CAUSE, IF_MISSED
from workbench.domain.item import ME, Item, Kind, Side
from workbench.domain.lines import line_of
from workbench.domain.states import state_word
from workbench.domain.urgency import CALM, Urgency
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.text.repeat import repeat_words
from workbench.text.terms import field_word, side_word
from workbench.text.urgency import urgency_words
from workbench.text.width import cells
from workbench.ui.actions import BY_ID
from workbench.ui.card import Line, balanced, flow, labelled, paragraph, paragraphs
from workbench.ui.item_rows import GROUP_NAMES, GROUP_NOTES, badge, short_minutes
from workbench.ui.keymap import key_label
from workbench.ui.masking import masked
from workbench.ui.painter import Bit, measure, plain

TWO_COLUMNS = 56
"""From this width on the quadrants stand well apart."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card shows beside its item."""

    now: datetime
    me: str = ""
    like: Item | None = None
    """A past item which resembles it."""
    pressing: Urgency = CALM
    side: Side | None = None
    """From which side whoever asked for it asks."""
    focus: str = ""
    """The title of the focus that it belongs to."""
    belonging: int = 0
    """Of a focus: how many open items belong to it."""


def card_lines(item: Item, facts: CardFacts, width: int, height: int) -> list[Line]:
    """The card, at most `height` lines; the title gives way last."""
    item = masked(item)
    roomy = height >= 9
    said = _details(item, facts, width)
    title_rows = max(1, min(6, height - len(said) - (3 if roomy else 0)))
    lines: list[Line] = [()] if roomy else []
    lines += [(Bit(line, bold=True),) for line in paragraph(item.title, width, title_rows)]
    if roomy:
        lines.append(())
    lines += said[: max(1, height - len(lines))]
    return lines[:height]


def _details(item: Item, facts: CardFacts, width: int) -> list[Line]:
    told = _told(item, facts)
    words = (_("from"), _("read as"), _("note"), _("like"), *(word for word, _text, _role in told))
    indent = max(cells(word) for word in words) + 2
    room = max(8, width - indent)
    lines = labelled(words[0], [_source(item, facts)], indent)
    lines += labelled(words[1], flow(recognised(item, facts), room), indent)
    for word, text, role in told:
        lines += labelled(word, [(Bit(row, role),) for row in paragraph(text, room, 2)], indent)
    if item.note:
        lines += labelled(words[2], [(Bit(text),) for text in paragraphs(item.note, room, 2)], indent)
    if facts.like is not None:
        lines += labelled(words[3], [_like(facts.like, facts, room)], indent)
    return lines


def _told(item: Item, facts: CardFacts) -> list[tuple[str, str, str]]:
    """What has been said about it beyond its line, each with its label and its colour: only what there is."""
    said = [(_("in their words"), _("“{text}”").format(text=item.original) if item.original else "", "fg")]
    said.append((_("expected"), item.expected or "", "fg"))
    said += [(field_word(name), line_of(item, name) or "", "fg") for name in (GOAL, MEASURES, CAUSE, IF_MISSED)]
    focus = facts.focus
    if item.kind is Kind.FOCUS:
        focus = ngettext("{n} open item belongs to it", "{n} open items belong to it", facts.belonging).format(
            n=facts.belonging
        )
    said.append((_("focus"), focus, "q2"))
    said.append((_("pressing"), urgency_words(facts.pressing, facts.now, item.minutes or 0), "warn"))
    if item.deferrals:
        times = ngettext("put off {n} time", "put off {n} times", item.deferrals).format(n=item.deferrals)
        said.append((_("put off"), times, "warn"))
    if item.hard:
        has_step = any(step.done_at is None for step in item.steps)
        words = _("put off twice at most") if has_step else _("its next small step is still to be written down")
        said.append((_("hard nut"), words, "warn"))
    return [(word, plain(text, 200), role) for word, text, role in said if text]


def _source(item: Item, facts: CardFacts) -> Line:
    who = plain(item.source.who, 24) if item.source is not None else _("captured here")
    if facts.side is not None:
        who = _("{who} ({side})").format(who=who, side=side_word(facts.side))
    number = short_ref(item.ref, facts.now.year)
    return (Bit(who), Bit(f" · {ago(item.created_at, facts.now)}", "muted"), Bit(f" · {number}", "faint"))


def ago(then: datetime, now: datetime) -> str:
    """How long ago, in a sentence."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    local = then.astimezone(now.tzinfo)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    if local.date() == now.date():
        return ngettext("{n} hour ago", "{n} hours ago", minutes // 60).format(n=minutes // 60)
    return dates.when_full(local.replace(second=0), now.date())


def recognised(item: Item, facts: CardFacts) -> list[list[Bit]]:
    """The pieces that were understood, dates with their weekday."""
    today = facts.now.date()
    pieces: list[list[Bit]] = []
    if item.due is not None:
        late = is_overdue(item, facts.now)
        words = [Bit(_("due {when}").format(when=dates.when_full(item.due, today)), "q1", bold=late)]
        pieces.append([*words, Bit(" " + dates.overdue(days_overdue(item, facts.now)), "q1")] if late else words)
    if item.at is not None:
        text = dates.when_full(item.at, today)
        if isinstance(item.until, datetime) and isinstance(item.at, datetime):
            text += f"–{dates.clock(item.until)}"
        pieces.append([Bit(_("planned {when}").format(when=text), "fixed")])
    if item.repeat:
        pieces.append([Bit(f"↻ {repeat_words(item.repeat, item.repeat_from, item.roll)}", "fixed")])
    names = [f"@{item.lead}"] if item.lead and item.lead != ME else []
    names += [f"+{name}" for name in item.support] + ([f">{item.waiting_on}"] if item.waiting_on else [])
    pieces += [[Bit(plain(name, 20), "q2")] for name in names]
    if item.area:
        pieces.append([Bit(f"#{plain(item.area, 20)}", "ok")])
    if item.minutes:
        pieces.append([Bit(f"~{short_minutes(item.minutes)}", "warn")])
    return pieces or [[Bit(_("no date, no name, no estimate"), "faint")]]


def _like(other: Item, facts: CardFacts, room: int) -> Line:
    state = state_word(other.state)
    ended = other.closed_at
    if ended is not None:
        state = f"{dates.day_short(ended.astimezone(facts.now.tzinfo).date(), facts.now.date())} {state}"
    return (
        Bit(plain(masked(other).title, max(6, room - cells(state) - 3))),
        Bit(_(" ({state})").format(state=state), "muted"),
    )


# The keys beneath the card ----------------------------------------------------------------------------------------

LEGEND = ("triage.did", "item.today", "item.tomorrow", "item.monday", "item.wait", "triage.done", "item.drop")
SECOND = ("triage.edit", "triage.skip", "triage.back")


def legend_lines(width: int, height: int) -> list[Line]:
    """The quadrants under their digits, and, where there is room, the other keys."""
    lines = _quadrants(width)
    if height >= 6:
        rows = balanced([*map(_key, (*LEGEND, *SECOND)), _finish()], width)
        if len(rows) + len(lines) + 1 <= height:
            return [*lines, (), *rows]
    return lines


def has_key_rows(lines: Sequence[Line]) -> bool:
    """Whether the legend names all the keys, so that the key bar need not."""
    return len(lines) > 2


def _quadrants(width: int) -> list[Line]:
    """1 and 3 over each other, 2 and 4 beside them; the notes go where there is no room."""
    for noted in (True, False):
        left, right = _column((1, 3), noted), _column((2, 4), noted)
        if measure(left[0]) + 4 + measure(right[0]) <= width:
            break
    else:
        half = (width - 2) // 2
        left, right = _column((1, 3), False, half), _column((2, 4), False, half)
    gap = Bit(" " * (4 if width >= TWO_COLUMNS else 2))
    return [(*one, gap, *other) for one, other in zip(left, right, strict=True)]


def _column(groups: tuple[int, int], noted: bool, room: int = 1000) -> list[list[Bit]]:
    """Two quadrants over each other, padded to the same width."""
    names = [plain(_(GROUP_NAMES[group]), max(1, room - 4)) for group in groups]
    notes = [_(GROUP_NOTES[group]) if noted else "" for group in groups]
    name_width, note_width = max(map(cells, names)), max(map(cells, notes))
    rows: list[list[Bit]] = []
    for group, name, note in zip(groups, names, notes, strict=True):
        row = [badge(group), Bit(f" {name}", f"q{group}", bold=True), Bit(" " * (name_width - cells(name)))]
        if noted:
            row += [Bit(f"  {note}", "muted"), Bit(" " * (note_width - cells(note)))]
        rows.append(row)
    return rows


def _key(action_id: str) -> list[Bit]:
    action = BY_ID[action_id]
    return [Bit(key_label(action.keys[0]), "focus", bold=True), Bit(f" {_(action.label)}")]


def _finish() -> list[Bit]:
    return [Bit(key_label("escape"), "focus", bold=True), Bit(" " + _("finish"))]
