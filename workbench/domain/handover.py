"""What is in somebody's hands, to be given on when they leave, so that nothing falls between."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.domain.item import Item


class Pack(Frozen):
    """What a person has to do with what is open."""

    name: str
    leads: tuple[Item, ...] = ()
    owes: tuple[Item, ...] = ()
    """What is waited for from them."""
    steps: tuple[Item, ...] = ()
    supports: tuple[Item, ...] = ()
    waits: tuple[Item, ...] = ()
    """What they lead and others owe."""
