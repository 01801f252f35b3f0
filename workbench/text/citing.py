"""A line of a register with its citation, to be put into a text: what it says, from where, as of when."""

from __future__ import annotations

from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import BY_KEY, Register
from workbench.i18n import _, pgettext
from workbench.text.register_rows import elements

CITED = ("reference", "figure", "study")
"""The registers whose lines have a source."""


def citation(register: Register, line: RegisterLine) -> str:
    """`“…” (from the city bureau, as of 2026-11, noted 2026-12-01)`: the words as they were written, and no others."""
    told = elements(register, line)
    parts = [_("from {source}").format(source=told["source"])] if told.get("source") else []
    parts += [_("as of {day}").format(day=told["as_of"])] if told.get("as_of") else []
    parts.append(_("noted {day}").format(day=line.day.isoformat()))
    return _("“{words}” ({origin})").format(words=line.words.strip(), origin=pgettext("list", ", ").join(parts))


def adapted(line: RegisterLine) -> str:
    """The suggestion that follows from what others do."""
    return _("To be tried here: {text}").format(text=citation(BY_KEY["reference"], line))
