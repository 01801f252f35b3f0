"""The report of a month, a quarter or a year (月报、季报、年度述职): every figure in it opens into what it counts."""

from __future__ import annotations

from workbench.domain.duty import Duty
from workbench.domain.frozen import Frozen
from workbench.domain.periods import Scale
from workbench.errors import DeskError
from workbench.i18n import _, is_chinese, ngettext
from workbench.text.dates import clock, date_plain, month
from workbench.text.documents.model import Block, Document, Note
from workbench.text.report import duty_numbers, duty_work
from workbench.text.report.figures import Book, Opened
from workbench.text.report.template import Section, Template, filled, own_copy, template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.domain.periods import Period
    from workbench.domain.roles import Roles

    Writer = Callable[["Told"], list[Block]]

NAMES = {Scale.MONTH: "month", Scale.QUARTER: "quarter", Scale.YEAR: "year"}
"""The template of each."""


class Told(Frozen):
    """What a section is written from."""

    duty: Duty
    book: Book
    section: Section
    template: Template
    me: str


class Written(Frozen):
    """A report, and its figures for whoever wants to open them."""

    document: Document
    figures: tuple[Opened, ...]


SECTIONS: Mapping[str, Writer] = {
    "overview": duty_numbers.overview,
    "work": duty_work.by_domain,
    "roles": duty_work.by_role,
    "supervision": duty_work.supervision,
    "turnround": duty_numbers.turnround,
    "service": duty_numbers.service,
    "quality": duty_numbers.quality,
    "study": duty_numbers.study,
    "hours": duty_numbers.hours,
    "left": duty_work.left,
}
"""What a template may use."""


def duty_report(duty: Duty, template: Template, me: str = "", *, figures: bool = False, seen: bool = False) -> Written:
    """The report as a document; with `figures` each is marked, and an annex says what it counts.

    `seen` is for a screen, which opens them itself.
    """
    book = Book(duty.items, marked=figures, seen=seen)
    blocks = filled(template, lambda section: SECTIONS[section.use](Told(duty, book, section, template, me)), cut=False)
    blocks += _withheld(duty)
    if figures:
        blocks += book.annex()
    stand = _("as of {when}").format(when=f"{date_plain(duty.now.date())} {clock(duty.now)}")
    heads = [_("Kept by {name}").format(name=me)] if me else []
    made = Document(template.title, tuple(blocks), period_words(duty.period), (*heads, stand), me, duty.now)
    return Written(made, book.figures)


def period_words(period: Period) -> str:
    """`2026年第四季度`, `October to December 2026`."""
    first, last = period.first, period.last
    if period.scale is Scale.YEAR:
        return f"{first.year}年" if is_chinese() else str(first.year)
    if period.scale is Scale.QUARTER:
        number = (first.month + 2) // 3
        return (
            f"{first.year}年第{'一二三四'[number - 1]}季度"
            if is_chinese()
            else f"{month(first)} to {month(last)} {first.year}"
        )
    if period.scale is Scale.MONTH:
        return f"{first.year}年{first.month}月" if is_chinese() else f"{month(first)} {first.year}"
    return f"{first.isoformat()} – {last.isoformat()}"


def _withheld(duty: Duty) -> list[Block]:
    """Restricted matters are in the counts and in no list."""
    told = {*duty.received.items, *duty.mix.finished.items, *duty.dropped.items, *duty.open.items, *duty.tracked.items}
    count = len(told & duty.restricted)
    if not count:
        return []
    words = ngettext(
        "({n} restricted matter is counted and not named.)",
        "({n} restricted matters are counted and not named.)",
        count,
    )
    return [Note(words.format(n=count))]


def own_roles(own: Path | None) -> Roles:
    """The roles that somebody wrote into a template of their own; none where nobody did, or none can be read."""
    for name in ("year", "quarter", "month"):
        if own is not None and own_copy(name, own).is_file():
            try:
                return template(name, tuple(SECTIONS), own).roles
            except DeskError:
                continue
    return ()
