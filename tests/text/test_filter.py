"""The words of the command line's FILTER."""

from datetime import date, datetime, timedelta, timezone

import pytest

from workbench.domain.item import Item, Source, State
from workbench.text.filter import FilterError, parse_filter

NOW = datetime(2026, 11, 17, 10, 0)
TODAY = NOW.date()
ZONE = timezone(timedelta(hours=8))
MADE = datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)


def item(title: str = "交季报", **fields: object) -> Item:
    return Item(ref="2026-0001", title=title, created_at=MADE, updated_at=MADE, **fields)  # type: ignore[arg-type]


def matches(words: str, one: Item) -> bool:
    return parse_filter(words.split(), NOW, names=("李工", "李伟"), areas=("季报",)).matches(one, TODAY)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("today", {"at": TODAY}),
        ("today", {"due": date(2026, 11, 1)}),
        ("today", {"state": State.WAITING, "next_check": TODAY}),
        ("inbox", {}),
        ("收件箱", {}),
        ("waiting", {"state": State.WAITING}),
        ("overdue", {"due": date(2026, 11, 16)}),
        ("unscheduled", {}),
        ("1", {"urgent": True, "important": True}),
        ("!2", {"urgent": False, "important": True}),
        ("@李工", {"lead": "李工"}),
        ("＠李工", {"support": ("李工",)}),
        ("@李工", {"waiting_on": "李工"}),
        ("#季", {"area": "季报"}),
        ("^王局长", {"source": Source("王局长")}),
        ("due<fri", {"due": date(2026, 11, 19)}),
        ("due<=周五", {"due": datetime(2026, 11, 20, 17, 0, tzinfo=ZONE)}),
        ("due>2026-01-01", {"due": date(2026, 11, 19)}),
        ("at=明天", {"at": date(2026, 11, 18)}),
        ("due:none", {}),
        ("state:done", {"state": State.DONE}),
        ("state:open", {}),
        ("季报", {}),
        ("ＡＢＣ", {"note": "see abc"}),
        ("@李工 季报", {"lead": "李工"}),
        ("王强", {"lead": "王强"}),
        ("王强", {"support": ("李工", "王强")}),
        ("王", {"source": Source("王强")}),
        ("王强", {"waiting_on": "王强", "state": State.WAITING}),
        ("月度", {"area": "月度报表"}),
        ("@Anna_Berg", {"lead": "Anna Berg"}),
        ("待回复", {"state": State.WAITING}),
        ("to-reply", {"state": State.DONE, "source": Source("王强")}),
        ("待回音", {"state": State.DONE, "source": Source("王强")}),
        ("done", {"state": State.DONE}),
        ("办结", {"state": State.DONE}),
        ("deferred", {"state": State.DEFERRED}),
        ("overdue", {"due": datetime(2026, 11, 17, 9, 0, tzinfo=ZONE)}),
        ("逾期", {"due": datetime(2026, 11, 17, 9, 0, tzinfo=ZONE)}),
        ("@lig", {"lead": "李工"}),
        ("@lw", {"waiting_on": "李伟"}),
        ("#jb", {"area": "季报"}),
        ("＃季報", {"area": "季报"}),
        ("季報", {}),
        ("lig", {"title": "x", "support": ("李工",)}),
    ],
)
def test_a_word_finds_what_it_means(words: str, fields: dict[str, object]) -> None:
    assert matches(words, item(**fields))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("today", {"at": date(2026, 11, 18)}),
        ("today", {"at": TODAY, "state": State.DONE}),
        ("overdue", {"due": TODAY}),
        ("unscheduled", {"at": TODAY}),
        ("1", {"urgent": True}),
        ("@李", {"lead": "李工"}),
        ("due<fri", {}),
        ("due<fri", {"due": date(2026, 11, 20)}),
        ("@李工 月报", {"lead": "李工"}),
        ("tracked", {}),
        ("me", {"lead": "me"}),
        ("to-reply", {"state": State.DONE}),
        ("to-reply", {"source": Source("王强")}),
        ("done", {}),
        ("overdue", {"due": datetime(2026, 11, 17, 11, 0, tzinfo=ZONE)}),
    ],
)
def test_a_word_passes_over_the_rest(words: str, fields: dict[str, object]) -> None:
    assert not matches(words, item(**fields))


@pytest.mark.parametrize("word", ["state:nowhere", "due<someday", "due>", "@", "at=banana"])
def test_a_word_without_meaning_is_named(word: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter([word], NOW)
    assert caught.value.word == word


def test_overdue_goes_by_the_moment_asked_about() -> None:
    found = parse_filter(["overdue"], NOW)
    one = item(due=datetime(2026, 11, 17, 11, 0, tzinfo=ZONE))
    assert not found.matches(one, TODAY)
    assert found.matches(one, datetime(2026, 11, 17, 17, 10))
    assert found.matches(one, datetime(2026, 11, 17, 17, 10, tzinfo=ZONE))
    assert found.matches(one, TODAY + timedelta(days=1))


def test_a_filter_says_how_it_was_understood() -> None:
    words = ["today", "@李工", "#季报", "^王", "due<fri", "2", "state:done", "口径"]
    meanings = [meaning for _, meaning in parse_filter(words, NOW).explain()]
    assert meanings == ["today", "lead", "area", "source", "due<", "quadrant", "state", "text"]
