"""What a verb did, as data: put into words when it is shown, stored with the change so that undo can name it."""

from __future__ import annotations

from workbench.domain.entry import Data, is_number
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Said(Frozen):
    """A verb, how many items it took, the title of the first, and small facts (`to`, `who`, `quadrant`, ...)."""

    verb: str
    n: int = 1
    title: str = ""
    facts: Data = ()

    def fact(self, name: str) -> str | None:
        """One of the small facts, or None."""
        return next((value for key, value in self.facts if key == name), None)

    def number(self, name: str, otherwise: int = 0) -> int:
        """One of the small facts as a number; `otherwise` where it is none."""
        text = self.fact(name) or ""
        return int(text) if is_number(text) else otherwise

    def as_mapping(self) -> dict[str, str | int]:
        """The form in which the store keeps it."""
        return {"verb": self.verb, "n": self.n, "title": self.title, **dict(self.facts)}


def said_of_line(text: str, *, restricted: bool) -> Said:
    """What undo will call a line written by hand. It is kept in the journal, and told in any sight."""
    return Said(NOTED, 1, MASKED if restricted else text.strip())


def said_from(mapping: Mapping[str, str | int]) -> Said:
    """Reads what `Said.as_mapping` wrote."""
    known = ("verb", "n", "title")
    facts = tuple((key, str(value)) for key, value in mapping.items() if key not in known)
    return Said(str(mapping.get("verb", "")), int(mapping.get("n", 1)), str(mapping.get("title", "")), facts)


MASKED = "▒▒▒"
"""Stands for words that are restricted."""

NOTED = "noted"
"""A line written by hand; the other verbs are those of `Verb`."""

UNCHANGED = "unchanged"
"""A verb that found everything as it wanted it: nothing was written."""

RESTORED = "restored"
"""The desk was made what a backup holds."""

BROUGHT_IN = "brought_in"
"""A whole desk came in from an export."""
