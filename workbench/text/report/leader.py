"""The brief for a leader (呈阅件): what needs them today, with what is prepared for it; what is not ready is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from workbench.domain.bulletin import Bulletin
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.following import awaits_decision
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, Phase, Step
from workbench.domain.order import order_key
from workbench.domain.when import day_of, sort_key
from workbench.i18n import _
from workbench.text.bulletin import light_word, progress_words
from workbench.text.dates import clock, date_head, date_plain
from workbench.text.documents.model import Align, Block, Cell, Column, Document, List, Paragraph, Row, Table
from workbench.text.report.schedule import withheld_note
from workbench.text.report.template import ALL, Template, filled, template
from workbench.text.terms import person

BRIEF_LINES = 10
"""So long a brief may be; what is longer belongs into a paper of its own."""


class LeaderBrief(Frozen):
    """What one leader is told on a day, restricted matters counted only."""

    name: str
    day: date
    now: datetime
    me: str
    activities: tuple[Item, ...]
    decisions: tuple[Item, ...]
    presented: tuple[Item, ...]
    followed: Bulletin
    signals: tuple[Entry, ...]
    withheld: int = 0

    @property
    def not_ready(self) -> tuple[Item, ...]:
        """What would be told, were it prepared."""
        told = dict.fromkeys((*self.activities, *self.decisions, *self.presented))
        return tuple(item for item in told if missing(item))


def missing(item: Item) -> list[Step]:
    """The steps of its preparation that are not done."""
    return [
        step
        for step in item.steps
        if step.done_at is None and (step.phase is Phase.BEFORE or (step.offset is not None and step.offset < 0))
    ]


def leader_brief(
    name: str,
    day: date,
    items: Iterable[Item],
    followed: Bulletin,
    lately: Iterable[Entry],
    now: datetime,
    me: str = "",
) -> LeaderBrief:
    """The brief from open items, what is followed from above, and the lines of the last days."""
    theirs = [item for item in items if is_open(item) and _concerns(item, name, day)]
    public = sorted((item for item in theirs if not item.restricted), key=order_key)
    lines = [line for line in followed.lines if line.item.tracked is not None and line.item.tracked.by == name]
    return LeaderBrief(
        name,
        day,
        now,
        me,
        activities=tuple(sorted((i for i in public if _attends(i, name, day)), key=lambda i: (sort_key(i.at), i.ref))),
        decisions=tuple(item for item in public if _decides(item, name)),
        presented=tuple(item for item in public if _is_presented(item, name, day)),
        followed=Bulletin(tuple(line for line in lines if not line.item.restricted)),
        signals=tuple(entry for entry in lately if entry.kind is EntryKind.SIGNAL and not entry.restricted),
        withheld=len({item.id for item in theirs if item.restricted} | {i.item.id for i in lines if i.item.restricted}),
    )


def _concerns(item: Item, name: str, day: date) -> bool:
    return _attends(item, name, day) or _decides(item, name) or _is_presented(item, name, day)


def _attends(item: Item, name: str, day: date) -> bool:
    if item.at is None or name not in (*item.attend, item.lead, *item.support):
        return False
    return day_of(item.at) <= day <= day_of(item.until or item.at)


def _decides(item: Item, name: str) -> bool:
    return awaits_decision(item) and item.decision is not None and item.decision.decider == name


def _is_presented(item: Item, name: str, day: date) -> bool:
    up = item.to_leader
    return up is not None and up.who == name and (up.present_on is None or up.present_on <= day)


def leader_template(own: Path | None = None) -> Template:
    """The template of the brief, the user's own where there is one."""
    return template("leader", tuple(SECTIONS), own, words=("name",), most=ALL)


def leader_document(found: LeaderBrief, shape: Template | None = None) -> Document:
    """The brief; a section with nothing in it is left out."""
    shape = shape or leader_template()
    words = {"name": found.name}
    blocks = filled(shape, lambda section: SECTIONS[section.use](found, section.head(words=words)), words)
    if not any(said(found, "") for said in SECTIONS.values()):
        blocks.append(Paragraph((_("Nothing needs them today."),)))
    blocks += withheld_note(found.withheld)
    heads = [_("Kept by {name}").format(name=found.me)] if found.me else []
    heads.append(_("as of {when}").format(when=f"{date_plain(found.now.date())} {clock(found.now)}"))
    return Document(shape.titled(**words), tuple(blocks), date_head(found.day), tuple(heads), found.me, found.now)


def _listed(rows: Iterable[Row], start: int | None = None) -> list[Block]:
    rows = tuple(rows)
    return [List(rows, start)] if rows else []


def _activities(found: LeaderBrief, title: str) -> list[Block]:
    return _listed([_activity(item, found) for item in _ready(found.activities)], 1)


def _decisions(found: LeaderBrief, title: str) -> list[Block]:
    return _listed(map(_decision, _ready(found.decisions)), 1)


def _presented(found: LeaderBrief, title: str) -> list[Block]:
    return _listed(map(_matter, _ready(found.presented)), 1)


def _signals(found: LeaderBrief, title: str) -> list[Block]:
    return _listed(Row(_signal(entry)) for entry in found.signals)


def _not_ready(found: LeaderBrief, title: str) -> list[Block]:
    return _listed(Row(_unready(item)) for item in found.not_ready)


def _ready(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if not missing(item)]


def _titled(item: Item) -> str:
    return _("{title} ({ref})").format(title=item.title, ref=item.ref)


def _brief_of(item: Item) -> tuple[str, ...]:
    """The brief that was written for it."""
    text = item.to_leader.brief if item.to_leader is not None else None
    return tuple(line for line in (text or "").splitlines() if line.strip())[:BRIEF_LINES]


def _activity(item: Item, found: LeaderBrief) -> Row:
    at = f"{clock(item.at)} " if isinstance(item.at, datetime) else ""
    end = f"–{clock(item.until)} " if at and isinstance(item.until, datetime) else ""
    others = [person(name, found.me) for name in item.attend if name != found.name]
    who = _("with {people}").format(people=_(", ").join(others)) if others else ""
    notes = tuple(line for line in (item.note or "").splitlines() if line.strip())[:BRIEF_LINES]
    return Row(f"{at.strip() + end if end else at}{_titled(item)}", (*([who] if who else []), *_brief_of(item), *notes))


def _decision(item: Item) -> Row:
    asked = item.decision
    if asked is None:
        return Row(_titled(item))
    options = [_("option {n}: {text}").format(n=n, text=text) for n, text in enumerate(asked.options, 1)]
    advice = [_("advice: {text}").format(text=asked.advice)] if asked.advice else []
    return Row(_titled(item) + _(": ") + asked.question, (*options, *advice, *_brief_of(item)))


def _matter(item: Item) -> Row:
    why = item.to_leader.why if item.to_leader is not None else ""
    return Row(_titled(item) + (_(": ") + why if why else ""), _brief_of(item))


def _followed(found: LeaderBrief, title: str) -> list[Block]:
    if not found.followed.lines:
        return []
    columns = (
        Column(_("No."), lead=True),
        Column(_("Matter"), lead=True),
        Column(_("State")),
        Column(_("Progress")),
        Column(_("Next step")),
        Column(_("Days"), Align.END),
    )
    rows: list[tuple[Cell, ...]] = []
    for line in found.followed.lines:
        said = progress_words(line, found.day) if line.figures else line.last_words
        rows.append((line.item.ref, line.item.title, light_word(line.light), said, line.next_step, line.days))
    return [Table(columns, tuple(rows), title)]


def _signal(entry: Entry) -> str:
    ref = f" ({entry.ref})" if entry.ref else ""
    return f"{date_plain(entry.at.date())} {entry.text}{ref}"


def _unready(item: Item) -> str:
    steps = _("; ").join(
        step.text + (f" ({date_plain(step.due)})" if step.due is not None else "") for step in missing(item)
    )
    return _titled(item) + _(": ") + _("still to prepare: {steps}").format(steps=steps)


SECTIONS: Mapping[str, Callable[[LeaderBrief, str], list[Block]]] = {
    "activities": _activities,
    "decisions": _decisions,
    "presented": _presented,
    "followed": _followed,
    "signals": _signals,
    "unready": _not_ready,
}
"""What a template may use; each is told the heading above it."""
