"""Routines as the command line prints them: rows, one in full, and JSON."""

from __future__ import annotations

from datetime import date

from workbench.cli.output import columns
from workbench.domain.born import next_time, title_for
from workbench.domain.kept import kept
from workbench.domain.routine import Routine
from workbench.i18n import _
from workbench.text.dates import when_spoken
from workbench.text.routine_words import dots, path_of, risk_words, rule_words, standard_word, step_line
from workbench.text.terms import person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.session import Session
    from workbench.domain.hours import Workday
    from workbench.domain.item import Item


def rows(session: Session, routines: Sequence[Routine]) -> list[str]:
    """One line each: number, title, when, the next day, how it was kept."""
    desk, today = session.desk(), session.clock.now().date()
    is_workday = session.settings.hours.is_workday
    return columns(
        [
            (
                str(routine.id),
                title_now(routine, today, is_workday),
                rule_words(routine),
                _next_words(routine, today, is_workday),
                dots(desk.history(routine), today),
            )
            for routine in routines
        ],
        1,
    )


def title_now(routine: Routine, today: date, is_workday: Workday) -> str:
    """Its title as its next item will have it."""
    time = next_time(routine, today, is_workday)
    return title_for(routine, time.named if time else today, is_workday)


def _next_words(routine: Routine, today: date, is_workday: Workday) -> str:
    if not routine.active:
        return _("paused")
    time = next_time(routine, today, is_workday)
    return when_spoken(time.day.isoformat(), today) if time else ""


def in_full(session: Session, routine: Routine) -> list[str]:
    """Everything that is written down about a routine."""
    desk, today = session.desk(), session.clock.now().date()
    history = desk.history(routine)
    facts = [
        (_("When"), rule_words(routine)),
        (_("Next"), _next_words(routine, today, session.settings.hours.is_workday)),
        (_("Lead time"), _("{n} days").format(n=routine.lead_days) if routine.lead_days else ""),
        (_("Lead"), person(routine.default("lead") or "", session.settings.me)),
        (_("Risk"), risk_words(routine, history)),
        (_("Basis"), routine.basis or ""),
        (_("Kept"), dots(history, today)),
        (_("Looked over"), routine.reviewed_on.isoformat() if routine.reviewed_on else ""),
    ]
    lines = [_("{id}  {title}  version {n}").format(id=routine.id, title=routine.title, n=routine.version)]
    lines += columns([(f"  {name}", value) for name, value in facts if value], 1)
    if routine.steps:
        lines += ["", "  " + path_of(routine.steps), *("  " + step_line(step) for step in routine.steps)]
    if routine.standard:
        lines += ["", *(f"  {standard_word(name)}: {text}" for name, text in routine.standard)]
    if history:
        lines += ["", *(_history_line(item, today) for item in reversed(history))]
    return lines


def _history_line(item: Item, today: date) -> str:
    return f"  {dots([item], today)} {item.ref}  {item.title}"


def routine_json(session: Session, routine: Routine) -> dict[str, object]:
    """A routine with everything a script may ask for."""
    desk, today = session.desk(), session.clock.now().date()
    time = next_time(routine, today, session.settings.hours.is_workday)
    return {
        "id": routine.id,
        "key": routine.key,
        "title": routine.title,
        "version": routine.version,
        "rule": routine.rule,
        "words": rule_words(routine),
        "start": routine.start.isoformat() if routine.start else None,
        "roll": routine.roll,
        "lead_days": routine.lead_days,
        "next": time.day.isoformat() if time else None,
        "active": routine.active,
        "defaults": dict(routine.defaults),
        "steps": [
            {
                "text": step.text,
                "owner": step.owner,
                "offset": step.offset,
                "required": step.required,
                "standard": step.standard,
                "phase": step.phase.value if step.phase else None,
                "gate": step.gate.value,
            }
            for step in routine.steps
        ],
        "standard": dict(routine.standard),
        "basis": routine.basis,
        "quota": {"n": routine.quota.n, "per": routine.quota.per} if routine.quota else None,
        "reviewed_on": routine.reviewed_on.isoformat() if routine.reviewed_on else None,
        "history": [
            {"ref": item.ref, "occurrence": str(item.occurrence)[:10], "kept": kept(item, today).value}
            for item in desk.history(routine)
        ],
    }
