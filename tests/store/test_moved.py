"""A snapshot found damaged only while the next one is written from it: that one comes from what was read instead."""

from pathlib import Path

from tests.store.samples import add
from workbench.clock import FixedClock
from workbench.store.compact import compact
from workbench.store.store import Store


def harm(path: Path, text: bytes) -> None:
    """One byte of the line that holds the text; nothing else moves."""
    content = path.read_bytes()
    assert text in content
    path.write_bytes(content.replace(text, b"\xff" + text[1:]))


def build(home: Path, clock: FixedClock) -> None:
    """Five items in a snapshot with its index; the third is damaged there and in the journal."""
    with Store.open(home, clock=clock, app="t") as store:
        for n in range(5):
            add(store, f"item {n}")
        store.checkpoint()
    harm(home / "workbench.json", b"item 3")
    harm(next((home / "journal").iterdir()), b"item 3")


def test_no_document_comes_from_one_reading_and_its_number_from_another(home: Path, clock: FixedClock) -> None:
    build(home, clock)
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "after")
        store.checkpoint()
        assert store.status.damage
    with Store.open(home, clock=clock, app="t") as store:
        assert {each.title for each in store.items().values()} == {"item 0", "item 1", "item 2", "item 4", "after"}


def test_a_compaction_leaves_it_to_who_can_tell_somebody(home: Path, clock: FixedClock) -> None:
    build(home, clock)
    with Store.open(home, clock=clock, app="t") as store:
        add(store, "after")
        before = (home / "workbench.json").read_bytes()
        assert not compact(home, clock)
        assert (home / "workbench.json").read_bytes() == before
        assert not list(home.glob("*.tmp"))
