"""A line is exactly as wide as it is said to be, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.width import cells
from workbench.ui.painter import Bit, Ink, fitting, measure, plain, spread, titled
from workbench.ui.themes import THEMES

INK = Ink(THEMES[0].variables)
TEXT = st.text(max_size=40) | st.text(alphabet="长明a \u0301👍\u202e\x1b[", max_size=40)


@given(st.lists(TEXT, max_size=5), st.integers(0, 60))
def test_a_strip_has_its_width(texts: list[str], width: int) -> None:
    strip = INK.strip([Bit(plain(text)) for text in texts], width)
    assert strip.cell_length == width
    assert cells(strip.text) == width


@given(TEXT, TEXT, TEXT, st.integers(8, 60))
def test_a_row_fills_its_width_unless_its_columns_alone_are_wider(lead: str, title: str, tail: str, width: int) -> None:
    bits = titled([Bit(plain(lead, 2))], Bit(title), [Bit(plain(tail, 4))], width)
    assert measure(bits) == width


@given(st.lists(TEXT, max_size=4), TEXT, st.integers(0, 60))
def test_what_is_spread_reaches_both_edges(left: list[str], right: str, width: int) -> None:
    bits = spread([Bit(plain(text)) for text in left], [Bit(plain(right, width))], width)
    assert measure(bits) == width


def test_columns_are_given_up_in_order_and_the_last_never() -> None:
    columns = [Bit("#tag"), Bit("@person"), Bit("14:00"), Bit("2d late")]
    assert [bit.text for bit in fitting(columns, 60, keep=1)] == [" #tag", " @person", " 14:00", " 2d late"]
    assert [bit.text for bit in fitting(columns, 33, keep=1)] == [" 14:00", " 2d late"]
    assert [bit.text for bit in fitting(columns, 10, keep=1)] == [" 2d late"]
