"""Every report of the made-up day, word for word, in every language; and every report of a desk full of malice."""

from __future__ import annotations

import io
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cli.conftest import Cli, cli
from support.documents import HOSTILE
from support.make import NOW, at

from workbench import i18n
from workbench.cli.commands.demo import demo_session
from workbench.cli.reports import REPORTS
from workbench.clock import FixedClock
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import Decision, Item, Kind, Reply, Source, State, Step, ToLeader, Tracked
from workbench.store.store import Store

__all__ = ["cli"]
HERE = Path(__file__).parent / "golden"
EVENING = "2026-12-28T18:30"
SECRET = "Mr Shen is ill"
LEADER = {"en": "Director Zhang", "zh_CN": "张局长", "zh_TW": "張處長"}
TEXTS = sorted(set(REPORTS) - {"json", "day"})


@pytest.fixture(scope="module")
def demo_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    homes: dict[str, Path] = {}
    for lang in i18n.LANGUAGES:
        i18n.use(lang)
        homes[lang] = tmp_path_factory.mktemp("demo") / lang
        homes[lang].mkdir()
        demo_session(homes[lang])
    i18n.use("en")
    yield homes


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize(
    "report", [report for report in TEXTS if report != "stats"]
)  # pictures have tests of their own
def test_the_made_up_day(cli: Cli, demo_homes: dict[str, Path], report: str, lang: str) -> None:
    """Where a report changes on purpose: WRITE_GOLDEN=1 writes these files anew; look at them."""
    what = {"leader": (LEADER[lang],), "minutes": ("2026-0903",)}.get(report, ())
    cli.at(EVENING)
    text = cli.ok("export", report, *what, "-o", "-", "--home", str(demo_homes[lang]), "--lang", lang).out
    path = HERE / f"{report}_{lang}.md"
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


# Malice -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def malice(cli: Cli) -> Cli:
    """Every hostile text in every place; and what is restricted, in every place too."""
    clock = FixedClock(NOW)
    with Store.open(cli.home / "store", clock=clock, app="tests") as store:
        for evil in HOSTILE:
            with store.transaction("evil") as tx:
                for n in range(4):
                    item = tx.put_item(_evil(evil, n, tx.next_ref(2026)))
                    for entry in _lines(item, evil):
                        tx.bring_entry(entry)
        with store.transaction("secret") as tx:
            for n in range(4):
                item = tx.put_item(_evil(SECRET, n, tx.next_ref(2026)).but(restricted=True))
                for entry in _lines(item, SECRET):
                    tx.bring_entry(entry.but(restricted=True))
    cli.at("2026-12-28T18:00")
    return cli


def _evil(text: str, n: int, ref: str) -> Item:
    state = (State.ACTIVE, State.WAITING, State.CLOSED, State.ACTIVE)[n]
    return Item(
        ref=ref, title=text, created_at=NOW, updated_at=NOW, state=state, urgent=True, important=True, lead=text,
        support=(text,), attend=("Zhang", text), source=Source(text), area=text, note=text, result=text, original=text,
        at=at(9, n), until=at(10, n), due=at(11) + timedelta(days=n), waiting_on=text, next_check=at(8),
        steps=(Step(text, owner=text),), tracked=Tracked("Zhang", NOW, text) if n != 1 else None,
        decision=Decision(text, "Zhang", NOW, (text, text), text) if n == 1 else None,
        to_leader=ToLeader("Zhang", text, None, text) if n == 3 else None, lines=(("problem", text),),
        closed_at=NOW if n == 2 else None, reply=Reply(NOW, text, text) if n == 2 else None, kind=Kind.MEETING,
    )  # fmt: skip


def _lines(item: Item, text: str) -> Iterator[Entry]:
    for kind in (EntryKind.NOTE, EntryKind.CALL, EntryKind.SIGNAL, EntryKind.ERROR, EntryKind.DECISION):
        facts = (("rule", text), ("cause", text))
        yield Entry(NOW, NOW, kind, text, item=item.id, ref=item.ref, title=text, people=(text,), data=facts)
    verb = Verb.DONE if item.state is State.CLOSED else Verb.CARRIED
    yield Entry(NOW, NOW, EntryKind.EVENT, verb=verb, item=item.id, ref=item.ref, title=text, data=(("result", text),))


def exported(cli: Cli, report: str, kind: str, tmp_path: Path) -> bytes:
    what = {"leader": ("Zhang",), "minutes": ("2026-0005",)}.get(report, ())
    extra = ("--figures",) if REPORTS[report].figures else ()
    path = tmp_path / f"out.{kind}"
    ran = cli("export", report, *what, *extra, "-o", str(path), "--format", kind)
    assert ran.status == 0, ran
    return path.read_bytes()


@pytest.mark.parametrize("report", TEXTS)
def test_in_texts_nothing_acts_and_nothing_restricted_is_told(malice: Cli, report: str, tmp_path: Path) -> None:
    for kind in ("md", "txt", "html", "csv", "ics"):
        if kind not in REPORTS[report].formats:
            continue
        text = exported(malice, report, kind, tmp_path).decode()
        assert SECRET not in text.replace("\r\n ", ""), kind
        for character in set(text) - {"\n", "\r", "\ufeff"}:
            assert unicodedata.category(character) not in ("Cc", "Cf", "Cs"), (kind, character)
        if kind == "html":
            assert Tags(text).found <= Tags.OURS
        if kind == "ics":
            names = {line.partition(":")[0].partition(";")[0] for line in text.replace("\r\n ", "").split("\r\n")}
            assert names <= CALENDAR_NAMES
            assert text.count("\nBEGIN:VEVENT\r") == text.count("\nEND:VEVENT\r") == 4 * len(HOSTILE)
        if kind == "csv":
            assert not re.search(r'(?:^|,)"?[=+\-@](?!\d+(?:,|$))', text, re.MULTILINE)


@pytest.mark.parametrize("report", TEXTS)
def test_in_office_files_nothing_is_a_formula_or_a_link_and_nothing_restricted_is_told(
    malice: Cli, report: str, tmp_path: Path
) -> None:
    for kind in ("docx", "xlsx"):
        file = exported(malice, report, kind, tmp_path)
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            texts = {name: parts.read(name).decode("utf-8", "replace") for name in parts.namelist()}
        assert not any(SECRET in text for text in texts.values())
        links = [name for name, text in texts.items() if 'TargetMode="External"' in text]
        assert links == [], kind
        if kind == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(file))
            cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        else:
            assert not re.search(r"<w:(?:hyperlink|fldSimple|object)", texts["word/document.xml"])


def test_in_a_pdf_nothing_acts(malice: Cli, tmp_path: Path) -> None:
    ran = malice("export", "week", "-o", str(tmp_path / "week.pdf"))
    if ran.status == 1 and "No font" in ran.err:
        pytest.skip("no font with Chinese characters on this machine")
    assert ran.status == 0, ran
    # Without what its streams hold: packed text and fonts are any bytes.
    file = re.sub(rb"stream\r?\n.*?endstream", b"", (tmp_path / "week.pdf").read_bytes(), flags=re.DOTALL)
    assert b"/Type /Page" in file
    for word in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction << /S"):
        assert word not in file


CALENDAR_NAMES = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "LAST-MODIFIED", "SUMMARY"),
    *("DESCRIPTION", "CATEGORIES", "DTSTART", "DTEND", "TRANSP", "DUE", "STATUS", ""),
}


class Tags(HTMLParser):
    """The tags of a page, and whatever could act in it."""

    OURS = frozenset(
        re.findall(
            r"\w+",
            """html head meta title style body header main footer h1 h2 h3 h4 h5 p span ul ol li br small div
            table caption thead tbody tr th td figure figcaption svg path rect defs text pattern g line circle desc""",
        )
    )

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self.found.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("href", "src")
            assert "javascript" not in str(value)
