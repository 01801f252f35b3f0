"""Frozen values to documents and back, driven by the type hints, worked out once per class.

The law: `decode(encode(value), value.id) == value`. A field that equals its default is left out of the document;
a field the class does not know is an error, since a newer schema has been refused long before. The `id` of a
record is the document's number and so never part of the document.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.frozen import Frozen

T = TypeVar("T", bound=Frozen)
Convert = Callable[[Any], Any]
Pair = tuple[Convert | None, Convert | None]
"""How to encode and how to decode; None where JSON knows the value as it is."""

_PLAIN: Pair = (None, None)
_ABSENT = object()


class Codec(Generic[T]):
    """Both ways for one class."""

    def __init__(self, cls: type[T]) -> None:
        hints = typing.get_type_hints(cls)
        known = [name for name in cls.__slots__ if name != "id"]
        defaults = cls.own_defaults()
        self._cls: Callable[..., T] = cls
        self.name = cls.__name__
        self._has_id = len(known) < len(cls.__slots__)
        self._values = attrgetter(*known)
        self._single = len(known) == 1
        pairs = [_pair(hints[name], f"{cls.__name__}.{name}") for name in known]
        self._encoders = [(name, defaults.get(name, _ABSENT), pair[0]) for name, pair in zip(known, pairs, strict=True)]
        self._decoders = {name: pair[1] for name, pair in zip(known, pairs, strict=True)}

    def encode(self, value: T) -> dict[str, Any]:
        """A new document.

        Raises:
            ValueError: a moment without an offset.
        """
        document: dict[str, Any] = {}
        got: Any = self._values(value)
        values: list[Any] = [got] if self._single else got
        for (name, default, convert), each in zip(self._encoders, values, strict=True):
            if each is default or each == default:
                continue
            document[name] = each if convert is None or each is None else convert(each)
        return document

    def decode(self, document: Mapping[str, Any], id: int = 0) -> T:
        """A new value, which shares nothing mutable with the document.

        Raises:
            ValueError: a field is unknown, missing or not of its type; it is named.
        """
        values: dict[str, Any] = {"id": id} if self._has_id else {}
        decoders = self._decoders
        name, raw = "", None
        try:
            for name, raw in document.items():
                convert = decoders[name]
                values[name] = raw if convert is None or raw is None else convert(raw)
        except KeyError as error:
            why = f"{raw!r}" if name in decoders else "unknown field"
            raise ValueError(f"{self.name}.{name}: {why}") from error
        except (TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"{self.name}.{name}: {error}") from error
        try:
            return self._cls(**values)
        except TypeError as error:
            raise ValueError(f"{self.name}: {error}") from error


@cache
def codec_for(cls: type[T]) -> Codec[T]:
    """The codec of a class, made at first use."""
    return Codec(cls)


def _pair(hint: Any, where: str) -> Pair:
    """The converters of one type.

    Raises:
        TypeError: the store has no form for such a type; a mistake of the programmer, found at first use.
    """
    hint = getattr(hint, "__supertype__", hint)  # a NewType
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _union([each for each in arguments if each is not types.NoneType], where)
    if origin is tuple:
        return _tuple(arguments, where)
    if origin in (dict, Mapping) and arguments == (str, str):
        return dict, dict
    if hint in (str, int, bool):
        return _PLAIN
    if hint is datetime:
        return _encode_moment, _decode_moment
    if hint is date:
        return date.isoformat, date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, (StrEnum, IntEnum)):
        return attrgetter("value"), {each.value: each for each in hint}.__getitem__
    if isinstance(hint, type) and issubclass(hint, Frozen):
        nested = codec_for(hint)
        return nested.encode, nested.decode
    raise TypeError(f"{where}: no stored form for {hint!r}")


def _union(members: list[Any], where: str) -> Pair:
    if len(members) == 1:
        return _pair(members[0], where)
    if set(members) == {date, datetime}:
        return _encode_when, _decode_when
    if all(_pair(each, where) == _PLAIN for each in members):
        return _PLAIN
    raise TypeError(f"{where}: no stored form for a union of {members!r}")


def _tuple(arguments: tuple[Any, ...], where: str) -> Pair:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        encode, decode = _pair(arguments[0], where)
        return (
            list if encode is None else lambda values: [encode(each) for each in values],
            tuple if decode is None else lambda values: tuple([decode(each) for each in values]),
        )
    parts = [_pair(each, where) for each in arguments]
    if all(part == _PLAIN for part in parts):
        return list, tuple
    raise TypeError(f"{where}: no stored form for a tuple of {arguments!r}")


def _encode_moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"a moment without an offset: {value.isoformat()}")
    return value.isoformat()


def _decode_moment(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError(f"a moment without an offset: {text}")
    return value


def _encode_when(value: date) -> str:
    return _encode_moment(value) if isinstance(value, datetime) else value.isoformat()


def _decode_when(text: str) -> date:
    return _decode_moment(text) if "T" in text else date.fromisoformat(text)
