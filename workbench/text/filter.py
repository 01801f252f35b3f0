"""The FILTER words of the command line and of the search box."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.item import Item


class FilterError(ValueError):
    """A word that looks like a filter but is none."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        """The word as typed."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Filter words, joined by and."""

    words: tuple[str, ...] = ()

    def matches(self, item: Item, today: date) -> bool:
        """Whether every word holds for `item` on `today`."""
        raise NotImplementedError

    def explain(self) -> tuple[tuple[str, str], ...]:
        """Each word as typed, with the key of its meaning (`lead`, `area`, `text` ...)."""
        raise NotImplementedError


def parse_filter(
    words: Sequence[str], now: datetime, names: Collection[str] = (), areas: Collection[str] = ()
) -> Filter:
    """The filter that `words` make.

    Raises:
        FilterError: a word has the form of a filter (`state:`, `due<`, a sigil) and no meaning.
    """
    return Filter(tuple(words))
