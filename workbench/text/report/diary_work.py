"""The sections of the diary that tell what came of the work: summary and main work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.intake import is_chase
from workbench.domain.item import Domain, Item, State
from workbench.domain.shares import Shares, parted
from workbench.domain.statistics.digest import Line
from workbench.domain.statistics.figures import Figure, counted, lined
from workbench.i18n import _, is_chinese, ngettext
from workbench.text.dates import minutes_words, read_when
from workbench.text.report.diary_ahead import not_told
from workbench.text.report.diary_left import carries, deferred, is_late
from workbench.text.report.figures import open_as, put
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.values import CONTACTS, LEADING, DiaryValues
from workbench.text.report.words import handed, in_brackets, labelled, titled

_MOVING = (Verb.WAITED, Verb.ANSWERED, Verb.STEP_DONE, Verb.REPLIED, Verb.REOPENED)
"""What else than an end brings a matter forward, or at least away from here."""

_LABELLED = LEADING | {EntryKind.ERROR}
"""Of what was written by hand about a matter, these say what they are."""


def summary(values: DiaryValues, number: Numbering) -> list[str]:
    """What came off, in figures."""
    finished = values.finished()
    same_day = [item for item in finished if item.created_at.astimezone(values.now.tzinfo).date() == values.date]
    still_open = [item for item in values.items.values() if values.was_open(item)]
    waiting = _items(item for item in still_open if item.state is State.WAITING)
    first = [
        _completed(values, _items(finished), _items(same_day)),
        _("open {n}").format(n=put(values.book, _("open"), _items(still_open))),
        _("waiting {n}").format(n=put(values.book, _("waiting"), waiting)),
    ]
    for words, what, items in (
        (_("to reply {n}"), _("to reply"), [item for item in values.items.values() if values.owed_reply(item)]),
        (_("carried over {n}"), _("carried over"), [item for item, _to, _why in carries(values)]),
        (_("deferred {n}"), _("deferred"), deferred(values)),
        (_("late {n}"), _("late"), [item for item in still_open if is_late(item, values)]),
    ):
        if items:
            first.append(words.format(n=put(values.book, what, _items(items))))
    second = [sentence for sentence in (_shares(values), _chased(values), _errors(values)) if sentence]
    lines = [_("; ").join(first) + _(".")]
    return [*lines, ("" if is_chinese() else " ").join(f"{words}{_('.')}" for words in second)] if second else lines


def _items(items: Iterable[Item]) -> Figure:
    return counted(item.id for item in items)


def _lines(values: DiaryValues, chosen: Callable[[Entry], bool]) -> Figure:
    return lined(Line(entry.at.date(), entry.id, entry.item) for entry in values.shown if chosen(entry))


def _completed(values: DiaryValues, finished: Figure, same_day: Figure) -> str:
    n = put(values.book, _("completed"), finished)
    if not same_day.value:
        return _("Completed {n}").format(n=n)
    today = put(values.book, _("completed on the day it came"), same_day)
    return _("Completed {n} ({same_day} of them received today)").format(n=n, same_day=today)


def _shares(values: DiaryValues) -> str:
    """Known beforehand against come unasked, of what belonged to this day."""
    record = values.day
    known, unasked = map(
        counted,
        parted(
            values.date,
            values.items,
            values.entries,
            sealed=record is not None and record.is_sealed,
            carried=[carry.item for carry in record.carried] if record else (),
        ),
    )
    percent = Shares(known.value, unasked.value).percent
    if percent is None:
        return ""
    return _("Known beforehand {known}, came unasked {unasked} ({percent}%)").format(
        known=put(values.book, _("known beforehand"), known),
        unasked=put(values.book, _("came unasked"), unasked),
        percent=percent,
    )


def _chased(values: DiaryValues) -> str:
    found = _lines(values, is_chase)
    words = ngettext("Chased once", "Chased {n} times", found.value)
    if not found.value:
        return ""
    if "{n}" not in words:
        return open_as(values.book, words, _("chased"), found)
    return words.format(n=put(values.book, _("chased"), found))


def _errors(values: DiaryValues) -> str:
    found = _lines(values, lambda entry: entry.kind is EntryKind.ERROR)
    return _("Errors: {n}").format(n=put(values.book, _("errors"), found)) if found.value else ""


def main_work(values: DiaryValues, number: Numbering) -> list[str]:
    """What was ordered and decided, then finished and moved matters, grouped by domain where that is known."""
    by_item = values.shown_by_item()
    alone = [labelled(entry) for entry in values.shown if entry.kind in LEADING and entry.item not in values.items]
    items = [item for item in _worked_on(values, by_item) if not item.restricted]
    lines = [f"{n}. {text}" for n, text in enumerate(alone, 1)]
    numbered = iter(range(len(alone) + 1, len(alone) + len(items) + 1))
    groups = [
        (title, chosen) for domain, title in _domains() if (chosen := [item for item in items if item.domain is domain])
    ]
    named = not (len(groups) == 1 and items[0].domain is None)
    for title, chosen in groups:
        if named:
            lines += ["", number.part(title), ""] if lines else [number.part(title), ""]
        lines += [f"{next(numbered)}. {_told(item, by_item.get(item.id, []), values)}" for item in chosen]
    return lines


def _domains() -> Sequence[tuple[Domain | None, str]]:
    return (
        (Domain.POLICY, _("Policy")),
        (Domain.ADMIN, _("Administration")),
        (Domain.FINANCE, _("Finance")),
        (None, _("Other")),
    )


def _worked_on(values: DiaryValues, by_item: Mapping[ItemId, list[Entry]]) -> list[Item]:
    """What was ordered, decided or asked for comes first, then what is finished, then what moved."""
    leading = [item_id for item_id, entries in by_item.items() if any(entry.kind in LEADING for entry in entries)]
    finished = [item.id for item in values.finished()]
    moved = [entry.item for entry in values.shown if entry.item is not None and _moves(entry)]
    running = [item_id for item_id in by_item if item_id in values.items and _running(values.items[item_id], values)]
    ids = dict.fromkeys([*leading, *finished, *moved, *running])
    return [values.items[item_id] for item_id in ids if item_id in values.items]


def _moves(entry: Entry) -> bool:
    by_hand = entry.kind is not EntryKind.EVENT and entry.kind not in CONTACTS
    return by_hand or entry.verb in _MOVING or entry.verb is Verb.DROPPED or bool(entry.fact("worked"))


def _told(item: Item, entries: Sequence[Entry], values: DiaryValues) -> str:
    """One matter: its title and number, what was ordered, what came of it, what stands written about it."""
    ordered = [labelled(entry) for entry in entries if entry.kind in LEADING]
    end = _end_of(item, values)
    moves, away = _moves_of(entries, values)
    settled = bool(end or away) or any(entry.verb is Verb.DEFERRED for entry in entries)
    with_whom = [away] if away and not end else []
    told = [*ordered, *end, *moves, *with_whom, *_time(item, entries, settled, values)]
    return titled(item) + _(": ") + _("; ").join(told) if told else titled(item)


def _end_of(item: Item, values: DiaryValues) -> list[str]:
    """How it ended on this day; what came later belongs to a later diary."""
    ends = values.endings().get(item.id, {})
    done, replied, dropped = (ends.get(verb) for verb in (Verb.DONE, Verb.REPLIED, Verb.DROPPED))
    if dropped is not None:
        return [_("not done, because {why}").format(why=escape(dropped.fact("why") or ""))]
    parts: list[str] = []
    if done is not None:
        result = done.fact("result")
        parts.append(_("done: {result}").format(result=escape(result)) if result else _("done"))
    if replied is not None and replied.fact("how"):
        who, how = escape(replied.fact("to") or ""), escape(replied.fact("how") or "")
        parts.append(_("told {who}: {how}").format(who=who, how=how))
    elif done is not None and replied is None and item.source is not None and not _is_own(item):
        parts.append(not_told(item))
    return parts


def _is_own(item: Item) -> bool:
    """Nobody had to be told: it was closed when it was done."""
    return item.reply is not None and item.reply.none_because == "own"


def _moves_of(entries: Sequence[Entry], values: DiaryValues) -> tuple[list[str], str]:
    """What was written about it and what moved it; and with whom it is since, unless it came back."""
    told: list[str] = []
    away = ""
    for entry in entries:
        if entry.kind in CONTACTS or entry.kind in LEADING:
            continue
        if entry.kind is not EntryKind.EVENT:
            told.append(labelled(entry) if entry.kind in _LABELLED else escape(entry.text))
        elif entry.verb is Verb.WAITED:
            away = handed(entry.fact("who") or "", read_when(entry.fact("check")), values.date)
        elif entry.verb in (Verb.DEFERRED, Verb.INBOXED):
            away = ""
        elif entry.verb is Verb.REOPENED:
            away = ""
            told.append(_("taken up again") + in_brackets(entry.fact("why") or ""))
        elif entry.verb is Verb.ANSWERED:
            away = ""
            told.append(_("{who} answered").format(who=escape(entry.fact("who") or "")))
        elif entry.verb is Verb.STEP_DONE:
            told.append(_("{step} done").format(step=escape(entry.fact("step") or "")))
    return told, away


def _time(item: Item, entries: Sequence[Entry], settled: bool, values: DiaryValues) -> list[str]:
    """The time worked. Where that is all there is to say of its end, it is in hand, not done."""
    minutes = sum(entry.number("worked") for entry in entries) + _running(item, values)
    if not minutes:
        return []
    pattern = _("worked {minutes}") if settled else _("in hand, {minutes}")
    return [pattern.format(minutes=minutes_words(minutes))]


def _running(item: Item, values: DiaryValues) -> int:
    """Minutes of the stretch of work that has not ended."""
    if item.started_at is None or item.started_at > values.evening or item.started_at.date() != values.date:
        return 0
    return int((values.evening - item.started_at).total_seconds() // 60)
