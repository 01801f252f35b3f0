"""Leave: the days that a line names, and who should be back."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import EntryId
from workbench.domain.leave import away, leaves, not_back
from workbench.domain.register_lines import FILLS
from workbench.text.capture.read import read

NOW = datetime(2026, 12, 28, 10, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


def line(text: str, n: int = 1, at: datetime = NOW) -> Entry:
    facts = read(f"- 假 {text}", at.replace(tzinfo=None)).facts
    return Entry(at=at, written_at=at, kind=EntryKind.LEAVE, text=text, id=EntryId(n), data=facts)


@pytest.mark.parametrize(
    ("text", "who", "first", "last"),
    [
        ("李工 12-29至12-31 年休 张局批准", "李工", "2026-12-29", "2026-12-31"),
        ("李工 12月29日-31日 病假", "李工", "2026-12-29", "2026-12-31"),
        ("李工 12-30至1-4 年休", "李工", "2026-12-30", "2027-01-04"),
        ("李工 明天起3天 年休", "李工", "2026-12-29", "2026-12-31"),
        ("李工 12-29 事假两天", "李工", "2026-12-29", "2026-12-30"),
        ("李工 今天 病假", "李工", "2026-12-28", "2026-12-28"),
        ("李工 12-21至12-25 补登", "李工", "2026-12-21", "2026-12-25"),
        ("李工 2027-02-01至2027-02-05 年休", "李工", "2027-02-01", "2027-02-05"),
    ],
)
def test_the_days_of_a_line_are_kept_as_they_are_meant_today(text: str, who: str, first: str, last: str) -> None:
    (found,) = leaves([line(text)])
    assert (found.who, found.first.isoformat(), found.last.isoformat()) == (who, first, last)


@pytest.mark.parametrize("text", ["李工 销假", "李工 已返岗", "年休办法已印发", "李工 申请年休"])
def test_a_line_that_names_no_days_is_no_absence(text: str) -> None:
    assert leaves([line(text)]) == []


@given(st.integers(0, 20), st.integers(0, 20), st.integers(-5, 50), st.booleans())
def test_who_is_away_and_who_is_not_back_never_meet(begin: int, long: int, look: int, back: bool) -> None:
    first = TODAY + timedelta(days=begin)
    text = f"李工 {first.isoformat()}至{(first + timedelta(days=long)).isoformat()}"
    told = [line(text)]
    if back:
        told.append(line("李工 销假", 2, NOW + timedelta(days=begin + long)))
    day = TODAY + timedelta(days=look)
    found = leaves(told)
    assert len(found) == 1
    gone, due = away(found, day), not_back(found, day)
    assert not (gone and due)
    assert bool(gone) == (not back and begin <= look <= begin + long)
    assert bool(due) == (not back and look > begin + long)


def test_what_was_filled_in_holds_and_another_name_reports_nobody_back() -> None:
    written = line("李工 年休 12-29")
    longer = written.but(id=EntryId(5), amends=written.id, data=((FILLS, "1"), ("to_day", "2026-12-31")))
    other = line("王工 销假", 6)
    (found,) = leaves([written, longer, other])
    assert (found.last, found.back) == (date(2026, 12, 31), False)
    (found,) = leaves([written, longer, line("李工 销假", 7)])
    assert found.back
