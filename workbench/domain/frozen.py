"""Frozen values that cost next to nothing to define.

What `@dataclass(frozen=True, slots=True)` gives, without `dataclasses`: that module brings in `inspect` and compiles
six methods for every class, which takes longer than reading a line and keeping it. Type checkers see dataclasses.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` itself is two milliseconds; type checkers know the name
if TYPE_CHECKING:
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_said: object):
        """At run time there is nothing to do."""
        return lambda cls: cls


class _Slotted(type):
    """Makes slots of the annotated names, and keeps their defaults aside."""

    __slots__: tuple[str, ...] = ()
    _defaults: dict[str, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> _Slotted:
        fields = tuple(names.get("__annotations__", ()))
        names["_defaults"] = {field: names.pop(field) for field in fields if field in names}
        names["__slots__"] = names["__match_args__"] = fields
        return super().__new__(cls, name, bases, names)


@dataclass_transform(frozen_default=True)
class Frozen(metaclass=_Slotted):
    """A value made of its annotated fields, in their order. A subclass of a subclass has no fields of its own.

    Annotations are not looked at: the module of a subclass says `from __future__ import annotations`.
    """

    if not TYPE_CHECKING:

        def __init__(self, *args: object, **named: object) -> None:
            fields, put = self.__slots__, object.__setattr__
            if args:
                if len(args) > len(fields):
                    raise TypeError(f"{type(self).__name__} takes {len(fields)} values, not {len(args)}")
                for name, value in zip(fields, args, strict=False):
                    put(self, name, value)
                fields = fields[len(args) :]
            for name in fields:
                if name in named:
                    put(self, name, named.pop(name))
                elif name in self._defaults:
                    put(self, name, self._defaults[name])
                else:
                    raise TypeError(f"{type(self).__name__} needs {name!r}")
            if named:
                raise TypeError(f"{type(self).__name__} takes no (second) {', '.join(named)}")

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be set")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), self._values()

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__slots__])

    def but(self, **fields: Any) -> Self:
        """The same value with these fields instead."""
        old = {name: getattr(self, name) for name in self.__slots__}
        return type(self)(**(old | fields))
