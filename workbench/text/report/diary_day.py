"""The sections of the diary that tell of the day itself: who called, how it went on, what was learnt."""

from __future__ import annotations

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.fold import Fold, fold
from workbench.i18n import _, ngettext
from workbench.text.dates import clock, read_when
from workbench.text.evening import answered, asked_on
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.values import CONTACTS, DiaryValues
from workbench.text.report.words import about, handed, labelled
from workbench.text.say import entry_line
from workbench.text.terms import quadrant_word

_UNTOLD = frozenset(
    {
        Verb.EDITED,
        Verb.INBOXED,
        Verb.STARTED,
        Verb.STOPPED,
        Verb.PLANNED,
        Verb.UNPLANNED,
        Verb.DUE_SET,
        Verb.STEP_UNDONE,
        Verb.DAY_OPENED,
        Verb.DAY_CLOSED,
        Verb.EXPORTED,
        Verb.PICKED,
        Verb.UNPICKED,
    }
)
"""Steps of the work at the desk which no reader of the diary asks for; the trail of the item keeps them."""

NAMED = 6
"""So many titles of a run are written out."""


def contacts(values: DiaryValues, number: Numbering) -> list[str]:
    """The register of the day: who called, who came, what met."""
    return [_contact(entry) for entry in values.shown if entry.kind in CONTACTS]


def _contact(entry: Entry) -> str:
    end = f"–{clock(entry.until)}" if entry.until is not None else ""
    return f"- {clock(entry.at)}{end} {labelled(entry)}{about(entry)}"


def through_the_day(values: DiaryValues, number: Numbering) -> list[str]:
    """The running diary in the order of time: what was written by hand, and what happened, folded."""
    return [_line(line, values) for line in fold(e for e in values.shown if e.verb not in _UNTOLD)]


def _line(line: Fold, values: DiaryValues) -> str:
    last = line.last
    if last.kind is not EntryKind.EVENT:
        text = escape(last.text) if last.kind is EntryKind.NOTE else labelled(last)
        end = f"–{clock(last.until)}" if last.until is not None else ""
        return f"- {clock(last.at)}{end} {text}{about(last)}"
    if line.is_run:
        return f"- {_times(line)} {_run(line, values)}"
    return f"- {clock(line.at)} {_event_words(last, values)}{about(last)}"


def _times(line: Fold) -> str:
    first, last = clock(line.at), clock(line.last.at)
    return first if first == last else f"{first}–{last}"


def _event_words(entry: Entry, values: DiaryValues) -> str:
    if entry.verb is Verb.ADDED:
        return _("received: {title}").format(title=escape(entry.title or ""))
    if entry.verb is Verb.DONE:
        pattern = _("done: {title}: {result}") if entry.fact("result") else _("done: {title}")
        return pattern.format(title=escape(entry.title or ""), result=escape(entry.fact("result") or ""))
    if entry.verb is Verb.WAITED:
        whom = handed(entry.fact("who") or "", read_when(entry.fact("check")), entry.at.date())
        return escape(entry.title or "") + _(": ") + whom
    return escape(entry_line(entry, values.me).text)


def _run(line: Fold, values: DiaryValues) -> str:
    """Many in a row, told as one doing."""
    by_item = {entry.item: entry for entry in line.entries}
    n = len(by_item)
    head = {
        Verb.ADDED: ngettext("received {n} item", "received {n} items", n),
        Verb.TRIAGED: ngettext("sorted {n} item", "sorted {n} items", n),
        Verb.CARRIED: ngettext("carried over {n} item", "carried over {n} items", n),
    }.get(line.last.verb or Verb.EDITED, ngettext("{n} item came back", "{n} items came back", n))
    named = [_named(entry) for entry in list(by_item.values())[:NAMED]]
    if n > NAMED:
        named.append(ngettext("and {n} more", "and {n} more", n - NAMED).format(n=n - NAMED))
    return head.format(n=n) + _(": ") + _("; ").join(named)


def _named(entry: Entry) -> str:
    words = escape(entry.title or "") + about(entry)
    if entry.verb is Verb.TRIAGED:
        return f"{words} → {quadrant_word(entry.number('quadrant'))}"
    return words


def review(values: DiaryValues, number: Numbering) -> list[str]:
    """The answers to the evening's questions."""
    answers = values.day.review if values.day else ()
    own = asked_on(values.entries, values.questions)
    return [f"- {escape(told)}" for told in answered(answers, own)]


def amendments(values: DiaryValues, number: Numbering) -> list[str]:
    """What was written into the day after it had been closed, with the moment it was written."""
    return [_amendment(entry, values) for entry in values.amendments if entry.verb not in _UNTOLD]


def _amendment(entry: Entry, values: DiaryValues) -> str:
    written = f"- {entry.written_at.date().isoformat()} {clock(entry.written_at)}"
    by_hand = escape(entry.text) if entry.kind is EntryKind.NOTE else labelled(entry)
    text = _event_words(entry, values) if entry.kind is EntryKind.EVENT else by_hand
    return written + _(": ") + f"{clock(entry.at)} {text}{about(entry)}"
