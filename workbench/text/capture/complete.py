"""Names and areas offered while a sigil's word is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.text.capture.fold import fold
from workbench.text.capture.sigils import acts
from workbench.text.patterns import compiled

MOST = 6
"""How many are offered at once."""

_UNDER_CURSOR = r"([@+^#>])([^\s@+^#>~!*,.;:?()\"'“”、。，；：！？（）]*)$"
_ACROSS_BLANKS = r"([@+^>])([^\s@+^#>~!*]+ [^@+^#>~!*]*)$"


class Suggestion(NamedTuple):
    """One offer: put `text` in place of `line[start:end]`."""

    text: str
    """The whole name or area, without its sigil."""
    start: int
    end: int


def complete(line: str, cursor: int, names: Sequence[str], areas: Sequence[str]) -> list[Suggestion]:
    """What may stand behind the sigil at the cursor; empty where no sigil's word is being typed.

    What is typed may be the beginning of a name, its pinyin or initials (`wzr` → 王主任), or any of its characters;
    what fits best comes first, else the order is the caller's.
    """
    folded = fold(line[: max(0, cursor)])
    found = compiled(_UNDER_CURSOR).search(folded)
    if found is None or not acts(folded, found.start(), typing=True):
        return _of_several_words(folded, names)
    typed = found[2]
    from workbench.hanzi.match import best  # late: only a sigil's word needs it, and not while a line is read

    known = list(dict.fromkeys(areas if found[1] == "#" else names))
    as_typed = line[found.start(2) : len(folded)].casefold()
    offers = [name for name in best(typed, known) if name.casefold() != as_typed]
    return [Suggestion(name, found.start(2), len(folded)) for name in offers[:MOST]]


def _of_several_words(folded: str, names: Sequence[str]) -> list[Suggestion]:
    """The names that go on across a blank as they are typed: `@Anna S`."""
    found = compiled(_ACROSS_BLANKS).search(folded)
    if found is None or not acts(folded, found.start(), typing=True):
        return []
    offers = [name for name in dict.fromkeys(names) if fold(name).startswith(found[2]) and fold(name) != found[2]]
    return [Suggestion(name, found.start(2), len(folded)) for name in offers[:MOST]]
