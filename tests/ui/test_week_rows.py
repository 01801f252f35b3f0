"""What is coming stands in its columns, whichever day it comes on."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, NOW, item

from workbench import i18n
from workbench.domain.item import State
from workbench.domain.lookahead import Ahead, Coming
from workbench.ui.item_rows import Lens
from workbench.ui.painter import measure
from workbench.ui.week_rows import Look, ahead_bits


@given(st.integers(-60, 30), st.sampled_from(["en", "zh_CN", "zh_TW"]))
def test_the_words_begin_in_the_same_column_on_every_day(days: int, language: str) -> None:
    i18n.use(language)
    one = item("relabel boxes", state=State.DEFERRED, wake_on=MONDAY + timedelta(days=days))
    row = Ahead(MONDAY + timedelta(days=days), Coming.WAKE, one)
    bits = ahead_bits(row, Look(Lens(NOW, "")), "", 80, strong=False, first_of_day=True)
    assert measure(bits[:1]) == 10
    assert bits[0].text.endswith(" ")
