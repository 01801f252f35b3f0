"""The quick `search` prints what the command prints that opens the desk, or leaves it to that."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import NOW
from workbench import i18n
from workbench.cli.main import main
from workbench.cli.quick_search import quick_search
from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.item import Item, Source, State
from workbench.store import findings
from workbench.store.store import Store

MOMENT = datetime.fromisoformat(NOW).astimezone()
TITLES = ("Review the vendor contract", "季报 口径", "季報 附表", "ＡＢＣ　全角", "王主任 交办", "a\x1b[31mred vendor")
LINES = (
    *(["季报"], ["vendor"], ["VENDOR"], ["季报", "口径"], ["季报", "vendor"], ["abc"], ["9"], ["12"], ["no such word"]),
    *(["nosuchword"], ["unheard"], ["主任"], ["zzz"], ["第1"], ["沈某"]),
)
LEFT = (
    ["jb"],
    ["today"],
    ["今日"],
    ["or"],
    ["@李工"],
    ["-vendor"],
    ["--all", "季报"],
    ["state:open"],
    ["a b"],
    ["3"],
    [],
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_NOW", NOW)
    monkeypatch.setattr("workbench.text.search.index.LEAST", 0)
    make(tmp_path, 260, seed=1)
    with Store.open(tmp_path / "store", clock=FixedClock(MOMENT), app="test") as store:
        store.checkpoint()
    assert main(["search", "nothing at all"]) == 0  # leaves the sheet
    make(tmp_path, 9, seed=2)
    yield tmp_path
    i18n.use("en")


def make(home: Path, number: int, seed: int) -> None:
    rng = random.Random(seed)
    with (
        Store.open(home / "store", clock=FixedClock(MOMENT), app="test") as store,
        store.transaction("made") as tx,
    ):
        for n in range(number):
            item = Item(
                ref=tx.next_ref(2026),
                title=f"{rng.choice(TITLES)} {seed}{n}",
                created_at=MOMENT,
                updated_at=MOMENT,
                state=rng.choice([*State]),
                source=Source("王局长") if n % 7 == 0 else None,
                note=rng.choice((None, "沈某", "vendor")),
                restricted=n % 11 == 0,
            )
            saved = tx.put_item(item)
            at = MOMENT - timedelta(days=rng.randrange(900), minutes=n)
            kind = rng.choice((EntryKind.NOTE, EntryKind.CALL))
            text = f"{rng.choice(TITLES)} 第{n}次"
            about = saved.id if n % 3 == 0 else None
            tx.add_entry(Entry(at=at, written_at=at, kind=kind, text=text, item=about, restricted=n % 13 == 0))


def said(words: list[str], *, by_quick: bool) -> tuple[int | None, bytes, bytes]:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = quick_search(words) if by_quick else main(words)
    return (status, *(stream.buffer.getvalue() for stream in (out, err)))  # type: ignore[attr-defined,return-value]


def test_it_says_what_the_command_says_that_opens_the_desk(home: Path) -> None:
    answered = 0
    for language in ("en", "zh_CN"):
        i18n.use(language)
        for words in LINES:
            quick = said(["search", *words], by_quick=True)
            if quick[0] is None:
                assert quick == (None, b"", b""), words
                continue
            answered += 1
            i18n.use("en")
            assert quick == said(["search", *words], by_quick=False), words
    assert answered > 20


def test_it_leaves_to_the_desk_what_is_more_than_words(home: Path) -> None:
    for words in LEFT:
        assert said(["search", *words], by_quick=True) == (None, b"", b""), words


def test_it_believes_nothing_that_does_not_agree(home: Path) -> None:
    file = home / "store" / findings.NAME
    whole = file.read_bytes()
    expected = said(["search", "季报"], by_quick=False)
    answered = 0
    for place in range(0, len(whole), len(whole) // 300):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        quick = said(["search", "季报"], by_quick=True)
        assert quick in ((None, b"", b""), expected), place
        answered += quick[0] is not None
    assert answered  # what it does not look at does not keep it from answering
    file.unlink()
    assert said(["search", "季报"], by_quick=True) == (None, b"", b"")
