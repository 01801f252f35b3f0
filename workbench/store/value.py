"""A document as the value that it keeps, worked out from the annotations as they are written.

What `workbench.store.codec` reads, without `typing`, which takes longer to load than the rest of a quick command: a
test holds the two beside each other, and an annotation that is not known here is one which that test finds.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain import item as items
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.enums import StrEnum
from workbench.domain.item import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from workbench.domain.frozen import Frozen

    Read = Callable[[Any], Any]


def item_of(document: dict[str, Any], id: int) -> Item:
    """The item of a document.

    Raises:
        ValueError: a field is unknown, missing or not of its type.
    """
    try:
        return _value(Item, document, {"id": id})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"item {id}: {error}") from error


def entry_of(document: dict[str, Any], id: int) -> Entry:
    """The entry of a document.

    Raises:
        ValueError: as above.
    """
    try:
        return _value(Entry, document, {"id": id})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"entry {id}: {error}") from error


def _value(cls: type[Any], document: dict[str, Any], more: dict[str, Any]) -> Any:
    known: type[Frozen] = cls
    annotations: dict[str, str] = known.__annotations__
    values: dict[str, Any] = {**more}
    for name, raw in document.items():
        values[name] = raw if raw is None else _read(annotations[name], raw)
    return cls(**values)


def _read(annotation: str, raw: Any) -> Any:
    kind = annotation.removesuffix(" | None")
    if kind in _PLAIN:
        return raw
    if kind.startswith("tuple["):
        return _tuple(kind[6:-1], raw)
    read = _KNOWN.get(kind)
    if read is not None:
        return read(raw)
    cls: Any = getattr(items, kind)
    return cls(raw) if issubclass(cls, StrEnum) else _value(cls, raw, {})


def _tuple(inner: str, raw: Any) -> tuple[Any, ...]:
    of = inner.removesuffix(", ...")
    if of in _PLAIN:
        return tuple(raw)
    if of.startswith("tuple["):
        return tuple([tuple(each) for each in raw])
    return tuple([_read(of, each) for each in raw])


def _moment(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError(f"a moment without an offset: {text}")
    return value


def _when(text: str) -> date:
    return _moment(text) if "T" in text else date.fromisoformat(text)


_PLAIN = frozenset({"str", "int", "bool", "ItemId", "EntryId", "RoutineId"})
_KNOWN: dict[str, Read] = {
    "datetime": _moment,
    "date": date.fromisoformat,
    "When": _when,
    "EntryKind": EntryKind,
    "Verb": Verb,
    "Data": lambda raw: tuple([tuple(each) for each in raw]),
}
