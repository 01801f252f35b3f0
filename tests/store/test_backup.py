"""Backups: read back or none at all; the rotation keeps what it says, and never the newest away."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import NOON, Opener, add, an_entry
from workbench.clock import FixedClock
from workbench.store import backup
from workbench.store.backup import BackupBroken, back_up, back_up_automatically, command, moment_of, read_back, unpack
from workbench.store.rotation import DAYS, MONTHS, WEEKS, kept
from workbench.store.store import Store

MOMENTS = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=60)
NEAR = st.builds(
    lambda start, steps: [start + timedelta(hours=step) for step in steps],
    st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1)),
    st.lists(st.integers(0, 24 * 500), max_size=80),
)


@given(MOMENTS | NEAR)
def test_what_is_kept_is_the_newest_of_each_day_week_and_month(moments: list[datetime]) -> None:
    stay = kept(moments)
    assert stay <= set(moments)
    if moments:
        assert max(moments) in stay
    for period, count in (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    ):
        periods = sorted({period(at) for at in moments}, reverse=True)[:count]
        for each in periods:
            assert max(at for at in moments if period(at) == each) in stay
    assert len(stay) <= DAYS + WEEKS + MONTHS
    wanted = {
        max(at for at in moments if period(at) == each)
        for period, count in (
            (lambda at: at.date(), DAYS),
            (lambda at: at.isocalendar()[:2], WEEKS),
            (lambda at: (at.year, at.month), MONTHS),
        )
        for each in sorted({period(at) for at in moments}, reverse=True)[:count]
    }
    assert stay == wanted


@given(st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1)), st.lists(st.integers(1, 72), max_size=60))
def test_rotated_again_and_again_a_day_a_week_and_a_month_back_can_be_gone_to(start: datetime, gaps: list[int]) -> None:
    held: set[datetime] = set()
    now = start
    for hours in gaps:
        now += timedelta(hours=hours)
        held = kept({*held, now})
        assert now in held
    if held and now - start > timedelta(days=62):
        assert min(held) <= now - timedelta(days=28)


def test_a_year_of_days_leaves_the_files_the_rotation_names(tmp_path: Path, clock: FixedClock) -> None:
    with Store.open(tmp_path / "store", clock=clock, app="t") as store:
        add(store)
    for _ in range(40):
        clock.set(clock.now() + timedelta(days=9))
        done = back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
        assert done.path.exists()
    names = {moment_of(path) for path in (tmp_path / "backups").iterdir()}
    assert None not in names
    assert 12 <= len(names) <= DAYS + WEEKS + MONTHS
    manual = tmp_path / "backups" / "desk-2020-01-01T000000.tar.gz"
    manual.write_bytes(b"a person's own")
    back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
    assert manual.exists()


def test_with_the_clock_set_back_the_one_just_made_stays(tmp_path: Path, clock: FixedClock) -> None:
    with Store.open(tmp_path / "store", clock=clock, app="t") as store:
        add(store)
    for _ in range(30):
        clock.set(clock.now() + timedelta(days=40))
        back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
    clock.set(NOON - timedelta(days=4000))
    done = back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
    assert done.path.exists()


def spoilt(path: Path, content: bytes) -> Callable[..., object]:
    def unpacked(archive: Path, into: Path) -> Path:
        store = unpack(archive, into)
        (store / path).write_bytes(content)
        return store

    return unpacked


@pytest.mark.parametrize("path", ["journal/2026-12.jsonl", "workbench.json"])
def test_a_backup_that_cannot_be_read_back_is_none_and_removes_none(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    with Store.open(tmp_path / "store", clock=clock, app="t") as store:
        for n in range(3):
            add(store, str(n))
        store.checkpoint()
    for _ in range(30):
        clock.set(clock.now() + timedelta(days=40))
        back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
    before = sorted((tmp_path / "backups").iterdir())
    monkeypatch.setattr(backup, "unpack", spoilt(Path(path), b'{"_meta'))
    clock.set(clock.now() + timedelta(days=40))
    with pytest.raises(BackupBroken):
        back_up_automatically(tmp_path / "store", tmp_path / "backups", clock)
    assert sorted((tmp_path / "backups").iterdir()) == before


def test_a_copy_is_of_one_moment_while_others_write(
    tmp_path: Path, clock: FixedClock, opened: Opener, home: Path
) -> None:
    store = opened()
    for n in range(5):
        add(store, f"n{n}")
    store.checkpoint()
    with store.transaction("x") as tx:  # a writer holds the lock, and the copy does not wait for it
        tx.add_entry(an_entry("in the middle"))
        done = back_up(home, tmp_path / "b.tar.gz", clock)
    assert (done.items, done.q) == (5, store.status.q - 1)
    content = read_back(unpack(done.path, tmp_path / "out"), clock, done.path)
    assert content.h == done.h
    add(store, "later")
    assert len(opened().items()) == 6


def test_a_process_of_its_own_makes_one_and_says_why_it_cannot(tmp_path: Path, clock: FixedClock) -> None:
    with Store.open(tmp_path / "store", clock=clock, app="t") as store:
        add(store)
    words, environment = command(tmp_path / "store", tmp_path / "backups")
    done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(list((tmp_path / "backups").iterdir())) == 1
    words, environment = command(tmp_path / "store", tmp_path / "store" / "lock")
    done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout and "\n" not in done.stdout
