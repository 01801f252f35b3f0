"""How the tables of `say` are made: a verb with its facts, a sentence with its title."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry
from workbench.domain.said import Said
from workbench.i18n import _
from workbench.text.dates import minutes_words, when_spoken
from workbench.text.display import display
from workbench.text.terms import quadrant_word


def with_facts(verb: str, *facts: str) -> Callable[[Said], str]:
    """The verb with the facts that are there put behind it."""

    def words(said: Said) -> str:
        shown = [said_fact(said, fact) for fact in facts]
        return " ".join([_(verb), *(text for text in shown if text)])

    return words


def said_fact(said: Said, name: str) -> str:
    """A fact of what was done, as it is shown."""
    if name in ("at", "due", "to", "check"):
        return when_spoken(said.fact(name))
    if name == "quadrant":
        return quadrant_word(said.number("quadrant"))
    if name == "worked":
        return minutes_words(said.number("worked"))
    return display(said.fact(name) or "")


Words = Callable[[Entry, str], str]


def title(entry: Entry) -> str:
    """The title of its item."""
    return display(entry.title or "")


def plain(pattern: str) -> Words:
    """A sentence with the title in it."""
    return lambda entry, me: _(pattern).format(title=title(entry))


def moment(entry: Entry, name: str) -> str:
    """A fact that is a day or a moment, spoken from the day of the entry."""
    return when_spoken(entry.fact(name), entry.at.date())


def with_why(plain: str, with_why: str) -> Words:
    """A sentence with the title in it, and the reason where there is one."""

    def words(entry: Entry, me: str) -> str:
        why = display(entry.fact("why") or "")
        return _(with_why if why else plain).format(title=title(entry), why=why)

    return words
