"""A chronology as text: for reading, for export, for the header of the screen."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.chronology import Chronology
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.item import ME, Item
from workbench.i18n import _
from workbench.text import say
from workbench.text.dates import clock, date_plain, minutes_words
from workbench.text.display import display
from workbench.text.report.markdown import escape


def chronology_markdown(item: Item, found: Chronology, now: datetime, me: str = "") -> str:
    """The whole of it, a line for each moment; the day is named again behind midnight."""
    zone = now.tzinfo
    began = found.began.astimezone(zone)
    lines = [f"# {_('Chronology')}  {item.ref}  {escape(item.title)}", ""]
    head = [
        _("began {when}").format(when=f"{date_plain(began.date())} {clock(began)}"),
        _("ended {when}").format(when=f"{date_plain(found.ended.date())} {clock(found.ended)}")
        if found.ended is not None
        else _("still going on"),
        _("{length} in all").format(length=minutes_words(int(found.elapsed(now).total_seconds() // 60))),
        _("first contact: {who}").format(who=_who(found.first_contact, me)),
    ]
    lines += [" · ".join(escape(part) for part in head), ""]
    day = None
    for entry in found.lines:
        at = entry.at.astimezone(zone)
        if at.date() != day:
            lines += ["", f"## {date_plain(at.date())}", ""] if day is not None else [f"## {date_plain(at.date())}", ""]
            day = at.date()
        lines.append(f"- {clock(at)} {escape(line_words(entry, me))}")
    return "\n".join(lines) + "\n"


def line_words(entry: Entry, me: str = "") -> str:
    """One line of it, without the title that all of them share."""
    if entry.fact("report"):
        return report_words(entry)
    if entry.verb is None:
        entry = entry.but(item=None, ref=None, title=None)
        return say.entry_line(entry, me).text
    text = say.entry_line(entry, me).text
    title = display(entry.title or "")
    rest = text.removeprefix(title).lstrip(" :：·") if title else text
    return rest or _("taken in: {text}").format(text=display(entry.fact("line") or entry.title or ""))


def report_words(entry: Entry) -> str:
    """`report no. 1 to 张局长, unverified: smoke in the server room`."""
    number = entry.fact("report") or ""
    head = _("final report, no. {n}") if entry.fact("final") else _("report no. {n}")
    parts = [head.format(n=number)]
    to = entry.fact("to")
    parts += [_("to {who}").format(who=display(to))] if to else []
    parts += [_("not verified yet")] if entry.fact("unverified") else []
    return _("{head}: {text}").format(head=" · ".join(parts), text=display(entry.text))


def _who(name: str, me: str) -> str:
    return display((me or _("me")) if name == ME else name)


def is_report(entry: Entry) -> bool:
    """Whether a line is one of the numbered reports."""
    return entry.kind is EntryKind.REPORT and entry.fact("report") is not None
