"""The power fails within a backup, a restore or a repair: the desk is there, and every named backup can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.power import ALL, FEW, cut_off
from tests.store.power_trials import TRIALS, backup, compaction, repair
from tests.store.strikes import Runner, killed, refused


@pytest.mark.parametrize("name", TRIALS)
def test_whatever_a_power_cut_takes_nothing_is_lost(name: str, tmp_path: Path) -> None:
    kinds = ALL * 2 if name == "replacement" else FEW  # the order of two renames is lost in few of them
    wrong, different = TRIALS[name](tmp_path, None, kinds, cut_off)
    assert wrong == []
    assert different > 5


@pytest.mark.parametrize("name", ["restore", "replacement", "compaction", "repair, a seal lost"])
@pytest.mark.parametrize("run", [killed, refused])
def test_whoever_dies_or_is_refused_there_loses_nothing(name: str, run: Runner, tmp_path: Path) -> None:
    wrong, points = TRIALS[name](tmp_path, None, FEW, run)
    assert wrong == []
    assert points > 20


@pytest.mark.parametrize("mutant", ["sync", "sync_directory"])
def test_without_one_of_the_syncs_a_backup_would_be_lost(mutant: str, tmp_path: Path) -> None:
    assert backup(tmp_path, mutant)[0] != []


@pytest.mark.parametrize("mutant", ["create", "sync_directory"])
def test_without_one_of_the_syncs_a_repair_would_lose_something(mutant: str, tmp_path: Path) -> None:
    assert repair("a hole", tmp_path, mutant)[0] != []


@pytest.mark.parametrize("mutant", ["sync", "create_in_pieces"])
def test_without_one_of_the_syncs_a_compaction_would_be_seen(mutant: str, tmp_path: Path) -> None:
    assert compaction(tmp_path, mutant)[0] != []
