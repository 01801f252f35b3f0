"""What reaches a screen: its characters, and how many cells they take."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.text.display import display
from workbench.text.width import cells, clip, fit, wrap

MIXED = st.text(
    alphabet=st.sampled_from("ab 1-,.审合同季报，。（）😀🏳️\u200d🌈e\u0301👍🏽\u3000…\ufe0f한ｱ\u0338"), max_size=40
)
ANY = st.one_of(MIXED, st.text(max_size=40))


def test_a_width_that_is_known_without_a_table_is_that_of_the_table() -> None:
    every_day = [
        *map(chr, range(32, 127)),
        *map(chr, range(0x4E00, 0xA000)),
        *"…·“”‘’—，。；：！？、（）《》〈〉「」『』【】",
    ]
    every_day += "＠＃＊＋～－／％０１２３４５６７８９\u3000"
    for character in every_day:
        assert cells(character) == cell_len(character), character


@settings(max_examples=500, deadline=None)
@given(ANY)
def test_a_text_is_as_wide_as_the_measure_of_the_screens_says(s: str) -> None:
    assert cells(s) == cell_len(s.replace("…", "."))


@settings(max_examples=500, deadline=None)
@given(ANY, st.integers(0, 30))
def test_fit_is_exactly_as_wide_as_asked(s: str, width: int) -> None:
    assert cells(fit(display(s), width)) == width
    assert cells(clip(display(s), width)) <= width


@settings(max_examples=500, deadline=None)
@given(ANY, st.integers(2, 20))
def test_wrap_loses_nothing_but_blanks_and_never_runs_over(s: str, width: int) -> None:
    shown = display(s)
    lines = wrap(shown, width)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(cells(line) <= width for line in lines)


@settings(max_examples=500, deadline=None)
@given(st.text())
def test_display_is_one_clean_line_and_stays_so(s: str) -> None:
    shown = display(s)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert display(shown) == shown


@pytest.mark.parametrize(
    ("s", "shown"),
    [
        ("审合同", "审合同"),
        ("a\tb\nc", "a b⏎c"),
        ("a\r\nb\n", "a⏎b"),
        ("red\x1b[31m!", "red[31m!"),
        ("\u202eevil\u2066", "evil"),
        ("👍🏽", "👍"),
        ("❤\ufe0f", "❤"),
        ("a\u200db", "ab"),
        ("e\u0301", "é"),
        ("\u0301x", "·x"),
        ("a\u3000b", "a b"),
    ],
)
def test_display_takes_out_what_upsets_a_terminal(s: str, shown: str) -> None:
    assert display(s) == shown


@pytest.mark.parametrize(
    ("s", "width", "lines"),
    [
        ("审核合同，明天交。", 8, ["审核合", "同，明天", "交。"]),
        ("审核合同条款", 8, ["审核合同", "条款"]),
        ("read the contract", 8, ["read the", "contract"]),
        ("审contract合同", 10, ["审contract", "合同"]),
        ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
        ("（附件）三份", 6, ["（附", "件）三", "份"]),
        ("", 8, [""]),
        ("a\nb", 8, ["a", "b"]),
    ],
)
def test_wrap_breaks_where_a_reader_expects(s: str, width: int, lines: list[str]) -> None:
    assert wrap(s, width) == lines


def test_a_wide_character_is_never_split() -> None:
    assert fit("审合同", 4) == "审… "
    assert clip("审合同", 6) == "审合同"
