"""The same work by the roles of the office: each matter under one of them, none lost, none counted twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.year import AREAS, Year

from workbench import i18n
from workbench.domain.duty import duty
from workbench.domain.item import Kind
from workbench.domain.people import People
from workbench.domain.periods import Scale, period
from workbench.domain.roles import Roles, role_of
from workbench.domain.statistics.digest import digest
from workbench.domain.statistics.whole import Statistics, days_needed, statistics
from workbench.text.pictures.charts import charts
from workbench.text.report.duty import own_roles

CLAIMS = ("tracked", *(f"kind:{kind.value}" for kind in Kind), *(area for area in AREAS if area))
ROLES: st.SearchStrategy[Roles] = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁"), st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4).map(tuple)),
    unique_by=lambda role: role[0],
    max_size=4,
).map(tuple)
YEAR = Year(5, 120, 600)


def counted(roles: Roles) -> Statistics:
    found = period(Scale.YEAR, YEAR.now.date())
    read = YEAR.read()
    days = [digest(day, read(day)) for day in days_needed(found, YEAR.now.date())]
    return statistics(found, days, YEAR.items, YEAR.trail, People(), YEAR.now.date(), roles)


@given(ROLES)
def test_the_roles_part_what_was_finished_and_what_it_took(roles: Roles) -> None:
    found = counted(roles)
    if not roles:
        assert found.roles == ()
        return
    finished = [item for role in found.roles for item in role.finished.items]
    assert sorted(finished) == sorted(found.mix.finished.items)
    assert len(set(finished)) == len(finished)
    assert sum(role.spend.actual.value for role in found.roles) == found.spent.actual.value
    for role in found.roles:
        assert all(role_of(YEAR.items[item], roles) == role.name for item in role.finished.items)
        assert {item for item in found.mix.finished.items if role_of(YEAR.items[item], roles) == role.name} == set(
            role.finished.items
        )
    assert [role.name for role in found.roles if role.name] == [name for name, _claims in roles]


def test_the_picture_says_the_same_as_the_report() -> None:
    i18n.use("en")
    roles: Roles = (("Supervision", ("tracked", "督查")), ("Advice", ("kind:research", "kind:information")))
    found = counted(roles)
    chart = next(chart for chart in charts(found) if chart.id == "roles")
    assert [bar.label for bar in chart.bars] == ["Supervision", "Advice", "Other work"]
    told = duty(found.period, YEAR.read(), YEAR.items.values(), YEAR.trail, YEAR.now)
    for bar in chart.bars:
        name = bar.label if bar.label != "Other work" else ""
        assert bar.numbers[0].figure.value == sum(role_of(item, roles) == name for item in told.finished)


def test_roles_come_from_a_template_of_ones_own_and_from_no_other(tmp_path: Path) -> None:
    i18n.use("en")
    assert own_roles(None) == () == own_roles(tmp_path)
    assert not any(chart.id == "roles" for chart in charts(counted(())))
    (tmp_path / "reports").mkdir()
    own = tmp_path / "reports" / "year.toml"
    own.write_text('title = "Mine"\n[[section]]\nuse = "roles"\n[roles]\n"Advice" = ["kind:research"]\n', "utf-8")
    assert own_roles(tmp_path) == (("Advice", ("kind:research",)),)
    own.write_text("title = 1", "utf-8")
    assert own_roles(tmp_path) == ()


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")
