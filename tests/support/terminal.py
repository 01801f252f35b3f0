"""A real terminal for journeys: tmux, driven one step at a time.

A step is: send keys, then wait until the screen shows what they must bring. Nothing sleeps for a fixed time, and a
failure carries the screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 20.0
"""Seconds after which a screen that does not come is a failure; a busy machine is slow, not wrong."""


def need_tmux() -> None:
    """Skip where there is no tmux, unless CI forbids skipping."""
    if shutil.which("tmux"):
        return
    if os.environ.get("WORKBENCH_NO_SKIPS"):
        pytest.fail("tmux is missing, and nothing may be skipped here")
    pytest.skip("needs tmux (Debian: apt-get install tmux)")


class Terminal:
    """One tmux session with a server of its own, so that nobody's settings reach in."""

    def __init__(self, home: Path, columns: int, rows: int, language: str, now: str = "") -> None:
        self.home = home
        self.columns = columns
        self._server = f"workbench-{uuid.uuid4().hex[:10]}"
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "WORKBENCH_HOME": str(home / "desk"),
            "WORKBENCH_LANG": language,
            "PYTHONPATH": os.pathsep.join(sys.path[:1]),
            **({"WORKBENCH_NOW": now} if now else {}),
        }
        state = home / "desk" / "state"
        state.mkdir(parents=True, exist_ok=True)
        (state / "no_secrets").touch()  # the notice of the first run lies over the screen for a minute
        self._tmux(
            *("-f", os.devnull, "new-session", "-d", "-s", "desk", "-x", str(columns), "-y", str(rows)),
            "sh",
        )
        self._tmux("set", "-g", "status", "off")
        self._tmux("set", "-s", "escape-time", "0")

    def run(self, *arguments: str) -> None:
        """Start workbench in the terminal."""
        words = " ".join(_quoted(word) for word in (sys.executable, "-m", "workbench", *arguments))
        self.type(f"cd {_quoted(str(self.home))}; clear; {words}; echo LEFT''-$?")
        self.press("Enter")

    def shell(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """A command beside the open screen, on the same desk."""
        return subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            capture_output=True,
            text=True,
            input=stdin,
            env=self._environment,
            cwd=self.home,
            check=False,
        )

    def press(self, *keys: str) -> None:
        """Send keys by their tmux names: `Enter`, `Escape`, `C-z`, `a`."""
        self._tmux("send-keys", "-t", "desk", *keys)

    def type(self, text: str) -> None:
        """Send text as it is."""
        # tmux takes a semicolon at the end of a word as the end of its command.
        ending = text[:-1] + "\\;" if text.endswith(";") else text
        self._tmux("send-keys", "-t", "desk", "-l", ending)

    def resize(self, columns: int, rows: int) -> None:
        self.columns = columns
        self._tmux("resize-window", "-t", "desk", "-x", str(columns), "-y", str(rows))

    def signal(self, name: str) -> None:
        """Send a signal to the workbench in the terminal."""
        found = self._tmux("display-message", "-p", "-t", "desk", "#{pane_pid}").strip()
        children = subprocess.run(["pgrep", "-P", found], capture_output=True, text=True, check=False).stdout.split()
        subprocess.run(["kill", f"-{name}", *children], check=True)

    def screen(self, styled: bool = False) -> str:
        """What is to be seen; with escape sequences for the colours where `styled`."""
        return self._tmux("capture-pane", "-p", *(("-e",) if styled else ()), "-t", "desk")

    def wait_for(self, *texts: str, gone: tuple[str, ...] = ()) -> str:
        """The screen once it shows every one of `texts` and none of `gone`."""
        return self.wait_until(
            lambda screen: all(text in screen for text in texts) and not any(text in screen for text in gone),
            f"{texts!r}" + (f" without {gone!r}" if gone else ""),
        )

    def wait_until(self, holds: Callable[[str], bool], wanted: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            if time.monotonic() > deadline:
                pytest.fail(f"waited for {wanted}, and the screen shows:\n{screen}")
            time.sleep(0.03)

    def step(self, keys: str | tuple[str, ...], *texts: str, gone: tuple[str, ...] = ()) -> str:
        """Press keys (a tuple of names) or type a text, and wait for what it must bring."""
        if isinstance(keys, tuple):
            self.press(*keys)
        else:
            self.type(keys)
        return self.wait_for(*texts, gone=gone)

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._server, "kill-server"], capture_output=True, check=False)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._server, *arguments],
            capture_output=True,
            text=True,
            env=self._environment,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"tmux {' '.join(arguments)}: {done.stderr}")
        return done.stdout


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"
