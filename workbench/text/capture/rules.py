"""What a table of the grammar is made of: a pattern, and what it means. Patterns compile when first needed."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.text.capture.atoms import Atom, Trust, Value
from workbench.text.capture.context import Context
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    Found = re.Match[str]
    Build = Callable[[Found, Context], Value | None]
else:  # names to import, for annotations
    Found = Build = object


class Rule(Frozen):
    """One row of a table."""

    pattern: str
    build: Build
    trust: Trust = Trust.ANYWHERE
    hints: tuple[str, ...] = ()
    """The pattern is tried (and compiled) only where the line holds one of these."""
    chinese: bool = False
    also: tuple[str, ...] = ()
    """And one of these, if there are any."""

    def may_match(self, text: str) -> bool:
        """Whether the folded line holds what the pattern cannot do without."""
        return holds(text, self.hints) and (not self.also or holds(text, self.also))

    def atoms(self, text: str, ctx: Context) -> list[Atom]:
        """Everything in the folded line that this row reads."""
        if not self.may_match(text):
            return []
        found: list[Atom] = []
        for match in compiled(self.pattern).finditer(text):
            value = self.build(match, ctx)
            if value is not None:
                found.append(Atom(match.start(), match.end(), value, self.trust, self.chinese))
        return found


def holds(text: str, hints: Sequence[str]) -> bool:
    """Whether one of the hints is in the text."""
    return any(hint in text for hint in hints)


def all_atoms(rules: Sequence[Rule], text: str, ctx: Context) -> list[Atom]:
    """What the rows read, left to right, the longer before the shorter, none overlapping another."""
    found = [atom for rule in rules for atom in rule.atoms(text, ctx)]
    found.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept
