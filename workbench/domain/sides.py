"""From which side a matter comes decides how it is handled (按来源办理): each side brings its steps."""

from __future__ import annotations

from workbench.domain.item import Item, Side, Step
from workbench.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS: dict[Side, tuple[str, ...]] = {
    Side.LEADER: (N_("do it"), N_("report back")),
    Side.SUPERIOR: (N_("write it down word for word"), N_("pass it on"), N_("act on it"), N_("report the result")),
    Side.SUBORDINATE: (
        N_("verify it"),
        N_("analyse cause, effect and proposal"),
        N_("report it upwards"),
        N_("answer the unit"),
    ),
}
"""Peers and the public bring none: they are answered like anybody who asked."""


def steps_of(side: Side) -> tuple[Step, ...]:
    """What a matter from that side goes through, in the language of the moment."""
    return tuple([Step(_(text)) for text in _STEPS.get(side, ())])


_QUOTES = (("“", "”"), ("「", "」"), ('"', '"'))


def quoted(text: str) -> str | None:
    """The words between the first quotation marks of a text: somebody's own."""
    for opening, closing in _QUOTES:
        _before, there, rest = text.partition(opening)
        said, ended, _behind = rest.partition(closing)
        if there and ended and said.strip():
            return said.strip()
    return None


def sided(item: Item, known: Callable[[str], Side | None]) -> Item:
    """An item with the side of whoever asked, as far as it is known, and where it weighs something, with its steps.

    What a leader or somebody above said in quotation marks is kept word for word. What was said already stays: a side
    that was stated, words that were written down, and steps that are there.
    """
    if item.source is None:
        return item
    side = item.source.side or known(item.source.who)
    if side is None:
        return item
    placed = item if item.source.side is side else item.but(source=item.source.but(side=side))
    if side in (Side.LEADER, Side.SUPERIOR) and placed.original is None and (said := quoted(item.title)):
        placed = placed.but(original=said)
    return placed.but(steps=steps_of(side)) if item.important and not item.steps else placed
