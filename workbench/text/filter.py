"""The FILTER words of the command line, of the search screen and of the filter line.

Each word is one condition, and all of them must hold; `or` stands between alternatives, `-` before a word turns it
round. Words without a sign of their own are text, found whatever its case, its width and its characters, and by how it
is read. `canonical` says a filter in words that mean the same at any time; `text.search.said` says it in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time

from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.domain.entry import Entry
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, Item
from workbench.domain.when import When, day_of
from workbench.hanzi.match import comparable, named
from workbench.text.capture.fold import fold
from workbench.text.capture.rules import compiled
from workbench.text.capture.when import when
from workbench.text.search import conditions
from workbench.text.search.conditions import Condition
from workbench.text.search.filter_words import (
    FIELD_WORDS,
    IN_WORDS,
    KEY_WORDS,
    KIND_WORDS,
    RESTRICTED_WORDS,
    STATE_WORDS,
)
from workbench.text.search.words import Word, given_words, words_of
from workbench.text.standing import SAID, TESTS

__all__ = ["WORDS", "Condition", "Filter", "FilterError", "parse_filter", "parse_line"]
Test = Callable[[Item, datetime], bool]


class FilterError(ValueError):
    """A word that looks like a filter but is none."""

    def __init__(self, word: str, near: str | None = None) -> None:
        super().__init__(word)
        self.word = word
        """The word as typed."""
        self.near = near
        """The filter that was most likely meant."""


class Filter(Frozen):
    """Filter words. Without any, everything matches."""

    alternatives: tuple[tuple[Condition, ...], ...] = ()
    """One of them must hold, all its conditions together."""
    now: datetime | None = None
    """When the words were typed."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those of all alternatives."""
        return tuple(each for one in self.alternatives for each in one)

    def matches(self, item: Item, at: date | datetime) -> bool:
        """Whether the words hold for `item` at a moment.

        A day alone stands for the moment when the words were typed, where that was on this day: a deadline at ten is
        overdue at five. Of another day it is the beginning.
        """
        if not self.alternatives:
            return True
        moment = self._moment(at)
        return any(all(each.of_item(item, moment) for each in one) for one in self.alternatives)

    def matches_entry(self, entry: Entry) -> bool:
        """Whether the words hold for a diary line."""
        if not self.alternatives:
            return True
        return any(all(each.of_entry(entry) for each in one) for one in self.alternatives)

    def only_in(self, place: str) -> Filter:
        """The same in the `items` or in the `diary` alone."""
        here = conditions.of_place(f"in:{place}", place)
        return Filter(tuple((here, *one) for one in self.alternatives or ((),)), self.now)

    def _moment(self, at: date | datetime) -> datetime:
        if isinstance(at, datetime):
            return at
        typed_today = self.now is not None and self.now.date() == at
        return self.now if self.now and typed_today else datetime.combine(at, time(0))

    def explain(self) -> tuple[tuple[str, str], ...]:
        """Each word as typed, with the key of its meaning: see `Condition.meaning`."""
        return tuple((each.word, each.meaning) for each in self.conditions)

    @property
    def canonical(self) -> str:
        """Words that are read as this very filter."""
        return " or ".join(" ".join(each.canonical for each in one) for one in self.alternatives)


class Known(Frozen):
    """What the words are read against."""

    now: datetime
    names: Collection[str] = ()
    """The people known; a beginning of one name alone stands for it."""
    areas: Collection[str] = ()
    calendar: WorkCalendar = WEEKDAYS
    """The working days and the festivals, for `due<3个工作日`."""


def parse_filter(
    words: Sequence[str],
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    calendar: WorkCalendar = WEEKDAYS,
) -> Filter:
    """The filter that `words` make; a word may hold spaces.

    Raises:
        FilterError: a word has the form of a filter (`state:`, `due<`, a sigil) and no meaning.
    """
    return _filter(given_words(words), Known(now, names, areas, calendar))


def parse_line(
    line: str,
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    calendar: WorkCalendar = WEEKDAYS,
) -> Filter:
    """The filter that a typed line makes. Raises as `parse_filter`."""
    return _filter(words_of(line), Known(now, names, areas, calendar))


def _filter(words: Sequence[Word], known: Known) -> Filter:
    alternatives: list[list[Condition]] = [[]]
    for word in words:
        if word.is_or:
            alternatives.append([])
        elif word.text.strip() and not (made := _condition(word, known)).is_empty:
            alternatives[-1].append(made)
    return Filter(tuple(tuple(one) for one in alternatives if one), known.now)


def _condition(word: Word, known: Known) -> Condition:
    made = conditions.of_text(word.typed, word.text) if word.literal else _signed(word.typed, word.text, known)
    return made.but(negated=True) if word.negated else made


def _signed(word: str, text: str, known: Known) -> Condition:
    folded = fold(text).strip()
    if folded in WORDS:
        meaning = WORDS[folded]
        return conditions.of_standing(word, meaning, TESTS[meaning])
    if folded in ("1", "2", "3", "4", "!1", "!2", "!3", "!4"):
        return conditions.of_quadrant(word, int(folded[-1]))
    if folded[0] in "@#^" and len(folded) > 1:
        return _named(word, folded, known)
    dated = compiled(
        r"(due|at|until|check|wake|created|updated|closed|截止|期限|计划|排定|日期|核对|追问|登记日|更新|办结日)"
        r"\s*(<=|>=|<|>|=|:)\s*(.*)"
    ).fullmatch(folded)
    if dated:
        return _dated(word, dated[1], dated[2], dated[3], known)
    keyed = compiled(r"([^\W\d_]+)\s*:(?!//)\s*(.*)").fullmatch(folded)
    if keyed:
        found = _keyed(word, keyed[1], keyed[2], known)
        if found is not None:
            return found
    if folded in ("@", "#", "^") or compiled(r"(?:due|at|state|check)[<>=]+.*").fullmatch(folded):
        raise FilterError(word)
    return conditions.of_text(word, text.strip())


WORDS = {fold(word): meaning for meaning, words in SAID.items() for word in words.split()}
"""The words which stand for themselves, in every language, folded."""


def _keyed(word: str, key: str, value: str, known: Known) -> Condition | None:
    """`state:`, `is:`, `kind:`, `in:` and a word; None where the colon is part of a text."""
    meaning = KEY_WORDS.get(key)
    if meaning is None:
        if len(key) < _LONG or (near := _near(key, KEY_WORDS)) is None or not value:
            return None
        raise FilterError(word, f"{near}:{value}")
    if meaning == "is":
        return _marked(word, key, value, known)
    table = {"state": STATE_WORDS, "kind": KIND_WORDS, "in": IN_WORDS}[meaning]
    if value not in table:
        near = _near(value, table)
        raise FilterError(word, f"{key}:{near}" if near else None)
    make = {"state": conditions.of_state, "kind": conditions.of_kind, "in": conditions.of_place}[meaning]
    return make(word, table[value])


_LONG = 4
"""Letters of a key that may be a mistyped one: a shorter word before a colon is text."""


def _near(typed: str, known: Collection[str]) -> str | None:
    from workbench.text.search.nearest import nearest  # late: hardly ever

    return nearest(typed, known)


def _marked(word: str, key: str, value: str, known: Known) -> Condition:
    from workbench.text.marked import SAID as MARKS  # late: few words ask for it
    from workbench.text.marked import marked

    if value in RESTRICTED_WORDS:
        return conditions.is_restricted(word)
    found = marked(value, known.calendar)
    if found is None:
        near = _near(value, [*(each for said in MARKS.values() for each in said.split()), *RESTRICTED_WORDS])
        raise FilterError(word, f"{key}:{near}" if near else None)
    return conditions.of_mark(word, *found)


def _named(word: str, folded: str, known: Known) -> Condition:
    name = _whole_name(folded[1:], known.areas if folded[0] == "#" else known.names)
    make = {"@": conditions.of_person, "#": conditions.of_area, "^": conditions.of_source}[folded[0]]
    made = make(word, name)
    if made.meaning != "lead" or made.value == ME or not known.names:
        return made
    return made.but(is_stranger=name not in {comparable(each) for each in known.names})


def _whole_name(typed: str, known: Collection[str]) -> str:
    """The one name that is meant for certain, in the form in which names are compared, or what was typed."""
    written = comparable(typed)
    folded = {comparable(name) for name in known}
    if written not in folded and "_" in written:
        written = written.replace("_", " ")
    begin = [name for name in folded if name.startswith(written)]
    if written in folded or len(begin) > 1:
        return written
    return comparable(named(written, known) or written)


def _dated(word: str, name: str, sign: str, text: str, known: Known) -> Condition:
    field = FIELD_WORDS.get(name, name)
    if text in ("none", "无"):
        return conditions.of_date(word, field, "=", None)
    found = _past_or_coming(text, known.now, known.calendar)
    if found is None:
        raise FilterError(word)
    return conditions.of_date(word, field, "=" if sign == ":" else sign, day_of(found))


def _past_or_coming(text: str, now: datetime, calendar: WorkCalendar) -> When | None:
    """A date of the capture line, or any ISO date: a filter may look back."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if text in ("yesterday", "昨天", "昨日"):
        from datetime import timedelta  # late: one word

        return now.date() - timedelta(days=1)
    return when(text, now, calendar=calendar)
