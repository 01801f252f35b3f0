"""The agenda of the Monday meeting (周一例会): what last week left, what is followed, what this week holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from workbench.domain.conflicts import Conflict
from workbench.domain.derive import is_open
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.following import awaits_decision
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item
from workbench.domain.order import order_key
from workbench.domain.signals import Sign, Tendency, watched
from workbench.domain.states import state_word
from workbench.domain.statistics.figures import counted
from workbench.domain.weeks import PeriodView
from workbench.domain.when import day_of, sort_key
from workbench.i18n import _, ngettext
from workbench.text.dates import clock, date_head, when_full
from workbench.text.periods import span
from workbench.text.planning import conflict_words
from workbench.text.register_rows import tendency_words
from workbench.text.report.figures import Book, put
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.pages import pages
from workbench.text.report.schedule import withheld_note
from workbench.text.report.template import ALL, Template, template
from workbench.text.report.words import named


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
    tendencies: tuple[Tendency, ...] = ()
    routines: tuple[Item, ...] = ()
    """What routines will make in the week, and have not made yet."""
    withheld: int = 0
    book: Book | None = None
    """Keeps what each figure counts, where somebody will open them."""


def agenda_template(own: Path | None = None) -> Template:
    """The template of the agenda, the user's own where there is one."""
    return template("agenda", tuple(SECTIONS), own, words=("days",), most=ALL)


def agenda_markdown(found: Agenda, shape: Template | None = None) -> str:
    """The agenda as a page; a section with nothing in it is left out and takes no number."""
    shape = shape or agenda_template()
    days = span(found.week.period)
    blocks = [
        [f"# {escape(shape.title)}", "", date_head(found.day)],
        *pages(shape, lambda section: SECTIONS[section.use](found), Numbering(), {"days": days}),
        *([escape(note.text)] for note in withheld_note(found.withheld)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _titled(item: Item, found: Agenda) -> str:
    """The title and the number, by which the item is opened where the agenda is on a screen: to be decided there."""
    ref = found.book.item(item.ref, item) if found.book is not None else item.ref
    return _("{title} ({ref})").format(title=escape(item.title), ref=ref)


def _last_week(found: Agenda) -> list[str]:
    lines: list[str] = []
    for title, items in (
        (_("Finished"), found.finished),
        (_("Overdue"), found.overdue),
        (_("Carried over"), found.carried),
    ):
        if items:
            count = put(found.book, title, counted(item.id for item in items))
            lines += [_("{group} ({n})").format(group=f"**{title}**", n=count), "", *_by_lead(items, found), ""]
    return lines[:-1]


def _by_lead(items: Sequence[Item], found: Agenda) -> list[str]:
    leads = list(dict.fromkeys(item.lead or ME for item in items))
    lines: list[str] = []
    for lead in leads:
        theirs = _("; ").join(_titled(item, found) for item in items if (item.lead or ME) == lead)
        lines.append(f"- {named(lead, found.me)}{_(': ')}{theirs}")
    return lines


def _tracked(found: Agenda) -> list[str]:
    return [_line(item, found) for item in found.tracked]


def _decisions(found: Agenda) -> list[str]:
    return [_decision(item, found) for item in found.decisions]


def _signals(found: Agenda) -> list[str]:
    close = [f"- ! {escape(tendency_words(one))}" for one in found.tendencies]
    return close + [f"- {escape(entry.text)}" for entry in found.signals]


def signs_told(found: Agenda, signs: Iterable[Sign], tendencies: Iterable[Tendency], since: date) -> Agenda:
    """The agenda with the signs that are still watched: noticed `since` then, or with a day to watch to."""
    told = [sign for sign in watched(signs) if sign.day >= since or sign.watch_until is not None]
    lines = tuple(sign.entry.but(text=sign.line.words) for sign in told)
    return found.but(signals=lines, tendencies=tuple(tendencies))


def _line(item: Item, found: Agenda) -> str:
    due = _("due {when}").format(when=when_full(item.due, found.day)) if item.due is not None else ""
    stand = due if is_open(item) else state_word(item.state)
    return "- " + _("; ").join(word for word in (f"{_titled(item, found)} {named(item.lead, found.me)}", stand) if word)


def _decision(item: Item, found: Agenda) -> str:
    asked = item.decision
    if asked is None:
        return f"- {_titled(item, found)}"
    return f"- {_titled(item, found)}{_(': ')}{escape(asked.question)} ➜ {named(asked.decider, found.me)}"


def _this_week(found: Agenda) -> list[str]:
    lines: list[str] = []
    for part in found.week.parts:
        rows = [_placed(item, found) for item in part.open if not item.restricted]
        rows += [_regular(item, found) for item in found.routines if _day(item) == part.period.first]
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
    return f"- {when}{_titled(item, found)} {named(item.lead, found.me)}{ready if item.steps else ''}".rstrip()


SECTIONS: Mapping[str, Callable[[Agenda], list[str]]] = {
    "last": _last_week,
    "tracked": _tracked,
    "decisions": _decisions,
    "week": _this_week,
    "signals": _signals,
}
"""What a template may use."""


def _day(item: Item) -> date | None:
    when = item.at or item.due
    return day_of(when) if when is not None else None


def _regular(item: Item, found: Agenda) -> str:
    """What a routine brings on a day to come."""
    when = item.at or item.due
    time = f"{clock(when)} " if isinstance(when, datetime) else ""
    steps = ngettext(" ({n} step)", " ({n} steps)", len(item.steps)).format(n=len(item.steps)) if item.steps else ""
    title = _("{title} (routine)").format(title=escape(item.title))
    return f"- {time}{title} {named(item.lead or ME, found.me)}{steps}"


def agenda(
    day: date,
    me: str,
    week: PeriodView,
    open_items: Iterable[Item],
    last_week: Sequence[tuple[Entry, Item | None]],
    overdue: Iterable[Item],
    routines: Iterable[Item] = (),
) -> Agenda:
    """The agenda from what the desk holds. `last_week`: the entries of its days, each with its item."""
    told, late, open_ones = [*last_week], [*overdue], [*open_items]
    public = [(entry, item) for entry, item in told if not entry.restricted and not (item and item.restricted)]
    known = sorted((item for item in open_ones if not item.restricted), key=order_key)

    def those(*verbs: Verb) -> tuple[Item, ...]:
        return tuple({item.id: item for entry, item in public if item is not None and entry.verb in verbs}.values())

    return Agenda(
        day,
        me,
        finished=tuple(item for item in those(Verb.DONE) if not is_open(item)),
        overdue=tuple(sorted((item for item in late if not item.restricted), key=order_key)),
        carried=tuple(item for item in those(Verb.CARRIED) if is_open(item)),
        tracked=tuple(item for item in known if item.tracked is not None),
        decisions=tuple(item for item in known if awaits_decision(item)),
        week=week,
        signals=tuple(entry for entry, _item in public if entry.kind is EntryKind.SIGNAL),
        routines=tuple(sorted(routines, key=lambda item: (sort_key(item.at or item.due), item.title))),
        withheld=_withheld(week, open_ones, told, late),
    )


_NAMED = (Verb.DONE, Verb.CARRIED)
"""What the trail of last week says that an agenda tells."""


def _withheld(
    week: PeriodView, items: Iterable[Item], last_week: Iterable[tuple[Entry, Item | None]], late: Iterable[Item]
) -> int:
    """Restricted matters, and signals about none, that would stand in it."""
    placed = [item for part in week.parts for item in part.open]
    asked = [item for item in items if item.tracked is not None or awaits_decision(item)]
    about = [item for entry, item in last_week if item is not None and entry.verb in _NAMED]
    known: set[int] = {item.id for item in (*placed, *week.rest, *late, *asked, *about) if item.restricted}
    for entry, item in last_week:
        if entry.kind is EntryKind.SIGNAL and (entry.restricted or (item is not None and item.restricted)):
            known.add(entry.item or -entry.id)
    return len(known)
