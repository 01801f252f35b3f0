"""The work diary (工作日志) of one day as Markdown, in the language in use.

Empty sections are left out. Restricted lines are withheld and counted. A day that was closed keeps its text: what was
written later stands in a section of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.i18n import _, is_chinese, ngettext
from workbench.text.dates import clock, date_head
from workbench.text.report import attended, diary_ahead, diary_day, diary_left, diary_work
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.pages import pages
from workbench.text.report.template import ALL, Template, template
from workbench.text.report.values import DiaryValues

_INERT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal acts on, or no file can hold: a diary is also read with `cat`."""
SECTIONS: Mapping[str, Callable[[DiaryValues, Numbering], list[str]]] = {
    "summary": diary_work.summary,
    "work": diary_work.main_work,
    "contacts": diary_day.contacts,
    "waiting": diary_ahead.follow_up,
    "day": diary_day.through_the_day,
    "left": diary_left.left_over,
    "review": diary_day.review,
    "tomorrow": diary_ahead.tomorrow,
    "later": diary_day.amendments,
    "attendance": attended.of_day,
}
"""What a template may use."""


def diary_template(own: Path | None = None) -> Template:
    """The template of the diary, the user's own where there is one."""
    return template("diary", tuple(SECTIONS), own, most=ALL)


def diary_markdown(values: DiaryValues, shape: Template | None = None) -> str:
    """The diary, ending in a newline; without a template of the user's as the program makes it."""
    shape = shape or diary_template()
    number = Numbering()
    blocks = [
        _title(values, shape),
        *pages(shape, lambda section: SECTIONS[section.use](values, number), number),
    ]
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


def _title(values: DiaryValues, shape: Template) -> list[str]:
    date = date_head(values.date)
    title = "# " + escape(shape.title) + ("  " if is_chinese() else " — ") + date
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
