"""How much is withheld: as many matters as would stand there, if the same desk had nothing restricted."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from cli.conftest import Cli
from support.make import MONDAY, NOW, at
from support.stage import add, open_desk

from workbench.clock import FixedClock
from workbench.domain.item import Item, Kind, Source, State, Tracked
from workbench.reports.table import REPORTS
from workbench.text.capture.read import read

SAID = re.compile(r"(\d+) restricted matter")
NAMED = re.compile(r"Matter-\d+-end")
WHAT = {"leader": ("Zhang",), "handover": ("Li",)}
COUNTED = ("leader", "week", "schedule", "agenda", "bulletin", "handover")
"""Reports that say how many matters they withhold."""


def items() -> list[dict[str, object]]:
    """Matters of every state, late, today, tomorrow and later, ours and another's."""
    made: list[dict[str, object]] = []
    for number in range(36):
        state = [*State][number % len(State)]
        ended = state in (State.DONE, State.CLOSED, State.DROPPED)
        day = MONDAY + timedelta(days=(-2, 0, 1, 3, 9)[number % 5])
        made.append({
            "title": f"Matter-{number}-end", "state": state, "kind": Kind.MEETING if number % 4 == 0 else None,
            "urgent": None if state is State.INBOX else number % 2 == 0, "important": number % 3 == 0,
            "at": None if state is State.INBOX else at(9 + number % 8, 0, day) if number % 2 else day,
            "due": day if number % 3 else None, "lead": "Li" if number % 3 == 0 else "me",
            "waiting_on": "Li" if state is State.WAITING else None,
            "next_check": at(8, 0, day) if state is State.WAITING else None,
            "closed_at": NOW if ended else None, "result": "done" if ended else None, "minutes": 30,
            "source": Source("Zhang") if number % 4 == 1 else None,
            "tracked": Tracked("Zhang", NOW, "follow it") if number % 5 == 0 else None,
            "wake_on": day if state is State.DEFERRED else None,
        })  # fmt: skip
    return made


def home(place: Path, *, restricted: bool) -> Path:
    desk = open_desk(place, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    with desk.store.transaction("put") as tx:
        for number, fields in enumerate(items()):
            hidden = restricted and number % 7 in (1, 2, 5)
            told = {"created_at": NOW - timedelta(days=9), "updated_at": NOW, "ref": tx.next_ref(2026), **fields}
            tx.put_item(Item(**told, restricted=hidden))  # pyright: ignore[reportArgumentType]
    desk.close()
    return place


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same desk, with a part of it restricted, and with nothing."""
    place = tmp_path_factory.mktemp("both")
    return home(place / "masked", restricted=True), home(place / "open", restricted=False)


def told(cli: Cli, report: str, kind: str, path: Path) -> str:
    ran = cli("export", report, *WHAT.get(report, ()), "-o", str(path), "--format", kind)
    assert ran.status == 0, ran
    content = path.read_bytes()
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    text = content.decode("utf-8", "replace").replace("\r\n ", "") + ran.err
    return re.sub(r"<[^>]*>", " ", text) if kind != "md" else text.replace("\\", "")


HIDDEN = {f"Matter-{number}-end" for number in range(36) if number % 7 in (1, 2, 5)}


@pytest.mark.parametrize("report", sorted(COUNTED))
def test_as_many_are_withheld_as_would_stand_there(
    homes: tuple[Path, Path], report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    for kind in REPORTS[report].formats:
        if kind in ("pdf", "csv"):  # streams that are packed; a table that has no room for a sentence
            continue
        texts: list[str] = []
        for place in homes:
            cli = Cli(place, monkeypatch, capsys)
            cli.at("2026-12-28T18:00")
            texts.append(told(cli, report, kind, tmp_path / f"{place.name}.{kind}"))
        masked, shown = texts
        counts = [int(found) for found in SAID.findall(masked)]
        missing = HIDDEN & set(NAMED.findall(shown))
        assert not HIDDEN & set(NAMED.findall(masked)), kind
        assert not SAID.findall(shown), kind
        assert missing, kind
        assert counts == [len(missing)], (kind, sorted(missing))


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_a_line_of_the_diary_that_is_restricted_afterwards_is_one_line(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Neither its mark, nor what was captured and dropped at once, would stand there."""
    desk = open_desk(tmp_path, FixedClock(at(9, 0)), me="Chen")
    desk.open_day()
    for words in ("; Matter-1-end", "; Matter-2-end"):
        desk.note(read(words, desk.now().replace(tzinfo=None)))
    add(desk, "Matter-3-end", "Matter-4-end")
    for entry in [entry for entry in desk.entries(MONDAY) if entry.verb is None]:
        desk.restrict_line(entry)
    slip, kept = list(desk.items)
    desk.edit(slip, restricted=True)
    desk.drop([slip], "no longer needed")
    desk.close()
    cli = Cli(tmp_path, monkeypatch, capsys)
    cli.at("2026-12-28T18:00")
    text = told(cli, "diary", kind, tmp_path / f"out.{kind}")
    assert re.findall(r"(\d+) restricted entr", text) == ["2"]
    assert kept and set(NAMED.findall(text)) <= {"Matter-4-end"}
