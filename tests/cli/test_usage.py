"""Options, statuses, complaints: what holds for every command."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli import opening
from workbench.cli.main import main, mended
from workbench.cli.parser import parser_for
from workbench.cli.verbs import VERBS
from workbench.errors import UsageMistake
from workbench.text.width import cells

ROOT = Path(__file__).resolve().parents[2]


def parser_of(verb: str) -> Any:
    commands = import_module(f"workbench.cli.commands.{VERBS[verb].module}").COMMANDS
    return parser_for(verb, commands[verb])


def test_the_table_of_verbs_and_the_modules_agree() -> None:
    named = {(info.module, verb) for verb, info in VERBS.items()}
    modules = {module for module, _verb in named}
    found = {(m, verb) for m in modules for verb in import_module(f"workbench.cli.commands.{m}").COMMANDS}
    assert found == named
    files = {path.stem for path in (ROOT / "workbench" / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert files == modules


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_help_in_both_places(cli: Any, verb: str) -> None:
    for words in ((verb, "--help"), (verb, "-h")):
        ran = cli.ok(*words)
        assert ran.out.startswith(f"usage: workbench {verb}")
        for option in ("--home", "--lang", "--json", "--version"):
            assert option in ran.out
    assert verb in cli.ok("--help").out
    assert cli.ok(verb, "--version").out == cli.ok("--version").out


def test_options_stand_before_or_behind_the_command(cli: Any, tmp_path: Path) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    cli.ok("--home", one, "add", "x")
    cli.ok("add", "y", f"--home={two}")
    assert cli.ok(f"--home={one}", "list").lines == ["2026-0001  -  x"]
    assert cli.ok("list", "--home", two).lines == ["2026-0001  -  y"]
    assert not cli.home.exists()


def test_the_language_is_chosen_by_option_environment_and_file(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok("note", "x")
    assert "年" in cli.ok("diary", "--lang", "zh_CN").out
    cli.settings('language = "zh_CN"')
    assert "年" in cli.ok("diary").out
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    assert "年" not in cli.ok("diary").out
    assert cli("diary", "--lang", "klingon").status == 2


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["ad"],
        ["--frobnicate"],
        ["--home"],
        ["add"],
        ["add", "x", "--frobnicate"],
        ["show"],
        ["triage", "1"],
        ["list", "--all=yes"],
        ["undo", "-1"],
        ["completion", "tcsh"],
        ["--json"],
        ["defer", "1", "tomorrow"],
        ["reply", "1"],
    ],
)
def test_wrong_usage_is_status_2_and_one_sentence(cli: Any, words: list[str]) -> None:
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("workbench: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("verb", "missing"),
    [("done", "REF"), ("reply", "REF"), ("due", "REF, WHEN"), ("wait", "REF, WHO"), ("add", "LINE")],
)
def test_only_what_is_required_is_called_for(cli: Any, verb: str, missing: str) -> None:
    assert f"required: {missing}. " in cli(verb).err
    assert f"缺少参数：{missing}。" in cli("--lang", "zh_CN", verb).err


@pytest.mark.parametrize("line", ["", "  ", "\u3000"])
@pytest.mark.parametrize("verb", ["parse", "add", "note"])
def test_an_empty_line_is_answered_with_one_sentence(cli: Any, verb: str, line: str) -> None:
    ran = cli(verb, line)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "unexpected" not in ran.err


def test_a_slip_is_answered_with_what_was_perhaps_meant(cli: Any) -> None:
    assert "did you mean `close-day`" in cli("closeday").err


def test_without_a_terminal_the_screen_is_refused_with_a_hint(cli: Any) -> None:
    ran = cli()
    assert (ran.status, ran.out) == (1, "")
    assert "workbench today" in ran.err


def test_a_clock_that_is_none_is_wrong_usage(cli: Any) -> None:
    cli.at("noonish")
    ran = cli("list")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "WORKBENCH_NOW" in ran.err


def test_what_nobody_expected_goes_into_a_file(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("workbench.cli.session.Session.desk", fail)
    ran = cli("list")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    path = Path(re.search(r"written in (\S+\.txt);", ran.err)[1])  # type: ignore[index]
    assert path.parent == cli.home / "state"
    assert "on purpose" in path.read_text("utf-8")


def test_an_interruption_is_130(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.cli.session.Session.desk", interrupt)
    ran = cli("list")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


def test_a_bad_settings_file_never_stops_a_command(cli: Any) -> None:
    cli.settings("me = 3\nfoo = [")
    cli.ok("add", "x")
    assert any("settings.toml" in line for line in cli.ok("doctor").lines)


def test_words_that_look_like_options_can_be_words(cli: Any) -> None:
    assert cli.ok("add", "--", "--json", "is", "broken").lines == ["2026-0001  --json is broken"]
    assert cli.ok("note", "-30 went out").out == "07:30  went out\n"
    assert cli.ok("note", "-30", "came", "back").out == "07:30  came back\n"


@given(st.text(max_size=20))
def test_mended_words_can_always_be_encoded(word: str) -> None:
    assert mended(word) == word
    mended(word + "\udc80\ud800").encode()


WORDS = st.one_of(
    st.sampled_from(
        [*VERBS, "-", "--", "--json", "--all", "--home", "--lang", "-o", "1", "2026-0001", "tomorrow", "=", ""]
    ),
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.from_regex(r"-{1,2}[a-z]{0,4}=?", fullmatch=True),
)


@given(verb=st.sampled_from(sorted(VERBS)), words=st.lists(WORDS, max_size=4), before=st.lists(WORDS, max_size=1))
def test_no_arguments_whatever_make_a_traceback(verb: str, words: list[str], before: list[str]) -> None:
    """Only reading is tried, so that nothing is written to where the words happen to point."""
    for argv in ([*before, verb, *words], words):
        try:
            options, rest = opening.split([mended(word) for word in argv])
            if rest and rest[0] in VERBS:
                opening.merge(options, parser_of(rest[0]).read(rest[1:]))
        except UsageMistake as mistake:
            assert mistake.sentence()
        except SystemExit as leaving:
            assert leaving.code == 0


@given(
    words=st.lists(WORDS, max_size=4),
    verb=st.sampled_from(
        [
            "list",
            "show",
            "plan",
            "due",
            "edit",
            "wait",
            "done",
            "diary",
            "check",
            "undo",
            "triage",
            "close-day",
            "parse",
            "search",
            "note",
            "add",
        ]
    ),
)
def test_nonsense_is_answered_never_a_crash(words: list[str], verb: str, tmp_path_factory: Any) -> None:
    home = tmp_path_factory.mktemp("nonsense")
    safe = [word for word in words if word not in ("--home", "-o", "-") and not word.startswith("--home=")]
    assert main([f"--home={home}", verb, *safe]) in (0, 1, 2)
    assert not list(home.glob("state/crash-*"))


def test_namespaces_hold_no_surprises() -> None:
    args = parser_of("list").read(["--all", "x"])
    assert isinstance(args, argparse.Namespace)
    assert (args.all, args.filter) == (True, ["x"])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("verb", VERBS)
def test_help_fits_the_terminal_in_cells(cli: Any, verb: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(cells, cli.ok("--lang", language, verb, "--help").lines)) <= 80
