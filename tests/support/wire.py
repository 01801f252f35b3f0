"""The program on a pseudo-terminal, as bytes: what it writes, how much, and what it leaves behind."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYNC_QUERY, SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_END = b"\x1b[?2026l"


@dataclass
class Wire:
    """One running program and the other end of its terminal."""

    pid: int
    fd: int
    written: bytes = b""

    def read(self, quiet: float) -> bytes:
        """Everything it writes, until it has been silent for so many seconds or has ended."""
        found = b""
        while select.select([self.fd], [], [], quiet)[0]:
            try:
                piece = os.read(self.fd, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                break
            if not piece:
                break
            if SYNC_QUERY in piece:
                os.write(self.fd, SYNC_ANSWER)
            found += piece
        self.written += found
        return found

    def until(self, text: str, patience: float = 30.0) -> None:
        """Wait until a text was written."""
        wanted, end = text.encode(), time.monotonic() + patience
        while wanted not in self.written:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} did not come: {self.written[-2000:]!r}")
            self.read(0.2)

    def send(self, keys: bytes, quiet: float = 0.4) -> bytes:
        """Press keys, and read what follows."""
        os.write(self.fd, keys)
        return self.read(quiet)

    def end(self, patience: float = 20.0) -> int:
        """The exit status; negative for a signal."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("it does not end")


@contextmanager
def on_a_wire(home: Path, *, columns: int = 120, rows: int = 36, **environment: str) -> Iterator[Wire]:
    """Run workbench on a pseudo-terminal of a size."""
    variables = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "WORKBENCH_HOME": str(home / "desk"),
        "WORKBENCH_NOW": "2026-12-28T08:00:00+08:00",
        "PYTHONPATH": str(ROOT),
        **environment,
    }
    pid, fd = pty.fork()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(home)
            os.execve(sys.executable, [sys.executable, "-m", "workbench"], variables)
        finally:
            os._exit(127)
    wire = Wire(pid, fd)
    try:
        yield wire
    finally:
        try:
            if os.waitpid(pid, os.WNOHANG)[0] == 0:
                os.kill(pid, 9)
                os.waitpid(pid, 0)
        except ChildProcessError:
            pass  # it was waited for
        os.close(fd)
