"""Minutes of a meeting (会议纪要): when, who, what was said, and what was decided, each with its lead and its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item
from workbench.domain.register_lines import RegisterLine, lines_of
from workbench.domain.registers import Register
from workbench.domain.states import state_word
from workbench.domain.when import day_of
from workbench.i18n import _
from workbench.text.dates import clock, date_head, date_plain
from workbench.text.documents.model import Block, Cell, Column, Document, List, Paragraph, Row, Table
from workbench.text.register_rows import element_word, elements
from workbench.text.report.schedule import withheld_note
from workbench.text.report.template import ALL, Template, filled, template
from workbench.text.terms import person


class Minutes(Frozen):
    """A meeting, and what became of it."""

    meeting: Item
    said: tuple[RegisterLine, ...]
    """What was written about it by hand, in order of time, each as it was put right since."""
    decided: tuple[Item, ...]
    none: str
    """Why nothing follows from it."""
    now: datetime
    me: str
    withheld: int = 0


_WRITTEN = Register(
    "minutes",
    "Minutes",
    ("place", "chair", "present", "apologies", "recorder"),
    tuple(kind for kind in EntryKind if kind not in (EntryKind.EVENT, EntryKind.DECISION)),
)
"""What is written about a meeting. Each decision has its line in the trail besides: the items say more."""


def minutes(meeting: Item, trail: Iterable[Entry], children: Iterable[Item], now: datetime, me: str) -> Minutes:
    """The minutes from the meeting's trail and the items that it led to."""
    known = list(children)
    lines = [entry for entry in trail if entry.kind is not EntryKind.EVENT or entry.verb is Verb.STEP_DONE]
    said = [line for line in lines_of(_WRITTEN, lines, {}) if line.words.strip()]
    none = [entry.fact("words") or "" for entry in lines if entry.verb is Verb.STEP_DONE and entry.fact("words")]
    public = [item for item in known if not item.restricted]
    open_lines = [line for line in said if not line.is_restricted]
    return Minutes(
        meeting,
        tuple(open_lines),
        tuple(sorted(public, key=lambda item: item.ref)),
        none[-1] if none and not known else "",
        now,
        me,
        len(known) - len(public) + len(said) - len(open_lines),
    )


def minutes_template(own: Path | None = None) -> Template:
    """The template of the minutes, the user's own where there is one."""
    return template("minutes", tuple(SECTIONS), own, words=("title",), most=ALL)


def minutes_document(found: Minutes, shape: Template | None = None) -> Document:
    """The minutes; what is not known is left out."""
    shape = shape or minutes_template()
    meeting, words = found.meeting, {"title": found.meeting.title}
    blocks = filled(shape, lambda section: SECTIONS[section.use](found, section.head(words=words)), words)
    blocks += withheld_note(found.withheld)
    heads = [_("Kept by {name}").format(name=found.me)] if found.me else []
    title = shape.titled(**words)
    return Document(title, tuple(blocks), _dated(meeting), (*heads, meeting.ref), found.me, found.now)


def _facts(found: Minutes, title: str) -> list[Block]:
    meeting = found.meeting
    told: dict[str, str] = {}
    for line in found.said:
        told.update(elements(_WRITTEN, line, found.me))
    present = [person(name, found.me) for name in dict.fromkeys((*meeting.attend, *meeting.support))]
    fields = [(element_word(name), told.get(name, "")) for name in _WRITTEN.elements]
    if "chair" not in told:
        fields[1] = (_("Lead"), person(meeting.lead or ME, found.me))
    if "present" not in told:
        fields[2] = (element_word("present"), _(", ").join(present))
    facts = [_("{field}: {value}").format(field=field, value=value) for field, value in fields if value]
    if meeting.note:
        facts += [line for line in meeting.note.splitlines() if line.strip()]
    return [Paragraph(tuple(facts))] if facts else []


def _said(found: Minutes, title: str) -> list[Block]:
    rows = [Row(f"{clock(line.entry.at)} {line.words}") for line in found.said if line.entry is not None]
    return [List(tuple(rows))] if rows else []


def _result(found: Minutes, title: str) -> list[Block]:
    return [Paragraph((found.meeting.result,))] if found.meeting.result else []


def _dated(meeting: Item) -> str:
    at: date | None = meeting.at
    if at is None:
        return date_head(meeting.created_at.date())
    text = date_head(day_of(at))
    if isinstance(at, datetime):
        text += f" {clock(at)}"
        if isinstance(meeting.until, datetime):
            text += f"–{clock(meeting.until)}"
    return text


def _decisions(found: Minutes, title: str) -> list[Block]:
    if found.none:
        return [Paragraph((_("Nothing follows from it: {why}").format(why=found.none),))]
    if not found.decided:
        return []
    columns = (
        Column(_("No."), lead=True),
        Column(_("Matter"), lead=True),
        Column(_("Lead")),
        Column(_("Supported by")),
        Column(_("Deadline")),
        Column(_("State")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            item.ref,
            item.title,
            person(item.lead or item.waiting_on or ME, found.me),
            _(", ").join(person(name, found.me) for name in item.support),
            date_plain(day_of(item.due)) if item.due is not None else "",
            state_word(item.state),
        )
        for item in found.decided
    ]
    return [Table(columns, tuple(rows), title)]


SECTIONS: Mapping[str, Callable[[Minutes, str], list[Block]]] = {
    "meeting": _facts,
    "said": _said,
    "decided": _decisions,
    "result": _result,
}
"""What a template may use; each is told the heading above it."""
