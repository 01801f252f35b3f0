from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import EAST, MONDAY, NOW, at, item

from workbench import i18n
from workbench.domain.item import Item, Source, State
from workbench.text.capture.read import read
from workbench.text.compose import FIELDS, Composed, compose, said_by, with_unsaid
from workbench.text.repeat import repeat_phrases

TRAPS = (
    "明天下午3点审合同",
    "call fri at 3pm",
    "- not a diary line",
    "; 也不是",
    "a @bo #area !1 // no note",
    "^x >y +z ~30m",
)
NAMES = st.sampled_from(["李伟", "周洁", "bo", "王强"])
TOMORROW = MONDAY + timedelta(days=1)


def back(made: Composed, of: Item) -> dict[str, Any]:
    reading = read(made.line, NOW.replace(tzinfo=None), literal=made.literal)
    return {name: getattr(with_unsaid(reading, made, of, EAST), name) for name in ("title", *FIELDS)}


def fields(of: Item) -> dict[str, Any]:
    return {"title": of.title.strip(), **said_by(of, EAST)}


@pytest.mark.parametrize("title", TRAPS)
def test_a_title_that_looks_like_dates_and_sigils_stays_a_title(title: str) -> None:
    one = item(title, at=at(15, day=TOMORROW), lead="李伟", area="采购", minutes=45)
    made = compose(one, NOW)
    assert back(made, one) == fields(one)
    assert made.unsaid == ()


@given(
    title=st.one_of(st.sampled_from(TRAPS), st.text(min_size=1, max_size=40).filter(lambda s: s.strip())),
    when=st.one_of(
        st.none(),
        st.dates(date(2026, 11, 1), date(2027, 6, 1)),
        st.integers(-3000, 90000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    ),
    due=st.one_of(st.none(), st.dates(date(2026, 12, 1), date(2027, 12, 31)), st.just(at(17, day=TOMORROW))),
    lead=st.one_of(st.none(), st.just("me"), NAMES, st.just("Wang Li")),
    support=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    source=st.one_of(st.none(), NAMES.map(Source)),
    area=st.one_of(st.none(), st.sampled_from(["采购", "budget"])),
    minutes=st.one_of(st.none(), st.integers(1, 600)),
    urgent=st.sampled_from([None, True, False]),
    important=st.sampled_from([None, True, False]),
    note=st.one_of(st.none(), st.sampled_from(["带上公章", "see // there", "two\nlines"])),
    waits=st.booleans(),
)
def test_what_is_composed_reads_back_as_the_item(
    title: str, when: Any, due: Any, minutes: int | None, note: str | None, waits: bool, **rest: Any
) -> None:
    waiting = {"state": State.WAITING, "waiting_on": "赵倩", "next_check": TOMORROW} if waits else {}
    one = item(title, at=when, due=due, minutes=minutes, note=note, **waiting, **rest)
    assert back(compose(one, NOW), one) == fields(one)


def test_the_line_is_as_short_as_it_is_typed() -> None:
    one = item(
        "审合同", at=at(15, day=TOMORROW), until=at(16, day=TOMORROW), due=date(2026, 12, 30), lead="李伟",
        area="采购", minutes=45, urgent=True, important=True, note="带上公章",
    )  # fmt: skip
    assert compose(one, NOW).line == "审合同 12-29 15:00-16:00 by 12-30 @李伟 #采购 ~45m !1 // 带上公章"
    i18n.use("zh_CN")
    assert compose(one, NOW).line == "审合同 截止12-30 12-29 15:00-16:00 @李伟 #采购 ~45m !1 // 带上公章"


def test_a_date_that_has_passed_stays_out_of_the_line_and_is_kept() -> None:
    one = item("late", at=date(2026, 12, 1), due=date(2026, 12, 2))
    made = compose(one, NOW)
    assert made.line == "late"
    assert set(made.unsaid) == {"at", "due"}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;BYMONTHDAY=5",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
    ],
)
def test_every_word_for_a_recurrence_is_read_as_that_recurrence(rule: str, language: str) -> None:
    i18n.use(language)
    said = repeat_phrases(rule)[0]
    assert read(f"x {said}", NOW.replace(tzinfo=None)).repeat == rule, said
