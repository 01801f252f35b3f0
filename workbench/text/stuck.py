"""Where something is stuck, and why, in words."""

from __future__ import annotations

from workbench.domain.following import STUCK_LINES
from workbench.domain.item import Item
from workbench.domain.lines import line_of
from workbench.domain.stuck import Seat
from workbench.i18n import _
from workbench.text.terms import person


def seat_words(seat: Seat, where: str, me: str) -> str:
    """`Our desk`, `With Zhou`, `For decision: Director Zhang`."""
    return {
        Seat.DESK: _("Our desk"),
        Seat.DECISION: _("For decision: {who}").format(who=where),
        Seat.STEP: _("Step: {step}").format(step=where),
        Seat.PERSON: _("With {who}").format(who=person(where, me)),
    }[seat]


def why_stuck(item: Item) -> list[str]:
    """Problem, root, remedy, those that were said."""
    words = {"problem": _("Problem: {text}"), "root": _("Root: {text}"), "remedy": _("Remedy: {text}")}
    found = ((name, line_of(item, name)) for name in STUCK_LINES)
    return [words[name].format(text=text) for name, text in found if text]
