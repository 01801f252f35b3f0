"""The whole desk as one JSON document, out and in again: what comes in is what went out, to the last field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbench.cli.fitting import misfits
from workbench.cli.output import json_text
from workbench.domain.day import Day
from workbench.domain.entry import Entry, is_number
from workbench.domain.item import Item
from workbench.domain.routine import Routine
from workbench.errors import DeskError, Refused
from workbench.i18n import N_, _, ngettext
from workbench.store.codec import Codec, codec_for
from workbench.store.migrate import ahead_of, latest

if TYPE_CHECKING:
    from workbench.desk.desk import Desk

FORMAT, VERSION = "workbench-desk", 1
LARGEST_NUMBER = 1_000_000
"""A year's numbers are used up one by one when a desk is filled; more than this is a slip."""
T = TypeVar("T", Item, Entry, Day, Routine)


class NotOurs(DeskError):
    """The file is no export of a desk. Facts: `why`."""

    message = N_("This is no export of a workbench desk ({why}). Nothing was changed.")


def desk_json(desk: Desk) -> str:
    """Everything the desk holds, one record on a line, and nothing else: the same records are the same bytes, on
    whatever desk and whenever they are written."""
    store = desk.store
    parts = [
        f'"format": "{FORMAT}", "version": {VERSION}, "schema": {latest()}',
        _list("items", sorted(store.items().values(), key=lambda item: item.id)),
        _list("entries", sorted(store.all_entries(), key=lambda entry: entry.id)),
        _list("days", [day for _date, day in sorted(store.days().items())]),
        _list("routines", sorted(store.routines().values(), key=lambda routine: routine.id)),
    ]
    return "{" + ",\n".join(parts) + "}\n"


def _list(name: str, values: Iterable[Item | Entry | Day | Routine]) -> str:
    rows = [json_text({"id": value.id, **codec_for(type(value)).encode(value)}) for value in values]
    return f'"{name}": [' + ",".join(f"\n  {row}" for row in rows) + "]"


class WholeDesk:
    """The records of an export, decoded and checked."""

    def __init__(self, content: bytes) -> None:
        try:
            raw: object = json.loads(content)
        except ValueError as error:
            raise NotOurs(why=_("it is not JSON")) from error
        facts = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
        if facts.get("format") != FORMAT:
            raise NotOurs(why=_("its format is not “{format}”").format(format=FORMAT))
        if facts.get("version") != VERSION:
            raise NotOurs(
                why=_("its version is {found}, this program knows {known}").format(
                    found=facts.get("version"), known=VERSION
                )
            )
        schema = facts.get("schema", 1)
        if not isinstance(schema, int) or isinstance(schema, bool) or not 1 <= schema <= latest():
            raise NotOurs(
                why=_("its version is {found}, this program knows {known}").format(found=schema, known=latest())
            )
        self.items = _decoded(Item, _up_to_date("items", facts.get("items"), schema))
        self.entries = _decoded(Entry, _up_to_date("diary", facts.get("entries"), schema))
        self.days = _decoded(Day, _up_to_date("days", facts.get("days"), schema))
        self.routines = _decoded(Routine, _up_to_date("routines", facts.get("routines"), schema))
        _need_distinct(item.ref for item in self.items)
        for records in (self.items, self.entries, self.days, self.routines):
            _need_distinct(record.id for record in records)
        self._last_numbers = self._read_numbers()

    def sentence(self) -> str:
        """What it holds."""
        n, lines = len(self.items), len(self.entries)
        return _("{items}, {entries}").format(
            items=ngettext("{n} item", "{n} items", n).format(n=n),
            entries=ngettext("{n} line of the diary", "{n} lines of the diary", lines).format(n=lines),
        )

    def put_into(self, desk: Desk) -> bool:
        """Fill an empty desk, ids and numbers included; False where it holds all of it already.

        Raises:
            Refused: the desk holds something else, which would be mixed up with it.
        """
        if self.is_in(desk):
            return False
        self.need_empty(desk)
        store = desk.store
        with store.transaction("desk.imported", undoable=False) as tx:
            for year, last in self._last_numbers.items():
                for _number in range(last):
                    tx.next_ref(year)
            for item in self.items:
                tx.put_item(item)
            for entry in self.entries:
                tx.bring_entry(entry)
            for day in self.days:
                tx.put_day(day)
            for routine in self.routines:
                tx.put_routine(routine)
        return True

    def is_in(self, desk: Desk) -> bool:
        """Whether the desk holds every record of it, as it is: then bringing it in again changes nothing."""
        store = desk.store
        days, routines = store.days(), store.routines()
        return (
            all(store.item(item.id) == item for item in self.items)
            and all(days.get(day.date) == day for day in self.days)
            and all(routines.get(routine.id) == routine for routine in self.routines)
            and all(entry in store.entries(entry.at.date()) for entry in self.entries)
            and bool(self.items or self.entries or self.days or self.routines)
        )

    def need_empty(self, desk: Desk) -> None:
        """
        Raises:
            Refused: there is something in the desk.
        """
        store = desk.store
        n = len(store.items())
        if n or next(iter(store.all_entries()), None) is not None or len(store.routines()):
            holds = ngettext("{n} item", "{n} items", n).format(n=n)
            raise Refused(
                say=_(
                    "This desk holds {items} already, and a whole desk can only fill an empty one. Nothing was changed;"
                    " choose another place with --home, or go back to a backup with `workbench restore`."
                ).format(items=holds)
            )

    def _read_numbers(self) -> dict[int, int]:
        last: dict[int, int] = {}
        for item in self.items:
            year, _dash, number = item.ref.partition("-")
            if not (year.isdecimal() and number.isdecimal() and int(number) <= LARGEST_NUMBER):
                raise NotOurs(why=_("“{ref}” is no number of an item").format(ref=item.ref))
            last[int(year)] = max(last.get(int(year), 0), int(number))
        return last


def _decoded(cls: type[T], raw: object) -> list[T]:
    codec: Codec[T] = Codec(cls)
    found: list[T] = []
    for record in cast("list[object]", raw) if isinstance(raw, list) else []:
        fields = dict(cast("Mapping[str, Any]", record)) if isinstance(record, dict) else {}
        number = fields.pop("id", None)
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise NotOurs(why=_("a record has no number"))
        try:
            value = codec.decode(fields, number)
        except ValueError as error:
            raise NotOurs(why=str(error)) from error
        wrong = next(misfits(value, fields), None)
        if wrong is not None:
            raise NotOurs(why=_("{field} of record {n} cannot be so").format(field=wrong, n=number))
        if isinstance(value, Entry):
            _need_numbers(value)
        found.append(value)
    return found


_NUMBERS = frozenset({"worked", "quadrant", "days", "carried"})
"""Facts of a line that are reckoned with."""


def _need_numbers(entry: Entry) -> None:
    """Raise `NotOurs` where a fact that is reckoned with is no number."""
    for name, value in entry.data:
        if name in _NUMBERS and value and not is_number(value):
            raise NotOurs(why=_("{field} of record {n} cannot be so").format(field=f"Entry.data.{name}", n=entry.id))


def _up_to_date(table: str, raw: object, schema: int) -> object:
    """The records of an export of an earlier version as this one writes them."""
    steps = ahead_of(schema)
    if not steps or not isinstance(raw, list):
        return raw
    records: list[object] = []
    for record in cast("list[object]", raw):
        document = dict(cast("Mapping[str, Any]", record)) if isinstance(record, dict) else {}
        for step in steps:
            document = step.change(table, document)
        records.append(document)
    return records


def _need_distinct(numbers: Iterable[object]) -> None:
    """Raise `NotOurs` where two records claim the same number."""
    seen: set[object] = set()
    for number in numbers:
        if number in seen or number == 0:
            raise NotOurs(why=_("two records have the number {n}").format(n=number))
        seen.add(number)
