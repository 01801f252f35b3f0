"""The words for the duty roster: what was set on it, and taken off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from workbench.domain.entry import Entry, Verb
from workbench.domain.said import Said
from workbench.i18n import N_, _, ngettext
from workbench.text.display import display
from workbench.text.roster import span_words
from workbench.text.saying import Words, with_facts

OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.ROSTERED: with_facts(N_("On the duty roster")),
    Verb.UNROSTERED: with_facts(N_("Off the duty roster")),
}


def _shifts(entry: Entry) -> str:
    """`Mon 12-28 18:00–next day 08:00 Lee`, `3 shifts up to 2026-12-31: Lee, Wang`."""
    who = display(entry.fact("who") or "")
    count = entry.number("n", 1)
    if count > 1:
        words = ngettext("{n} shift up to {day}: {who}", "{n} shifts up to {day}: {who}", count)
        return words.format(n=count, day=entry.fact("last") or "", who=who)
    try:
        span = span_words(*(datetime.fromisoformat(entry.fact(name) or "") for name in ("begin", "end")))
    except ValueError:
        return who
    leader = display(entry.fact("leader") or "")
    return f"{span} {who}" + (" · " + _("leader {name}").format(name=leader) if leader else "")


def _set(entry: Entry, me: str) -> str:
    text = _("on the duty roster: {shifts}").format(shifts=_shifts(entry))
    instead = display(entry.fact("instead") or "")
    return _("{text} (instead of {who})").format(text=text, who=instead) if instead else text


def _off(entry: Entry, me: str) -> str:
    return _("off the duty roster: {shifts}").format(shifts=_shifts(entry))


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.ROSTERED: ("+", _set),
    Verb.UNROSTERED: ("×", _off),
}
