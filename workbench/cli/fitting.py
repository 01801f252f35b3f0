"""Whether a decoded value is of the type its class promises: what comes from outside is checked to the last field."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any


def misfits(value: Any, document: Mapping[str, object]) -> Iterator[str]:
    """The fields of a dataclass, and of those within it, that hold something else than they should.

    `document` is what it was decoded from: a text would decode to a tuple of its letters.
    """
    yield from (
        f"{type(value).__name__}.{name}"
        for name, raw in document.items()
        if isinstance(getattr(value, name), tuple) and not isinstance(raw, list)
    )
    yield from _misfits(value)


def _misfits(value: Any) -> Iterator[str]:
    hints = typing.get_type_hints(typing.cast("type[Any]", type(value)))
    for each in fields(value):
        held = getattr(value, each.name)
        if not _fits(held, hints[each.name]):
            yield f"{type(value).__name__}.{each.name}"
        elif is_dataclass(held):
            yield from _misfits(held)
        elif isinstance(held, tuple):
            for part in typing.cast("tuple[object, ...]", held):
                if is_dataclass(part):
                    yield from _misfits(part)


def _fits(value: object, hint: Any) -> bool:
    hint = getattr(hint, "__supertype__", hint)  # a NewType
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return any(_fits(value, each) for each in arguments)
    if origin is tuple:
        return isinstance(value, tuple) and _parts_fit(typing.cast("tuple[object, ...]", value), arguments)
    if hint is bool or isinstance(value, bool):
        return hint is bool and isinstance(value, bool)
    if hint is date and isinstance(value, datetime):
        return False
    if hint is str and isinstance(value, str):
        return _is_text(value)
    return isinstance(value, hint)


def _parts_fit(value: tuple[object, ...], arguments: tuple[Any, ...]) -> bool:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return all(_fits(part, arguments[0]) for part in value)
    return len(value) == len(arguments) and all(map(_fits, value, arguments))


def _is_text(value: str) -> bool:
    """JSON can say half a character (`\\ud800`), which no file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
