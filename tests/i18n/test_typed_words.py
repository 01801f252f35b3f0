"""Words that a sentence tells people to type are understood in the language of the sentence."""

import re
from datetime import datetime

import pytest

from workbench import i18n
from workbench.i18n import LANGUAGES
from workbench.text.capture.read import read
from workbench.text.filter import parse_filter

NOW = datetime(2026, 12, 28, 14, 31)
OFFERED = (
    "today, inbox, waiting, overdue, unscheduled, tracked, 1-4, @name, #area, ^source, due<fri, text",
    "words  @name  #area  ^source  1-4  today  inbox  waiting  overdue  due<fri",
    "Filter: words, @name, #area, 1-4, overdue, due<fri",
    (
        "“{word}” is no filter. There are today, inbox, waiting, overdue, unscheduled, tracked, 1-4, @name, #area,"
        " ^source, due<fri, state:waiting, and any text."
    ),
)
NO_CONDITION = re.compile("text|words|文字|any|任意|{word}|1-4|Filter|筛选|篩選")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return i18n.use(request.param)


def meanings(word: str) -> list[str]:
    return [meaning for _word, meaning in parse_filter([word], NOW).explain()]


@pytest.mark.parametrize("sentence", OFFERED)
def test_every_filter_that_a_sentence_offers_is_one(language: str, sentence: str) -> None:
    said = i18n._(sentence).partition("可用：")[2] or i18n._(sentence).partition("There are ")[2] or i18n._(sentence)
    words = [word.strip(" .。") for word in re.split(r", |、|，|  |：|: ", said)]
    tried = [word for word in words if word and not NO_CONDITION.search(word)]
    assert len(tried) > 3
    assert [word for word in tried if meanings(word) == ["text"]] == []


@pytest.mark.parametrize("state", ["inbox", "active", "waiting", "deferred", "done", "closed", "dropped"])
def test_a_state_is_asked_for_by_the_word_that_is_shown(language: str, state: str) -> None:
    prefix = {"en": "state", "zh_CN": "状态", "zh_TW": "狀態"}[language]
    assert meanings(f"{prefix}:{i18n._(state)}") == ["state"]


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("a day or a time: tomorrow, fri 15:00", {"at"}),
        ("a day or a time: thu, 12-31, fri 15:00", {"at"}),
        ("a day or a time: tomorrow, fri 15:00, 14:00-15:30", {"at"}),
    ],
)
def test_every_date_that_a_sentence_offers_is_read(language: str, sentence: str, fields: set[str]) -> None:
    _head, _colon, rest = i18n._(sentence).replace("：", ":").partition(":")
    for example in re.split(", |、", rest):
        found = {span.field for span in read(f"{example.strip()} 開會", NOW).spans}
        assert found >= fields, example


@pytest.mark.parametrize(("word", "kind"), [("電", "call"), ("訪", "visitor"), ("會", "meeting"), ("電話", "call")])
def test_the_kinds_of_the_diary_are_typed_in_traditional_too(word: str, kind: str) -> None:
    assert read(f"；{word} 孫科長", NOW).entry_kind == kind
