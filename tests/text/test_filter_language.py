"""The filter language: not, or, quotes; a filter says itself in words that are read as the same filter."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.item import Item, Kind, Source, State
from workbench.i18n import LANGUAGES, use
from workbench.text.filter import Filter, FilterError, parse_filter, parse_line
from workbench.text.search.said import said
from workbench.text.search.words import joined

NOW = datetime(2026, 11, 17, 10, 0)
ZONE = timezone(timedelta(hours=8))
MADE = datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
NAMES, AREAS = ("李工", "李伟", "Anna Berg"), ("季报", "会务")


def item(title: str = "交季报", **fields: object) -> Item:
    return Item(ref="2026-0001", title=title, created_at=MADE, updated_at=MADE, **fields)  # type: ignore[arg-type]


def entry(text: str = "和李工对口径", **fields: object) -> Entry:
    return Entry(at=MADE, written_at=MADE, text=text, **fields)  # type: ignore[arg-type]


def read(line: str) -> Filter:
    return parse_line(line, NOW, NAMES, AREAS)


ITEMS = (
    item(),
    item("口径 核对", lead="李工", area="季报", due=date(2026, 11, 19), urgent=True, important=True),
    item("review the contract", state=State.WAITING, waiting_on="Anna Berg", next_check=date(2026, 11, 16)),
    item("会务 方案", state=State.CLOSED, closed_at=MADE, kind=Kind.MEETING, source=Source("王局长")),
    item("a b", lead="me", restricted=True, note="季報 ＡＢＣ"),
)
ENTRIES = (entry(), entry("call with Anna", kind=EntryKind.CALL, people=("Anna Berg",)), entry("x", restricted=True))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", {0, 1, 2, 3, 4}),
        ("季报", {0, 1, 4}),
        ("-季报", {2, 3}),
        ("季报 -@李工", {0, 4}),
        ("季报 -@李工 -is:restricted", {0}),
        ("@李工 or waiting", {1, 2}),
        ("@李工 或 state:closed", {1, 3}),
        ("state:open -waiting -季报", set[int]()),
        ('"a b"', {2, 4}),
        ("「季报」", {0, 1, 4}),
        ("“today”", set[int]()),
        ('@"Anna Berg"', {2}),
        ("@anna", {2}),
        ("@me", {4}),
        ("kind:meeting", {3}),
        ("类别:会议", {3}),
        ("closed>=2026-11-16", {3}),
        ("in:diary", set[int]()),
        ("in:items due:none", {0, 2, 3, 4}),
        ("jb", {0, 1}),
        ("jibao", {0, 1}),
        ("jbao 口径", {1}),
        ("or or", {0, 1, 2, 3, 4}),
        ("abc", {4}),
        ("－季报", {2, 3}),
        ("http://x", set[int]()),
    ],
)
def test_what_a_line_finds(line: str, found: set[int]) -> None:
    assert {place for place, one in enumerate(ITEMS) if read(line).matches(one, NOW)} == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("口径", {0}),
        ("koujing", {0}),
        ("kind:call", {1}),
        ("@anna", {1}),
        ("-kind:call", {0, 2}),
        ("is:restricted", {2}),
        ("in:items", set[int]()),
        ("at=2026-11-16 -口径", {1, 2}),
        ("-waiting", set[int]()),
        ("state:open or anna", {1}),
    ],
)
def test_what_a_line_finds_in_the_diary(line: str, found: set[int]) -> None:
    assert {place for place, one in enumerate(ENTRIES) if read(line).matches_entry(one)} == found


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("state:waitng", "state:waiting"),
        ("state:wait", "state:waiting"),
        ("状态:办截", "状态:办结"),
        ("is:urgnt", "is:urgent"),
        ("kind:cal", "kind:call"),
        ("stat:waiting", "state:waiting"),
        ("state:zzzzzz", None),
        ("in:nowhere", None),
    ],
)
def test_a_mistyped_word_is_named_with_the_nearest_known(word: str, near: str | None) -> None:
    with pytest.raises(FilterError) as caught:
        read(f"季报 {word}")
    assert (caught.value.word, caught.value.near) == (word, near)
    if near is not None:
        read(near)


TYPED = st.text(st.sampled_from("ab季報报 \t\"“”「」『』'-－@#^:<>=or或|\0\2İǅﬁ１！"), max_size=14)
WORDS = st.sampled_from(
    ["today", "overdue", "@李工", "@anna", "#季报", "^王局长", "1", "state:open", "state:done", "is:urgent", "due<fri",
     "due>=2026-11-01", "at:none", "check=明天", "kind:call", "in:diary", "季报", "jb", '"a b"', "“or”", "-@me",
     "-季报", "-due<fri", "or", "或", "-is:restricted", "created>=昨天"]
)  # fmt: skip
LINES = st.lists(WORDS | TYPED, max_size=5).map(" ".join)


def parsed(line: str) -> Filter | None:
    try:
        return read(line)
    except FilterError:
        return None


@given(LINES)
@example('@" “ today')
@example('@" “')
def test_a_filter_says_itself_in_words_that_are_read_as_the_same_filter(line: str) -> None:
    found = parsed(line)
    if found is None:
        return
    again = parse_line(found.canonical, NOW)  # without the names: they are written out
    assert again.canonical == found.canonical
    assert [(c.meaning, c.value, c.negated) for c in again.conditions] == [
        (c.meaning, c.value, c.negated) for c in found.conditions
    ]
    for one in ITEMS:
        assert again.matches(one, NOW) == found.matches(one, NOW)
    for line_ in ENTRIES:
        assert again.matches_entry(line_) == found.matches_entry(line_)


@given(st.lists(TYPED | WORDS, max_size=4))
def test_words_of_a_shell_joined_to_a_line_are_the_same_filter(words: list[str]) -> None:
    try:
        one = parse_filter(words, NOW, NAMES, AREAS).canonical
    except FilterError:
        with pytest.raises(FilterError):
            read(joined(words))
        return
    assert read(joined(words)).canonical == one


@given(language=st.sampled_from(LANGUAGES), line=LINES)
def test_every_filter_is_said_back_in_every_language(language: str, line: str) -> None:
    use(language)
    found = parsed(line)
    if found is not None:
        words = said(found)
        assert words and "{" not in words.replace("{", "", sum(c.value.count("{") for c in found.conditions))


def test_a_filter_is_said_back_in_words() -> None:
    use("en")
    line = 'state:waiting @李工 due<2026-11-20 -"季报" or jb'
    assert said(read(line)) == (
        "state: waiting · 李工 has to do with it · deadline before Fri 2026-11-20 · not: “季报”, or: “jb”, or read so"
    )
    assert parse_filter(["季报 x"], NOW).canonical == '"季报 x"'
