"""The work diary (工作日志) of one day as Markdown, in the language in use.

Empty sections are left out. Restricted lines are withheld and counted. A day that was closed keeps its text: what was
written later stands in a section of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.i18n import _, is_chinese, ngettext
from workbench.text.dates import clock, date_head
from workbench.text.report import diary_ahead, diary_day, diary_left, diary_work
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.values import DiaryValues

_INERT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal acts on, or no file can hold: a diary is also read with `cat`."""
Section = Callable[[DiaryValues, Numbering], list[str]]


def diary_markdown(values: DiaryValues) -> str:
    """The diary, ending in a newline."""
    number = Numbering()
    blocks = [_title(values)]
    for title, section in _sections():
        head = title(number)
        body = section(values, number)
        if body:
            blocks.append([head, "", *body])
        else:
            number.take_back()
    kept_back = values.withheld_count
    if kept_back:
        sentence = ngettext("({n} restricted entry withheld.)", "({n} restricted entries withheld.)", kept_back).format(
            n=kept_back
        )
        blocks.append([sentence])
    if values.day is not None and values.day.seal:
        q, _blank, h = values.day.seal.partition(" ")
        blocks.append([_("head {q} {h}").format(q=q, h=h)])
    return _INERT.sub("", "\n\n".join("\n".join(block) for block in blocks)) + "\n"


def _sections() -> list[tuple[Callable[[Numbering], str], Section]]:
    return [
        (lambda n: n.section(_("Summary")), diary_work.summary),
        (lambda n: n.section(_("Main work")), diary_work.main_work),
        (lambda n: n.section(_("Calls, visitors, meetings, on site")), diary_day.contacts),
        (lambda n: n.section(_("Waiting and follow-up")), diary_ahead.follow_up),
        (lambda n: n.section(_("Through the day")), diary_day.through_the_day),
        (lambda n: n.section(_("Carried over, deferred, late")), diary_left.left_over),
        (lambda n: n.section(_("Review")), diary_day.review),
        (lambda n: n.section(_("Tomorrow")), diary_ahead.tomorrow),
        (lambda n: n.section(_("Written after closing")), diary_day.amendments),
    ]


def _title(values: DiaryValues) -> list[str]:
    date = date_head(values.date)
    title = "# " + _("Work diary") + ("  " if is_chinese() else " — ") + date
    return [title, "", _gap().join(_head(values))] if _head(values) else [title]


def _head(values: DiaryValues) -> list[str]:
    parts: list[str] = []
    if values.me:
        parts.append(_("Kept by {name}").format(name=escape(values.me)))
    opened = values.day.opened_at if values.day else None
    if opened is not None:
        parts.append(_("opened {time}").format(time=clock(opened)))
    closed = values.day.closed_at if values.day else None
    if closed is None:
        return [*parts, _("not closed yet")] if opened is not None else parts
    late = "" if closed.date() == values.date else f"{closed.date().isoformat()} "
    parts.append(_("closed {time}").format(time=late + clock(closed)))
    return parts


def _gap() -> str:
    return "　" if is_chinese() else " · "
