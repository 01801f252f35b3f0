"""Terminal programs in a pseudo-terminal: exec to first frame, key to paint, bytes a key.

A frame is complete when the text that marks it has been read; a key is painted when output came and then paused.
Programs are started round-robin and their keys sent in alternating blocks, so that ratios survive a drifting machine.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = (36, 120)
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[6n", b"\x1b[1;2R"), (b"\x1b[c", b"\x1b[?62;c"))
"""What a modern terminal answers when it is asked."""
QUIET = 0.08
"""Seconds without output after which a burst is over."""


@dataclass
class Program:
    """A program, how its first frame is known, and what was measured of it."""

    name: str
    command: Sequence[str]
    ready: bytes
    environment: dict[str, str]
    first: list[float] = field(default_factory=list[float])
    keys: list[float] = field(default_factory=list[float])
    sizes: list[int] = field(default_factory=list[int])


class Running:
    """One running program."""

    def __init__(self, program: Program) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(program.command[0], list(program.command), {**os.environ, **program.environment})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))

    def first_frame(self, ready: bytes, patience: float = 120) -> float:
        """Milliseconds until the text that marks the first frame."""
        seen = b""
        while ready not in seen:
            if time.perf_counter() - self.started > patience:
                raise TimeoutError(seen[-2000:])
            seen += self._read(patience)
        taken = (time.perf_counter() - self.started) * 1000
        while self._read(0.4):
            pass
        return taken

    def key(self, key: bytes) -> tuple[float, int]:
        """Milliseconds until the first output, and the bytes of the burst that it began."""
        begin = time.perf_counter()
        os.write(self.fd, key)
        burst = self._read(2)
        taken = (time.perf_counter() - begin) * 1000
        size = len(burst)
        while more := self._read(QUIET):
            size += len(more)
        return taken, size

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, patience: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], patience)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        for question, answer in ANSWERS:
            if question in data:
                os.write(self.fd, answer)
        return data


def measure(programs: Sequence[Program], starts: int, presses: int) -> None:
    """Start every program `starts` times, then press the arrow keys `presses` times in each."""
    for turn in range(starts + 1):
        for program in programs:
            running = Running(program)
            taken = running.first_frame(program.ready)
            running.end()
            if turn:
                program.first.append(taken)
    alive = [(program, Running(program)) for program in programs]
    for program, running in alive:
        running.first_frame(program.ready)
    for block in range(max(1, presses // 20)):
        for program, running in alive:
            for _ in range(20):
                taken, size = running.key(b"\x1b[B" if block % 2 == 0 else b"\x1b[A")
                program.keys.append(taken)
                program.sizes.append(size)
    for _, running in alive:
        running.end()


def report(programs: Sequence[Program]) -> list[str]:
    """A table: medians, and ratios to the first program."""
    base = programs[0]
    lines = [f"{'':<24}{'first frame ms':>16}{'ratio':>8}{'key p50 ms':>12}{'p95':>8}{'bytes/key':>11}"]
    for program in programs:
        first = statistics.median(program.first)
        keys = sorted(program.keys) or [0.0]
        lines.append(
            f"{program.name:<24}{first:>16.0f}{first / statistics.median(base.first):>8.2f}"
            f"{statistics.median(keys):>12.1f}{keys[int(len(keys) * 0.95) - 1]:>8.1f}"
            f"{statistics.median(program.sizes or [0]):>11.0f}"
        )
    return lines
