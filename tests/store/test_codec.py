"""Frozen values survive the trip through a document."""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.day import Day
from workbench.domain.entry import Entry
from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.item import Item, State, Step
from workbench.domain.routine import Routine
from workbench.store import plain_json
from workbench.store.codec import codec_for
from workbench.store.record import to_json
from workbench.store.value import item_of

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, from the same hints the codec reads."""
    hint = getattr(hint, "__supertype__", hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return st.one_of([values_of(each) for each in arguments])
    if origin is tuple and arguments[1] is Ellipsis:
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*[values_of(each) for each in arguments])
    if is_dataclass(hint):
        return records_of(hint)
    if isinstance(hint, type) and issubclass(hint, (StrEnum, IntEnum)):
        return st.sampled_from(list(hint))
    plain = {
        str: st.text(max_size=8),
        int: st.integers(),
        bool: st.booleans(),
        date: st.dates(),
        datetime: moments,
        types.NoneType: st.none(),
    }
    return plain[hint]


def records_of(cls: Any) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{each.name: values_of(hints[each.name]) for each in fields(cls)})


@pytest.mark.parametrize("cls", [Item, Entry, Day, Routine])
def test_decoding_what_was_encoded_gives_the_same_value(cls: Any) -> None:
    codec = codec_for(cls)

    @settings(max_examples=30, deadline=None)
    @given(records_of(cls))
    def law(value: Any) -> None:
        document = json.loads(to_json(codec.encode(value)))
        back = codec.decode(document, value.id)
        assert back == value
        assert codec.encode(back) == document  # offsets included, which == does not look at

    law()


NOON = datetime(2026, 12, 28, 12, 0, tzinfo=timezone(timedelta(hours=8)))
ITEM = Item("2026-0001", "Ask for the figures", NOON, NOON)


def test_a_field_equal_to_its_default_is_left_out() -> None:
    assert set(codec_for(Item).encode(ITEM)) == {"ref", "title", "created_at", "updated_at"}


def test_a_moment_keeps_its_offset_and_a_day_stays_a_day() -> None:
    codec = codec_for(Item)
    value = Item("r", "t", NOON, NOON.astimezone(UTC), at=date(2026, 12, 28), due=NOON)
    back = codec.decode(codec.encode(value))
    assert back.due == NOON
    assert isinstance(back.due, datetime)
    assert back.due.utcoffset() == timedelta(hours=8)
    assert type(back.at) is date


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ({"ref": "r", "title": "t", "colour": "red"}, "colour"),
        ({"ref": "r"}, "title"),
        ({"ref": "r", "title": "t", "state": "no such"}, "state"),
        ({"ref": "r", "title": "t", "due": "yesterday"}, "due"),
        ({"ref": "r", "title": "t", "steps": 7}, "steps"),
        ({"ref": "r", "title": "t", "steps": [{"text": "x", "phase": 3}]}, "phase"),
    ],
)
def test_a_document_that_does_not_fit_names_the_field(document: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        codec_for(Item).decode(document)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        codec_for(Step).encode(Step("x", sent_at=datetime(2026, 1, 1)))


def test_a_decoded_value_shares_nothing_with_its_document() -> None:
    document = codec_for(Item).encode(Item("r", "t", NOON, NOON, support=("Li",), state=State.DONE))
    value = codec_for(Item).decode(document)
    document["support"].append("Wang")
    assert value.support == ("Li",)


@settings(deadline=None)
@given(records_of(Item))
def test_a_quick_command_reads_the_same_item(item: Item) -> None:
    document = json.loads(to_json(codec_for(Item).encode(item)))
    assert item_of(document, item.id) == item == codec_for(Item).decode(document, item.id)


@pytest.mark.parametrize("document", [{}, {"no": 1}, {"ref": "1", "title": "x", "created_at": "soon"}, {"state": "x"}])
def test_a_quick_command_refuses_what_is_no_item(document: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"item 1|isoformat|State"):
        item_of(document, 1)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values, st.booleans())
def test_json_is_read_without_its_package_as_with_it(value: Any, ascii: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii)
    assert plain_json.loads(text) == json.loads(text)


@given(st.text(st.sampled_from('{}[]",:\\ut0123456789.eE+-NaInfity \n\x00件')) | json_values.map(json.dumps))
def test_what_is_no_json_is_none_without_the_package_either(text: str) -> None:
    def refused(name: str) -> Any:
        raise ValueError(name)

    def outcome(read: Callable[[], Any]) -> Any:
        try:
            return read()
        except ValueError:
            return "refused"

    whole = outcome(lambda: json.loads(text, parse_constant=refused))
    assert outcome(lambda: plain_json.loads(text)) == whole
    cut = text[:-1]
    assert outcome(lambda: plain_json.loads(cut)) == outcome(lambda: json.loads(cut, parse_constant=refused))
