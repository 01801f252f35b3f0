"""Suggestions adopted, as the report of a period counts them: from the words of a line, or what was filled in later."""

from __future__ import annotations

import re

import pytest
from cli.conftest import Cli, cli

from workbench.text.report.advised import is_adopted

__all__ = ["cli"]


@pytest.mark.parametrize(
    "outcome", ["采纳", "已采纳", "部分采纳", "已被採納", "adopted", "Partly adopted", "was accepted"]
)
def test_what_was_taken_up_is_adopted(outcome: str) -> None:
    assert is_adopted(outcome)


@pytest.mark.parametrize(
    "outcome", ["", "未采纳", "不采纳", "尚未採納", "not adopted", "rejected", "是否采纳待定", "adopted?", "unknown"]
)
def test_what_was_not_or_is_not_known_is_none(outcome: str) -> None:
    assert not is_adopted(outcome)


def test_the_report_counts_them_whenever_it_was_written_down(cli: Cli) -> None:
    cli.ok("note", "建 to Zhang: report in turns; outcome: adopted")
    cli.ok("note", "建 to Zhang: two people a night")
    cli.ok("note", "建 to Li: a third printer; outcome: not adopted")
    assert "put forward 3; 1 of them adopted" in cli.ok("export", "month", "-o", "-").out
    cli.at("2026-12-30T09:00")
    cli.ok("register", "advice", "--fill", "two people", "outcome: partly adopted")
    text = cli.ok("export", "month", "--figures", "-o", "-").out
    assert re.search(r"\b2 \\?\[\d+\\?\] of them adopted", text)
    assert "2026-12-28 ×2" in text, "the figure opens into the days of its lines"


def test_who_suggests_nothing_reads_nothing_of_it(cli: Cli) -> None:
    cli.ok("add", "write it")
    assert "adopted" not in cli.ok("export", "month", "-o", "-").out
