"""The files of the store and every format that comes in, mutated at random: no crash, no hang, no wrong data."""

from __future__ import annotations

import random
import shutil
import signal
import sys
import tarfile
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.store.samples import NOON, add
from tests.torture.result import Result
from workbench.cli.pasted import decoded
from workbench.cli.todo_txt import from_todo_txt
from workbench.cli.whole_desk import NotOurs, WholeDesk, desk_json
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.ids import ItemId
from workbench.errors import DeskError, Refused
from workbench.store import sidecar, snapshot
from workbench.store.backup import BackupBroken, back_up, unpack
from workbench.store.index import Indexes
from workbench.store.lock import head_line, read_head
from workbench.store.scan import Good, scan
from workbench.store.snapshot import SnapshotBroken
from workbench.store.state import State, same_documents
from workbench.store.store import Store
from workbench.text.capture.read import read
from workbench.text.pasted import from_lines

PATIENCE = 20.0
"""Seconds after which one input is a hang."""
TOKENS = (
    b"\n", b"\r\n", b"\0", b'{"q":', b'"h":"', b"}", b'"', b",", b"null", b"9" * 40, b"-1", b"NaN", b"\\ud800",
    "明天下午3点".encode(), "每周三".encode(), b"@", b"#", b"^", b"!1", b"//", b"(A) ", b"due:2026-02-30", b"x ", b"+p",
    b"2026-99-99", b"[" * 60, b"\x1b[31m", "\u202e".encode(), b"every fri", "每月最后一个工作日".encode(), b"1e999",
)  # fmt: skip
SHARES = {
    "journal": 450,
    "snapshot": 250,
    "index": 60,
    "head": 100,
    "todo.txt": 150,
    "lines": 30,
    "json": 40,
    "archive": 5,
    "store": 5,
}
"""Of every thousand inputs, so many go to each family (they add up to a little more)."""


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A few changes at random places: bytes flipped, cut, doubled, put in."""
    content = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(content) + 1)
        end = min(len(content), at + rng.choice((1, 1, 2, 8, 60, 400)))
        match rng.randrange(6):
            case 0 if at < len(content):
                content[at] ^= 1 << rng.randrange(8)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end]
            case 3:
                content[at:at] = rng.randbytes(rng.choice((1, 2, 9)))
            case 4:
                content[at:end] = rng.choice(TOKENS)
            case _:
                content[at:at] = rng.choice(TOKENS)
    return bytes(content)


@contextmanager
def watched() -> Iterator[None]:
    """Ends what hangs."""

    def hang(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, hang)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fuzz(place: Path, inputs: int, seed: int = 1) -> Result:
    """So many inputs, shared out among the families."""
    result = Result("fuzz")
    counts: list[str] = []
    families = _families(place)
    with watched():
        for name, share in SHARES.items():
            number = max(20, inputs * share // 1000)
            rng = random.Random(f"{seed} {name}")
            trial = families[name]
            for n in range(number):
                signal.setitimer(signal.ITIMER_REAL, PATIENCE)
                try:
                    wrong = trial(rng)
                except Exception as error:  # whatever comes out is a finding
                    wrong = f"{type(error).__name__}: {error}"
                if wrong:
                    result.fault(f"{name} {n}: {wrong:.300}")
            counts.append(f"{name} {number:,}")
    total = sum(max(20, inputs * share // 1000) for share in SHARES.values())
    result.figures = f"{total:,} inputs ({', '.join(counts)})"
    return result


Trial = Callable[[random.Random], str | None]


def _families(place: Path) -> dict[str, Trial]:
    home = place / "sample"
    clock = FixedClock(NOON)
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(6):
            add(store, f"第{n}件", note="a note", urgent=True)
        Desk(store, clock).note(read("called Li", NOON.replace(tzinfo=None)))
        store.checkpoint()
        add(store, "behind the snapshot")
        whole = desk_json(Desk(store, clock)).encode()
    archive = place / "sample.tar.gz"
    back_up(home, archive, clock)
    journal = next((home / "journal").iterdir()).read_bytes()
    return {
        "journal": _journal(journal),
        "snapshot": _snapshot((home / snapshot.NAME).read_bytes(), place / "shot"),
        "index": _index(home, place / "index"),
        "head": _head((home / "lock").read_bytes(), place / "head"),
        "todo.txt": _todo,
        "lines": _lines,
        "json": _whole(whole),
        "archive": _archive(archive.read_bytes(), place / "unpacked"),
        "store": _store(home, place / "opened"),
    }


def _journal(sample: bytes) -> Trial:
    lines = set(sample.split(b"\n"))

    def trial(rng: random.Random) -> str | None:
        data, at = mutated(sample, rng), 0
        for piece in scan(data):
            if piece.start != at:
                return f"a gap at {at}"
            at = piece.end
            if isinstance(piece, Good) and data[piece.start : data.index(b"}", piece.end - 3) + 1] not in lines:
                raw = data[piece.start : piece.end].rstrip(b"\n")
                if not any(line and line in raw for line in lines):
                    return f"a record that nobody wrote: {raw!r}"
        return None if at == len(data) else f"ends at {at} of {len(data)}"

    return trial


def _snapshot(sample: bytes, path: Path) -> Trial:
    path.write_bytes(sample)
    wanted = snapshot.read(path)

    def trial(rng: random.Random) -> str | None:
        data = mutated(sample, rng)
        path.write_bytes(data)
        try:
            found = snapshot.read(path)
        except SnapshotBroken:
            return None
        return None if found.at == wanted.at and same_documents(found.state, wanted.state) else "another state"

    return trial


def _index(sample: Path, place: Path) -> Trial:
    """The snapshot read through a harmed index, whose header often agrees with its checksum all the same."""
    place.mkdir()
    shutil.copy(sample / snapshot.NAME, place / snapshot.NAME)
    content = (sample / sidecar.NAME).read_bytes()
    wanted = snapshot.read(place / snapshot.NAME).state

    def answers(state: State) -> list[object]:
        index = Indexes(lambda: state)
        items = [ItemId(id) for id in range(1, 9)]
        return [
            {name: dict(docs) for name, docs in state.tables.items() if len(docs)},
            [index.ref(f"2026-{n:04d}") for n in range(9)],
            sorted(index.open_ids()),
            [index.entries_of(item) for item in items],
            index.entries_on(NOON.date()),
            index.words(),
            index.unclosed(),
        ]

    right = answers(wanted)

    def trial(rng: random.Random) -> str | None:
        data = bytearray(mutated(content, rng))
        forged = rng.random() < 0.5 and len(data) > 16
        if forged:
            length = int.from_bytes(data[8:12], sys.byteorder)
            data[12:16] = crc32(data[16 : 16 + length]).to_bytes(4, sys.byteorder)
        (place / sidecar.NAME).write_bytes(data)
        found = snapshot.load(place, lambda _at: snapshot.read(place / snapshot.NAME).state)
        # Who forges a checksum may make it say anything, and only must not make it fall over.
        return None if answers(found.state) == right or forged else "another answer"

    return trial


def _head(sample: bytes, path: Path) -> Trial:
    def trial(rng: random.Random) -> str | None:
        path.write_bytes(mutated(sample, rng))
        found = read_head(path)
        if found is not None:
            head_line(found)
        return None

    return trial


LINES = """\
(A) 2026-01-02 call Li +office @phone due:2026-01-05
x 2026-01-01 done
1. 明天下午3点 审合同 @李工 ~1.5h !1
  - step
- [ ] weekly report every fri 10am ~30m
"""


def _text(rng: random.Random) -> list[str]:
    try:
        return decoded(mutated(LINES.encode(), rng)).splitlines()
    except Refused:
        return []


def _todo(rng: random.Random) -> str | None:
    found = from_todo_txt(_text(rng))
    return None if all(reading.title.strip() for reading in found.readings) else "an item without a title"


def _lines(rng: random.Random) -> str | None:
    now = datetime(2026, 12, 28, 12, 0)
    found = from_lines(_text(rng), lambda line: read(line, now))
    if len(found.steps) != len(found.readings):
        return "steps without an item"
    return None


def _whole(sample: bytes) -> Trial:
    def trial(rng: random.Random) -> str | None:
        try:
            whole = WholeDesk(mutated(sample, rng))
        except NotOurs as refused:
            return "a refusal of several lines" if "\n" in refused.sentence() else None
        return None if all(item.ref and isinstance(item.title, str) for item in whole.items) else "a broken item"

    return trial


def _archive(sample: bytes, place: Path) -> Trial:
    file = place.with_suffix(".tar.gz")
    wanted: dict[str, bytes] = {}
    with tarfile.open(place.with_name("sample.tar.gz")) as tar:
        for member in tar:
            source = tar.extractfile(member)
            wanted[member.name] = source.read() if source else b""

    def trial(rng: random.Random) -> str | None:
        file.write_bytes(mutated(sample, rng))
        shutil.rmtree(place, ignore_errors=True)
        try:
            unpack(file, place)
        except BackupBroken:
            return None
        return None  # what came out is judged by opening it, which "store" does

    return trial


def _store(sample: Path, home: Path) -> Trial:
    allowed = {f"第{n}件" for n in range(6)} | {"behind the snapshot"}
    names = sorted(str(path.relative_to(sample)) for path in sample.rglob("*") if path.is_file())

    def trial(rng: random.Random) -> str | None:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(sample, home)
        for name in rng.sample(names, rng.choice((1, 1, 2))):
            (home / name).write_bytes(mutated((home / name).read_bytes(), rng))
        for _turn in range(2):
            try:
                with Store.open(home, clock=FixedClock(NOON), app="t") as store:
                    found = {item.title for item in store.items().values()}
                    if not found <= allowed | {"after"}:
                        return f"what nobody wrote: {found - allowed}"
                    add(store, "after")
            except DeskError as error:
                if "\n" in error.sentence():
                    return "a sentence of several lines"
                return None
        return None

    return trial
