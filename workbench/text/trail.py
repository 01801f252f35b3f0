"""The full history of an item in words: when, who, with which program, and what was so before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, cast

from workbench.domain.item import State
from workbench.domain.said import said_from
from workbench.domain.states import state_word
from workbench.i18n import _
from workbench.store.record import Op, Record
from workbench.text import say
from workbench.text.dates import clock, minutes_words
from workbench.text.display import display
from workbench.text.terms import field_word, person

_UNTOLD = frozenset({"ref", "created_at", "updated_at", "closed_at"})
"""What the lines around it say already."""
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Change:
    """One field, as the journal holds it."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Station:
    """One record of the journal, as far as it is about the item."""

    q: int
    at: datetime
    who: str
    app: str
    cmd: str
    what: str
    """The act in words."""
    changes: tuple[Change, ...]


def stations(records: Iterator[Record], item: int, zone: tzinfo | None) -> Iterator[Station]:
    """The records about an item, put together for reading."""
    for record in records:
        who, _slash, rest = record.by.partition("/")
        changes = tuple(change for op in record.ops if op.table == "items" and op.id == item for change in _changes(op))
        at = record.at.astimezone(zone)
        yield Station(record.q, at, who, rest.partition(":")[0], record.cmd, _act(record), changes)


def station_lines(station: Station, me: str = "") -> list[str]:
    """A station in lines: the act, then what changed."""
    when = f"{station.at.date().isoformat()} {clock(station.at)}"
    by = _("{who}, {app}").format(who=display(station.who), app=display(station.app)) if station.app else station.who
    head = _("{when}  {what}  [{by}, record {q}]").format(when=when, what=station.what, by=by, q=station.q)
    return [head, *(f"    {_in_words(change, me)}" for change in station.changes)]


def _in_words(change: Change, me: str) -> str:
    old, new = (value_words(change.field, value, me) for value in (change.old, change.new))
    return _("{field}: {old} → {new}").format(field=_word(change.field), old=old, new=new)


def _word(name: str) -> str:
    return _("state") if name == "state" else field_word(name)


def _act(record: Record) -> str:
    told = cast("Mapping[str, str | int]", record.extra.get("say") or {})
    said = said_from(told) if told else None
    if said is None:
        return record.cmd
    if "undo" in record.extra:
        return say.undone(said)
    if "redo" in record.extra:
        return say.redone(said)
    return say.outcome(said)


def _changes(op: Op) -> Iterator[Change]:
    old, new = op.old or {}, op.new or {}
    for name in dict.fromkeys([*old, *new]):
        if name not in _UNTOLD:
            yield Change(name, old.get(name), new.get(name))


def value_words(name: str, value: Any, me: str = "") -> str:
    """A stored value for reading, on one line."""
    if name == "state" and value is None:
        return state_word(State.INBOX)  # what an item is without a word is not stored
    if value is None or value in ("", [], {}):
        return NOTHING
    match value:
        case bool():
            return _("yes") if value else _("no")
        case int():
            return minutes_words(value) if name == "minutes" else str(value)
        case str():
            return _text_words(name, value, me)
        case list():
            return _(", ").join(_part_words(part, me) for part in cast("list[object]", value))
        case dict():
            return _part_words(cast("object", value), me)
        case _:
            return display(str(value))


def _text_words(name: str, value: str, me: str) -> str:
    if name == "state":
        try:
            return state_word(State(value))
        except ValueError:
            return display(value)
    if name in ("lead", "waiting_on"):
        return display(person(value, me))
    return _moment_words(value) or _("“{text}”").format(text=display(value))


def _moment_words(value: str) -> str | None:
    try:
        if "T" in value:
            at = datetime.fromisoformat(value)
            return f"{at.date().isoformat()} {clock(at)}"
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _part_words(part: object, me: str) -> str:
    """A step, a source, a reply: what a person would name of it."""
    if isinstance(part, str):
        return display(person(part, me))
    if isinstance(part, dict):
        facts = cast("Mapping[str, object]", part)
        if facts.get("none_because") == "own":
            return _("nobody had asked")
        for name in ("text", "who", "how", "none_because", "question", "by"):
            if isinstance(facts.get(name), str):
                done = "✓ " if facts.get("done_at") else ""
                return done + display(str(facts[name]))
    return display(json.dumps(part, ensure_ascii=False))
