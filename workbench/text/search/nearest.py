"""The known word that a mistyped one most likely stands for."""

from __future__ import annotations

from workbench.hanzi.match import comparable, named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The only one that begins so or is read so, or the one that differs in the fewest letters; None for none near."""
    words = list(dict.fromkeys(known))
    sure = named(typed, words) if typed else None
    if sure is not None:
        return sure
    wanted = comparable(typed)
    most = max(1, len(wanted) // 3)
    ranked = sorted((distance(wanted, comparable(word)), place) for place, word in enumerate(words))
    if not wanted or not ranked or ranked[0][0] > most or ranked[0][0] >= len(wanted):
        return None
    return words[ranked[0][1]]


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out, exchanged or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
