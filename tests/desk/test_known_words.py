"""Which names may be offered: all that something open to everybody names, and none besides."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.stage import add, open_desk

from workbench.desk.desk import Desk
from workbench.domain.derive import people_of
from workbench.domain.item import ME
from workbench.errors import NotFound
from workbench.reports.persons import who_is_meant
from workbench.ui import masking
from workbench.ui.jobs import Reader

NAMES, AREAS = ("Anna", "Bert", "Cleo"), ("north", "south")


def walked(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The same, from every item there is."""
    seen = [item for item in desk.items.values() if not item.restricted]
    names = {name for item in seen for name in people_of(item)}
    return frozenset(names), frozenset(item.area for item in seen if item.area)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(
    st.tuples(st.just("add"), st.sampled_from(NAMES), st.sampled_from(AREAS)),
    st.tuples(st.sampled_from(["restrict", "undo", "lead"]), st.integers(0, 5), st.sampled_from(NAMES)),
), max_size=10))  # fmt: skip
def test_what_is_offered_is_what_something_unrestricted_names(steps: list[tuple[str, object, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk(Path(place))
        add(desk, "Begin @Anna #north")
        for verb, about, word in steps:
            ids = list(desk.items)
            if not ids and verb != "add":
                continue
            match verb:
                case "add":
                    add(desk, f"Matter @{about} #{word}")
                case "restrict":
                    target = ids[int(str(about)) % len(ids)]
                    desk.edit(target, restricted=not desk.items[target].restricted)
                case "lead":
                    desk.edit(ids[int(str(about)) % len(ids)], lead=word)
                case _:
                    desk.undo()
            names, areas = desk.open_words()
            assert (names - {ME}, areas) == (walked(desk)[0] - {ME}, walked(desk)[1])
        desk.close()


def test_no_sign_completes_a_name_known_from_restricted_matters_alone(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add(desk, "Open @Anna #north", "Secret @Zquxz #zone", "Secret, too @Anna +Zquyy")
    for item in list(desk.items.values())[1:]:
        desk.edit(item.id, restricted=True)
    reader = Reader(desk)

    def offered(line: str) -> list[str]:
        return [offer.text for offer in reader.offers(line, len(line))]

    assert [offered(line) for line in ("x @Zq", "x ^zq", "x +Zquy", "x #zo", "x @An")] == [[], [], [], [], ["Anna"]]
    masking.reveal(True)
    try:
        assert offered("x @Zq") == ["Zquxz", "Zquyy"] and offered("x #zo") == ["zone"]
    finally:
        masking.reveal(False)


def test_a_piece_of_such_a_name_is_nobody(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add(desk, "Open @Anna", "Secret @Zquxz")
    desk.edit(list(desk.items)[1], restricted=True)
    assert who_is_meant(desk, "An") == "Anna"
    assert who_is_meant(desk, "Zquxz") == "Zquxz"
    assert who_is_meant(desk, "Zq", revealed=True) == "Zquxz"
    with pytest.raises(NotFound):
        who_is_meant(desk, "Zq")
