"""The quick `add` and `note` write, byte for byte, what the commands write that open the desk, and say the same."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.conftest import NOW, Cli
from workbench.__main__ import QUICK
from workbench.cli import quick as module
from workbench.cli.main import main
from workbench.cli.quick import VERBS, quick
from workbench.cli.quick_list import VERB
from workbench.cli.quick_search import VERB as SEARCH
from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Item
from workbench.store.codec import codec_for
from workbench.store.document import document
from workbench.store.quick import _json  # pyright: ignore[reportPrivateUsage]
from workbench.store.record import to_json
from workbench.store.store import Store

TABLES = Path(__file__).parents[1] / "text"
LINES = [
    line.split(" | ")[0]
    for file in sorted(TABLES.glob("*.txt"))
    for line in file.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SIGNED = [
    "call @Li",
    "@李工核对数据",
    "#季报 数据 ^王局长",
    "x >赵倩",
    "等@李工 回复",
    '@"Anna Schmidt" x',
    "y @anna schmidt",
    "z !1 @Li",
    "会：季度例会 !1",
    "- 诺：周五前报送数据",
    "- 电 孙科长来电。诺：明天答复 ^孙科长",
    "- call; promise: x",
]
typed = st.one_of(st.sampled_from(LINES), st.sampled_from(SIGNED), st.text(min_size=1, max_size=12))
acts = st.lists(st.tuples(st.sampled_from(VERBS), typed), min_size=1, max_size=6)


class Answer:
    """What a command said, and how it ended."""

    def __init__(self, words: list[str], *, try_quick: bool) -> None:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            found = quick(words) if try_quick else None
            self.was_quick = found is not None
            self.status = main(words) if found is None else found
        said = [stream.buffer.getvalue() for stream in (out, err)]  # pyright: ignore[reportAttributeAccessIssue]
        self.said = (self.status, *said)


def journal(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((home / "store" / "journal").glob("*.jsonl")))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_NOW", NOW)


def run(home: Path, words: list[str], *, try_quick: bool) -> Answer:
    os.environ["WORKBENCH_HOME"] = str(home)
    try:
        return Answer(words, try_quick=try_quick)
    finally:
        del os.environ["WORKBENCH_HOME"]


@settings(max_examples=15, deadline=None)
@given(acts, st.sampled_from(["en", "zh_CN"]))
def test_both_ways_write_and_say_the_same(acts: list[tuple[str, str]], language: str) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_NOW", NOW)
        patch.setenv("WORKBENCH_LANG", language)
        slow, fast = Path(folder) / "slow", Path(folder) / "fast"
        for verb, line in [("add", "first @李工 #季报"), *acts]:
            one, other = (run(home, [verb, line], try_quick=home is fast) for home in (slow, fast))
            assert one.said == other.said
        assert journal(slow) == journal(fast)
        with Store.open(fast / "store", clock=FixedClock.__new__(FixedClock), app="test", read_only=True) as store:
            assert store.verify().ok


def test_nearly_every_line_of_every_day_is_quick(tmp_path: Path, clock: None) -> None:
    run(tmp_path, ["add", "first @李工"], try_quick=False)
    everyday = [line for line in LINES if not line.lstrip().startswith("-")][::7]
    refused = [line for line in everyday if not run(tmp_path, ["add", line], try_quick=True).was_quick]
    assert len(refused) <= len(everyday) * 0.25, refused


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["add", "-"],
        ["add", "--json", "x"],
        ["add", "x", "--home", "/tmp"],
        ["note", "--item", "1", "x"],
        ["add", " "],
        ["add", "tomorrow"],
        ["add", "\udcff x"],
        ["note", "-"],
        ["add", "3个工作日内 交报表"],
        ["add", "国庆节后 交报表"],
    ],
)
def test_what_is_not_plain_is_left_alone(cli: Cli, words: list[str]) -> None:
    cli.ok("add", "first")
    before = journal(cli.home)
    assert quick(words) is None
    assert journal(cli.home) == before


def test_a_first_line_makes_the_desk(cli: Cli) -> None:
    assert quick(["add", "x"]) is None
    assert not cli.home.exists()


def test_a_sealed_day_is_amended(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    cli.ok("add", "x", "!4")
    cli.ok("close-day")
    assert quick(["add", "late"]) == 0
    assert quick(["note", "late words"]) == 0
    last = [json.loads(line) for line in journal(cli.home).splitlines()[-2:]]
    assert [["after_close", "1"] in record["ops"][-1]["new"]["data"] for record in last] == [True, True]
    assert "2026-0002  late" in capsys.readouterr().out


def test_a_name_that_somebody_else_brought_is_known(cli: Cli) -> None:
    cli.ok("add", "a @李工")
    assert quick(["add", "b @李工核对数据"]) == 0
    cli.ok("add", "c @王工")  # by the desk: what is remembered is brought up to date
    assert quick(["add", "d @王工核对数据"]) == 0
    cli.ok("edit", "1", "lead=老赵")  # by a command that remembers nothing
    assert quick(["add", "e @老赵核对数据"]) is None
    cli.ok("add", "e @老赵核对数据")
    assert [cli.item(ref)["lead"] for ref in "245"] == ["李工", "王工", "老赵"]


def test_settings_are_believed_while_their_file_is_the_same(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    cli.settings('language = "zh_CN"\n[hours]\nend = "18:15"\n')
    assert quick(["add", "x"]) is None
    cli.ok("add", "x")
    assert quick(["add", "交报表 eod"]) == 0
    assert "18:15" in capsys.readouterr().out
    cli.settings('language = "en"\n[hours]\nend = "19:00"\n')
    assert quick(["add", "y"]) is None


@pytest.mark.parametrize("how", ["tail", "cut", "lock gone", "head", "link", "directory", "second name"])
def test_a_store_in_disorder_is_left_to_the_desk(cli: Cli, how: str) -> None:
    cli.ok("add", "x")
    segment = next((cli.home / "store" / "journal").glob("*.jsonl"))
    lock = cli.home / "store" / "lock"
    content = segment.read_bytes()
    if how == "tail":
        segment.write_bytes(content + b'{"half')
    elif how == "cut":
        segment.write_bytes(content[: content[:-1].rindex(b"\n") + 1])
    elif how == "lock gone":
        lock.unlink()
    elif how == "head":
        lock.write_bytes(lock.read_bytes().replace(b"2026-12", b"2026-11"))
    elif how == "link":
        segment.rename(cli.home / "elsewhere")
        segment.symlink_to(cli.home / "elsewhere")
    elif how == "directory":
        segment.parent.rename(cli.home / "elsewhere")
        segment.parent.symlink_to(cli.home / "elsewhere")
    else:
        os.link(segment, cli.home / "second")
    before = segment.read_bytes()
    assert quick(["add", "y"]) is None
    assert segment.read_bytes() == before


@pytest.mark.parametrize("call", ["write", "fdatasync"])
def test_a_disk_that_refuses_leaves_nothing_behind(cli: Cli, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    cli.ok("add", "x")
    before = journal(cli.home)

    def refuse(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        assert quick(["add", "y"]) is None
    assert journal(cli.home) == before
    assert quick(["add", "y"]) == 0


def test_the_record_is_on_the_disk_before_the_head_moves_and_anything_is_said(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.ok("add", "x")
    done: list[str] = []

    def noted(name: str, real: object) -> None:
        def call(*arguments: object) -> object:
            done.append(name)
            return real(*arguments)  # pyright: ignore[reportCallIssue]

        monkeypatch.setattr(os, name, call)

    for name in ("write", "fdatasync", "pwrite", "ftruncate"):
        noted(name, getattr(os, name))
    monkeypatch.setattr(module.output, "lines", lambda _rows: done.append("said"))
    assert quick(["add", "y"]) == 0
    assert done == ["write", "fdatasync", "pwrite", "said"]


def test_a_reader_who_has_seen_enough_is_no_mistake(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok("add", "x")
    before = journal(cli.home)

    def gone(_texts: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(module.output, "lines", gone)
    assert quick(["add", "y"]) == 0
    assert journal(cli.home) != before


def test_a_desk_that_is_open_sees_what_came_quickly(cli: Cli) -> None:
    cli.ok("add", "x")
    clock = FixedClock.__new__(FixedClock)
    with Store.open(cli.home / "store", clock=clock, app="test", read_only=True) as store:
        assert quick(["add", "y"]) == 0
        changed = store.poll()
        assert changed is not None
        assert [store.items()[id].title for id in changed.items] == ["y"]


def test_the_door_and_the_quick_way_know_the_same_verbs() -> None:
    assert (*VERBS, VERB, SEARCH) == QUICK


moments = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)).map(lambda moment: moment.astimezone())
facts = st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3).map(tuple)
entries = st.builds(
    Entry,
    at=moments,
    written_at=moments,
    kind=st.sampled_from(list(EntryKind)),
    text=st.text(max_size=9),
    verb=st.none() | st.sampled_from(list(Verb)),
    people=st.lists(st.text(max_size=4), max_size=3).map(tuple),
    data=facts,
)


@given(entries)
def test_a_document_is_what_the_codec_makes(entry: Entry) -> None:
    assert document(entry) == codec_for(Entry).encode(entry)


@given(st.builds(Item, ref=st.text(max_size=4), title=st.text(max_size=4), created_at=moments, updated_at=moments))
def test_a_document_of_an_item_is_what_the_codec_makes(item: Item) -> None:
    assert document(item) == codec_for(Item).encode(item)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_json_is_letter_for_letter_that_of_the_store(value: object) -> None:
    try:
        expected = to_json(value).decode()
    except UnicodeEncodeError:
        return
    assert _json(value) == expected


def test_the_door_ends_with_the_status_and_all_that_was_said(cli: Cli) -> None:
    cli.ok("add", "first")
    command = [sys.executable, "-m", "workbench", "add", "second", "2月30日"]
    ran = subprocess.run(command, env={**os.environ}, capture_output=True, check=False, text=True)
    assert (ran.returncode, ran.stdout) == (0, "2026-0002  second 2月30日\n")
    assert "no day of the calendar" in ran.stderr
    ran = subprocess.run([*command[:3], "list"], env={**os.environ}, capture_output=True, check=True, text=True)
    assert "second 2月30日" in ran.stdout


def test_what_a_quick_add_loads(cli: Cli) -> None:
    """Counted, not timed: the modules beyond those of the bare interpreter."""
    cli.ok("add", "first @Li")
    script = (
        "import sys; before = set(sys.modules); import workbench.__main__\n"
        "from workbench.cli.quick import quick\n"
        "status = quick(['add', sys.argv[1]]); new = set(sys.modules) - before\n"
        "print(status, *sorted(new), file=sys.stderr)"
    )
    for line in ("tomorrow 3pm review contract @Li ~45m", "明天下午3点 核对合同 ~45m"):
        for _turn in range(2):  # the first remembers the patterns
            ran = subprocess.run(
                [
                    sys.executable,
                    "-I",
                    "-c",
                    f"sys = __import__('sys'); sys.path.insert(0, {str(Path.cwd())!r})\n{script}",
                    line,
                ],
                env={**os.environ},
                capture_output=True,
                check=True,
                text=True,
            )
        status, *loaded = ran.stderr.split()
        foreign = {name for name in loaded if not name.startswith("workbench")}
        assert status == "0"
        assert not foreign & {
            "re",
            "json",
            "typing",
            "dataclasses",
            "enum",
            "functools",
            "pathlib",
            "argparse",
            "hashlib",
        }
        # A Chinese line asks the codec of the mainland's basic set whether a character is traditional.
        assert len(foreign) <= (14 if line.isascii() else 16), sorted(foreign)
        assert len(loaded) <= 95, sorted(loaded)
