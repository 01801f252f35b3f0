"""What may be painted: text without anything that moves the cursor, reorders the line or upsets its width."""


def display(s: str) -> str:
    """`s` for a screen, on one line. The stored text stays as it is."""
    return s
