"""The supervision bulletin (督查通报): how what is followed from above stands, what changed since last time first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from workbench.domain.bulletin import Bulletin, Light, Line
from workbench.domain.following import STUCK_LINES
from workbench.domain.lines import line_of
from workbench.domain.progress import sparkline
from workbench.domain.states import state_word
from workbench.domain.statistics.figures import counted
from workbench.domain.when import day_of
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import date_plain, when_full
from workbench.text.report.figures import Book, put
from workbench.text.report.markdown import Numbering, escape
from workbench.text.report.pages import Body, pages
from workbench.text.report.schedule import withheld_note
from workbench.text.report.template import ALL, Section, Template, more_words, template
from workbench.text.terms import person

_LIGHTS = {Light.RED: N_("red"), Light.AMBER: N_("amber"), Light.GREEN: N_("green")}


SECTIONS: Mapping[str, Callable[[Line], bool]] = {
    "changed": lambda line: line.changed,
    "same": lambda line: not line.changed,
    "red": lambda line: line.light is Light.RED,
    "amber": lambda line: line.light is Light.AMBER,
    "green": lambda line: line.light is Light.GREEN,
    "all": lambda line: True,
}
"""What a template may use; within each the worst comes first."""


def light_word(light: Light) -> str:
    """Red: late or silent; amber: soon; green: on its way."""
    return _(_LIGHTS[light])


def bulletin_template(own: Path | None = None) -> Template:
    """The template of the bulletin, the user's own where there is one."""
    return template("bulletin", tuple(SECTIONS), own, most=ALL)


def bulletin_lines(
    bulletin: Bulletin, now: datetime, me: str, shape: Template | None = None, book: Book | None = None
) -> list[str]:
    """The bulletin as Markdown; the `book` keeps what its figures count."""
    shape = shape or bulletin_template()
    open_ones = [line for line in bulletin.lines if not line.item.restricted]
    number = Numbering()

    def said(section: Section) -> Body:
        wanted = [line for line in open_ones if SECTIONS[section.use](line)]
        return Body(_matters(wanted, section.most, now.date(), me, number, book), len(wanted))

    head: list[list[str]] = [[f"# {escape(shape.title)}  {date_plain(now.date())}"]]
    head += [[_counts(bulletin, book)]] if bulletin.lines else []
    blocks = [*head, *pages(shape, said, number)]
    if not bulletin.lines:
        blocks.append([_("Nothing is followed from above.")])
    blocks += [[note.text] for note in withheld_note(len(bulletin.lines) - len(open_ones))]
    return _joined(blocks)


def told(bulletin: Bulletin, shape: Template) -> list[Line]:
    """The matters that a bulletin of this template names."""
    found: dict[int, Line] = {}
    open_ones = [line for line in bulletin.lines if not line.item.restricted]
    for section in shape.sections:
        wanted = [line for line in open_ones if section.use and SECTIONS[section.use](line)]
        found.update((line.item.id, line) for line in wanted[: section.most])
    return [*found.values()]


def _matters(lines: Sequence[Line], most: int, today: date, me: str, number: Numbering, book: Book | None) -> list[str]:
    """Each matter under a heading of its own; so many of them."""
    blocks = [part for line in lines[:most] for part in ([number.part(_head(line, book))], _facts(line, today, me))]
    if len(lines) > most:
        blocks.append([more_words(len(lines) - most)])
    return _joined(blocks)


def _joined(blocks: Iterable[Sequence[str]]) -> list[str]:
    """The lines of all blocks, a blank one between two of them."""
    return "\n\n".join("\n".join(block) for block in blocks).split("\n") if blocks else []


def _counts(bulletin: Bulletin, book: Book | None) -> str:
    every = counted(line.item.id for line in bulletin.lines)
    words = ngettext("{n} matter", "{n} matters", every.value)
    parts = [words.format(n=put(book, _("followed from above"), every))]
    for light in Light:
        mine = counted(line.item.id for line in bulletin.lines if line.light is light)
        if mine.value:
            parts.append(f"{light_word(light)} {put(book, light_word(light), mine)}")
    return " · ".join(parts)


def _head(line: Line, book: Book | None) -> str:
    ref = book.item(line.item.ref, line.item) if book is not None else line.item.ref
    matter = f"{ref}  {escape(line.item.title)}"
    return _("{text} ({title})").format(text=matter, title=light_word(line.light))


def _facts(line: Line, today: date, me: str) -> list[str]:
    item = line.item
    facts = (
        (_("Instructed"), _instructed(line)),
        (_("Lead"), _lead(line, me)),
        (_("Deadline"), date_plain(day_of(item.due)) if item.due is not None else ""),
        (_("Progress"), progress_words(line, today)),
        (_("State"), state_word(item.state)),
        (_("Problem"), _problem(line)),
        (_("Next step"), _next(line, today)),
        (_("Days"), str(line.days)),
    )
    return ["- " + _("{field}: {value}").format(field=name, value=value) for name, value in facts if value]


def _instructed(line: Line) -> str:
    tracked = line.item.tracked
    if tracked is None:
        return ""
    day = date_plain(tracked.at.date())
    return _("{who} on {date}: “{text}”").format(who=escape(tracked.by), date=day, text=escape(tracked.text))


def _lead(line: Line, me: str) -> str:
    item = line.item
    lead = person(item.lead, me) if item.lead else ""
    helpers = ", ".join(escape(name) for name in item.support)
    text = _("{lead} with {helpers}").format(lead=escape(lead), helpers=helpers) if helpers else escape(lead)
    if line.waits_for:
        return _("{lead}; with {who} now").format(lead=text, who=escape(line.waits_for))
    return text


def progress_words(line: Line, today: date) -> str:
    """`60% (12-23 Wed) ▂▅`, and what happened last where there are no figures."""
    if not line.figures:
        return escape(line.last_words)
    entry, newest = line.figures[-1]
    text = _("{text} ({title})").format(text=newest.words, title=when_full(entry.at.date(), today))
    if len(line.figures) > 1:
        text += f" {sparkline(figure.share for _entry, figure in line.figures[-12:])}"
    return text


def _problem(line: Line) -> str:
    said = [line_of(line.item, name) for name in STUCK_LINES]
    newest = line.figures[-1][1].problem if line.figures else ""
    return _("; ").join(escape(text) for text in (newest, *said) if text)


def _next(line: Line, today: date) -> str:
    parts: list[str] = []
    if line.next_step:
        parts.append(escape(line.next_step))
    if line.look_due is not None:
        when = when_full(line.look_due, today)
        parts.append(_("look due {when}").format(when=when))
    return _("; ").join(parts)
