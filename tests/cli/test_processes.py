"""The program as a process: what it imports, its pipes, its signals, the directory it is called from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LC_ALL")}
    return {**kept, "WORKBENCH_HOME": str(home), "WORKBENCH_NOW": "2026-12-28T08:00", "PYTHONPATH": str(ROOT), **more}


def run(home: Path, *words: str, cwd: Path = ROOT, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        cwd=cwd,
        env=environment(home, **more),
        input=stdin,
        text=True,
        capture_output=True,
        check=False,
    )


def test_no_command_imports_textual(tmp_path: Path) -> None:
    """One clean interpreter runs every command there is."""
    script = """
import sys
from workbench.cli.main import main
refs = {"done": ["1"], "reply": ["1", "x"], "reopen": ["1", "x"], "drop": ["1", "x"], "show": ["2026-0001"],
    "triage": ["1", "1"], "plan": ["1", "tomorrow"], "due": ["1", "fri"], "edit": ["1", "note=x"], "wait": ["1", "Li"],
    "defer": ["1", "2027-01-04", "--why", "x"], "start": ["1"], "add": ["x @Li fri"], "note": ["x"], "parse": ["x"],
    "search": ["x"], "export": ["diary"], "import": ["nowhere"], "restore": ["nowhere"], "completion": ["bash"],
    "demo": ["--plain"]}
for verb in sys.argv[1:]:
    main([verb, *refs.get(verb, [])])
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("textual", "screens"))
print(loaded, file=sys.stderr)
sys.exit(bool(loaded))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, *VERBS],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


def test_version_and_help_import_next_to_nothing(tmp_path: Path) -> None:
    code = "import sys; from workbench.cli.main import main; main(['--version']); print(*sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    loaded = set(ran.stdout.split())
    unwanted = {"argparse", "workbench.store.store", "workbench.settings", "json", "dateutil", "tinydb"}
    assert sorted(loaded & unwanted) == []


def test_what_lies_in_the_current_directory_cannot_shadow_ours(tmp_path: Path) -> None:
    for name in ("screens", "data", "tinydb", "json"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('shadowed')")
    ran = run(tmp_path / "desk", "add", "x", cwd=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "2026-0001  x\n", "")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    run(tmp_path, "add", "-", stdin="".join(f"item {n}\n" for n in range(3000)))
    ran = subprocess.run(
        f"'{sys.executable}' -m workbench list | head -1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "2026-0001  -  item 0\n0\n"
    assert ran.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "workbench", "--help"],
            cwd=ROOT,
            env=environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_a_narrow_encoding_shows_question_marks(tmp_path: Path) -> None:
    ran = run(tmp_path, "add", "写报告", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stdout) == (0, "2026-0001  ???\n")
    assert run(tmp_path, "list").stdout == "2026-0001  -  写报告\n"


def test_bytes_that_are_not_text_do_not_stop_it(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable.encode(), b"-m", b"workbench", b"add", b"caf\xe9"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "caf\ufffd" in ran.stdout.decode()


def test_ctrl_c_is_130_without_a_word(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "add", "-"],
        cwd=ROOT,
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What a shell runs in the background is born deaf to it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(b"one\n")
    process.stdin.flush()
    # It waits for more lines once it has opened nothing yet: give it the time to get there.
    try:
        process.wait(1.5)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "workbench", "add", f"item {n}"],
            cwd=ROOT,
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
        )
        for n in range(6)
    ]
    assert [process.wait(60) for process in running] == [0] * 6
    lines = run(tmp_path, "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [f"2026-{n:04d}" for n in range(1, 7)]


def test_closed_streams_stop_nothing(tmp_path: Path) -> None:
    for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        ran = subprocess.run(
            f"'{sys.executable}' -m workbench add x {closed}",
            shell=True,
            executable="/bin/bash",
            cwd=ROOT,
            env=environment(tmp_path),
            check=False,
        )
        assert ran.returncode == 0, closed
    assert len(run(tmp_path, "list").stdout.splitlines()) == 4
