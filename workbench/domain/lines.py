"""The named one-liners of an item (`basis`, `drafter`, `despite`, ...): at most one line for each name."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.item import Item

BASIS = "basis"
"""On what it rests: the number of a paper, a rule, an instruction."""
DRAFTER = "drafter"
"""Who wrote what somebody else has read."""
DESPITE = "despite"
"""Why it was finished although something was missing; it stays on the card."""
AUTHORITY = "authority"
"""Who above allowed a followed matter to end without its result, and why; it stays on the card for ever."""
SEEN_AT = "seen_at"
"""How near to the thing itself a followed matter was checked, as `ladder.Level`."""
OF_STEP = "of_step"
"""Which step of its parent an item is: the two are done together."""


def line_of(item: Item, name: str) -> str | None:
    """The line of that name, or None."""
    return next((text for key, text in item.lines if key == name), None)


def with_line(item: Item, name: str, text: str | None) -> Item:
    """The item with that line in its place; without it where there is no text."""
    text = (text or "").strip()
    if not text:
        kept = tuple([pair for pair in item.lines if pair[0] != name])
    elif line_of(item, name) is None:
        kept = (*item.lines, (name, text))
    else:
        kept = tuple([(key, text if key == name else said) for key, said in item.lines])
    return item if kept == item.lines else item.but(lines=kept)
