"""Keeps the developer's machine out of every test: no home, no locale, no zone, no clock but the one a test sets."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from workbench import i18n
from workbench.store.store import Store

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("full", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def empty_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home and no variable of ours or of the locale; English."""
    home = tmp_path_factory.mktemp("home")
    for name in [*os.environ]:
        if name.startswith(("WORKBENCH_", "LC_", "XDG_")) or name in ("LANG", "LANGUAGE", "NO_COLOR", "COLORTERM"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()  # a test before this one may have gone to another place
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    i18n.use("en")
    yield home
    i18n.use("en")


@pytest.fixture(autouse=True)
def files_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test leaves open is closed behind it: a process that runs thousands of them has files for a thousand."""
    opened: list[Store] = []
    real = Store.open.__func__

    def kept(cls: type[Store], *args: Any, **options: Any) -> Store:
        opened.append(real(cls, *args, **options))
        return opened[-1]

    monkeypatch.setattr(Store, "open", classmethod(kept))
    yield
    for store in opened:
        with suppress(Exception):
            store._ledger.close()
