"""Whatever is stored, no terminal acts on it: every command and every screen, looked at as raw bytes."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from support.wire import on_a_wire

from tests.store.samples import NOON
from workbench.cli.main import main
from workbench.cli.verbs import VERBS
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.day import Day, Shift
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item, State
from workbench.domain.registers import REGISTERS
from workbench.domain.routine import Routine
from workbench.store.store import Store

HOSTILE = (
    "PWN\x1b[31mRED\x1b]0;pwned\x07\x1b]52;c;cHduZWQ=\x1b\\\x1bP1$r\x1b\\\x9b32m\x9d0;owned\x9c\x90q\x85"
    "\u202ertl\u2066iso\u2069\u061c\u200f\u2028\u2029\x00\x08\x7f\r\ud800END\x1b[2J\x1bc"
)
FORBIDDEN = re.compile(
    rb"\x1b\[31mRED|\x1b\]0;pwned|\x1b\]52;c;cHdu|\x1bP1\$r|END\x1b\[2J\x1bc|pwned\x07|\x08|\x7f|\x00"
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xaf]|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xe2\x80\x8f|\xed[\xa0-\xbf]."
)
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


SHIFTS = (Shift("00:00", "23:00", HOSTILE, 0, HOSTILE, HOSTILE), Shift("01:00", "02:00", HOSTILE))


def filled(cls: Any, **given: Any) -> Any:
    """A value of the class with the hostile text in every place that takes a text."""
    hints = typing.get_type_hints(cls)
    values = dict(given)
    for each in fields(cls):
        if each.name in values or each.name == "id":
            continue
        value = _hostile(hints[each.name])
        if value is not None:
            values[each.name] = value
        elif each.default is MISSING:
            values[each.name] = 7 if hints[each.name] is int else NOON.date()
    return cls(**values)


def _hostile(hint: Any) -> Any:
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return next((value for each in arguments if (value := _hostile(each)) is not None), None)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            value = _hostile(arguments[0])
            return () if value is None else (value,)
        return tuple(_hostile(each) for each in arguments)
    if hint is str:
        return HOSTILE
    if hint is datetime:
        return NOON
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return filled(hint)
    if hint is bool or (isinstance(hint, type) and issubclass(hint, Enum | int | date)):
        return None
    return None


def build(home: Path) -> None:
    """Every kind of record, each text of it hostile."""
    clock = FixedClock(NOON)
    with Store.open(home / "store", clock=clock, app="cli") as store:
        for n, state in enumerate(State, 1):
            with store.transaction("item.added", say={"verb": "added", "n": 1, "title": HOSTILE, "who": HOSTILE}) as tx:
                item = filled(Item, ref=tx.next_ref(2026), state=state, parent=None, routine=None, repeat=None)
                item = item.but(at=NOON if n % 2 else NOON.date(), until=None, due=NOON.date(), next_check=NOON.date())
                item = item.but(wake_on=NOON.date(), started_at=NOON if n == 2 else None, restricted=False, minutes=30)
                tx.put_item(item)
        everyone = [*store.items().values()]
        with store.transaction("entry.noted", say={"verb": "noted", "n": 1, "title": HOSTILE}) as tx:
            tx.put_routine(filled(Routine))
            for verb in (None, *Verb):
                kind = EntryKind.NOTE if verb is None else EntryKind.EVENT
                names = ("from", "to", "why", "who", "result", "how", "none_because", "step", "line", "fields", "day")
                data = tuple((name, HOSTILE) for name in names)
                tx.add_entry(
                    filled(Entry, verb=verb, kind=kind, data=data, item=everyone[0].id, amends=None, restricted=False)
                )
            for kind in EntryKind:
                tx.add_entry(filled(Entry, verb=None, kind=kind, data=(), item=None, amends=None, restricted=False))
        with store.transaction("day.opened", say={"verb": "day_opened", "n": 1, "title": HOSTILE}) as tx:
            tx.put_day(
                filled(Day, date=NOON.date(), picks=(), carried=(), seal=None, shifts=SHIFTS).but(closed_at=None)
            )
        Desk(store, clock).close()


def on_a_pty(home: Path, *words: str) -> tuple[bytes, int]:
    """A command's raw output on a terminal."""
    sys.stdout.flush()
    pid, fd = pty.fork()
    if pid == 0:
        status = 1
        try:
            os.environ.update(WORKBENCH_HOME=str(home), WORKBENCH_NOW=NOON.isoformat(), COLUMNS="100")
            for stream in ("stdin", "stdout", "stderr"):
                number = {"stdin": 0, "stdout": 1, "stderr": 2}[stream]
                opened = open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)  # noqa: SIM115
                setattr(sys, stream, opened)
            status = main(words)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)
    found = b""
    while select.select([fd], [], [], 20)[0]:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        found += piece
    os.close(fd)
    return found, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("duty",),
    ("hours",),
    ("signs",),
    ("signs", "--put-up", HOSTILE.replace("\x00", "")),
    ("figures",),
    ("figures", HOSTILE.replace("\x00", "")),
    ("info",),
    ("info", "1"),
    ("info", HOSTILE.replace("\x00", "")),
    ("cite", HOSTILE.replace("\x00", "")),
    ("cite", "PWN"),
    ("duty", "--check"),
    ("duty", "--log"),
    ("duty", "--csv", "-"),
    ("duty", HOSTILE),
    ("list", "--all"),
    ("list", "--all", "--json"),
    ("list", "@" + HOSTILE.replace("\x00", "")),
    ("show", "1"),
    ("show", "2", "--json"),
    ("show", "1", "--trail"),
    ("show", "1", "--trail", "--json"),
    ("show", HOSTILE.replace("\x00", "")),
    ("search", "PWN"),
    ("search", "PWN", "--json"),
    ("search", "PWN", "--restricted", "--all"),
    ("search", HOSTILE.replace("\x00", "")),
    ("search", "state:" + HOSTILE.replace("\x00", "")),
    ("view", "--save", "v", HOSTILE.replace("\x00", ""), "or", "PWN"),
    ("view", "--save", HOSTILE.replace("\x00", ""), "today"),
    ("view",),
    ("view", "v"),
    ("view", HOSTILE.replace("\x00", "")),
    ("diary", "--find", "PWN"),
    ("today",),
    ("today", "--json"),
    ("diary",),
    ("diary", "--json"),
    ("interrupt", HOSTILE.replace("\x00", "")),
    ("resume",),
    ("stop", "--at", HOSTILE.replace("\x00", "")),
    ("register",),
    *((("register", register.key)) for register in REGISTERS),
    *((("register", register.key, "--csv", "-")) for register in REGISTERS),
    ("register", "call", "--json"),
    ("register", "note", "--fill", HOSTILE.replace("\x00", ""), "单位: x"),
    ("register", HOSTILE.replace("\x00", "")),
    ("check",),
    ("check", "--json"),
    ("export", "diary", "-o", "-"),
    ("export", "json", "-o", "-"),
    ("export", "diary"),
    ("doctor",),
    ("doctor", "--json"),
    ("backup",),
    ("parse", HOSTILE.replace("\x00", "")),
    ("parse", HOSTILE.replace("\x00", ""), "--json"),
    ("add", HOSTILE.replace("\x00", "")),
    ("note", HOSTILE.replace("\x00", "")),
    ("triage", "2", "1"),
    ("plan", "2", "tomorrow"),
    ("due", "2", "fri"),
    ("edit", "2", "title=" + HOSTILE.replace("\x00", "")),
    ("step", "2", HOSTILE.replace("\x00", ""), "--standard", HOSTILE.replace("\x00", "")),
    ("tick", "2", "1", HOSTILE.replace("\x00", ""), "--by", HOSTILE.replace("\x00", "")),
    ("send", "2", "--to", HOSTILE.replace("\x00", "")),
    ("units", "2"),
    ("units", "2", "--json"),
    ("units", "2", "--chase"),
    ("replied", "2", "PWN", HOSTILE.replace("\x00", "")),
    ("route", "2", HOSTILE.replace("\x00", "")),
    ("rung", "2"),
    ("procedure",),
    ("procedure", "notice", HOSTILE.replace("\x00", "")),
    ("emergency", HOSTILE.replace("\x00", "")),
    ("emergency", "--report", "2", HOSTILE.replace("\x00", "")),
    ("emergency",),
    ("chronology", "2"),
    ("minutes", "2", HOSTILE.replace("\x00", "")),
    ("minutes", "2"),
    ("return", "2", HOSTILE.replace("\x00", "")),
    ("basis", "2", HOSTILE.replace("\x00", "")),
    ("basis", "--of", "PWN"),
    ("error", HOSTILE.replace("\x00", ""), "--rule", HOSTILE.replace("\x00", "")),
    ("error", "--json"),
    ("quality", "--items"),
    ("step", "2"),
    ("wait", "2", HOSTILE.replace("\x00", "")),
    ("waiting",),
    ("waiting", "--json"),
    ("chase", "2", HOSTILE.replace("\x00", "")),
    ("chase", "2", "--history"),
    ("chase", "--all-silent"),
    ("handover", "2", "--to", HOSTILE.replace("\x00", ""), HOSTILE.replace("\x00", "")),
    ("accept", "2"),
    ("handover", HOSTILE.replace("\x00", "")),
    ("people",),
    ("people", HOSTILE.replace("\x00", "")),
    ("areas",),
    ("ask-decision", "2", HOSTILE.replace("\x00", ""), HOSTILE.replace("\x00", "")),
    ("decide", "2", HOSTILE.replace("\x00", ""), "--then", HOSTILE.replace("\x00", "")),
    ("decide",),
    ("track", "2", HOSTILE.replace("\x00", ""), HOSTILE.replace("\x00", "")),
    ("progress", "2", HOSTILE.replace("\x00", "")),
    ("stuck", "2", "--problem", HOSTILE.replace("\x00", "")),
    ("stuck",),
    ("bulletin",),
    ("defer", "2", "2027-02-01", "--why", HOSTILE.replace("\x00", "")),
    ("start", "2"),
    ("stop",),
    ("done", "2", HOSTILE.replace("\x00", "")),
    ("reply", "2", HOSTILE.replace("\x00", "")),
    ("reopen", "2", HOSTILE.replace("\x00", "")),
    ("drop", "2", HOSTILE.replace("\x00", "")),
    ("undo",),
    ("redo",),
    ("undo", "3"),
    ("triage", HOSTILE.replace("\x00", ""), "1"),
    ("close-day",),
    ("close-day", "--carry-rest"),
    ("import", HOSTILE.replace("\x00", "")),
    ("restore", HOSTILE.replace("\x00", "")),
    (HOSTILE.replace("\x00", ""),),
    ("list", "--" + HOSTILE.replace("\x00", "")),
    ("routine",),
    ("routine", "--json"),
    ("routine", "show", "1"),
    ("routine", "export"),
    ("routine", "add", HOSTILE.replace("\x00", "") + " every day"),
    ("routine", "edit", "1", "basis=" + HOSTILE.replace("\x00", "")),
    ("routine", "start", "1"),
    ("routine", "show", HOSTILE.replace("\x00", "")),
    ("routine", "import", HOSTILE.replace("\x00", "")),
    ("routine", HOSTILE.replace("\x00", "")),
    ("patterns",),
    ("patterns", "--json"),
    ("why", "2"),
    ("focus",),
    ("focus", "1"),
    ("focus", "add", HOSTILE.replace("\x00", "")),
    ("chased",),
    ("chased", "2", HOSTILE.replace("\x00", "")),
    ("promise",),
    ("promise", HOSTILE.replace("\x00", "")),
    ("escalate",),
    ("escalate", "2", HOSTILE.replace("\x00", ""), HOSTILE.replace("\x00", "")),
    ("brief",),
    ("brief", "--json"),
    ("week",),
    ("week", "--json"),
    ("ahead",),
    ("ahead", "--json"),
    ("prepare", "2"),
    ("reflow",),
    ("reflow", "--dry-run"),
    ("stats",),
    ("stats", "year", "--items"),
    ("stats", "--json"),
    ("completion", "bash"),
    ("completion", "zsh"),
    ("completion", "fish"),
)


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("hostile") / "desk"
    build(home)
    yield home


def test_every_command_is_tried() -> None:
    assert {words[0] for words in COMMANDS} >= {*VERBS} - {"demo", "calendar", "config", "rules", "examples"}


def test_no_command_lets_a_terminal_act_on_what_is_stored(hostile_home: Path) -> None:
    shown = 0
    for words in COMMANDS:
        raw, _status = on_a_pty(hostile_home, *words)
        told = words[0] if words[0] in VERBS else "?"
        assert not FORBIDDEN.search(raw), (words[:1], told, FORBIDDEN.search(raw), raw[-600:])
        assert not CONTROL.search(raw), (words[:1], CONTROL.search(raw), raw[-600:])
        shown += b"PWN" in raw
    assert shown > 25
    assert not list(hostile_home.glob("state/crash-*")), next(hostile_home.glob("state/crash-*")).read_text()[-1500:]


KEYS = (
    b"j", b"\t", b"j", b"\r", b"j", b"j", b"J", b"\x1b", b"\t", b"j", b"\t", b"j", b"j", b"\r", b"\x1b", b"z", b"z",
    b"t", b" ", b"\r", b"\x1b", b"\x1b", b"?", b"\x1b", b"e", b"\x1b", b"a@", b"\x1b", b"a#", b"\x1b", b"/PWN", b"\r",
    b"\x1b", b"u", b"U", b"f", b"\x1b", b"c", b"\x1b", b"r", b"\x1b", b"x", b"\x1b", b"s", b"w", b"w", b",",
    b"(", b")", b"O", b"\r", b"j", b"\x1b", b"\t", b"\x1b", b"Q", b"j", b"\r", b"j", b"\r", b"\x1b", b"\x1b", b"\x1b",
)  # fmt: skip


@pytest.mark.terminal
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_no_screen_lets_a_terminal_act_on_what_is_stored(tmp_path: Path, size: tuple[int, int]) -> None:
    build(tmp_path / "desk")
    with on_a_wire(tmp_path, columns=size[0], rows=size[1], WORKBENCH_NOW=NOON.isoformat()) as wire:
        wire.until("PWN")
        for key in KEYS:
            wire.send(key, 0.06)
        raw = re.sub(rb"\x1b\]22;\w+\x07", b"", wire.written)  # Textual's own word about the mouse's pointer
        assert raw.count(b"PWN") > 20
        assert not FORBIDDEN.search(raw), FORBIDDEN.search(raw)
    assert not list((tmp_path / "desk").glob("state/crash-*"))
