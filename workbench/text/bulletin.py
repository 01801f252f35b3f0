"""The supervision bulletin (督查通报): how what is followed from above stands, what changed since last time first."""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.bulletin import Bulletin, Light, Line
from workbench.domain.following import STUCK_LINES
from workbench.domain.lines import line_of
from workbench.domain.progress import sparkline
from workbench.domain.states import state_word
from workbench.domain.when import day_of
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import date_plain, day_short
from workbench.text.report.markdown import escape
from workbench.text.terms import person

_LIGHTS = {Light.RED: N_("red"), Light.AMBER: N_("amber"), Light.GREEN: N_("green")}


def light_word(light: Light) -> str:
    """Red: late or silent; amber: soon; green: on its way."""
    return _(_LIGHTS[light])


def bulletin_lines(bulletin: Bulletin, now: datetime, me: str) -> list[str]:
    """The bulletin as Markdown."""
    today = now.date()
    lines = [f"# {_('Supervision bulletin')}  {date_plain(today)}", "", _counts(bulletin), ""]
    open_ones = [line for line in bulletin.lines if not line.item.restricted]
    withheld = len(bulletin.lines) - len(open_ones)
    changed = [line for line in open_ones if line.changed]
    same = [line for line in open_ones if not line.changed]
    for heading, group in ((_("Changed since last time"), changed), (_("As before"), same)):
        if group:
            lines += [f"## {heading}", ""]
            for line in group:
                lines += [*_of_line(line, today, me), ""]
    if not bulletin.lines:
        lines += [_("Nothing is followed from above."), ""]
    if withheld:
        words = ngettext("{n} restricted matter is withheld.", "{n} restricted matters are withheld.", withheld)
        lines += [words.format(n=withheld), ""]
    return lines[:-1]


def _counts(bulletin: Bulletin) -> str:
    total = len(bulletin.lines)
    words = ngettext("{n} matter", "{n} matters", total).format(n=total)
    parts = [words]
    for light in Light:
        count = sum(line.light is light for line in bulletin.lines)
        if count:
            parts.append(f"{light_word(light)} {count}")
    return " · ".join(parts)


def _of_line(line: Line, today: date, me: str) -> list[str]:
    item = line.item
    rows = [
        "### " + _("{text} ({title})").format(text=f"{item.ref}  {escape(item.title)}", title=light_word(line.light))
    ]
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
    return [*rows, *("- " + _("{field}: {value}").format(field=name, value=value) for name, value in facts if value)]


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
    """`60% (Wed) ▂▅`, and what happened last where there are no figures."""
    if not line.figures:
        return escape(line.last_words)
    entry, newest = line.figures[-1]
    text = _("{text} ({title})").format(text=newest.words, title=day_short(entry.at.date(), today))
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
        when = day_short(line.look_due, today)
        parts.append(_("look due {when}").format(when=when))
    return _("; ").join(parts)
