"""The tables about characters say what their sources say, and names are found by what a person types."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PINYIN_DICT
from support.hanzi_tables import common, plain, simple_form

from workbench.hanzi.match import Rank, best, named, rank
from workbench.hanzi.order import sort_key
from workbench.hanzi.simple import searchable, simplified
from workbench.hanzi.tables import IN_BOTH, in_gb2312, readings, simpler, strokes
from workbench.i18n import use
from workbench.text.capture.complete import complete

NAMES = ["李工", "李伟", "王主任", "赵倩", "王李平", "Anna Berg", "張經理", "单于", "曾国强", "欧阳娜娜", "O'Brien"]
HANZI = st.sampled_from(common())


def test_every_reading_is_that_of_pypinyin() -> None:
    for character in common():
        said = dict.fromkeys(plain(each) for each in PINYIN_DICT.get(ord(character), "").split(",") if each)
        usable = [each for each in said if each.isascii() and each.isalpha()]
        ours = readings().get(character, ())
        assert set(ours) == set(usable), character
        assert not usable or ours[0] == usable[0], character


def test_every_simplified_form_is_that_of_opencc() -> None:
    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    source = dict(line.split("\t") for line in path.read_text("utf-8").splitlines())
    for old, new in simpler().items():
        assert new == simple_form(chr(old), source[chr(old)].split(" "))
        assert new in source[chr(old)].split(" ")
    assert len(simpler()) > 2500


def test_the_order_by_strokes_holds_every_common_character_once() -> None:
    assert set(strokes()) == set(common())
    assert [strokes()[c] for c in "一人大天王李張"] == sorted(strokes()[c] for c in "一人大天王李張")


@given(st.text())
def test_simplified_is_as_long_and_stays_as_it_is_when_done_twice(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


@given(st.text(alphabet=HANZI))
def test_what_gb2312_can_write_is_never_changed(text: str) -> None:
    kept = "".join(c for c in text if in_gb2312(c) and c not in IN_BOTH)
    assert simplified(kept) == kept


def test_the_traditional_characters_of_the_basic_set_are_named() -> None:
    assert {chr(old) for old in simpler() if in_gb2312(chr(old))} == set(IN_BOTH)


@given(st.lists(HANZI, min_size=2, max_size=4).filter(lambda cs: all(c in readings() for c in cs)), st.data())
def test_a_name_is_found_by_any_beginnings_of_its_syllables(characters: list[str], data: st.DataObject) -> None:
    typed = ""
    for character in characters:
        syllable = data.draw(st.sampled_from(readings()[character]))
        typed += syllable[: data.draw(st.integers(1, len(syllable)))]
    found = rank(typed, "".join(characters))
    assert found is not None
    assert found <= Rank.READ


@given(st.text(max_size=12), st.text(max_size=12))
def test_ranking_never_fails_and_a_name_fits_itself_best(typed: str, name: str) -> None:
    rank(typed, name)
    if searchable(name).strip():
        assert rank(name, name) in (Rank.EXACT, Rank.BEGINS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wzr", "王主任"), ("wangzr", "王主任"), ("wangzhuren", "王主任"), ("wzhur", "王主任"), ("王任", "王主任"),
        ("主任", "王主任"), ("zr", "王主任"), ("WZR", "王主任"), ("ｗｚｒ", "王主任"), ("王zr", "王主任"),
        ("berg", "Anna Berg"), ("zjl", "張經理"), ("张经理", "張經理"), ("sy", "单于"),
        ("zgq", "曾国强"), ("oynn", "欧阳娜娜"),
        ("ab", "Anna Berg"),        ("ob", "O'Brien"), ("lw", "李伟"), ("趙倩", "赵倩"),
    ],
)  # fmt: skip
def test_the_best_of_a_list(typed: str, found: str) -> None:
    assert best(typed, NAMES)[0] == found
    assert found in [offer.text for offer in complete(f"报表 @{typed}", len(typed) + 4, NAMES, [])] or typed == found


@pytest.mark.parametrize("typed", ["l", "王", "xx", "wangzx", "任王", "x"])
def test_nobody_is_taken_for_certain_where_several_fit_or_none(typed: str) -> None:
    assert named(typed, NAMES) is None


def test_names_stand_in_the_order_of_the_language() -> None:
    people = ["张三", "李四", "王五", "曾六", "Bob", "anna", "單七"]
    use("zh_CN")
    assert sorted(people, key=sort_key) == ["anna", "Bob", "李四", "單七", "王五", "曾六", "张三"]
    use("zh_TW")
    assert sorted(["陳一", "王二", "丁三", "Bob"], key=sort_key) == ["Bob", "丁三", "王二", "陳一"]
