"""An item's line is composed with the working days with which it is read: opening it and saving it moves nothing."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import item

from workbench import i18n
from workbench.calendars.working import Calendar
from workbench.domain.hours import WorkHours
from workbench.text.capture.read import read
from workbench.text.compose import FIELDS, compose, said_by, with_unsaid

EAST = timezone(timedelta(hours=8))
WORK = WorkHours(calendar=Calendar("CN"))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@given(
    typed=st.sampled_from(
        [
            "每月最后一个工作日",
            "last working day of the month",
            "每月第一个工作日",
            "3个工作日内",
            "by the end of the week",
        ]
    ),
    first=st.sampled_from([WORK, None]),
    now=st.datetimes(datetime(2025, 1, 1, 9), datetime(2026, 12, 1, 9)),
)
def test_a_line_read_by_the_calendar_comes_back_as_it_was(
    language: str, typed: str, now: datetime, first: WorkHours | None
) -> None:
    i18n.use(language)
    reading = read(f"{typed} 报表", now, work=first)  # None: saved before the holidays were known
    one = item("报表", **{name: getattr(reading, name) for name in ("at", "due", "repeat")})
    made = compose(one, now.replace(tzinfo=EAST), work=WORK)
    again = with_unsaid(read(made.line, now, literal=made.literal, work=WORK), made, one, EAST)
    had: dict[str, Any] = said_by(one, EAST)
    assert {name: getattr(again, name) for name in FIELDS} == had
