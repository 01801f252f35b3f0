"""export --template: the program's template as a copy to be edited, and what the commands make of it."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Cli

from workbench.resources import resource
from workbench.text.report.template import FOLDER


def own(folder: Path, report: str, use: str, title: str = "Ours") -> Path:
    place = folder / FOLDER / f"{report}.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'title = "{title}"\n[[section]]\nuse = "{use}"\n', "utf-8")
    return place


def test_a_copy_to_be_edited_is_written_where_it_is_looked_for_and_never_over_one(cli: Cli) -> None:
    usual = cli.ok("export", "agenda", "-o", "-").out
    path = Path(cli.ok("export", "agenda", "--template").out.strip())
    assert path.read_bytes() == resource(FOLDER, "en", "agenda.toml").read_bytes()
    assert cli.ok("export", "agenda", "-o", "-").out == usual
    assert cli.ok("export", "agenda", "--template", "-o", "-").out == path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("Agenda of the Monday meeting", "Monday"), "utf-8")
    assert cli.ok("export", "agenda", "-o", "-").out.startswith("# Monday\n")
    ran = cli("export", "agenda", "--template")
    assert ran.status == 1
    assert str(path) in ran.err
    assert 'title = "Monday"' in path.read_text("utf-8")
    assert "agenda.toml.bak" in cli("export", "agenda", "--template", "--force").err
    assert cli.ok("export", "agenda", "-o", "-").out == usual
    assert 'title = "Monday"' in path.with_name("agenda.toml.bak").read_text("utf-8")


def test_a_copy_for_all_languages_is_the_users_copy_too(cli: Cli) -> None:
    place = own(cli.home / "config", "week", "overview")
    ran = cli("export", "week", "--template", "--lang", "zh_CN")
    assert ran.status == 1
    assert str(place) in ran.err


def test_what_has_no_template_is_said(cli: Cli) -> None:
    ran = cli("export", "stats", "--template")
    assert ran.status == 2
    assert "schedule, agenda, minutes" in ran.err
    assert cli("export", "year", "2026", "--template").status == 2


def test_a_bad_template_stops_an_issue_and_writes_nothing(cli: Cli) -> None:
    own(cli.home / "config", "schedule", "none")
    ran = cli("export", "schedule", "--issue", "-o", str(cli.home / "out.md"))
    assert ran.status == 1
    assert not (cli.home / "out.md").exists()
    assert "issued" not in cli.ok("diary").out


def test_bulletin_and_hand_over_of_the_shell_are_the_same_papers(cli: Cli) -> None:
    cli.ok("add", "write it")
    cli.ok("track", "1", "Zhang", "see to it")
    own(cli.home / "config", "bulletin", "green", title="How it stands")
    own(cli.home / "config", "handover", "supports", title="Given on")
    assert cli.ok("bulletin", "--reported", "Zhang").out.startswith("# How it stands")
    assert cli.ok("handover", "me").out.startswith("# Given on")
