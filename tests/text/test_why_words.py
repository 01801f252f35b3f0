"""Every cause of urgency and every rule of the order has its words, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from support.make import NOW, item

from workbench import i18n
from workbench.domain.ids import ItemId
from workbench.domain.urgency import CALM, Cause, Level, Urgency
from workbench.domain.why import Beside, Rule, Why
from workbench.i18n import LANGUAGES
from workbench.text.urgency import urgency_words
from workbench.text.why import why_sentence


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def is_spoken(words: str, language: str) -> bool:
    """In the language, and with nothing left to be filled in."""
    plain = words.isascii() or "“" in words
    return bool(words) and "{" not in words and (plain if language == "en" else not words.isascii())


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.NONE])
@pytest.mark.parametrize("left", [0, 90])
def test_every_cause_is_spoken(cause: Cause, left: int, language: str) -> None:
    found = Urgency(Level.PRESSING, cause, left, date(2026, 12, 31), 2)
    assert is_spoken(urgency_words(found, NOW, 120), language)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_is_spoken_from_both_sides_and_not_alike(rule: Rule, language: str) -> None:
    one = Beside(ItemId(2), "x", rule)
    behind = why_sentence(item(), Why(1, 2, 2, behind=one), CALM, NOW)
    before = why_sentence(item(), Why(1, 1, 2, before=one), CALM, NOW)
    assert is_spoken(behind, language)
    assert is_spoken(before, language)
    if rule is not Rule.GROUP:
        assert behind.partition("x")[2] != before.partition("x")[2]


@pytest.mark.parametrize("group", range(7))
def test_every_group_is_spoken(group: int, language: str) -> None:
    assert is_spoken(why_sentence(item(), Why(group, 1, 1), CALM, NOW), language)


def test_what_stands_nowhere_says_so(language: str) -> None:
    assert is_spoken(why_sentence(item(), None, CALM, NOW), language)


def test_a_calm_item_has_nothing_to_say(language: str) -> None:
    assert urgency_words(CALM, NOW) == ""
