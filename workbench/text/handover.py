"""The hand-over pack (交接): everything that somebody holds, as text to be handed on, so that nothing falls between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from workbench.domain.handover import Pack
from workbench.domain.item import Item, State
from workbench.domain.statistics.figures import counted
from workbench.domain.when import day_of
from workbench.i18n import _
from workbench.text.dates import date_plain, when_full
from workbench.text.report.figures import Book, put
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.pages import Body, pages
from workbench.text.report.schedule import withheld_note
from workbench.text.report.template import ALL, ROOM, Section, Template, more_words, template
from workbench.text.terms import person

SECTIONS: Mapping[str, Callable[[Pack], Sequence[Item]]] = {
    "leads": lambda pack: pack.leads,
    "owes": lambda pack: pack.owes,
    "waits": lambda pack: pack.waits,
    "steps": lambda pack: pack.steps,
    "supports": lambda pack: pack.supports,
}
"""What a template may use."""


def handover_template(own: Path | None = None) -> Template:
    """The template of the pack, the user's own where there is one."""
    return template("handover", tuple(SECTIONS), own, words=("name",), most=ALL)


def pack_lines(
    pack: Pack, now: datetime, me: str, shape: Template | None = None, book: Book | None = None
) -> list[str]:
    """The pack as Markdown: each matter once, where it stands first; the `book` keeps what its figures count."""
    shape = shape or handover_template()
    today = now.date()
    seen: set[int] = set()

    def said(section: Section) -> Body:
        fresh = [item for item in SECTIONS[section.use](pack) if item.id not in seen and not item.restricted]
        seen.update(item.id for item in fresh)
        lines = [line for item in fresh[: section.most] for line in _of_item(item, today, pack.name)]
        more = len(fresh) - section.most
        told = (
            put(book, section.head("").strip(" ()（）"), counted(item.id for item in fresh))
            if ROOM in section.heading
            else ""
        )
        return Body([*lines, *(["", more_words(more)] if more > 0 else [])], len(fresh), told)

    every = {item.id: item for part in SECTIONS.values() for item in part(pack)}
    name = person(pack.name, me)
    blocks = [[f"# {escape(shape.titled(name=name))}  {date_plain(today)}"]]
    blocks += pages(shape, said, Numbering(), {"name": name})
    if not every:
        blocks.append([_("Nothing open is in their hands.")])
    blocks += [[note.text] for note in withheld_note(sum(item.restricted for item in every.values()))]
    return "\n\n".join("\n".join(block) for block in blocks).split("\n")


def _of_item(item: Item, today: date, name: str) -> list[str]:
    lines = [f"- {item.ref}  {escape(item.title)}"]
    facts = [
        _("asked by {who}").format(who=escape(item.source.who)) if item.source is not None else "",
        _("due {when}").format(when=when_full(item.due, today)) if item.due is not None else "",
        _("planned {when}").format(when=when_full(item.at, today)) if item.at is not None else "",
        _waits(item, today, name),
    ]
    told = " · ".join(fact for fact in facts if fact)
    if told:
        lines.append(f"  {told}")
    step = next((step for step in item.steps if step.done_at is None), None)
    if step is not None:
        due = f" ({date_plain(day_of(step.due))})" if step.due is not None else ""
        lines.append("  " + _("next step: {step}").format(step=escape(step.text)) + due)
    if item.note:
        lines.append("  " + escape(item.note.splitlines()[0]))
    return lines


def _waits(item: Item, today: date, name: str) -> str:
    if item.state is not State.WAITING or item.waiting_on is None:
        return ""
    check = when_full(item.next_check, today) if item.next_check is not None else ""
    if item.waiting_on == name:
        return _("to be asked {when}").format(when=check)
    return _("waits for {who}, to be asked {when}").format(who=escape(item.waiting_on), when=check)
