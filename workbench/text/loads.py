"""How much somebody carries, in words."""

from __future__ import annotations

from workbench.domain.people import Load
from workbench.i18n import _


def load_words(load: Load) -> str:
    """`5 open · 2 due today · 1 overdue · 3 waited for`, those which are not none."""
    counted = (
        (load.open, _("{n} open")),
        (load.today, _("{n} due today")),
        (load.overdue, _("{n} overdue")),
        (load.waiting, _("{n} waited for")),
    )
    return " · ".join(words.format(n=count) for count, words in counted if count)
