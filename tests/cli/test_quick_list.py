"""The quick `list today` prints what the command prints that opens the desk, or leaves it to that."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW
from workbench import i18n
from workbench.cli.main import main
from workbench.cli.quick_list import quick_list
from workbench.clock import FixedClock
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Source, State
from workbench.store.store import Store
from workbench.text.standing import NEAR, SAID

MOMENT = datetime.fromisoformat(NOW).astimezone()
WORDS = [word for meaning in sorted(NEAR) for word in SAID[meaning].split()]
TITLES = (
    "Review the contract",
    "审合同（第二版）",
    "“引号”·间隔号—破折号…",
    "ｈａｌｆ　全角",
    "🏳️‍🌈 flag",
    "a\x1b[31mred",
    "",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_NOW", NOW)
    yield tmp_path
    i18n.use("en")


def said(words: list[str], *, by_quick: bool) -> tuple[int | None, bytes, bytes]:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = quick_list(words) if by_quick else main(words)
    return (status, *(stream.buffer.getvalue() for stream in (out, err)))  # type: ignore[attr-defined,return-value]


def an_item(rng: random.Random, ref: str) -> Item:
    def day() -> object:
        moment = MOMENT + timedelta(days=rng.randrange(-3, 4), hours=rng.randrange(-5, 6))
        return rng.choice((None, moment.date(), moment))

    state = rng.choice([*State, State.ACTIVE, State.WAITING, State.DEFERRED])
    return Item(
        ref,
        rng.choice(TITLES),
        MOMENT,
        MOMENT,
        state=state,
        urgent=rng.choice((None, True, False)),
        important=rng.choice((None, True, False)),
        lead=rng.choice((None, "me", "李工")),
        source=rng.choice((None, Source("王局长"))),
        at=day(),  # type: ignore[arg-type]
        due=day(),  # type: ignore[arg-type]
        next_check=day(),  # type: ignore[arg-type]
        wake_on=rng.choice((None, MOMENT.date(), MOMENT.date() + timedelta(days=2))),
        waiting_on="李工" if state is State.WAITING else None,
        pinned=rng.choice((None, None, "first")),
        minutes=rng.choice((None, 30)),
    )


def change(store: Store, rng: random.Random, times: int) -> None:
    for _ in range(times):
        known = list(store.items())
        with store.transaction("act") as tx:
            for _each in range(rng.choice((1, 1, 4))):
                if known and rng.random() < 0.5:
                    old = tx.item(rng.choice(known))
                    assert old is not None
                    tx.put_item(an_item(rng, old.ref).but(id=old.id))
                else:
                    tx.put_item(an_item(rng, tx.next_ref(2026)))
        if rng.random() < 0.15:
            store.undo()


@pytest.mark.parametrize("seed", range(25))
def test_it_prints_what_the_opened_desk_prints(home: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    monkeypatch.setenv("WORKBENCH_LANG", rng.choice(("en", "zh_CN", "zh_TW")))
    with Store.open(home / "store", clock=FixedClock(MOMENT), app="t") as store:
        change(store, rng, rng.randrange(12))
        store.checkpoint()
        change(store, rng, rng.randrange(12))
    if rng.random() < 0.3:
        later = FixedClock(MOMENT + timedelta(days=9))  # the journal goes on in another segment
        with Store.open(home / "store", clock=later, app="t") as store:
            change(store, rng, rng.randrange(12))
    for word in WORDS:
        quickly = said(["list", word], by_quick=True)
        assert quickly[0] == 0, "nothing here is beyond it"
        assert quickly == said(["list", word], by_quick=False)


@pytest.mark.parametrize(
    "words", [["list"], ["list", "today", "x"], ["list", "tomorrow"], ["list", "--all"], ["list", ""]]
)
def test_everything_else_is_left_to_the_desk(home: Path, words: list[str]) -> None:
    assert said(words, by_quick=True) == (None, b"", b"")


def test_a_store_in_any_but_the_best_order_is_left_to_the_desk(home: Path) -> None:
    assert said(["list", "today"], by_quick=True) == (None, b"", b""), "there is none"
    rng = random.Random(3)
    with Store.open(home / "store", clock=FixedClock(MOMENT), app="t") as store:
        change(store, rng, 9)
        store.checkpoint()
        change(store, rng, 3)
    sound = said(["list", "today"], by_quick=False)
    assert said(["list", "today"], by_quick=True) == sound
    names = ["workbench.json", "workbench.idx", "lock", next((home / "store" / "journal").iterdir()).name]
    for name in names:
        path = next((home / "store").rglob(name))
        content = path.read_bytes()
        for _ in range(60):
            at = rng.randrange(len(content))
            harmed = rng.choice((content[:at], content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :], b""))
            path.write_bytes(harmed)
            found = said(["list", "today"], by_quick=True)
            assert found in ((None, b"", b""), sound), f"{name} {at}"
        path.write_bytes(content)
        path.unlink()
        assert said(["list", "today"], by_quick=True) == (None, b"", b"")
        path.write_bytes(content)
    assert said(["list", "today"], by_quick=True) == sound


def test_settings_that_nobody_has_read_yet_are_for_the_desk(home: Path) -> None:
    with Store.open(home / "store", clock=FixedClock(MOMENT), app="t") as store:
        with store.transaction("act") as tx:
            tx.put_item(an_item(random.Random(1), "2026-0001").but(state=State.ACTIVE, lead="me", due=MOMENT.date()))
        store.checkpoint()
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text('me = "赵倩"\n', "utf-8")
    assert said(["list", "today"], by_quick=True)[0] is None
    slowly = said(["list", "today"], by_quick=False)
    assert said(["list", "today"], by_quick=True) == slowly


def test_what_a_quick_list_loads(home: Path) -> None:
    """Counted, not timed."""
    with Store.open(home / "store", clock=FixedClock(MOMENT), app="t") as store:
        change(store, random.Random(1), 30)
        with store.transaction("act") as tx:
            for id in [*store.items()]:
                tx.put_item(Item(f"2026-{id:04d}", "审合同", MOMENT, MOMENT, id=ItemId(id), due=MOMENT.date()))
        store.checkpoint()
    script = (
        f"sys = __import__('sys'); sys.path.insert(0, {str(Path.cwd())!r}); before = set(sys.modules)\n"
        "import workbench.__main__\nfrom workbench.cli.quick_list import quick_list\n"
        "status = quick_list(['list', 'today']); new = set(sys.modules) - before\n"
        "print(status, *sorted(new), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", script], env={**os.environ}, capture_output=True, check=True)
    status, *loaded = ran.stderr.decode().split()
    assert status == "0", ran.stderr
    heavy = {"re", "enum", "typing", "dataclasses", "functools", "pathlib", "json", "collections.abc", "tinydb", "rich"}
    assert heavy.isdisjoint(loaded), sorted(heavy & {*loaded})
    assert len(loaded) <= 60, loaded
