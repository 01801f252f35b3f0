"""Which form the texts on a sheet have. Apart from the rest, for a command that only looks."""

FORM = "3"
"""Another one for whatever changes the texts, the keys or the initials."""
