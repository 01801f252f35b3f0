"""stats: what a week, a month, a quarter or a year came to, as pictures with their numbers."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.output import columns_wide
from workbench.cli.session import Session
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from workbench.cli.parser import Parser
    from workbench.domain.statistics.figures import Figure
    from workbench.domain.statistics.whole import Statistics
    from workbench.text.pictures.model import Chart

WIDEST = 100


def _stats_arguments(parser: Parser) -> None:
    parser.add_argument(
        "period", metavar="PERIOD", nargs="*", help=_("week, month, quarter, year, 2026-12, 2026-Q4, 2026 or a day")
    )
    parser.add_argument("--items", action="store_true", help=_("name the items behind each figure"))


def _stats(session: Session, args: argparse.Namespace) -> int:
    from workbench.cli.dates import day_reader  # late: parsing first
    from workbench.reports.pictures import counted_period
    from workbench.text.pictures.charts import charts
    from workbench.text.report.duty import own_roles

    today = session.clock.now().date()
    wanted = counted_period(" ".join(args.period).strip(), today, today, day_reader(session))
    desk = session.desk()
    found = desk.statistics(wanted, roles=own_roles(session.paths.config))
    pictures = charts(found, session.settings.me, desk.is_restricted)
    if session.json:
        session.print_json(_shape(session, found, pictures))
    else:
        session.say(*_page(session, found, pictures, behind=args.items))
    return 0


def _page(session: Session, found: Statistics, pictures: list[Chart], *, behind: bool) -> Iterator[str]:
    from workbench.text.periods import period_words, span
    from workbench.text.pictures.blocks import drawing, in_ascii

    ascii_only = session.settings.glyphs == "ascii"
    words = period_words(found.period, session.clock.now().date())
    yield f"{words[:1].upper()}{words[1:]}  {span(found.period)}"
    for chart in pictures:
        yield ""
        yield chart.title + (f"   {chart.note}" if chart.note else "")
        if chart.is_empty:
            yield "  " + _("nothing to show")
            continue
        for line in drawing(chart, min(WIDEST, columns_wide()) - 2):
            yield "  " + (in_ascii(line.text) if ascii_only else line.text)
        if behind:
            yield from _behind(session, chart)


def _behind(session: Session, chart: Chart) -> Iterator[str]:
    """What each figure counts: the numbers of the items, and of how many lines it is besides."""
    for bar in chart.bars:
        for series, number in zip(chart.series, bar.numbers, strict=True):
            refs = _refs(session, number.figure)
            if refs and series.name != "%":
                yield f"    {bar.label} · {series.name} {number.text}: {' '.join(refs)}"


def _refs(session: Session, figure: Figure) -> list[str]:
    found = (session.desk().item(item_id) for item_id in figure.items)
    return [item.ref for item in found if item is not None]


def _shape(session: Session, found: Statistics, pictures: list[Chart]) -> dict[str, object]:
    return {
        "scale": found.period.scale.name.lower(),
        "first": found.period.first.isoformat(),
        "last": found.period.last.isoformat(),
        "initiative": found.mix.initiative,
        "known_percent": found.mix.known_percent,
        "in_time_percent": found.mix.in_time_percent,
        "minutes": found.spent.actual.value,
        "pictures": [
            {
                "id": chart.id,
                "title": chart.title,
                "note": chart.note,
                "rows": [
                    {
                        "name": bar.label,
                        "figures": [
                            {
                                "name": series.name,
                                "value": number.figure.value,
                                "text": number.text,
                                "refs": _refs(session, number.figure),
                                "lines": [int(line.entry) for line in number.figure.lines],
                            }
                            for series, number in zip(chart.series, bar.numbers, strict=True)
                        ],
                    }
                    for bar in chart.bars
                ],
            }
            for chart in pictures
        ],
    }


COMMANDS = {"stats": Command(_stats_arguments, _stats)}
