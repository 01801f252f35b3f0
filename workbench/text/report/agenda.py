"""The agenda of the Monday meeting (周一例会): what last week left, what is followed, what this week holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from workbench.domain.conflicts import Conflict
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.following import awaits_decision
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item
from workbench.domain.order import order_key
from workbench.domain.weeks import PeriodView
from workbench.i18n import _
from workbench.text.dates import clock, date_head, when_full
from workbench.text.periods import span
from workbench.text.planning import conflict_words
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.words import named, titled


class Agenda(Frozen):
    """Everything that the meeting is told, restricted matters left out."""

    day: date
    me: str
    finished: tuple[Item, ...]
    overdue: tuple[Item, ...]
    carried: tuple[Item, ...]
    tracked: tuple[Item, ...]
    decisions: tuple[Item, ...]
    week: PeriodView
    signals: tuple[Entry, ...] = ()


def agenda_markdown(found: Agenda) -> str:
    """The agenda as a page; a section with nothing in it is left out and takes no number."""
    number = Numbering()
    lines = [f"# {_('Agenda of the Monday meeting')}", "", date_head(found.day), ""]
    for title, body in (
        (_("Last week"), _last_week(found)),
        (_("Followed from above"), [_line(item, found) for item in found.tracked]),
        (_("Decisions awaited"), [_decision(item, found) for item in found.decisions]),
        (f"{_('This week')} {span(found.week.period)}", _this_week(found)),
        (_("Early signs"), [f"- {escape(entry.text)}" for entry in found.signals]),
    ):
        if body:
            lines += [number.section(title), "", *body, ""]
    return "\n".join(lines).rstrip() + "\n"


def _last_week(found: Agenda) -> list[str]:
    lines: list[str] = []
    for title, items in (
        (_("Finished"), found.finished),
        (_("Overdue"), found.overdue),
        (_("Carried over"), found.carried),
    ):
        if items:
            lines += [f"**{title}** ({len(items)})", "", *_by_lead(items, found), ""]
    return lines[:-1]


def _by_lead(items: Sequence[Item], found: Agenda) -> list[str]:
    leads = list(dict.fromkeys(item.lead or ME for item in items))
    return [
        f"- {named(lead, found.me)}{_(': ')}{_('; ').join(titled(item) for item in items if (item.lead or ME) == lead)}"
        for lead in leads
    ]


def _line(item: Item, found: Agenda) -> str:
    due = _("due {when}").format(when=when_full(item.due, found.day)) if item.due is not None else ""
    return "- " + _("; ").join(word for word in (f"{titled(item)} {named(item.lead, found.me)}", due) if word)


def _decision(item: Item, found: Agenda) -> str:
    asked = item.decision
    if asked is None:
        return f"- {titled(item)}"
    return f"- {titled(item)}{_(': ')}{escape(asked.question)} ➜ {named(asked.decider, found.me)}"


def _this_week(found: Agenda) -> list[str]:
    lines: list[str] = []
    for part in found.week.parts:
        rows = [_placed(item, found) for item in part.open if not item.restricted]
        if rows:
            lines += [f"**{when_full(part.period.first, found.day)}**", "", *rows, ""]
    rest = [item for item in found.week.rest if not item.restricted]
    if rest:
        lines += [f"**{_('No day yet')}**", "", *(_line(item, found) for item in rest), ""]
    clashes = _open_conflicts(found.week.conflicts)
    lines += [f"- ! {escape(conflict_words(clash, found.me))}" for clash in clashes]
    return lines if clashes else lines[:-1]


def _open_conflicts(conflicts: Iterable[Conflict]) -> list[Conflict]:
    return [one for one in conflicts if not (one.first.restricted or one.second.restricted)]


def _placed(item: Item, found: Agenda) -> str:
    when = f"{clock(item.at)} " if isinstance(item.at, datetime) else ""
    steps = [step for step in item.steps if step.done_at is None]
    ready = _(" (prepared {ready}/{steps})").format(ready=len(item.steps) - len(steps), steps=len(item.steps))
    return f"- {when}{titled(item)} {named(item.lead, found.me)}{ready if item.steps else ''}".rstrip()


def agenda(
    day: date,
    me: str,
    week: PeriodView,
    open_items: Iterable[Item],
    last_week: Sequence[tuple[Entry, Item | None]],
    overdue: Iterable[Item],
) -> Agenda:
    """The agenda from what the desk holds. `last_week`: the entries of its days, each with its item."""
    public = [(entry, item) for entry, item in last_week if not entry.restricted and not (item and item.restricted)]
    known = sorted((item for item in open_items if not item.restricted), key=order_key)

    def those(*verbs: Verb) -> tuple[Item, ...]:
        return tuple({item.id: item for entry, item in public if item is not None and entry.verb in verbs}.values())

    return Agenda(
        day,
        me,
        finished=tuple(item for item in those(Verb.DONE, Verb.REPLIED) if not is_open(item)),
        overdue=tuple(sorted((item for item in overdue if not item.restricted), key=order_key)),
        carried=tuple(item for item in those(Verb.CARRIED) if is_open(item)),
        tracked=tuple(item for item in known if item.tracked is not None),
        decisions=tuple(item for item in known if awaits_decision(item)),
        week=week,
        signals=tuple(entry for entry, _item in public if entry.kind is EntryKind.SIGNAL),
    )
