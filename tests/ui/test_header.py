"""The first line: it always fits, and the name of a holiday takes no room from what cries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import i18n
from workbench.calendars.working import Calendar
from workbench.domain.today import Capacity, Counts
from workbench.i18n import _
from workbench.text.holidays import day_label
from workbench.ui.header import HeaderFacts, header_bits
from workbench.ui.painter import measure
from workbench.ui.shell import TABS
from workbench.ui.tab_line import LABELS, tab_bits


def facts(label: str, *, full: bool = False, forgotten: int = 0) -> HeaderFacts:
    return HeaderFacts(
        day=date(2026, 10, 1),
        now=datetime(2026, 10, 1, 9, 0),
        capacity=Capacity(available=450, fixed=60, placed=120, unplaced=60, buffer=60),
        counts=Counts(inbox=1, overdue=3, check_due=2, waiting=1, open=4),
        label=label,
        full=full,
        forgotten=forgotten,
    )


def shown(label: str, width: int) -> str:
    return "".join(bit.text for bit in header_bits(facts(label), width))


@given(
    st.integers(40, 200),
    st.sampled_from(["", "National Day", "国庆节", "Taiwan Restoration and Guningtou Victory Memorial Day"]),
)
def test_the_line_fits_and_what_is_late_stays(width: int, label: str) -> None:
    assert measure(header_bits(facts(label), width)) <= width
    assert re.search(r"(late|overdue) 3", shown(label, width))


@given(st.integers(50, 200), st.sampled_from(["en", "zh_CN", "zh_TW"]))
def test_a_full_disk_is_told_at_every_width_in_every_language(width: int, language: str) -> None:
    i18n.use(language)
    bits = header_bits(facts("National Day", full=True), width)
    words = {"en": "the disk is full", "zh_CN": "磁盘已满", "zh_TW": "磁碟已滿"}[language]
    assert measure(bits) <= width
    assert [bit for bit in bits if words in bit.text and (bit.fg, bit.bg) == ("badge", "q1")]
    assert not [bit for bit in header_bits(facts("National Day"), width) if words in bit.text]


@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_the_holiday_is_named_where_there_is_room(width: int) -> None:
    assert " National Day " in shown("National Day", width)


def test_a_long_name_is_cut_so_that_the_rest_stays() -> None:
    long = shown("Taiwan Restoration and Guningtou Victory Memorial Day", 160)
    assert "Taiwan Restoration" in long
    assert "Memorial" not in long
    assert long.split("Capacity")[1] == shown("", 160).split("Capacity")[1]


@pytest.mark.parametrize(
    ("country", "day", "english", "chinese"),
    [
        ("CN", date(2026, 10, 5), "National Day", "National Day"),
        ("CN", date(2026, 10, 10), "make-up workday", "make-up workday"),
        ("CN", date(2026, 10, 12), "", ""),
        ("CN", date(2026, 10, 17), "", ""),
        ("CN", date(2027, 2, 8), "Spring Festival, expected", "Spring Festival"),
        ("GB", date(2026, 5, 25), "Spring Bank Holiday", "Spring Bank Holiday"),
        ("", date(2026, 10, 5), "", ""),
    ],
)
def test_a_day_has_its_label(country: str, day: date, english: str, chinese: str) -> None:
    i18n.use("en")
    assert day_label(Calendar(country), day) == english
    i18n.use("zh_CN")
    assert bool(day_label(Calendar(country), day)) == bool(chinese)


def test_what_has_leaked_and_is_shown_nowhere_else_stands_beside_its_key() -> None:
    def line(forgotten: int) -> str:
        return "".join(bit.text for bit in header_bits(facts("", forgotten=forgotten), 120))

    assert "leaks 2 B" in line(2)
    assert "leaks" not in line(0)


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_other_screens_stand_where_they_stand_on_theirs(language: str, width: int) -> None:
    i18n.use(language)
    quiet = replace(facts(""), counts=Counts(inbox=1, overdue=1, check_due=0, waiting=1, open=4))
    names = "".join(bit.text for bit, _tab in tab_bits("today"))
    line = "".join(bit.text for bit in header_bits(quiet, width))
    assert line.startswith(names)
    for tab in TABS:
        assert "".join(bit.text for bit, _tab in tab_bits(tab)) == names, "only the badge moves"


@given(st.integers(40, 200), st.sampled_from(["", "National Day"]), st.integers(0, 1), st.booleans(), st.booleans())
def test_the_other_screens_are_named_whole_or_not_at_all(
    width: int, label: str, leaks: int, close: bool, running: bool
) -> None:
    made = replace(facts(label, forgotten=leaks), close=close, running=12 if running else None)
    texts = [bit.text for bit in header_bits(made, width)]
    named = [text for text in texts if text in {f" {_(name)} " for name in LABELS.values()}]
    assert len(named) in (0, 1, len(TABS))
    assert measure(header_bits(made, width)) <= width
