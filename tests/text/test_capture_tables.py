"""What people type at a desk, and what must stay as typed. The tables were written before the grammar."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.text.desk_calendar import DESK
from workbench.calendars.working import Calendar
from workbench.domain.reading import Reading, moment_text
from workbench.text.capture.read import read
from workbench.text.notices import CODES

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 17, 10, 0)
NAMES = ("李工", "小陈", "老王", "王局长", "赵倩", "li", "chen", "zhao", "Anna Schmidt", "Director Chen")
FIELDS = [
    "at",
    "until",
    "due",
    "minutes",
    "urgent",
    "important",
    "lead",
    "support",
    "source",
    "area",
    "waiting_on",
    "next_check",
    "repeat",
    "repeat_from",
    "roll",
    "note",
    "notices",
]
"""What a row may say. `notices` (codes) is compared only where a row says it."""


def lines(pattern: str) -> list[str]:
    files = sorted(HERE.glob(pattern))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def phrase_rows() -> list[str]:
    """Without the comments that give the reason for a reading; `# heading` may be a title."""
    return [line for line in lines("phrases_*.txt") if " | " in line and not line.startswith("# now:")]


def traps() -> list[str]:
    return [line for line in lines("traps*.txt") if not line.startswith("# Titles")]


def fields(reading: object) -> dict[str, str]:
    """What was read, as the tables write it."""
    found: dict[str, str] = {}
    for name in FIELDS:
        value = getattr(reading, name, None)
        if name in ("at", "until", "due", "next_check"):
            value = moment_text(value)
        if isinstance(value, tuple):
            value = ",".join(str(name) for name in value) or None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        if value is not None:
            found[name] = str(value)
    return found


def expected(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for word in words.split():
        head, equals, tail = word.partition("=")
        if equals and head in FIELDS:
            name = head
            found[name] = tail
        else:
            found[name] += f" {word}"
    return found


def as_typed(row: str) -> Reading:
    return read(row, NOW, names=NAMES, calendar=DESK)


@pytest.mark.parametrize("row", phrase_rows())
def test_a_phrase_is_read_as_meant(row: str) -> None:
    line, title, words = (
        (part.strip() for part in row.split(" | "))
        if row.count(" | ") == 2
        else (*(part.strip() for part in row.rstrip(" |").split(" | ")), "")
    )
    reading = as_typed(line)
    want, found = expected(words), fields(reading)
    if "notices" in want:
        found["notices"] = ",".join(notice.code for notice in reading.warnings)
    if found.get("repeat_from") == "schedule" and "repeat_from" not in want:
        del found["repeat_from"]
    assert (reading.title, found) == (title, want)


@pytest.mark.parametrize("line", traps())
def test_a_trap_stays_as_typed(line: str) -> None:
    reading = as_typed(line)
    assert (reading.title, fields(reading), reading.spans) == (line, {}, ())


def test_a_title_says_nothing_more() -> None:
    """Reading is idempotent: what stayed text stays text, unless a notice has said that it was left over."""
    for row in phrase_rows():
        reading = read(row.split(" | ")[0].strip(), NOW, names=NAMES, calendar=DESK)
        if reading.kind == "item" and not reading.warnings:
            assert read(reading.title, NOW, names=NAMES, calendar=DESK).spans == (), row


def test_every_notice_has_words() -> None:
    lines_read = [row.split(" | ")[0].strip() for row in phrase_rows()] + traps()
    said = {notice.code for line in lines_read for notice in read(line, NOW, calendar=Calendar()).warnings}
    assert said <= set(CODES)
    assert len(said) > 6
