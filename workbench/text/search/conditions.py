"""What the words of a filter ask: one condition for each, with its test on items and on diary lines."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.derive import quadrant
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.item import ME, OPEN_STATES, Item, Kind, State
from workbench.domain.when import When, day_of
from workbench.hanzi.aloud import is_read, may_be_read
from workbench.hanzi.match import comparable
from workbench.text.search.texts import (
    entry_aloud,
    entry_texts,
    held,
    item_aloud,
    item_texts,
    kind_tag,
    tag,
    wanted,
)
from workbench.text.search.words import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    ItemTest = Callable[[Item, datetime], bool]
    EntryTest = Callable[[Entry], bool]


class Condition(Frozen):
    """One word: what was typed, what it means, and its tests."""

    word: str
    meaning: str
    """A name of `standing.SAID`, `quadrant`, `lead`, `area`, `source`, `state`, `is`, `kind`, `in`, `text`, or a date
    field with its sign (`due<`, `due:none`)."""
    value: str
    """What it is compared with: a name, a state, a date, the text looked for."""
    test: ItemTest
    entry_test: EntryTest | None = None
    """None: it says nothing about a diary line, and no diary line is meant."""
    negated: bool = False
    holds: tuple[str, ...] = ()
    """One of these stands in the texts or tags of whatever it means; none: nothing is known."""
    is_stranger: bool = False
    """A person whom no item names."""

    def of_item(self, item: Item, now: datetime) -> bool:
        """Whether it holds for an item."""
        return self.test(item, now) != self.negated

    def of_entry(self, entry: Entry) -> bool:
        """Whether it holds for a diary line."""
        return self.entry_test is not None and self.entry_test(entry) != self.negated

    @property
    def is_empty(self) -> bool:
        """It asks nothing: a text of which nothing is left."""
        return self.meaning == "text" and not self.value.strip()

    @property
    def canonical(self) -> str:
        """The word that means the same at any time, in every language, and on whatever desk."""
        return ("-" if self.negated else "") + self._plain()

    def _plain(self) -> str:
        meaning, value = self.meaning, self.value
        if meaning in ("lead", "area", "source"):
            sign = {"lead": "@", "area": "#", "source": "^"}[meaning]
            return sign + (value if value.replace("_", "a").isalnum() else quoted(value))
        if meaning == "text":
            return quoted(value)
        if meaning in ("state", "is", "kind", "in"):
            return f"{meaning}:{value}"
        return meaning + value if meaning[-1:] in "<>=" else value or meaning


def of_text(word: str, text: str) -> Condition:
    """A text, or how one is read."""
    looked_for = wanted(text)
    aloud = looked_for if may_be_read(looked_for) else ""

    def test(item: Item, now: datetime) -> bool:
        return looked_for in held(item_texts(item)) or bool(aloud and any(is_read(aloud, t) for t in item_aloud(item)))

    def entry_test(entry: Entry) -> bool:
        if looked_for in held(entry_texts(entry)):
            return True
        return bool(aloud and any(is_read(aloud, text) for text in entry_aloud(entry)))

    return Condition(word, "text", looked_for, test, entry_test, holds=(looked_for,))


def of_person(word: str, name: str) -> Condition:
    """Who has to do with an item: its lead, its supporters, who is waited for; who is named in a diary line."""
    if name in _MINE:
        return Condition(word, "lead", ME, lambda item, now: ME in (item.lead, *item.support), lambda entry: False)

    def entry_test(entry: Entry) -> bool:
        named = () if entry.kind is EntryKind.EVENT else (*entry.people, *entry.units)
        return any(comparable(each) == name for each in named if each != ME)

    def test(item: Item, now: datetime) -> bool:
        named = (item.lead, item.waiting_on, *item.support)
        return any(comparable(each) == name for each in named if each and each != ME)

    return Condition(word, "lead", name, test, entry_test, holds=(name,))


_MINE = frozenset({"me", "我", "本人"})


def of_area(word: str, name: str) -> Condition:
    """The area of an item."""
    return Condition(word, "area", name, lambda item, now: comparable(item.area or "") == name, holds=(name,))


def of_source(word: str, name: str) -> Condition:
    """Who asked for an item."""

    def test(item: Item, now: datetime) -> bool:
        return comparable(item.source.who if item.source else "") == name

    return Condition(word, "source", name, test, holds=(name,) if name not in ("", ME) else ())


def of_quadrant(word: str, number: int) -> Condition:
    """Urgent and important, or one of them, or neither."""

    def test(item: Item, now: datetime) -> bool:
        found = quadrant(item)
        return found is not None and int(found) == number

    return Condition(word, "quadrant", str(number), test)


def of_standing(word: str, meaning: str, test: ItemTest) -> Condition:
    """A word that stands for itself."""
    states = _STATES_OF.get(meaning, ())
    return Condition(word, meaning, "", test, holds=tuple(tag(state.value) for state in states))


_STATES_OF: dict[str, tuple[State, ...]] = {
    "today": tuple(sorted(OPEN_STATES)),
    "overdue": tuple(sorted(OPEN_STATES)),
    "unscheduled": (State.INBOX, State.ACTIVE),
    "inbox": (State.INBOX,),
    "waiting": (State.WAITING,),
    "to-reply": (State.DONE,),
    "deferred": (State.DEFERRED,),
    "done": (State.DONE,),
}
"""In which states an item can be that a standing word means."""


def of_mark(word: str, meaning: str, test: ItemTest) -> Condition:
    """What has not come to its end, and bears a mark."""
    states = (*sorted(OPEN_STATES), State.DONE)
    return Condition(word, meaning, f"is:{meaning}", test, holds=tuple(tag(state.value) for state in states))


def of_state(word: str, name: str) -> Condition:
    """Where an item stands; `open` is all that is still to be done."""
    if name == "open":
        among = tuple(tag(state.value) for state in sorted(OPEN_STATES))
        return Condition(word, "state", name, lambda item, now: item.state in OPEN_STATES, holds=among)
    state = State(name)
    return Condition(word, "state", name, lambda item, now: item.state is state, holds=(tag(name),))


def of_kind(word: str, name: str) -> Condition:
    """The trade of an item, what a diary line records."""
    kind, entry_kind = name if name in set(Kind) else None, name if name in set(EntryKind) else None
    return Condition(
        word,
        "kind",
        name,
        lambda item, now: item.kind is not None and item.kind == kind,
        lambda entry: entry.kind == entry_kind,
        holds=(kind_tag(name),),
    )


def of_place(word: str, name: str) -> Condition:
    """In the items, or in the diary."""
    items = name == "items"
    return Condition(word, "in", name, lambda item, now: items, lambda entry: not items)


GET: dict[str, Callable[[Item], When | None]] = {
    "due": lambda item: item.due,
    "at": lambda item: item.at,
    "until": lambda item: item.until,
    "check": lambda item: item.next_check,
    "wake": lambda item: item.wake_on,
    "created": lambda item: item.created_at,
    "updated": lambda item: item.updated_at,
    "closed": lambda item: item.closed_at,
}
"""The dates of an item. Of a diary line, `at` is its day and `created` the day on which it was written."""
_GET_OF_ENTRY: dict[str, Callable[[Entry], When]] = {
    "at": lambda entry: entry.at,
    "created": lambda entry: entry.written_at,
}
_COMPARE: dict[str, Callable[[date, date], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
}


def of_date(word: str, field: str, sign: str, day: date | None) -> Condition:
    """A date of an item beside a day; None: it has none."""
    get, get_of_entry = GET[field], _GET_OF_ENTRY.get(field)
    if day is None:
        return Condition(word, f"{field}:none", "", lambda item, now: get(item) is None)
    compare = _COMPARE[sign]

    def test(item: Item, now: datetime) -> bool:
        value = get(item)
        return value is not None and compare(day_of(value), day)

    if get_of_entry is None:
        return Condition(word, f"{field}{sign}", day.isoformat(), test)

    def entry_test(entry: Entry) -> bool:
        return compare(day_of(get_of_entry(entry)), day)

    return Condition(word, f"{field}{sign}", day.isoformat(), test, entry_test)


def is_restricted(word: str) -> Condition:
    """What is not for everybody's eyes: an item, or a line."""
    return Condition(word, "is", "restricted", lambda item, now: item.restricted, lambda entry: entry.restricted)
