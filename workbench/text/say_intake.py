"""The words for intake: chased, belonging to a focus, put before a leader, read back to the giver."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry, Verb
from workbench.domain.said import Said
from workbench.i18n import N_, _
from workbench.text.display import display
from workbench.text.saying import Words, plain, title, with_facts

OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.CHASED: with_facts(N_("We were chased"), "who"),
    Verb.LINKED: with_facts(N_("Belongs to the focus"), "focus"),
    Verb.UNLINKED: with_facts(N_("Belongs to no focus any more")),
    Verb.ESCALATED: with_facts(N_("Put before"), "who"),
    Verb.ABSORBED: with_facts(N_("Settled in the office")),
    Verb.READ_BACK: with_facts(N_("Read back to its giver")),
}


def _fact(entry: Entry, name: str) -> str:
    return display(entry.fact(name) or "")


def _chased(entry: Entry, me: str) -> str:
    who, count = _fact(entry, "who"), entry.number("n", 1)
    text = _("{title}: {who} chased us").format(title=title(entry), who=who or _("somebody"))
    if count > 1:
        text = _("{text}, time {n}").format(text=text, n=count)
    how = _fact(entry, "how")
    return _("{text}: {more}").format(text=text, more=how) if how else text


def _linked(entry: Entry, me: str) -> str:
    return _("{title}: belongs to the focus “{focus}”").format(title=title(entry), focus=_fact(entry, "focus"))


def _escalated(entry: Entry, me: str) -> str:
    return _("{title}: put before {who} ({why})").format(
        title=title(entry), who=_fact(entry, "who"), why=_fact(entry, "why")
    )


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.CHASED: ("!", _chased),
    Verb.LINKED: ("*", _linked),
    Verb.UNLINKED: ("*", plain(N_("{title}: belongs to no focus any more"))),
    Verb.ESCALATED: ("^", _escalated),
    Verb.ABSORBED: ("^", plain(N_("{title}: settled in the office"))),
    Verb.READ_BACK: ("✓", plain(N_("{title}: read back to its giver"))),
}
