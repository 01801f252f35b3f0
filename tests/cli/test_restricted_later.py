"""`is:restricted` means what is restricted by now, whenever that was said."""

from __future__ import annotations

from typing import Any


def test_a_line_restricted_later_is_found(cli: Any) -> None:
    cli.ok("note", "call: Lee, finance, about the merger")
    cli.ok("note", "call: Wang, about lunch")
    assert "merger" not in cli("search", "is:restricted").out
    assert cli("register", "call", "--restrict", "merger").status == 0
    found = cli.ok("search", "is:restricted").out
    assert "merger" in found
    assert "lunch" not in found
    others = cli.ok("search", "about", "-is:restricted").out
    assert "lunch" in others
    assert "merger" not in others
