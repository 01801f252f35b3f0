"""What people type at a desk, and what must stay as typed. The tables were written before the grammar."""

from datetime import datetime
from pathlib import Path

import pytest

from workbench.domain.reading import moment_text
from workbench.text.capture.read import read

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 17, 10, 0)
NAMES = ("李工", "小陈", "老王", "王局长", "赵倩", "li", "chen", "zhao", "Anna Schmidt", "Director Chen")
PHRASES = ("zh", "en", "more", "tried")
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
    "note",
]


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# now:")]


def fields(reading: object) -> dict[str, str]:
    """What was read, as the tables write it."""
    found: dict[str, str] = {}
    for name in FIELDS:
        value = getattr(reading, name)
        if name in ("at", "until", "due", "next_check"):
            value = moment_text(value)
        if isinstance(value, tuple):
            value = ",".join(value) or None
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


@pytest.mark.parametrize("row", [row for name in PHRASES for row in lines(f"phrases_{name}.txt")])
def test_a_phrase_is_read_as_meant(row: str) -> None:
    line, title, words = (
        (part.strip() for part in row.split(" | "))
        if row.count(" | ") == 2
        else (*(part.strip() for part in row.rstrip(" |").split(" | ")), "")
    )
    reading = read(line, NOW, names=NAMES)
    assert (reading.title, fields(reading)) == (title, expected(words))


@pytest.mark.parametrize("line", [line for line in lines("traps.txt") if not line.startswith("# Titles")])
def test_a_trap_stays_as_typed(line: str) -> None:
    reading = read(line, NOW, names=NAMES)
    assert (reading.title, fields(reading), reading.spans) == (line, {}, ())
