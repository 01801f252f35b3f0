"""Frozen values that cost next to nothing to define.

What `@dataclass(frozen=True, slots=True)` gives, without `dataclasses`: that module brings in `inspect` and compiles
six methods for every class, which takes longer than reading a line and keeping it. Type checkers see dataclasses.
"""

from __future__ import annotations

from operator import attrgetter  # which `datetime` needs anyway

TYPE_CHECKING = False  # `typing` itself is two milliseconds; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_said: object):
        """At run time there is nothing to do."""
        return lambda cls: cls


class _Fields:
    """What `dataclasses` knows of a class, made when somebody asks for it: `replace` and `fields` work as ever."""

    def __get__(self, _value: object, owner: type[Frozen]) -> dict[str, Any]:
        from dataclasses import field, make_dataclass  # late: that is what this module is for

        known = owner._defaults  # pyright: ignore[reportPrivateUsage] - of the same making
        specs = [
            (name, kind, field(default=known[name]) if name in known else field())
            for name, kind in owner.__annotations__.items()
        ]
        twin: Any = make_dataclass(owner.__name__, specs, frozen=True)
        made = twin.__dataclass_fields__
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made


_FEW = 100
"""So many values of a class are made without a compiled `__init__`, which takes as long as twice as many of them."""


def _compiled(cls: type[Frozen]) -> Any:
    """An `__init__` for this class alone, as quick as the one that `dataclasses` makes."""
    known: dict[str, Any] = cls._defaults  # pyright: ignore[reportPrivateUsage] - of the same making
    names = cls.__slots__
    scope = {f"set_{name}": cls.__dict__[name].__set__ for name in names} | {f"of_{n}": v for n, v in known.items()}
    arguments = ", ".join(f"{name}=of_{name}" if name in known else name for name in names)
    body = "".join(f"\n  set_{name}(self, {name})" for name in names)
    exec(f"def __init__(self, {arguments}):{body or ' pass'}", scope)
    return scope["__init__"]


class _Slotted(type):
    """Makes slots of the annotated names, and keeps their defaults aside."""

    __slots__: tuple[str, ...] = ()
    _defaults: dict[str, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> _Slotted:
        fields = tuple(names.get("__annotations__", ()))
        names["_defaults"] = {field: names.pop(field) for field in fields if field in names}
        names["__slots__"] = names["__match_args__"] = fields
        names["_values"] = property(attrgetter(*fields)) if fields else ()
        names["_until_compiled"] = _FEW
        return super().__new__(cls, name, bases, names)


@dataclass_transform(frozen_default=True)
class Frozen(metaclass=_Slotted):
    """A value made of its annotated fields, in their order. A subclass of a subclass has no fields of its own.

    Annotations are not looked at: the module of a subclass says `from __future__ import annotations`.
    """

    if not TYPE_CHECKING:
        __dataclass_fields__ = _Fields()

        def __init__(self, *args: object, **named: object) -> None:
            cls = type(self)
            cls._until_compiled -= 1
            if not cls._until_compiled:
                cls.__init__ = _compiled(cls)
            fields, put = cls.__slots__, object.__setattr__
            values = (
                {**self._defaults, **dict(zip(fields, args, strict=False)), **named} if args else self._defaults | named
            )
            if len(values) != len(fields) or len(args) > len(fields) or (args and named.keys() & fields[: len(args)]):
                raise TypeError(self._mistake(args, named))
            try:
                for name in fields:
                    put(self, name, values[name])
            except KeyError:
                raise TypeError(self._mistake(args, named)) from None

        @classmethod
        def _mistake(cls, args: tuple[object, ...], named: dict[str, object]) -> str:
            given = {*cls._defaults, *cls.__slots__[: len(args)], *named}
            missing = [name for name in cls.__slots__ if name not in given]
            unknown = [name for name in named if name not in cls.__slots__]
            return f"{cls.__name__}: {len(args)} values in order, missing {missing}, unknown {unknown}"

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be set")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be deleted")

    if TYPE_CHECKING:

        @property
        def _values(self) -> Any:
            """The values of the fields in their order; of a single field, its value."""

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self._values == other._values if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])

    @classmethod
    def own_defaults(cls) -> dict[str, Any]:
        """The fields that have a default, with it; not to be changed."""
        return cls._defaults  # pyright: ignore[reportPrivateUsage] - of the same making

    def deviations(self) -> Iterator[tuple[str, Any]]:
        """The fields which are not their defaults, with their values."""
        defaults = self.own_defaults()
        for name in self.__slots__:
            value = getattr(self, name)
            if name not in defaults or value != defaults[name]:
                yield name, value

    def but(self, **fields: Any) -> Self:
        """The same value with these fields instead."""
        return type(self)(**{name: getattr(self, name) for name in self.__slots__} | fields)
