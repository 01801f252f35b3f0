"""Widths in terminal cells."""


def cells(s: str) -> int:
    """How many cells `s` takes."""
    return len(s)


def fit(s: str, width: int) -> str:
    """Exactly `width` cells: cut with an ellipsis, or padded; a wide character is never split."""
    return s


def clip(s: str, width: int) -> str:
    """At most `width` cells, with an ellipsis where something was cut."""
    return s


def wrap(s: str, width: int) -> list[str]:
    """Lines of at most `width` cells."""
    return [s]
