"""The FILTER words of the command line and of the search box.

Each word is one condition, and all of them must hold. Words without a sign of their own are text of the title, the
notes, the people or the area, found whatever their case or width.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time

from workbench.domain.calendar import WEEKDAYS, WorkCalendar
from workbench.domain.derive import people_of, quadrant
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, OPEN_STATES, Item, State
from workbench.domain.when import When, day_of
from workbench.hanzi.match import Rank, comparable, named, rank
from workbench.hanzi.simple import searchable
from workbench.text.capture.fold import fold
from workbench.text.capture.rules import compiled
from workbench.text.capture.when import when
from workbench.text.standing import SAID, TESTS

Test = Callable[[Item, datetime], bool]


class FilterError(ValueError):
    """A word that looks like a filter but is none."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        """The word as typed."""


class Condition(Frozen):
    """One word: what was typed, the key of its meaning, and the test."""

    word: str
    meaning: str
    test: Test


class Filter(Frozen):
    """Filter words, joined by and. Without any, everything matches."""

    conditions: tuple[Condition, ...] = ()
    now: datetime | None = None
    """When the words were typed."""

    def matches(self, item: Item, at: date | datetime) -> bool:
        """Whether every word holds for `item` at a moment.

        A day alone stands for the moment when the words were typed, where that was on this day: a deadline at ten is
        overdue at five. Of another day it is the beginning.
        """
        moment = self._moment(at)
        return all(condition.test(item, moment) for condition in self.conditions)

    def _moment(self, at: date | datetime) -> datetime:
        if isinstance(at, datetime):
            return at
        typed_today = self.now is not None and self.now.date() == at
        return self.now if self.now and typed_today else datetime.combine(at, time(0))

    def explain(self) -> tuple[tuple[str, str], ...]:
        """Each word as typed, with the key of its meaning: a name of `WORDS`, `quadrant`, `lead`, `area`,
        `source`, `state`, `text`, or a date field with its sign (`due<`).
        """
        return tuple((condition.word, condition.meaning) for condition in self.conditions)


def parse_filter(
    words: Sequence[str],
    now: datetime,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    calendar: WorkCalendar = WEEKDAYS,
) -> Filter:
    """The filter that `words` make.

    Args:
        words: as typed; a word may hold spaces.
        now: for dates such as `due<fri`.
        names: the people known; a beginning of one name alone stands for it.
        areas: the areas known, likewise.
        calendar: the working days and the festivals, for `due<3个工作日`.

    Raises:
        FilterError: a word has the form of a filter (`state:`, `due<`, a sigil) and no meaning.
    """
    return Filter(tuple(_condition(word, now, names, areas, calendar) for word in words if word.strip()), now)


def _condition(
    word: str, now: datetime, names: Collection[str], areas: Collection[str], calendar: WorkCalendar
) -> Condition:
    folded = fold(word).strip()
    if folded in WORDS:
        meaning = WORDS[folded]
        return Condition(word, meaning, TESTS[meaning])
    if folded in ("1", "2", "3", "4", "!1", "!2", "!3", "!4"):
        return Condition(word, "quadrant", _in_quadrant(int(folded[-1])))
    if folded[0] in "@#^" and len(folded) > 1:
        return _named(word, folded, areas if folded[0] == "#" else names)
    dated = compiled(
        r"(due|at|until|check|wake|created|截止|期限|计划|排定|核对|追问)\s*(<=|>=|<|>|=|:)\s*(.*)"
    ).fullmatch(folded)
    if dated:
        return _dated(word, dated[1], dated[2], dated[3], now, calendar)
    stated = compiled(r"(state|状态|狀態):\s*(.*)").fullmatch(folded)
    if stated:
        return _in_state(word, stated[2])
    special = compiled(r"(?:is|是):\s*(.*)").fullmatch(folded)
    if special:
        from workbench.text.marked import marked  # late: few words ask for it

        found = marked(special[1], calendar)
        if found is None:
            raise FilterError(word)
        return Condition(word, found[0], found[1])
    if folded in ("@", "#", "^") or compiled(r"(?:due|at|state|check)[<>=]+.*").fullmatch(folded):
        raise FilterError(word)
    return Condition(word, "text", _holding(folded))


WORDS = {fold(word): meaning for meaning, words in SAID.items() for word in words.split()}
"""The words which stand for themselves, in every language, folded."""


def _in_quadrant(number: int) -> Test:
    def test(item: Item, now: datetime) -> bool:
        found = quadrant(item)
        return found is not None and int(found) == number

    return test


def _named(word: str, folded: str, known: Collection[str]) -> Condition:
    wanted = _whole_name(folded[1:].strip('"“”'), known)
    if folded[0] == "#":
        return Condition(word, "area", lambda item, now: comparable(item.area or "") == wanted)
    if folded[0] == "^":
        return Condition(word, "source", lambda item, now: comparable(item.source.who if item.source else "") == wanted)
    return Condition(word, "lead", lambda item, now: wanted in _people(item))


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


def _people(item: Item) -> set[str]:
    """Who has to do with an item: its lead, its supporters, who is waited for."""
    return {comparable(name) for name in (item.lead, item.waiting_on, *item.support) if name and name != ME}


_FIELDS = {"截止": "due", "期限": "due", "计划": "at", "排定": "at", "核对": "check", "追问": "check"}
_GET: dict[str, Callable[[Item], When | None]] = {
    "due": lambda item: item.due,
    "at": lambda item: item.at,
    "until": lambda item: item.until,
    "check": lambda item: item.next_check,
    "wake": lambda item: item.wake_on,
    "created": lambda item: item.created_at,
}
_COMPARE: dict[str, Callable[[date, date], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
}


def _dated(word: str, name: str, sign: str, text: str, now: datetime, calendar: WorkCalendar) -> Condition:
    if text in ("none", "无"):
        get_any = _GET[_FIELDS.get(name, name)]
        return Condition(word, f"{name}:none", lambda item, now: get_any(item) is None)
    found = _past_or_coming(text, now, calendar)
    if found is None:
        raise FilterError(word)
    field, sign = _FIELDS.get(name, name), "=" if sign == ":" else sign
    wanted, get, compare = day_of(found), _GET[field], _COMPARE[sign]

    def test(item: Item, now: datetime) -> bool:
        value = get(item)
        return value is not None and compare(day_of(value), wanted)

    return Condition(word, f"{field}{sign}", test)


def _past_or_coming(text: str, now: datetime, calendar: WorkCalendar) -> When | None:
    """A date of the capture line, or any ISO date: a filter may look back."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return when(text, now, calendar=calendar)


_STATES = {
    fold(word): state
    for word, state in {
        "待分拣": "inbox", "在办": "active", "待回复": "waiting", "缓办": "deferred", "办结": "done", "销号": "closed",
        "不办": "dropped", "收件箱": "inbox", "待分類": "inbox", "收件匣": "inbox", "辦理中": "active",
        "待回覆": "waiting",
        "暫緩": "deferred", "辦畢": "done", "結案": "closed", "open": "open",
    }.items()
}  # fmt: skip


def _in_state(word: str, text: str) -> Condition:
    name = _STATES.get(text, text)
    if name == "open":
        return Condition(word, "state", lambda item, now: item.state in OPEN_STATES)
    if name not in {state.value for state in State}:
        raise FilterError(word)
    wanted = State(name)
    return Condition(word, "state", lambda item, now: item.state is wanted)


def _holding(folded: str) -> Test:
    wanted = searchable(folded.strip('"“”'))
    spelled = wanted.isascii() and len(wanted) >= _LEAST

    def test(item: Item, now: datetime) -> bool:
        if any(wanted in searchable(text) for text in _texts(item)):
            return True
        return spelled and any(rank(wanted, name) is Rank.READ for name in people_of(item) if not name.isascii())

    return test


_LEAST = 2
"""Letters that a name must be spelled with among other words: one alone is in too many."""


def _texts(item: Item) -> Iterator[str]:
    """What a word may be part of."""
    yield item.title
    if item.note:
        yield item.note
    if item.area:
        yield item.area
    yield from (name for name in (item.lead, item.waiting_on, *item.support) if name and name != ME)
    if item.source is not None:
        yield item.source.who
