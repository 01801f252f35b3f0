"""docs/cli.md and docs/json.md name every command, option and key that there is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from workbench.cli.commands.bring import KINDS
from workbench.cli.commands.completion import words_by_verb
from workbench.cli.commands.edit import FIELDS
from workbench.cli.commands.export import REPORTS
from workbench.cli.verbs import VERBS
from workbench.domain.leaks import CODES

DOCS = Path(__file__).resolve().parents[2] / "docs"
EVERYWHERE = {"--help", "-h", "--home", "--lang", "--json", "--reveal", "--version"}


def sections(name: str) -> dict[str, str]:
    """The sections of a page by their headings."""
    parts = re.split(r"^#+ (.+)$", (DOCS / name).read_text("utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_and_nothing_else_has() -> None:
    headings = [word for title in sections("cli.md") for word in re.findall(r"`([a-z-]+)`", title)]
    assert sorted(headings) == sorted(VERBS)


def test_every_option_is_documented_with_its_command_and_the_other_way_round() -> None:
    for title, text in sections("cli.md").items():
        verbs = re.findall(r"`([a-z-]+)`", title)
        if not verbs:
            continue
        real = {word for verb in verbs for word in words_by_verb()[verb] if word.startswith("-")} - EVERYWHERE
        said = set(re.findall(r"(?<![\w-])--[a-z-]+|(?<![\w-])-o\b", text)) - EVERYWHERE
        assert said == real, title


def test_lists_of_words_are_complete() -> None:
    text = (DOCS / "cli.md").read_text("utf-8")
    for word in (*FIELDS, *CODES, *REPORTS, *KINDS):
        assert f"`{word}`" in text, word


def test_every_key_of_the_json_is_documented_and_the_other_way_round(cli: Any) -> None:
    cli.ok("add", "x", "^Wang", "// note")
    cli.ok("add", "-", stdin=b"y\n  step\n")
    cli.ok("done", "1", "r")
    cli.ok("reply", "1", "told")
    said = sections("json.md")
    item = cli.item("1")
    trail = item.pop("trail")
    step = cli.item("2")["steps"][0]
    for title, shape in (
        ("Item", item),
        ("Step", step),
        ("Source", item["source_details"]),
        ("Reply", item["reply"]),
        ("Entry", trail[0]),
        ("Reading", cli.ok("parse", "x", "--json").json),
        ("The diary of a day", cli.ok("diary", "--json").json),
        ("Today", cli.ok("today", "--json").json),
        ("Brief", cli.ok("brief", "--json").json),
        ("Doctor", cli.ok("doctor", "--json").json),
        ("Calendar", cli.ok("calendar", "2026", "--json").json),
        ("Statistics", cli.ok("stats", "--json").json),
        ("Routine", cli.ok("routine", "add", "report every day", "--json").json),
    ):
        keys = set(re.findall(r"^\| `(\w+)`", said[title], flags=re.M))
        assert keys == set(shape), title
