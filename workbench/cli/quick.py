# ruff: noqa: PTH118 - pathlib takes longer to load than a quick command may
"""`workbench add LINE` and `workbench note LINE` of the everyday kind, without argparse and without opening the desk.

The same line is read, the same record written and the same words said as by the commands of `cli.commands.capture`; a
test holds the two beside each other. Whatever needs more than is at hand here (options, standard input, a name that
may be known, a count of working days, a store in any but the best order) is left to them: `quick` returns None and
nothing has happened.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime

from workbench.cli import output, recent
from workbench.cli.reading import AREA_SIGILS, BARE_MARKS, NAME_SIGILS, needs_names
from workbench.cli.streams import take_every_character
from workbench.cli.words import entry_row, item_row
from workbench.clock import clock_from_environment
from workbench.desk import captured
from workbench.domain.day import day_id
from workbench.domain.derive import people_of
from workbench.domain.ids import ItemId, make_ref
from workbench.domain.item import ME
from workbench.errors import Refused, StoreIOError
from workbench.places import places
from workbench.store.document import document
from workbench.store.quick import Act, append
from workbench.text import patterns
from workbench.text.capture.read import read
from workbench.text.notices import notice_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from workbench.domain.hours import WorkHours
    from workbench.domain.item import Item
    from workbench.domain.reading import Reading
    from workbench.store.ahead import Ahead
    from workbench.store.quick import Operation

    Told = tuple[list[str], list[str]]
    """Lines for standard output, and warnings."""

VERBS = ("add", "note")
APP = "cli"
PATTERNS = "patterns"
"""In the state directory: see `workbench.text.patterns`."""


class Unready(Exception):
    """It takes more than is at hand."""


class _NoCalendar:
    """Stands for the working calendar; a line which asks it for anything is for the desk."""

    def is_workday(self, day: date) -> bool:
        raise Unready(day)

    def __getattr__(self, name: str) -> Any:
        raise Unready(name)


_CALENDAR: Any = _NoCalendar()


def quick(words: Sequence[str]) -> int | None:
    """The exit status, or None where the command is for the desk and nothing has been done."""
    if not _is_plain(words):
        return None
    try:
        data, config, state = places()
        patterns.remember_in(os.path.join(state, PATTERNS))
        done = _run(words[0], " ".join(words[1:]), data, config, state)
    except StoreIOError as error:
        return _status_after(error)
    except Exception:
        return None  # the desk meets with it again, and says so
    if done is None:
        return None
    try:
        rows, warnings = done
        output.warn(*warnings)
        output.lines(rows)
        sys.stdout.flush()
        patterns.keep(os.path.join(state, PATTERNS))
    except (Exception, KeyboardInterrupt) as error:
        return _status_after(error)
    return 0


def _status_after(error: BaseException) -> int:
    from workbench.cli.main import status_after  # late: hardly ever

    return status_after(error, None)


def _is_plain(words: Sequence[str]) -> bool:
    """Whether there is a line, no option in it, and streams which take every character."""
    if len(words) < 2 or any(word.startswith("-") or not _is_text(word) for word in words):
        return False
    return take_every_character()


def _is_text(word: str) -> bool:
    """Whether it is no stray bytes."""
    return word.isascii() or word == word.encode("utf-8", "replace").decode()


def _run(verb: str, line: str, data: str, config: str, state: str) -> Told | None:
    """What is to be said of the record that was written; None where none was."""
    store = os.path.join(data, "store")
    settings = recent.in_use(config, state)
    if settings is None:
        return None
    now = clock_from_environment().now()
    words = recent.words_of(store, state) if needs_names(line) else recent.Words(0)
    if words is None:
        return None
    reading = _read(verb, line, now, settings.work, words)
    if reading.kind == "entry":
        return _note(reading, now, store)
    return _add(reading, now, store, state, words)


def _read(verb: str, line: str, now: datetime, work: WorkHours, words: recent.Words) -> Reading:
    """The line as `workbench.cli.reading` reads it."""
    local = now.replace(tzinfo=None)
    typed = set(line)
    names = words.names if typed & NAME_SIGILS else ()
    areas = words.areas if typed & AREA_SIGILS else ()
    if verb == "note" and line.strip() in BARE_MARKS:
        raise Unready
    reading = read(line, local, names=names, areas=areas, work=work, calendar=_CALENDAR)
    if verb == "note" and reading.kind != "entry":
        return read(f"- {line}", local, names=names, areas=areas, work=work, calendar=_CALENDAR)
    return reading


def _add(reading: Reading, now: datetime, store: str, state: str, words: recent.Words) -> Told | None:
    """See `workbench.desk.keeping.KeepingVerbs.add`."""
    if not reading.title.strip():
        return None
    made: list[tuple[int, Item]] = []

    def operations(ahead: Ahead) -> tuple[Operation, ...] | None:
        sealed = _is_sealed(ahead, now.date())
        if now.year not in ahead.refs or sealed is None or (needs_names(reading.line) and ahead.words > words.q):
            return None
        last = ahead.refs[now.year]
        number = (last or 0) + 1
        item = captured.item_of(reading, make_ref(now.year, number), (), now, _CALENDAR.is_workday)
        item = item.but(id=ItemId(ahead.items))
        entry = captured.added(item, reading, now, sealed=sealed)
        made.append((ahead.q + 1, item))
        return (
            ("counters", now.year, None if last is None else {"last": last}, {"last": number}),
            ("items", ahead.items, None, document(item)),
            (f"diary_{now.year:04d}", ahead.diary, None, document(entry)),
        )

    if not append(store, Act(now, APP, "item.added", captured.said_added((reading,)).as_mapping(), operations)):
        return None
    q, item = made[-1]
    if needs_names(reading.line):
        names, areas = {*people_of(item)} - {ME}, {item.area} if item.area else frozenset[str]()
        recent.remember_words(store, state, recent.Words(q, words.names | names, words.areas | areas))
    return [item_row(item, now, "")], [notice_sentence(notice) for notice in reading.warnings]


def _note(reading: Reading, now: datetime, store: str) -> Told | None:
    """See `workbench.desk.keeping.KeepingVerbs.note`."""
    try:
        entry = captured.noted(reading, now)
    except Refused:
        return None

    def operations(ahead: Ahead) -> tuple[Operation, ...] | None:
        sealed = _is_sealed(ahead, entry.at.date())
        if sealed is None:
            return None
        return ((f"diary_{entry.at.year:04d}", ahead.diary, None, document(captured.amended(entry, sealed))),)

    if not append(store, Act(now, APP, "entry.noted", captured.said_noted(entry).as_mapping(), operations)):
        return None
    return [entry_row(entry, now, "")], []


def _is_sealed(ahead: Ahead, day: date) -> bool | None:
    """Whether a day is closed already; None where it is not said."""
    id = day_id(day)
    return id in ahead.sealed if ahead.first <= id <= ahead.last else None
