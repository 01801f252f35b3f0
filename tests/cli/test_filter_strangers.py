"""A person whom no item names is said to be one, and looked for all the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from workbench.text.filter import parse_filter
from workbench.text.search.said import said

NOW = datetime(2026, 11, 17, 10, 0)
NAMES = ("李工", "Anna Berg")


@pytest.mark.parametrize(
    ("word", "stranger"),
    [
        ("@李工", False),
        ("@lig", False),
        ("@anna", False),
        ("@me", False),
        ("@我", False),
        ("@张三", True),
        ("@zo", True),
    ],
)
def test_who_is_known_is_no_stranger(word: str, stranger: bool) -> None:
    found = parse_filter([word], NOW, NAMES)
    assert found.conditions[0].is_stranger is stranger
    assert ("nobody" in said(found)) is stranger


def test_where_no_names_are_known_nobody_is_a_stranger() -> None:
    assert "nobody" not in said(parse_filter(["@张三"], NOW))


@pytest.mark.parametrize("verb", ["search", "list"])
def test_the_command_says_so_and_goes_on(cli: Any, verb: str) -> None:
    cli.ok("add", "@Lee figures")
    ran = cli(verb, "@zorro")
    assert (ran.status, ran.out) == (0, "")
    assert "Nobody in the items here is called zorro." in ran.err
    assert "Nobody" not in cli(verb, "@lee").err
