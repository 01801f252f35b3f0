"""How soon each class of matters is to be looked at again (立接立办、急事急办、要事快办): figures a person may set.

They give a next date, never a deadline: a deadline comes from whoever asked.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen


class Response(Frozen):
    """The rule of response times."""

    do_now: int = 0
    """Working days until what is urgent and important is taken up; 0 is today."""
    plan: int = 3
    delegate: int = 0
    defer: int = 14
    """Days until what is neither comes back."""
    urgent_minutes: int = 480
    """So little working time before a deadline, beyond the work itself, makes a matter urgent."""
    read_minutes: int = 480
    """Working time within which whatever comes in is looked at; 0: it is not measured."""


USUAL = Response()
"""Where nothing is set."""
