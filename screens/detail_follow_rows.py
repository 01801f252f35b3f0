"""What the detail says about the part of other people: a decision asked for, who follows it, why it is stuck."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text import dates
from workbench.text.stuck import why_stuck
from workbench.ui.painter import Bit, plain

Field = tuple[str, str, "str | list[list[Bit]]"]


def follow_fields(item: Item) -> Iterator[Field]:
    """Key, label and words of each that is set."""
    asked = item.decision
    if asked is not None:
        who = [Bit(f">{plain(asked.decider, 30)} ", "q2", bold=True)]
        question = [Bit(plain(asked.question, 120), "q3" if asked.answer is None else "muted")]
        pieces = [[*who, *question], *([Bit(f"- {plain(option, 60)}")] for option in asked.options)]
        if asked.advice:
            pieces.append([Bit(_("advice: {text}").format(text=plain(asked.advice, 120)), "muted")])
        yield "decision", _("for decision"), pieces
    if asked is not None and asked.answer is not None and asked.answered_at is not None:
        day = dates.date_plain(asked.answered_at.date())
        yield "decision", _("decided"), [[Bit(plain(asked.answer, 200), bold=True)], [Bit(day, "muted")]]
    if item.tracked is not None:
        by = [Bit(f"^{plain(item.tracked.by, 30)} ", "q3"), Bit(plain(item.tracked.text, 120))]
        yield "tracked", _("followed"), [by]
    why = why_stuck(item)
    if why:
        yield "problem", _("stuck"), [[Bit(plain(text, 200), "warn")] for text in why]
