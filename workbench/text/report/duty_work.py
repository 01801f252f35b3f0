"""The sections of a duty report that name matters: the work by domain and by role, what was followed, what is left."""

from __future__ import annotations

from workbench.domain.derive import is_open
from workbench.domain.duty import notable
from workbench.domain.item import ME, Domain, Item, Kind, State
from workbench.domain.roles import role_of
from workbench.domain.states import state_word
from workbench.domain.statistics.figures import counted
from workbench.domain.when import day_of
from workbench.i18n import _, ngettext
from workbench.text.documents.model import Block, Cell, Column, Heading, List, Paragraph, Row, Table
from workbench.text.quality import kind_name
from workbench.text.terms import domain_word, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.report.duty import Told


def by_domain(told: Told) -> list[Block]:
    """What was completed, by domain and then by kind, what matters most named."""
    blocks: list[Block] = []
    domain: Domain | str | None = ""
    for part in told.duty.parts():
        if part.domain is not domain:
            domain = part.domain
            name = domain_word(domain) if domain is not None else _("Other work")
            blocks.append(Heading(name, 2))
        words = _("{what}: completed {n}").format(
            what=kind_name(part.kind),
            n=told.book.put(_("{name}: {what}").format(name=_domain(domain), what=kind_name(part.kind)), part.finished),
        )
        blocks += [Heading(words, 3), *_named(told, part.notable, part.finished.value)]
    return blocks


def _domain(domain: Domain | str | None) -> str:
    return domain_word(Domain(domain)) if domain else _("Other work")


def _named(told: Told, items: Sequence[Item], count: int) -> list[Block]:
    """The first few with their results; the others are counted."""
    return _listed([Row(_result(item, told)) for item in items[: told.section.most]], count)


def _listed(rows: Sequence[Row], count: int) -> list[Block]:
    """Rows with the numbers of the fourth level, and how many others there are."""
    if not rows:
        return []
    left = count - len(rows)
    more = [Paragraph((ngettext("and {n} more", "and {n} more", left).format(n=left),))] if left else []
    return [List(tuple(rows), 1, bracketed=True), *more]


def titled(item: Item) -> str:
    """The title and the number; a document makes it harmless itself."""
    return _("{title} ({ref})").format(title=item.title, ref=item.ref)


def _result(item: Item, told: Told) -> str:
    lead = f" {person(item.lead, told.me)}" if item.lead and item.lead != ME else ""
    return titled(item) + lead + (_(": ") + item.result if item.result else "")


def by_role(told: Told) -> list[Block]:
    """The same work under the roles of the office; each matter under the first that claims it."""
    mine: dict[str, list[Item]] = {}
    for item in told.duty.finished:
        mine.setdefault(role_of(item, told.template.roles), []).append(item)
    names = [name for name, _claims in told.template.roles]
    blocks = [block for name in names for block in _role(told, name, mine.get(name, []))]
    return blocks + _role(told, _("Other work"), mine.get("", [])) if blocks else []


def _role(told: Told, role: str, mine: Sequence[Item]) -> list[Block]:
    if not mine:
        return []
    count = told.book.put(role, counted(item.id for item in mine))
    heading = Heading(_("{what}: completed {n}").format(what=role, n=count), 2)
    return [heading, *_named(told, notable(mine), len(mine))]


def supervision(told: Told) -> list[Block]:
    """What was followed from above: how far it came, the open ones first."""
    duty = told.duty
    if not duty.tracked.value:
        return []
    items = [duty.items[item_id] for item_id in duty.tracked.items]
    ended = counted(item.id for item in items if item.state in (State.DONE, State.CLOSED))
    going = counted(item.id for item in items if is_open(item))
    words = _("Followed from above {all}: completed {done}, going on {open}").format(
        all=told.book.put(_("followed from above"), duty.tracked),
        done=told.book.put(_("followed from above, completed"), ended),
        open=told.book.put(_("followed from above, going on"), going),
    )
    shown = sorted((item for item in items if not item.restricted), key=lambda item: (not is_open(item), item.ref))
    columns = (
        Column(_("No."), lead=True),
        Column(_("Matter"), lead=True),
        Column(_("Instructed by")),
        Column(_("Lead")),
        Column(_("State")),
        Column(_("Result")),
    )
    rows: list[tuple[Cell, ...]] = [_followed(item, told) for item in shown[: told.section.most * 4]]
    blocks: list[Block] = [Paragraph((words + _("."),)), Table(columns, tuple(rows), told.section.heading)]
    left = len(shown) - len(rows)
    if left:
        blocks.append(Paragraph((ngettext("and {n} more", "and {n} more", left).format(n=left),)))
    return blocks


def _followed(item: Item, told: Told) -> tuple[Cell, ...]:
    by = item.tracked.by if item.tracked is not None else ""
    return item.ref, item.title, by, person(item.lead or ME, told.me), state_word(item.state), item.result or ""


def left(told: Told) -> list[Block]:
    """What is not done: late, carried over again and again, to be told; and what has a deadline next."""
    duty = told.duty
    blocks: list[Block] = []
    for title, figure, words in (
        (_("Late"), duty.overdue, _open),
        (_("Carried over more than once"), duty.repeated, _open),
        (_("Done and not reported back"), duty.owed, _owed),
    ):
        if figure.value:
            named = notable(duty.those(figure))
            blocks.append(Heading(_("{what}: {n}").format(what=title, n=told.book.put(title, figure)), 2))
            blocks += _listed([Row(words(item, told)) for item in named[: told.section.most]], figure.value)
    if duty.errors_open.value:
        what = _("errors after which no rule was changed")
        text = _("{what}: {n}").format(what=what, n=told.book.put(what, duty.errors_open)) + _(".")
        blocks.append(Paragraph((text[:1].upper() + text[1:],)))
    return blocks + _next(told)


def _named_open(told: Told, items: Sequence[Item], count: int) -> list[Block]:
    return _listed([Row(_open(item, told)) for item in items[: told.section.most]], count)


def _owed(item: Item, told: Told) -> str:
    """Who still waits for the answer."""
    lead = f" {person(item.lead, told.me)}" if item.lead and item.lead != ME else ""
    who = item.source.who if item.source is not None else ""
    return titled(item) + lead + (_(": ") + _("{who} not told yet").format(who=who) if who else "")


def _open(item: Item, told: Told) -> str:
    parts = [titled(item)]
    if item.lead and item.lead != ME:
        parts.append(person(item.lead, told.me))
    if item.due is not None:
        parts.append(_("deadline {day}").format(day=day_of(item.due).isoformat()))
    return " ".join(parts)


def _next(told: Told) -> list[Block]:
    """What has its deadline in the next period."""
    duty = told.duty
    coming = duty.period.shifted(1)
    mine = [
        item
        for item in duty.items.values()
        if is_open(item) and item.kind is not Kind.FOCUS and item.due is not None and day_of(item.due) in coming
    ]
    if not mine:
        return []
    title = _("Due in the next period")
    count = told.book.put(title, counted(item.id for item in mine))
    return [
        Heading(_("{what}: {n}").format(what=title, n=count), 2),
        *_named_open(told, notable(mine), len(mine)),
    ]
