"""Makes the store of a released version, small and with everything in it; run once with the code of that release.

    git worktree add --detach /tmp/release COMMIT
    cd /tmp/release && WORKBENCH_HOME=/tmp/desk PYTHON tests/store/released/make.py DIRECTORY

The directory gets `store/`, `desk.json` (the whole desk as that release exported it) and `list.json`. A store once
made is never made again: that it opens for ever is the promise.
"""

from __future__ import annotations

import contextlib
import io
import os
import pwd
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

from workbench.cli.main import main

LIFE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2026-11-27T08:00", ("add", "明天下午3点 审合同 @李工 +小陈 ^王局长 #采购 ~1.5h !1 // 带上旧合同")),
    ("2026-11-27T08:05", ("add", "weekly report every fri 10am ~30m #report")),
    ("2026-11-27T08:06", ("add", "answer the bureau by fri *")),
    ("2026-11-27T08:07", ("add", "ask for the figures >赵倩 30 nov")),
    ("2026-11-27T08:08", ("add", "newspaper subscription")),
    ("2026-11-27T08:09", ("add", "printer on the third floor !3")),
    ("2026-11-27T08:10", ("add", "an item with 'quotes', \u2028 marks and \x1b[31mcolour")),
    ("2026-11-27T08:11", ("note", "电 市局来电，问季报进度 @李工")),
    ("2026-11-27T08:12", ("note", "-15 met the visitors")),
    ("2026-11-27T08:20", ("triage", "3", "2")),
    ("2026-11-27T08:21", ("start", "1")),
    ("2026-11-27T08:51", ("stop",)),
    ("2026-11-27T08:52", ("edit", "1", "expected=signed", "note=two lines\nof a note")),
    ("2026-11-27T08:53", ("plan", "6", "15:00")),
    ("2026-11-27T09:00", ("defer", "5", "2026-12-10", "--why", "no money left")),
    ("2026-11-27T09:01", ("done", "6", "a new cable")),
    ("2026-11-27T09:02", ("undo",)),
    ("2026-11-27T09:03", ("redo",)),
    ("2026-11-27T09:04", ("drop", "7", "a slip")),
    ("2026-11-27T09:05", ("reopen", "7", "no slip")),
    ("2026-11-27T18:00", ("close-day", "--carry-rest")),
    ("2026-11-27T18:05", ("note", "written after the day was closed")),
    ("2026-11-30T07:59", ("done", "3", "figures sent")),
    ("2026-11-30T08:00", ("done", "1", "signed")),
    ("2026-11-30T08:01", ("reply", "1", "told him on the phone")),
    ("2026-12-01T08:00", ("add", "an item of December")),
    ("2026-12-01T08:01", ("wait", "8", "Li", "--check", "2026-12-03")),
    ("2026-12-01T08:02", ("doctor", "--repair")),
    ("2026-12-01T08:03", ("due", "8", "2026-12-31")),
    ("2026-12-01T08:04", ("undo",)),
    ("2027-01-04T08:00", ("add", "an item of the next year")),
)


def run(moment: str, *words: str) -> str:
    os.environ["WORKBENCH_NOW"] = moment
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(words)
    if status:
        raise SystemExit(f"{moment} {words}: {status}")
    return out.getvalue()


def make(target: Path) -> None:
    os.environ["TZ"] = "Asia/Shanghai"
    # The records name their writer: not this machine, nor its user.
    pwd.getpwuid = lambda _uid: SimpleNamespace(pw_name="mm", pw_gecos="")  # type: ignore[assignment]
    system = os.uname()
    os.uname = lambda: os.uname_result((system[0], "desk", *system[2:]))  # type: ignore[assignment]
    for moment, words in LIFE:
        run(moment, *words)
    target.mkdir(parents=True)
    (target / "desk.json").write_text(run("2027-01-04T09:00", "export", "json", "-o", "-"), "utf-8")
    (target / "list.json").write_text(run("2027-01-04T09:00", "list", "--all", "--json"), "utf-8")
    shutil.copytree(Path(os.environ["WORKBENCH_HOME"]) / "store", target / "store")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
