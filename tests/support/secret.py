"""A desk where everything that is restricted holds one secret word in every text there is; some open work beside it.

Fields are walked by reflection: one that is added tomorrow is filled, too.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from support.make import MONDAY, NOW, at

from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.frozen import Frozen
from workbench.domain.item import Gate, Item, Kind, Side, Source, State, Step
from workbench.domain.registers import LABELS
from workbench.domain.routine import Routine

SECRET = "Zquxz"
"""Each text is this and the name of its field, so that a leak says where it comes from."""
OPEN = "Order the paper"
_STRUCTURE = frozenset({"ref", "repeat", "repeat_from", "roll"})
"""Texts that no person writes: numbers and rules."""
_NAMED = re.compile(r"""\bfact\(["']([a-z_]+)["']\)""")
SOURCES = Path(__file__).parents[2]


def filled(cls: type[Frozen], path: str = "", **given: Any) -> Any:
    """A value of which every text is secret, and every optional part is there."""
    hints = typing.get_type_hints(cls)
    values = {
        name: _value(hint, f"{path}{name}") for name, hint in hints.items() if name not in _STRUCTURE | set(given)
    }
    return cls(**{name: value for name, value in values.items() if value is not None} | given)


def _value(hint: Any, path: str) -> Any:
    """Something of this kind where it holds text; else None, and the default stands."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        if parts[0] is str and parts[-1] is Ellipsis:
            return (_text(path),)
        if typing.get_origin(parts[0]) is tuple:
            return (("problem", _text(path)), ("basis", _text(path)), (_text(path + "name"), _text(path)))
        inner = _value(parts[0], path + ".")
        return (inner,) if inner is not None else None
    if parts:
        known = (part for part in parts if part is not type(None))
        return next((found for part in known if (found := _value(part, path)) is not None), None)
    if hint is str:
        return _text(path)
    if hint in (datetime, date):
        return None if "." not in path else (at(9) if hint is datetime else MONDAY)
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return filled(hint, path + ".")
    return None


def _text(path: str) -> str:
    return f"{SECRET}-{path.replace('_', '-')}"


def fact_names() -> tuple[str, ...]:
    """The names of all facts that the program asks an entry for."""
    found = {name for file in SOURCES.glob("workbench/**/*.py") for name in _NAMED.findall(file.read_text("utf-8"))}
    found |= {name for file in SOURCES.glob("screens/*.py") for name in _NAMED.findall(file.read_text("utf-8"))}
    return tuple(sorted((found | set(LABELS)) - {"fills", "restrict"}))


def items() -> Iterator[Item]:
    """A restricted item of every state, kind and quadrant, today, late, to come, for decision, followed."""
    base = {"restricted": True, "created_at": NOW - timedelta(days=9), "updated_at": NOW, "lead": "me"}
    states = [*State]
    kinds = [None, *Kind]
    for n in range(2 * len(states) * 2):
        state = states[n % len(states)]
        late = n % 3 == 0
        ended = state in (State.DONE, State.CLOSED, State.DROPPED)
        more: dict[str, Any] = {
            "ref": "", "state": state, "kind": kinds[n % len(kinds)],
            "urgent": (True, False)[n % 2], "important": (True, False)[n // 2 % 2],
            "at": at(9 + n % 8) if n % 4 else MONDAY, "due": MONDAY - timedelta(days=2) if late else MONDAY,
            "next_check": at(8) - timedelta(days=n % 3), "closed_at": NOW if ended else None,
            "wake_on": MONDAY + timedelta(days=2), "minutes": 30, "occurrence": None,
            "source": filled(Source, "source.", side=[*Side][n % len(Side)]),
            "started_at": NOW if n == 1 else None,
            "steps": tuple(filled(Step, f"step-{gate.value}.", gate=gate, done_at=None, entry=None) for gate in Gate),
        }  # fmt: skip
        if state is State.INBOX:
            more |= {"urgent": None, "important": None, "at": None}
        if n % 2:
            more["lead"] = _text("lead")
        if n % 3 == 1:
            more |= {"decision": None, "tracked": None}
        if state is not State.CLOSED:
            more["reply"] = None
        yield filled(Item, "", **{**base, **more})


def lines(item: Item | None) -> Iterator[Entry]:
    """A line of every kind and of every verb, all their facts secret."""
    facts = tuple((name, "5" if name in _NUMBERS else _text(f"fact-{name}")) for name in fact_names())
    for number, kind in enumerate(EntryKind):
        verbs: list[Verb | None] = [*Verb] if kind is EntryKind.EVENT else [None]
        for verb in verbs:
            if item is None and verb is not None:
                continue
            told = filled(
                Entry, f"{(verb or kind).value}.", at=at(6, number), written_at=NOW, until=at(7), kind=kind, verb=verb,
                item=item.id if item else None, ref=item.ref if item else None, amends=None, by=None,
                restricted=item is None,
                data=facts if verb is None else (),
            )  # fmt: skip
            yield told
            if verb is not None:
                yield told.but(data=tuple(pair for pair in facts if pair[0] not in _READ))


_NUMBERS = frozenset({"worked", "n", "quadrant", "carried"})
_READ = frozenset(
    {"n", "quadrant", "worked", "carried", "days", "version", "items", "line", "at", "due", "check", "to"}
)
"""Facts that are numbers and days where a verb has them."""


def plant(desk: Desk) -> tuple[list[Item], Item]:
    """Fill a desk; the restricted items, and the open one which belongs to one of them."""
    store = desk.store
    with store.transaction("open") as tx:
        plain = tx.put_item(Item(tx.next_ref(2026), OPEN, NOW, NOW, state=State.ACTIVE, urgent=True, at=at(8, 30),
                                 important=True, lead="me", kind=Kind.MEETING, attend=("Zhang",),
                                 support=("Li",)))  # fmt: skip
        tx.add_entry(Entry(at(7, 30), NOW, EntryKind.NOTE, "the supplier calls back", item=plain.id, ref=plain.ref))
    made: list[Item] = []
    with store.transaction("secret") as tx:
        for number, each in enumerate(items()):
            ref = tx.next_ref(2026)
            made.append(tx.put_item(each.but(ref=ref, parent=plain.id if number % 5 == 0 else None)))
        child = tx.put_item(plain.but(id=0, ref=tx.next_ref(2026), title="Buy pens", kind=None, parent=made[1].id))
        for each in made[::4]:  # every state
            for entry in lines(each):
                tx.add_entry(entry)
        for entry in lines(None):
            tx.add_entry(entry)
            tx.add_entry(entry.but(at=at(5, 0, MONDAY - timedelta(days=1)), written_at=NOW - timedelta(days=1)))
        for entry in list(lines(None)):
            tx.add_entry(entry.but(restricted=False, at=entry.at - timedelta(minutes=30), until=None))
        tx.put_routine(Routine("Monthly stock-taking", rule="FREQ=MONTHLY;BYMONTHDAY=28", start=MONDAY,
                               made=tuple(each.id for each in made), made_until=MONDAY))  # fmt: skip
    for entry in desk.entries(MONDAY):
        if entry.verb is None and entry.item is None and not entry.restricted and entry.text.startswith(SECRET):
            desk.restrict_line(entry)
    return made, child
