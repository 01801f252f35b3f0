"""The words for what comes again: made, written down, changed, paused."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry, Verb
from workbench.domain.said import Said
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import when_spoken
from workbench.text.display import display
from workbench.text.saying import Words, moment, plain, title, with_facts

OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.MADE: with_facts(N_("Made by routine")),
    Verb.ROUTINE_ADDED: with_facts(N_("Routine written down")),
    Verb.ROUTINE_CHANGED: with_facts(N_("Routine changed")),
    Verb.ROUTINE_PAUSED: with_facts(N_("Routine paused")),
    Verb.ROUTINE_RESUMED: with_facts(N_("Routine goes on")),
    Verb.ROUTINE_REVIEWED: with_facts(N_("Routine looked over")),
}


ROUTINE_VERBS = frozenset(OUTCOMES) - {Verb.MADE}
"""What is done to routines, and not to items."""


def items_words(n: int) -> str:
    """So many items."""
    return ngettext("{n} item", "{n} items", n).format(n=n)


def routines_words(n: int) -> str:
    """So many routines."""
    return ngettext("{n} routine", "{n} routines", n).format(n=n)


def done_words(said: Said) -> str:
    """Done; and where it comes again, when."""
    again = when_spoken(said.fact("again"))
    return _("Done, again {when}").format(when=again) if again else _("Done")


def _made(entry: Entry, me: str) -> str:
    return _("{title}: made by its routine for {day}").format(title=title(entry), day=moment(entry, "of"))


def _changed(entry: Entry, me: str) -> str:
    return _("{title}: routine changed, version {n}").format(title=title(entry), n=display(entry.fact("version") or ""))


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.MADE: ("+", _made),
    Verb.ROUTINE_ADDED: ("§", plain(N_("{title}: written down as a routine"))),
    Verb.ROUTINE_CHANGED: ("§", _changed),
    Verb.ROUTINE_PAUSED: ("§", plain(N_("{title}: routine paused"))),
    Verb.ROUTINE_RESUMED: ("§", plain(N_("{title}: routine goes on"))),
    Verb.ROUTINE_REVIEWED: ("§", plain(N_("{title}: routine looked over"))),
}
