"""The words for arranging: a time, a day or a longer period, a whole day laid out at once, what was pulled forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from workbench.domain.entry import Data, Entry, Verb
from workbench.domain.issued import span_of
from workbench.domain.periods import Period, Scale, period
from workbench.domain.said import Said
from workbench.i18n import N_, _
from workbench.text.dates import read_when
from workbench.text.display import display
from workbench.text.periods import period_words
from workbench.text.saying import Words, moment, said_fact, title, with_facts


def _period_of(facts: Data) -> Period | None:
    """The week, month, quarter or year that something was planned for, as its facts name it."""
    known = dict(facts)
    first, last = read_when(known.get("at")), read_when(known.get("until"))
    if first is None or last is None or type(first) is not date or type(last) is not date or first == last:
        return None
    found = (period(scale, first) for scale in Scale)
    return next((one for one in found if (one.first, one.last) == (first, last)), None)


def _planned_outcome(said: Said) -> str:
    found = _period_of(said.facts)
    if found is not None:
        return _("Planned for {period}").format(period=period_words(found, found.first.replace(day=1)))
    return " ".join(word for word in (_("Planned"), said_fact(said, "at")) if word)


OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.PLANNED: _planned_outcome,
    Verb.ARRANGED: with_facts(N_("Laid out")),
    Verb.PREPARED: with_facts(N_("Its first step is today's")),
    Verb.ISSUED: with_facts(N_("Schedule issued")),
}


def _planned(entry: Entry, me: str) -> str:
    found = _period_of(entry.data)
    if found is not None:
        return _("{title}: planned for {period}").format(
            title=title(entry), period=period_words(found, entry.at.date())
        )
    return _("{title}: planned {at}").format(title=title(entry), at=moment(entry, "at"))


def _prepared(entry: Entry, me: str) -> str:
    return _("{title}: {step} pulled into today").format(title=title(entry), step=display(entry.fact("step") or ""))


def _issued(entry: Entry, me: str) -> str:
    found = span_of(entry.fact("sheet") or "")
    # A week is named by its day, not as “this week”: the line is read on other days too.
    sheet = period_words(period(*found), found[1] - timedelta(days=9)) if found is not None else ""
    version = display(entry.fact("version") or "")
    return _("Schedule issued, version {n}: {period}").format(n=version, period=sheet)


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.PLANNED: ("›", _planned),
    Verb.ARRANGED: ("›", _planned),
    Verb.PREPARED: ("›", _prepared),
    Verb.ISSUED: ("∙", _issued),
}
