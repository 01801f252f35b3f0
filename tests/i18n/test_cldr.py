"""Dates, figures, lists and plurals are those of the CLDR, which Babel knows; the program itself does without Babel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date, format_time, format_timedelta, get_day_names, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from workbench import i18n
from workbench.i18n import _, ngettext
from workbench.text import dates
from workbench.text.figures import figure, joined

CLDR = {"en": "en_GB", "zh_CN": "zh_Hans_CN", "zh_TW": "zh_Hant_TW"}
"""The English of the interface is British."""

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
languages = pytest.mark.parametrize("language", i18n.LANGUAGES)


@pytest.fixture(autouse=True)
def back() -> Iterator[None]:
    yield
    i18n.use("en")


def tight(text: str) -> str:
    """Without blanks: the house sets one between figures and Chinese characters, the CLDR in Taiwan only."""
    return text.replace(" ", "")


@languages
@given(day=days)
def test_weekdays_and_months_have_their_names(language: str, day: date) -> None:
    i18n.use(language)
    cldr = CLDR[language]
    assert dates.weekday(day) == get_day_names("wide", locale=cldr)[day.weekday()]
    assert dates.weekday_short(day) == get_day_names("abbreviated", locale=cldr)[day.weekday()]
    assert dates.month(day) == get_month_names("wide", locale=cldr)[day.month]


@languages
@given(day=days)
def test_a_date_as_a_heading_is_in_the_order_of_the_language(language: str, day: date) -> None:
    i18n.use(language)
    said, wanted = dates.date_head(day), format_date(day, "full", CLDR[language])
    assert (said if language == "en" else tight(said)) == (wanted if language == "en" else tight(wanted))


@languages
@given(moment=st.datetimes())
def test_a_clock_has_twenty_four_hours(language: str, moment: object) -> None:
    i18n.use(language)
    assert dates.clock(moment) == format_time(moment, "HH:mm", locale=CLDR[language])  # type: ignore[arg-type]


@languages
@pytest.mark.parametrize("minutes", [1, 2, 5, 30, 59])
def test_minutes_are_counted_in_its_plurals(language: str, minutes: int) -> None:
    i18n.use(language)
    wanted = format_timedelta(timedelta(minutes=minutes), threshold=10, granularity="minute", locale=CLDR[language])
    assert tight(dates.minutes_words(minutes)) == tight(wanted)
    back = timedelta(minutes=-minutes)
    ago = format_timedelta(back, threshold=10, granularity="minute", add_direction=True, locale=CLDR[language])
    said = ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    assert tight(said) == tight(ago)


@languages
@given(n=st.integers(0, 200))
def test_every_counted_sentence_takes_the_form_of_its_number(language: str, n: int) -> None:
    i18n.use(language)
    one = ngettext("{n} item", "{n} items", 1)
    many = ngettext("{n} item", "{n} items", 2)
    form = Locale.parse(CLDR[language]).plural_form(n)
    assert ngettext("{n} item", "{n} items", n) == (one if form == "one" else many)


@languages
@given(n=st.integers(-(10**9), 10**9))
def test_figures_have_their_thousands(language: str, n: int) -> None:
    assert figure(n) == format_decimal(n, locale=CLDR[language])


@languages
@pytest.mark.parametrize("share", [0, 7, 54, 100])
def test_a_share_is_written_as_usual(language: str, share: int) -> None:
    i18n.use(language)
    assert format_percent(share / 100, locale=CLDR[language]) in _("unasked {percent}%").format(percent=share)


@languages
@given(words=st.lists(st.sampled_from(["title", "标题", "期限", "x"]), max_size=6))
def test_a_list_is_joined_as_in_its_language(language: str, words: list[str]) -> None:
    i18n.use(language)
    assert joined(words) == format_list(words, "standard", CLDR[language])
