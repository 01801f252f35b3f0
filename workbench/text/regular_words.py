"""Regularity in words: patterns with their evidence, when others come in between, what is late, whose move it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.domain.item import Item
from workbench.domain.regular import LateStep, Pattern, Week
from workbench.i18n import _, ngettext
from workbench.text.dates import weekday_short
from workbench.text.figures import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Found(Protocol):
        """What a desk finds: `workbench.desk.regular.Regularity`."""

        @property
        def days(self) -> int: ...
        @property
        def patterns(self) -> tuple[Pattern, ...]: ...
        @property
        def before(self) -> tuple[tuple[date, tuple[Item, ...]], ...]: ...
        @property
        def interruptions(self) -> tuple[tuple[tuple[int, int], int], ...]: ...
        @property
        def late_steps(self) -> tuple[LateStep, ...]: ...
        @property
        def weeks(self) -> tuple[Week, ...]: ...


_SHOWN = 5
_ANY_MONDAY = date(2026, 1, 5)


def pattern_words(pattern: Pattern, days: int) -> str:
    """`came up 3 times in 90 days: 2026-0012, …`."""
    n = len(pattern.items)
    times = ngettext("{n} time", "{n} times", n).format(n=n)
    refs = joined([item.ref for item in pattern.items[-_SHOWN:]])
    return _("{title}: came up {times} in {days} days ({refs})").format(
        title=pattern.title, times=times, days=days, refs=refs
    )


def initiative_words(weeks: Sequence[Week]) -> str:
    """The share of our own moves this week, and the weeks before it."""
    shown = [f"{week.percent}" if week.percent is not None else "–" for week in weeks]
    now = weeks[-1]
    if now.percent is None:
        return _("Initiative: nothing came in this week (8 weeks: {trend})").format(trend=" ".join(shown))
    known = round(100 * now.known / now.every)
    return _("Initiative {percent}%, scheduled {known}% this week (8 weeks: {trend})").format(
        percent=now.percent, known=known, trend=" ".join(shown)
    )


def regularity_lines(found: Found) -> list[str]:
    """The report as lines, headings above what there is."""
    lines: list[str] = []
    if found.patterns:
        lines += [_("Make it a routine? `workbench patterns --make N`")]
        lines += [f"  {n}  {pattern_words(pattern, found.days)}" for n, pattern in enumerate(found.patterns, 1)]
    else:
        lines += [_("Nothing unplanned came up three times in {days} days.").format(days=found.days)]
    for monday, items in found.before:
        if items:
            head = _("Finished in the week of {day}").format(day=monday.isoformat())
            lines += ["", head, *(f"  {item.ref}  {item.title}" for item in items)]
    if found.interruptions:
        lines += ["", _("When others come in between"), *(f"  {row}" for row in _heat(found))]
    if found.late_steps:
        lines += ["", _("Steps that are late again and again")]
        lines += [f"  {late_words(late)}" for late in found.late_steps]
    return [*lines, "", initiative_words(found.weeks)]


def late_words(late: LateStep) -> str:
    """A step, and how often it was late."""
    return _("{title}, {step}: late {n} of {of} ({refs})").format(
        title=late.routine.title,
        step=late.text,
        n=late.late,
        of=late.of,
        refs=joined([item.ref for item in late.items[-_SHOWN:]]),
    )


def _heat(found: Found) -> list[str]:
    """The five hours of the week in which it happens most."""
    return [
        f"{weekday_short(_ANY_MONDAY + timedelta(days=weekday))} {hour:02d}:00-{hour + 1:02d}:00  {n}"
        for (weekday, hour), n in found.interruptions[:_SHOWN]
    ]
