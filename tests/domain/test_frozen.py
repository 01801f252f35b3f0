"""`Frozen` is what a frozen dataclass with slots is, made in less time; a hundredth value does not behave otherwise."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.frozen import Frozen


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    a: int
    b: str = "b"
    c: tuple[int, ...] = ()


class Ours(Frozen):
    a: int
    b: str = "b"
    c: tuple[int, ...] = ()


class Nothing(Frozen):
    pass


class Tone(StrEnum):
    HIGH = "high"
    LOW = "low"


class Level(IntEnum):
    ONE = 1
    TWO = 2


values = st.one_of(st.integers(), st.text(max_size=2), st.lists(st.integers(), max_size=2).map(tuple))
given_values = st.lists(values, max_size=4)
named_values = st.dictionaries(st.sampled_from("abcd"), values, max_size=4)


def made(cls: Any, args: list[Any], named: dict[str, Any]) -> Any:
    try:
        return cls(*args, **named)
    except TypeError:
        return None


@given(given_values, named_values)
def test_it_is_made_of_what_a_dataclass_is_made_of(args: list[Any], named: dict[str, Any]) -> None:
    theirs, ours = made(Theirs, args, named), made(Ours, args, named)
    assert (theirs is None) == (ours is None)
    if theirs is not None:
        assert [getattr(ours, name) for name in "abc"] == [getattr(theirs, name) for name in "abc"]
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
        assert hash(ours) == hash(made(Ours, args, named))


@given(st.tuples(values, values), st.tuples(values, values))
def test_equality_is_that_of_the_fields(one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    assert (Ours(*one) == Ours(*other)) == (Theirs(*one) == Theirs(*other))


def test_it_stays_the_same_after_its_init_is_compiled() -> None:
    class Many(Frozen):
        a: int
        b: tuple[int, ...] = ()

    first = Many(1)
    for n in range(300):
        assert (Many(n).a, Many(a=n, b=(n,)).b) == (n, (n,))
    assert Many(1) == first
    with pytest.raises(TypeError):
        Many()  # pyright: ignore[reportCallIssue]
    with pytest.raises(TypeError):
        Many(1, c=2)  # pyright: ignore[reportCallIssue]


def test_it_is_frozen_and_can_be_copied() -> None:
    value = Ours(1, c=(2,))
    with pytest.raises(AttributeError):
        value.a = 2  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(AttributeError):
        del value.a
    assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
    assert value.but(b="c") == dataclasses.replace(value, b="c") == Ours(1, "c", (2,))
    assert value != (1, "b", (2,))
    assert Nothing() == Nothing()
    assert [field.name for field in dataclasses.fields(Ours)] == ["a", "b", "c"]
    match value:
        case Ours(a, b):
            assert (a, b) == (1, "b")


def test_the_members_of_an_enumeration() -> None:
    assert list(Tone) == [Tone.HIGH, Tone.LOW] == ["high", "low"]
    assert Tone("low") is Tone.LOW
    assert copy.deepcopy(Tone.LOW) is pickle.loads(pickle.dumps(Tone.LOW)) is Tone.LOW
    assert (Tone.LOW.name, Tone.LOW.value, f"{Tone.LOW}", str(Tone.LOW)) == ("LOW", "low", "low", "low")
    assert (f"{Level.TWO}", max(Level), Level.TWO + 1, isinstance(Level.ONE, Level)) == ("2", Level.TWO, 3, True)
    assert {Tone.LOW: 1}["low"] == 1
    with pytest.raises(ValueError, match="Tone"):
        Tone("loud")
