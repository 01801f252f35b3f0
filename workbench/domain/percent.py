"""Shares in per cent, rounded the same way wherever they are told: halves go up."""

from __future__ import annotations


def percent(part: int, whole: int) -> int | None:
    """The part in per cent, or None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
