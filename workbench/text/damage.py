"""What was found broken in the store, in words: what it is, where, and what it means."""

from __future__ import annotations

from collections.abc import Callable

from workbench.i18n import N_, _
from workbench.store.values import Damage

_WHAT = {
    "torn": N_("a record was cut off while it was written; it had not been acknowledged"),
    "unreadable": N_("bytes of the journal cannot be read"),
    "mended": N_("a damaged byte was found out by its checksum and put right"),
    "missing": N_("records are missing"),
    "replaced": N_("a record was replaced by another, or the one before it was changed by hand"),
    "edited": N_("a record was changed by hand, or damaged: its checksum does not agree"),
    "snapshot": N_("the snapshot is not what was written; it can be made again from the journal"),
    "index": N_("the index does not say what its snapshot says; the next snapshot brings another"),
    "short": N_("the journal ends too early"),
    "diverged": N_("the snapshot parts from what the journal tells"),
    "document": N_("a record of the desk does not fit its type"),
    "orphan": N_("a record changes what is not there, since the record before it is lost"),
    "memory": N_("what is in memory is not what is on the disk"),
    "anchor": N_("the history is not the one of which this was the head"),
    "permissions": N_("others than the owner may read or write it"),
    "stray": N_("a file that is none of ours lies in the store"),
    "link": N_("a link lies in place of a file"),
    "reference": N_("it names something that does not exist"),
    "rule": N_("a rule of the desk is broken"),
    "unopened": N_("the store cannot be opened"),
}

_RULES = {
    "ref-twice": N_("two items have one number"),
    "no-title": N_("an item has no title"),
    "end-before-begin": N_("it ends before it begins"),
    "closed-and-running": N_("it is at an end, and yet worked on"),
    "waiting-without-name": N_("it waits, and nobody is named"),
    "deferred-without-day": N_("it is put off without a day"),
    "done-without-moment": N_("it is at an end, and it is not known since when"),
    "inbox-judged": N_("it lies in the inbox although it was judged"),
    "entry-before-desk": N_("it was written before it happened"),
    "sealed-entry": N_("it was written into a closed day without being marked as an amendment"),
    "counter-behind": N_("the next number would be given twice"),
    "sealed-changed": N_("the diary of a closed day was changed behind its seal"),
}

_DOCUMENTS: dict[str, Callable[[str | int], str]] = {
    "items": lambda id: _("item {id}").format(id=id),
    "days": lambda id: _("day {id}").format(id=id),
    "routines": lambda id: _("routine {id}").format(id=id),
    "counters": lambda id: _("numbers of {id}").format(id=id),
}


def damage_sentence(found: Damage) -> str:
    """What is broken, where, and where the broken bytes are kept."""
    what = _(_RULES.get(str(found.fact("rule")), _WHAT.get(found.what, N_("something is broken"))))
    place = damage_place(found)
    what = what[:1].upper() + what[1:]
    said = _("{what} ({where}).").format(what=what, where=place) if place else _("{what}.").format(what=what)
    kept = _(" The broken bytes are kept in {path}.").format(path=found.kept_at) if found.kept_at else ""
    return said + kept


def damage_place(found: Damage) -> str:
    """Where it is: file, line, bytes, records, time, document."""
    facts = dict(found.facts)
    return _(", ").join([*_in_the_file(facts), *_in_the_journal(facts), *_in_the_desk(facts)])


def _in_the_file(facts: dict[str, str | int]) -> list[str]:
    words = [str(facts["file"])] if "file" in facts else []
    if "segment" in facts:
        words.append(_("segment {name}").format(name=facts["segment"]))
    if "line" in facts:
        words.append(_("line {n}").format(n=facts["line"]))
    if "start" in facts:
        words.append(_("bytes {start}–{end}").format(start=facts["start"], end=facts["end"]))
    if "mode" in facts:
        words.append(str(facts["mode"]))
    return words


def _in_the_journal(facts: dict[str, str | int]) -> list[str]:
    words: list[str] = []
    if "first" in facts and "last" in facts:
        first, last = int(facts["first"]), int(facts["last"])
        words.append(
            _("record {n}").format(n=first)
            if first == last
            else _("records {first}–{last}").format(first=first, last=last)
        )
    if "record" in facts:
        words.append(_("record {n}").format(n=facts["record"]))
    if "cmd" in facts:
        words.append(str(facts["cmd"]))
    if "at" in facts and "until" in facts:
        words.append(_("between {first} and {last}").format(first=facts["at"], last=facts["until"]))
    elif "at" in facts:
        words.append(str(facts["at"]))
    return words


def _in_the_desk(facts: dict[str, str | int]) -> list[str]:
    words: list[str] = []
    if "ref" in facts:
        words.append(_("item {id}").format(id=facts["ref"]))
    elif "table" in facts:
        table, number = str(facts["table"]), facts.get("id", "")
        name = _DOCUMENTS.get(table)
        words.append(name(number) if name else _("line {id} of the diary").format(id=number))
    if "day" in facts:
        words.append(str(facts["day"]))
    if "why" in facts:
        words.append(str(facts["why"]))
    return words
