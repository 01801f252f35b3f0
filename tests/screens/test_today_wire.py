"""Today on a real pseudo-terminal: few bytes, none when idle, and the terminal given back however it ends."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from statistics import median

import pytest
from support.today import add, open_desk
from support.wire import Wire, on_a_wire

RESTORED = b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"


def _fill(home: Path, count: int) -> None:
    desk = open_desk(home / "desk")
    add(desk, *(f"item number {number}" for number in range(count)))
    desk.close()


def _open(wire: Wire) -> None:
    wire.until("Triage")
    wire.read(1.0)


def test_a_move_costs_little_and_rest_costs_nothing(tmp_path: Path) -> None:
    _fill(tmp_path, 60)
    with on_a_wire(tmp_path) as wire:
        _open(wire)
        assert wire.read(1.2) == b"", "nothing is written while nothing happens"
        sizes = [len(wire.send(b"\x1b[B", 0.15)) for _ in range(40)]
        assert median(sizes) <= 1200
        assert sum(sizes) / len(sizes) <= 2400, "with the scrolling"
        assert b"\x1b[>" not in wire.written.replace(b"\x1b[>4", b""), "no extended keyboard mode"
        wire.send(b"q")
        assert wire.end() == 0
        assert RESTORED in wire.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back(tmp_path: Path, number: signal.Signals) -> None:
    _fill(tmp_path, 3)
    with on_a_wire(tmp_path) as wire:
        _open(wire)
        wire.send(b"9")
        os.kill(wire.pid, number)
        assert wire.end() == 128 + number
        assert RESTORED in wire.written
        assert CURSOR_SHOWN in wire.written
    assert open_desk(tmp_path / "desk").board.count(0) == 2


def test_ctrl_c_leaves_a_line_first_and_then_the_program(tmp_path: Path) -> None:
    with on_a_wire(tmp_path) as wire:
        _open(wire)
        wire.send(b"ahalf a thought")
        wire.send(b"\x03")
        wire.send(b"\x03")
        assert wire.end() == 130
        assert RESTORED in wire.written
    assert open_desk(tmp_path / "desk").board.count(0) == 0


def test_bytes_of_an_input_method_and_of_a_bracketed_paste(tmp_path: Path) -> None:
    with on_a_wire(tmp_path) as wire:
        _open(wire)
        typed = "明天下午开会讨论预算".encode()
        for at in range(0, len(typed), 5):  # letters split across reads
            wire.send(typed[at : at + 5], 0.05)
        wire.send(b"\r")
        wire.send(b"\x1b[200~one\ntwo\nthree\n\x1b[201~")
        wire.send(b"\r")
        wire.send("２".encode())
        wire.send(b"q")
        assert wire.end() == 0
    desk = open_desk(tmp_path / "desk")
    titles = [item.title for item in desk.items.values()]
    assert titles == ["开会讨论预算", "one", "two", "three"]
    assert desk.board.count(2) == 1
