"""settings.toml: every key optional, an unknown one named, a wrong one named, and the rest holds."""

from __future__ import annotations

import re
import tomllib
from datetime import time
from pathlib import Path

import pytest

from workbench.domain.item import Domain, Side
from workbench.settings import SETTING_KEYS, load_settings

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "absent.toml")
    assert settings.problems == ()
    assert settings.hours.minutes() == 450


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = load_settings(
        written(
            tmp_path,
            'me = "陈敏"\nlanguage = "zh_CN"\ntheme = "light"\nglyphs = "ascii"\nmouse = false\nbuffer_minutes = 100\n'
            'close_from = "17:00"\nexports = "/tmp/diary"\n[hours]\nstart = "08:30"\nend = 17:30:00\n'
            'lunch_start = "12:00"\nlunch_end = "12:00"\n',
        )
    )
    assert settings.problems == ()
    assert (settings.me, settings.language, settings.theme, settings.mouse) == ("陈敏", "zh_CN", "light", False)
    assert (settings.hours.start, settings.hours.minutes()) == (time(8, 30), 540)


def test_people_and_areas_go_by_names_of_the_users_own(tmp_path: Path) -> None:
    text = '[people]\n"王局长" = "leader"\n"A. B." = "peer"\nx = "boss"\n'
    text += '[areas]\n"季报" = "finance"\n[response]\nplan = 5\n'
    settings = load_settings(written(tmp_path, text))
    assert dict(settings.people) == {"王局长": Side.LEADER, "A. B.": Side.PEER}
    assert dict(settings.areas) == {"季报": Domain.FINANCE}
    assert (settings.response.plan, settings.response.defer) == (5, 14)
    assert [problem for problem in settings.problems if "people.x" in problem] == list(settings.problems)
    assert len(settings.problems) == 1


def test_an_unknown_key_is_named_and_the_rest_holds(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, 'me = "A"\ncolour = "red"\n[hours]\nbreakfast = "07:00"\n'))
    assert settings.me == "A"
    assert [problem for problem in settings.problems if "colour" in problem or "hours.breakfast" in problem] == list(
        settings.problems
    )
    assert len(settings.problems) == 2


@pytest.mark.parametrize(
    "line",
    ["mouse = 1", "buffer_minutes = -5", "buffer_minutes = true", 'close_from = "soon"', "me = 3", 'theme = "pink"'],
)
def test_a_value_that_cannot_be_used_is_named_and_the_default_stands_in(tmp_path: Path, line: str) -> None:
    settings = load_settings(written(tmp_path, line))
    assert len(settings.problems) == 1
    assert line.split(" ")[0] in settings.problems[0]


def test_a_day_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, '[hours]\nstart = "18:00"\nend = "09:00"\n'))
    assert settings.hours.minutes() == 450
    assert len(settings.problems) == 1


@pytest.mark.parametrize("content", [b"me = ", b"\xff\xfe", b"[[["])
def test_a_file_that_is_no_toml_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert len(load_settings(path).problems) == 1
    assert path.read_bytes() == content


def test_the_documentation_names_every_key_and_no_other(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    table = tomllib.loads(found[1])
    keys = [f"{key}.{name}" for key, value in table.items() if isinstance(value, dict) for name in value]
    keys += [key for key, value in table.items() if not isinstance(value, dict)]
    assert sorted(keys) == sorted(SETTING_KEYS)
    assert load_settings(written(tmp_path, found[1])).problems == ()
