"""Asking again, in words: how often and with what promise, the reminder to be sent, the history for somebody above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from workbench.domain.derive import is_check_due
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.following import Chases, awaits_decision
from workbench.domain.item import Item, WaitingFor
from workbench.domain.when import When, day_of
from workbench.i18n import _, ngettext
from workbench.text.dates import date_plain, day_short, read_when, when_full, when_short
from workbench.text.display import display

_TELLING = frozenset({Verb.ADDED, Verb.WAITED, Verb.OFFERED, Verb.ACCEPTED, Verb.ASKED, Verb.ANSWERED, Verb.REMINDED})


def chased_words(chases: Chases, now: datetime) -> str:
    """`asked 2×, promised Wed`, `催2次·承诺周三`; empty where nobody was asked again."""
    if not chases.count:
        return ""
    words = ngettext("asked {n}×", "asked {n}×", chases.count).format(n=chases.count)
    if chases.promised is None:
        return words
    return _("{asked}, promised {when}").format(asked=words, when=when_short(chases.promised, now))


def waiting_words(item: Item, chases: Chases, now: datetime) -> str:
    """What the waiting has come to: a promise not kept, a day gone by, what it waits for."""
    today = now.date()
    if chases.promised is not None and day_of(chases.promised) < today:
        return _("promise not kept")
    if is_check_due(item, today) and item.next_check is not None:
        days = (today - day_of(item.next_check)).days
        return ngettext("ask, {n} day late", "ask, {n} days late", days).format(n=days) if days else _("ask today")
    if awaits_decision(item):
        return _("for a decision")
    if item.waiting_for is WaitingFor.ACCEPTANCE:
        return _("not accepted yet")
    return _("for material") if item.waiting_for is WaitingFor.INPUT else _("for an answer")


def escalation_words(item: Item, chases: Chases) -> str:
    """The advice after so many times; empty before."""
    if not chases.escalates:
        return ""
    return _("Asked {n} times. Take it to somebody above: `workbench chase {ref} --history` writes the story.").format(
        n=chases.count, ref=item.ref
    )


def reminder(who: str, items: Sequence[Item], today: date, me: str) -> str:
    """A polite text to one person about everything that is waited for, ready to be sent."""
    lines = [_("{who}, may I ask how these stand?").format(who=display(who))]
    for number, item in enumerate(items, 1):
        lines.append(f"{number}. {display(item.title)}{_due(item.due, today)}")
    lines.append(_("A word on when to expect them would help. Thank you."))
    if me:
        lines.append(me)
    return "\n".join(lines)


def _due(due: When | None, today: date) -> str:
    return _(" (needed by {when})").format(when=when_full(due, today)) if due is not None else ""


def history(item: Item, trail: Iterable[Entry], now: datetime) -> str:
    """The story of a matter in other hands, for somebody who can move it: a head, and a line for each time."""
    who = display(item.waiting_on or "")
    lines = [_("{title} ({ref}), with {who}").format(title=display(item.title), ref=item.ref, who=who)]
    if item.due is not None:
        lines[0] += _due(item.due, now.date())
    for entry in trail:
        if entry.verb in _TELLING or entry.kind is EntryKind.CHASE:
            lines.append(f"- {date_plain(entry.at.date())}  {_told(entry)}")
    return "\n".join(lines)


def _told(entry: Entry) -> str:
    who = display(entry.fact("who") or "")
    if entry.verb is None:
        return display(entry.text)
    if entry.verb is Verb.ADDED:
        return _("taken in")
    if entry.verb is Verb.ANSWERED:
        return _("{who} answered").format(who=who)
    if entry.verb is not Verb.REMINDED:
        check = read_when(entry.fact("check"))
        text = _("given to {who}").format(who=who)
        when = day_short(day_of(check), entry.at.date()) if check is not None else ""
        return _("{text}, to be asked {when}").format(text=text, when=when) if when else text
    text = _("asked again, time {n}").format(n=entry.fact("n") or "1")
    said, promised = display(entry.fact("said") or ""), read_when(entry.fact("promised"))
    if said:
        text += _(", answer “{said}”").format(said=said)
    if promised is not None:
        text += _(", promised {when}").format(when=date_plain(day_of(promised)))
    return text
