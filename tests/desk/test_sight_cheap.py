"""Lines as they are restricted by now: what it costs to know, and what it says."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.make import at, item

from workbench.desk.sight import as_by_now
from workbench.domain.entry import Entry, EntryKind

LINES = st.lists(st.tuples(st.none() | st.integers(1, 4), st.booleans()), max_size=30)


@given(LINES, st.sets(st.integers(1, 4)))
def test_each_item_is_asked_for_once_and_a_line_is_restricted_with_its_item(
    lines: list[tuple[int | None, bool]], hidden: set[int]
) -> None:
    asked: list[int] = []

    def find(item_id: int) -> Any:
        asked.append(item_id)
        return item("matter", id=item_id, restricted=item_id in hidden)

    store: Any = SimpleNamespace(item=find)
    told = [
        Entry(at(9), at(9), EntryKind.NOTE, "line", id=number, item=about, restricted=restricted)  # pyright: ignore[reportArgumentType]
        for number, (about, restricted) in enumerate(lines, 1)
    ]
    found = as_by_now(store, told)
    assert [entry.restricted for entry in found] == [restricted or about in hidden for about, restricted in lines]
    assert [entry.but(restricted=False) for entry in found] == [entry.but(restricted=False) for entry in told]
    assert len(asked) == len(set(asked))
