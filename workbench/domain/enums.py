"""`StrEnum` and `IntEnum` which cost next to nothing to define.

They do what this program asks of an enumeration: members by name and by value, identity, iteration, the order of their
numbers. `enum` brings in `functools`, `collections` and more, which a quick command does without. Type checkers see
the enumerations of the standard library.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import IntEnum, StrEnum
    from typing import Any
else:

    class _Members(type):
        """Turns the public plain values of a class into its members."""

        def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> _Members:
            plain = {key: value for key, value in names.items() if key[0] != "_" and isinstance(value, (str, int))}
            for key in plain:
                del names[key]
            made = super().__new__(cls, name, bases, names)
            made._members = {}
            for key, value in plain.items():
                base = str if isinstance(value, str) else int
                member = base.__new__(made, value)
                member.name, member.value = key, value
                made._members[value] = member
                type.__setattr__(made, key, member)
            return made

        def __call__(cls, value: object) -> Any:
            try:
                return cls._members[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __iter__(cls) -> Iterator[Any]:
            return iter(cls._members.values())

        def __len__(cls) -> int:
            return len(cls._members)

        def __contains__(cls, value: object) -> bool:
            return value in cls._members

    class _Member:
        def __repr__(self) -> str:
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self) -> tuple[type, tuple[object]]:
            return type(self), (self.value,)

        def __copy__(self) -> _Member:
            return self

        def __deepcopy__(self, _seen: object) -> _Member:
            return self

    class StrEnum(_Member, str, metaclass=_Members):
        """Members are strings."""

        __str__ = str.__str__
        __format__ = str.__format__

    class IntEnum(_Member, int, metaclass=_Members):
        """Members are numbers."""

        __str__ = int.__repr__
        __format__ = int.__format__


__all__ = ["IntEnum", "StrEnum"]
