"""The words for the steps of a matter: ticked, sent to many, passed from desk to desk, returned for correction."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry, Verb
from workbench.domain.item import Gate
from workbench.domain.said import Said
from workbench.i18n import N_, _, ngettext
from workbench.text.display import display
from workbench.text.saying import Words, title, with_facts

OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.SENT: with_facts(N_("Sent out")),
    Verb.ROUTED: with_facts(N_("Passed on")),
    Verb.RETURNED: with_facts(N_("Returned for correction")),
}

_SENT = {
    Gate.UNIT_REPLY: N_("{title}: to be answered by {names}"),
    Gate.CONVEY: N_("{title}: to be conveyed to {names}"),
    Gate.CONSULT: N_("{title}: to be asked beforehand: {names}"),
    Gate.INFORM: N_("{title}: to be told afterwards: {names}"),
    Gate.ROUTE: N_("{title}: to go to {names}"),
}


def _fact(entry: Entry, name: str) -> str:
    return display(entry.fact(name) or "")


def _ticked(entry: Entry, me: str) -> str:
    text = _("{title}: {step} ✓").format(title=title(entry), step=_fact(entry, "step"))
    more = " · ".join(part for part in (_fact(entry, "who"), _fact(entry, "words")) if part)
    return _("{text} ({more})").format(text=text, more=more) if more else text


def _sent(entry: Entry, me: str) -> str:
    gate = entry.fact("gate") or ""
    pattern = next((words for each, words in _SENT.items() if each.value == gate), N_("{title}: sent to {names}"))
    return _(pattern).format(title=title(entry), names=_fact(entry, "names"))


def _routed(entry: Entry, me: str) -> str:
    who, lay, days = _fact(entry, "who"), _fact(entry, "from"), entry.number("days")
    if lay:
        back = ngettext("back from {who} after {n} day", "back from {who} after {n} days", days)
        parts = [back.format(who=lay, n=days) if days else _("back from {who}").format(who=lay)]
    else:
        parts = []
    words = _fact(entry, "words")
    parts += [_("“{text}”").format(text=words)] if words else []
    parts += [_("now with {who}").format(who=who)] if who else []
    return _("{title}: {result}").format(title=title(entry), result=" · ".join(parts))


def _returned(entry: Entry, me: str) -> str:
    return _("{title}: returned for correction ({why})").format(title=title(entry), why=_fact(entry, "why"))


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.STEP_DONE: ("✓", _ticked),
    Verb.SENT: ("➜", _sent),
    Verb.ROUTED: ("➜", _routed),
    Verb.RETURNED: ("↻", _returned),
}
