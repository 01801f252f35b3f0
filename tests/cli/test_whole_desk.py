"""What comes in from a file is checked to the last field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli.main import main
from workbench.cli.whole_desk import NotOurs, WholeDesk
from workbench.store.codec import codec_for

ITEM = {"id": 1, "ref": "2026-0001", "title": "x", "created_at": "2026-12-28T08:00:00+08:00"}
ITEM["updated_at"] = ITEM["created_at"]
ENTRY = {"id": 1, "at": ITEM["created_at"], "written_at": ITEM["created_at"], "text": "x", "data": [["a", "b"]]}


def content(*items: Any, entries: Any = ()) -> bytes:
    facts = {"format": "workbench-desk", "version": 1, "items": list(items), "entries": list(entries)}
    return json.dumps(facts).encode()


def test_a_sound_record_is_taken() -> None:
    whole = WholeDesk(content(ITEM, entries=[ENTRY]))
    assert (whole.items[0].title, whole.entries[0].data) == ("x", (("a", "b"),))


@pytest.mark.parametrize(
    "change",
    [
        {"title": 5},
        {"title": None},
        {"urgent": "yes"},
        {"minutes": True},
        {"minutes": "30"},
        {"support": [1]},
        {"support": "Li"},
        {"wake_on": "2026-12-28T08:00:00+08:00"},
        {"created_at": "2026-12-28"},
        {"created_at": "2026-12-28T08:00:00"},
        {"state": "asleep"},
        {"colour": "red"},
        {"steps": [{"text": 7}]},
        {"source": {"who": None}},
        {"ref": "x"},
        {"ref": "2026-9999999"},
        {"id": "1"},
        {"id": -1},
        {"id": 0},
        {"title": "\ud800"},
    ],
)
def test_a_record_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotOurs) as refused:
        WholeDesk(content({**ITEM, **change}))
    assert refused.value.sentence().count("\n") == 0


@pytest.mark.parametrize("name", ["worked", "quadrant", "carried", "days"])
@pytest.mark.parametrize("value", ["many", "3.5", "9" * 5000, "-"])
def test_a_fact_that_is_reckoned_with_is_a_number(name: str, value: str) -> None:
    with pytest.raises(NotOurs) as refused:
        WholeDesk(content(ITEM, entries=[{**ENTRY, "data": [[name, value]]}]))
    assert f"Entry.data.{name} of record 1" in refused.value.sentence()


def test_two_records_cannot_have_one_number() -> None:
    for second in ({**ITEM, "id": 2}, {**ITEM, "ref": "2026-0002"}):
        with pytest.raises(NotOurs):
            WholeDesk(content(ITEM, second))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["2026-12-28", "me", "done"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["who", "text", "id", "at"]), inner),
    max_leaves=4,
)


@given(field=st.sampled_from(sorted(codec_for(type(WholeDesk(content(ITEM)).items[0]))._decoders)), value=JSON)
def test_whatever_is_taken_can_be_shown(field: str, value: Any, tmp_path_factory: Any) -> None:
    home: Path = tmp_path_factory.mktemp("whole")
    file = home / "x.json"
    file.write_bytes(content({**ITEM, field: value}))
    status = main([f"--home={home}", "import", str(file)])
    assert status in (0, 1)
    if status == 0:
        for words in (["list", "--all"], ["show", "2026-0001"], ["today"], ["list", "--json"], ["export", "diary"]):
            assert main([f"--home={home}", *words]) == 0, (field, value)
    assert not list(home.glob("state/crash-*"))
