"""A procedure (办理流程): known work without a day of its own, begun by a person. A routine without a rule."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.born import names_in
from workbench.domain.chain import anchor, dated
from workbench.domain.derive import Quadrant
from workbench.domain.hours import Workday, weekday_is_workday
from workbench.domain.item import ME, Domain, Item, Kind, Side, Source
from workbench.domain.lines import BASIS, line_of, with_line
from workbench.domain.routine import Routine
from workbench.domain.states import need_open, triaged
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR = 365
EMERGENCY = "emergency"
"""The key of the procedure that an emergency follows where no other is named."""


def find_procedure(known: Iterable[Routine], text: str) -> Routine:
    """The procedure meant by its key or a piece of its title; where two say the same, the desk's own comes first.

    Raises:
        Refused: none, or several.
    """
    wanted = text.strip().casefold()
    pool = list(known)
    same = [each for each in pool if wanted in ((each.key or "").casefold(), each.title.casefold())]
    found = same or [each for each in pool if wanted and wanted in each.title.casefold()]
    if len(found) == 1 or same:
        return found[0]
    names = _(", ").join(f"{each.key or each.title}" for each in (found or pool))
    if found:
        raise Refused(say=_("“{text}” could be several procedures: {names}.").format(text=text, names=names))
    raise Refused(say=_("There is no procedure “{text}”; there are: {names}.").format(text=text, names=names))


def is_untried(how: Routine, today: date) -> bool:
    """Whether what is done in an emergency was not tried out within a year."""
    if how.default("kind") != Kind.EMERGENCY:
        return False
    return how.tested_on is None or (today - how.tested_on).days > YEAR


def applied(item: Item, procedure: Routine, is_workday: Workday = weekday_is_workday) -> Item:
    """The item with the steps of a procedure on their days; what it says already stays as it is.

    Steps which it has under the same words are not doubled.
    """
    need_open(item)
    said = dict(procedure.defaults)
    kind = item.kind or (Kind(said["kind"]) if "kind" in said else None)
    item = item.but(
        kind=kind,
        domain=item.domain or (Domain(said["domain"]) if "domain" in said else None),
        area=item.area or said.get("area"),
        lead=item.lead or said.get("lead"),
        support=item.support or names_in(said.get("support", "")),
        expected=item.expected or said.get("expected"),
        fixed=item.fixed or (kind is Kind.MEETING and isinstance(item.at, datetime)),
        lead_days=item.lead_days or procedure.lead_days or None,
        routine=item.routine or procedure.id or None,
        routine_version=item.routine_version or (procedure.version if procedure.id else None),
    )
    if procedure.basis and line_of(item, BASIS) is None:
        item = with_line(item, BASIS, procedure.basis)
    there = {step.text for step in item.steps}
    new = [step for step in procedure.steps if step.text not in there]
    return item.but(steps=(*item.steps, *dated(new, anchor(item), is_workday)))


def judged(item: Item, procedure: Routine, today: date, is_workday: Workday = weekday_is_workday) -> Item:
    """The item judged as the procedure says, unless somebody has judged it."""
    said = dict(procedure.defaults).get("quadrant", "")
    if item.urgent is not None or item.important is not None or said not in ("1", "2", "3", "4"):
        return item
    return triaged(item, Quadrant(int(said)), today, is_workday)


def emergency(item: Item, now: datetime, is_workday: Workday = weekday_is_workday) -> Item:
    """The item as an emergency from now on: of today, above everything, held by whoever took it first."""
    first = item.lead or ME
    source = item.source or Source(first, side=Side.SELF)
    return triaged(item, Quadrant.DO_NOW, now.date(), is_workday).but(
        kind=Kind.EMERGENCY,
        lead=first,
        at=item.at or now.date(),
        source=source.but(first_contact=source.first_contact or first),
    )
