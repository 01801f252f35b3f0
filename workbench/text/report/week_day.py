"""The sections of a week's report that tell of its days: at what time what was done, and what was answered at night."""

from __future__ import annotations

from workbench.domain.statistics.moments import BANDS, moments
from workbench.i18n import _, pgettext
from workbench.text.dates import date_plain
from workbench.text.documents.model import Align, Block, Cell, Column, Heading, List, Paragraph, Row, Table
from workbench.text.evening import asked_on, heads
from workbench.text.report.attended import of_days
from workbench.text.report.figures import put
from workbench.text.terms import kind_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.domain.entry import EntryKind
    from workbench.text.report.week import Week


def times(week: Week, title: str) -> list[Block]:
    """How often what was done at which time of the day; hours of which no day tells are left out at both ends."""
    items = {key: item for day in week.days for key, item in day.items.items()}
    found = moments(((day.date, day.entries) for day in week.days), items)
    if not found:
        return []
    told = [n for n in range(len(BANDS)) if any(kind.bands[n].value for kind in found)]
    shown = range(told[0], told[-1] + 1)
    columns = (
        Column(pgettext("of a diary line", "Kind"), lead=True),
        *(Column(_band(n), Align.END) for n in shown),
        Column(_("Total"), Align.END),
    )
    rows: list[tuple[Cell, ...]] = []
    for kind in found:
        word = _word(kind.kind)
        cells = (put(week.book, f"{word} {_band(n)}", kind.bands[n]) if kind.bands[n].value else "" for n in shown)
        rows.append((word, *cells, put(week.book, word, kind.whole)))
    return [Table(columns, tuple(rows), title)]


def _word(kind: EntryKind | None) -> str:
    return kind_word(kind) if kind is not None else _("papers")


def _band(n: int) -> str:
    first, end = BANDS[n]
    if not n:
        return _("before {hour}:00").format(hour=end)
    if n == len(BANDS) - 1:
        return _("from {hour}:00").format(hour=first)
    return _("{first}–{end} h").format(first=first, end=end)


def attendance(week: Week, title: str) -> list[Block]:
    """How long its days were; the template of the program does not ask for it."""
    rows, total = of_days(week.days)
    return [List(tuple(map(Row, rows))), Paragraph((total,))] if rows else []


def reviewed(week: Week, title: str) -> list[Block]:
    """The answers of its evenings, question by question."""
    found: dict[str, list[Row]] = {}
    for day in week.days:
        answers = day.day.review if day.day is not None else ()
        questions = heads(asked_on(day.entries, day.questions))
        for number, answer in enumerate(answers):
            if answer.strip():
                question = questions[number] if number < len(questions) else _("Besides")
                row = Row(date_plain(day.date) + _(": ") + answer.strip())
                found.setdefault(question, []).append(row)
    return [block for question, rows in found.items() for block in (Heading(question, 2), List(tuple(rows)))]
