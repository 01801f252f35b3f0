"""The user's own days: they win over everything, and a slip in a line spoils that line alone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.calendars.own import own_days
from workbench.calendars.working import Calendar
from workbench.domain.calendar import Certainty
from workbench.settings import load_settings


def folder(tmp_path: Path, text: str, name: str = "own.txt") -> Path:
    place = tmp_path / "holidays"
    place.mkdir(exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return place


def test_own_days_win_over_the_decree(tmp_path: Path) -> None:
    place = folder(tmp_path, "2026-10-05 work 值班\n2026-12-24..2026-12-25 off office closed\n")
    calendar = Calendar("CN", folder=place)
    assert calendar.is_workday(date(2026, 10, 5))
    assert not calendar.is_workday(date(2026, 12, 24))
    assert calendar.name(date(2026, 12, 24)) == "office closed"
    assert calendar.certainty(date(2026, 12, 24)) is Certainty.OFFICIAL
    assert not calendar.is_workday(date(2026, 10, 6))


def test_only_a_file_that_says_so_settles_a_year(tmp_path: Path) -> None:
    lines = "2027-02-05..2027-02-12 off 春节\n2027-02-14 work 调休\n"
    calendar = Calendar("CN", folder=folder(tmp_path, lines))
    assert calendar.certainty(date(2027, 2, 14)) is Certainty.OFFICIAL
    assert calendar.certainty(date(2027, 3, 1)) is Certainty.PROVISIONAL
    assert not calendar.is_workday(date(2027, 10, 4))
    settled = Calendar("CN", folder=folder(tmp_path, lines + "decree 2027\n"))
    assert settled.certainty(date(2027, 3, 1)) is Certainty.OFFICIAL
    assert settled.is_workday(date(2027, 10, 4))
    assert settled.is_made_up(date(2027, 2, 14))
    spring = settled.holiday("spring", 2027)
    assert spring is not None
    assert (spring.first, spring.last) == (date(2027, 2, 5), date(2027, 2, 13))


def test_a_name_of_ones_own_is_a_festival(tmp_path: Path) -> None:
    calendar = Calendar("GB", folder=folder(tmp_path, "2026-07-06..2026-07-08 off 司庆\n"))
    found = calendar.holiday("司庆", 2026)
    assert found is not None
    assert (found.day, found.last) == (date(2026, 7, 6), date(2026, 7, 8))


@pytest.mark.parametrize(
    "line",
    ["2027-02-30 off x", "2027-02-05 free x", "off 2027-02-05", "2027-02-05", "2027-03-01..2027-02-01 off", "decree"],
)
def test_a_slip_is_named_with_its_file_and_line_and_the_rest_holds(tmp_path: Path, line: str) -> None:
    folder(tmp_path, f"# mine\n{line}\n2027-06-30 off moving\n")
    settings = load_settings(tmp_path / "settings.toml")
    assert [("own.txt" in said, "2" in said) for said in settings.problems] == [(True, True)]
    assert not settings.hours.is_workday(date(2027, 6, 30))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    place = folder(tmp_path, "2027-06-30 off moving\n")
    (place / "other.txt").write_bytes(b"\xff\xfe\x00")
    found = own_days(place)
    assert len(found.problems) == 1
    assert date(2027, 6, 30) in found.off


def test_a_file_of_another_kind_is_named_and_an_editors_copy_is_not(tmp_path: Path) -> None:
    place = folder(tmp_path, "2027-06-30 off moving\n")
    for name in ("china.ics", "own.txt~", ".own.txt.swp"):
        (place / name).write_text("x", encoding="utf-8")
    (said,) = own_days(place).problems
    assert "china.ics" in said


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "holidays").write_text("2027-06-30 off moving\n", encoding="utf-8")
    (said,) = own_days(tmp_path / "holidays").problems
    assert "holidays" in said
    assert own_days(tmp_path / "nowhere").problems == ()


@given(st.text(max_size=60))
def test_whatever_a_file_holds_nothing_is_raised(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    place = tmp_path_factory.mktemp("any")
    (place / "a.txt").write_text(text, encoding="utf-8", errors="replace")
    own_days(place)


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(["off", "work", "放假", "上班"]))
    )
)
def test_the_later_line_wins(tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[date, str]]) -> None:
    place = tmp_path_factory.mktemp("later")
    (place / "a.txt").write_text("".join(f"{day} {word}\n" for day, word in lines), encoding="utf-8")
    calendar, last = Calendar("CN", folder=place), dict(lines)
    assert {day: calendar.is_workday(day) for day in last} == {
        day: word in ("work", "上班") for day, word in last.items()
    }
    free = [day for day in last if not calendar.is_workday(day)]
    assert all(calendar.is_made_up(day) is False for day in free)
    assert all(isinstance(calendar.is_workday(day + timedelta(days=1)), bool) for day in last)
