"""A desk goes out as JSON and comes in again: the same desk, whatever was done at it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.cli.main import main

LINES = (
    "审合同 明天下午3点 @李工 ~1.5h !1",
    "weekly report every fri 10am",
    "ask >赵倩 fri",
    "x",
    "y ^王局长 !2 // note",
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(LINES)),
        st.tuples(st.just("note"), st.sampled_from(("电 called", "-15 met", "plain"))),
        st.tuples(st.just("triage"), st.sampled_from("123"), st.sampled_from("1234")),
        st.tuples(st.just("done"), st.sampled_from("123"), st.just("a result")),
        st.tuples(st.just("reply"), st.sampled_from("123"), st.just("told")),
        st.tuples(st.just("defer"), st.sampled_from("123"), st.just("2027-02-01"), st.just("--why"), st.just("later")),
        st.tuples(st.just("drop"), st.sampled_from("123"), st.just("no")),
        st.tuples(st.just("start"), st.sampled_from("123")),
        st.tuples(st.just("stop")),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("close-day"), st.just("--carry-rest")),
        st.tuples(st.just("edit"), st.sampled_from("123"), st.sampled_from(("note=two\nlines", "expected=e"))),
        st.tuples(st.just("wait"), st.sampled_from("123"), st.just("Li")),
    ),
    max_size=12,
)


def desk_of(home: Path, capsys: Any) -> Any:
    capsys.readouterr()
    assert main([f"--home={home}", "export", "json", "-o", "-"]) == 0
    return json.loads(capsys.readouterr().out)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_what_comes_in_is_what_went_out(acts: list[tuple[str, ...]], tmp_path_factory: Any, capsys: Any) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        comes_in(acts, tmp_path_factory.mktemp("portable"), capsys, monkeypatch)


def comes_in(acts: list[tuple[str, ...]], place: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.cli.commands.day._back_up", lambda _session: None)
    monkeypatch.setenv("WORKBENCH_NOW", "2026-12-28T09:00")
    for n, act in enumerate(acts):
        monkeypatch.setenv("WORKBENCH_NOW", f"2026-12-28T09:{n + 1:02d}")
        assert main([f"--home={place / 'one'}", *act]) in (0, 1, 2)
    main([f"--home={place / 'one'}", "list"])
    held = desk_of(place / "one", capsys)
    file = place / "desk.json"
    assert main([f"--home={place / 'one'}", "export", "json", "-o", str(file)]) == 0
    for _turn in range(2):
        assert main([f"--home={place / 'two'}", "import", str(file)]) == 0
        assert desk_of(place / "two", capsys) == held
    for home in ("one", "two"):
        assert main([f"--home={place / home}", "doctor"]) == 0, capsys.readouterr().out
    assert main([f"--home={place / 'two'}", "add", "one more"]) == 0
    numbers = [row["ref"] for row in desk_of(place / "two", capsys)["items"]]
    assert len(numbers) == len(set(numbers)) == len(held["items"]) + 1


def test_a_desk_with_something_in_it_is_left_alone_and_says_so_first(cli: Any, tmp_path: Path) -> None:
    cli.ok("add", "one")
    file = tmp_path / "desk.json"
    cli.ok("export", "json", "-o", str(file))
    assert "already" in cli.ok("import", str(file)).out
    assert "already" in cli.ok("import", str(file), "--dry-run").out
    cli.ok("add", "two")
    assert "already" in cli.ok("import", str(file)).out
    cli.ok("edit", "1", "title=changed")
    before = cli.ok("export", "json", "-o", "-").out
    for words in (("--dry-run",), ()):
        ran = cli("import", str(file), *words)
        assert (ran.status, ran.err.count("\n")) == (1, 1)
        assert "holds 2 items already" in ran.err
    assert cli.ok("export", "json", "-o", "-").out == before
    fresh = cli(f"--home={tmp_path / 'fresh'}", "import", str(file), "--dry-run")
    assert (fresh.status, (tmp_path / "fresh").exists()) == (0, False)
    assert "1 item" in fresh.out


@pytest.mark.parametrize("schema", [0, 99, True, "x", None])
def test_an_export_of_another_schema_is_refused(cli: Any, tmp_path: Path, schema: Any) -> None:
    cli.ok("add", "one")
    facts = json.loads(cli.ok("export", "json", "-o", "-").out)
    file = tmp_path / "desk.json"
    file.write_text(json.dumps({**facts, "schema": schema}))
    assert cli(f"--home={tmp_path / 'fresh'}", "import", str(file)).status == 1


def test_the_trail_tells_every_change_with_old_and_new(cli: Any) -> None:
    cli.ok("add", "review contract @Li fri 15:00 ~45m")
    cli.ok("edit", "1", "title=review the contract", "minutes=60")
    cli.ok("triage", "1", "1")
    cli.ok("undo")
    cli.ok("done", "1", "signed")
    told = cli.ok("show", "1", "--trail").out
    for words in (
        "title: “review contract” → “review the contract”",
        "estimate: 45 minutes → 1 h 00",
        "Undone: → Do now",
        "state: inbox → closed",
        "result: — → “signed”",
        ", cli, record",
    ):
        assert words in told, (words, told)
    history = cli.ok("show", "1", "--trail", "--json").json["history"]
    assert [each["cmd"] for each in history] == [
        "item.added",
        "item.edited",
        "item.triaged",
        "undo:item.triaged",
        "item.done",
    ]
    assert history[1]["changes"][0] == {"field": "title", "old": "review contract", "new": "review the contract"}


def test_a_head_proves_that_nothing_before_it_was_altered(cli: Any) -> None:
    for n in range(5):
        cli.ok("add", f"item {n}")
    head = cli.ok("doctor", "--json").json["head"]
    cli.ok("add", "later")
    since = f"{head['q']}:{head['h']}"
    assert "Nothing up to that head was altered" in cli.ok("doctor", "--since", since).out
    assert cli("doctor", "--since", f"{head['q']}:{'0' * 32}").status == 1
    assert cli("doctor", "--since", f"99:{head['h']}").status == 1
    assert cli("doctor", "--since", "nonsense").status == 2
    journal = next((cli.home / "store" / "journal").glob("*.jsonl"))
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"item 1", b"item 9", 1)
    journal.write_bytes(b"".join(lines))
    ran = cli("doctor", "--since", since)
    assert ran.status == 1
    assert "line 3" in ran.out and "record 3" in ran.out and "2026-0002" in ran.out and "item.added" in ran.out
    assert "something was altered" in ran.out
    repaired = cli("doctor", "--repair", "--since", since)
    assert "one damaged byte" in repaired.out
    assert cli.ok("doctor", "--since", since)


def test_a_closed_day_prints_its_seal(cli: Any) -> None:
    cli.ok("add", "x")
    assert "\nhead " not in cli.ok("export", "diary", "-o", "-").out
    cli.ok("close-day", "--carry-rest")
    told = cli.ok("export", "diary", "-o", "-").out
    q, h = told.splitlines()[-1].removeprefix("head ").split()
    assert cli.ok("doctor", "--since", f"{q}:{h}")
    cli.ok("note", "afterthought")
    assert "Written after closing" in cli.ok("export", "diary", "-o", "-").out
    assert cli.ok("doctor")
