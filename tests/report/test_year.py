"""Every report of a made-up year of 3,000 matters, word for word, in English and in Chinese."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli.conftest import Cli, cli
from report.conftest import Years
from support.office_words import VOCABULARY

__all__ = ["cli"]
HERE = Path(__file__).parent / "year"
ASKED = {
    "diary": ("diary",),
    "diary_past": ("diary", "--date", "2026-06-17"),
    "week": ("week", "--date", "2026-12-25"),
    "month": ("month",),
    "month_past": ("month", "2026-06"),
    "quarter": ("quarter",),
    "year": ("year",),
    "schedule": ("schedule",),
    "agenda": ("agenda",),
    "bulletin": ("bulletin",),
    "handover": ("handover",),
    "stats": ("stats", "2026-Q4"),
}


@pytest.mark.parametrize("lang", VOCABULARY)
@pytest.mark.parametrize("name", [*ASKED, "leader", "minutes"])
def test_word_for_word(cli: Cli, years: Years, name: str, lang: str) -> None:
    """Where a report changes on purpose: WRITE_GOLDEN=1 writes these files anew; look at them."""
    year = years(lang)
    named = {"leader": ("leader", VOCABULARY[lang].leaders[0]), "minutes": ("minutes", year.meeting)}
    text = year.export(cli, *(ASKED.get(name) or named[name]), lang=lang)
    path = HERE / f"{name}_{lang}.md"
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
