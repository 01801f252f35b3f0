"""A terminal that is simply gone, without a signal: a window closed under a program that it does not control."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("own_session", [True, False])
def test_the_program_ends_when_its_terminal_is_gone(tmp_path: Path, own_session: bool) -> None:
    ours, theirs = pty.openpty()
    env = os.environ | {"WORKBENCH_HOME": str(tmp_path), "WORKBENCH_LANG": "en", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "workbench"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=own_session
    ) as program:
        os.close(theirs)
        seen = b""
        while b"Today" not in seen:
            seen += os.read(ours, 65536)
        os.close(ours)
        assert program.wait(timeout=60) == 129
    assert not list(tmp_path.rglob("crash*"))
