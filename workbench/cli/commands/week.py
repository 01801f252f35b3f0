"""week, ahead: what is planned for a week or something longer, and what is coming."""

from __future__ import annotations

from datetime import date, datetime

from workbench.cli.command import Command
from workbench.cli.output import columns
from workbench.cli.session import Session
from workbench.cli.sight import hides, shown, shown_conflict
from workbench.errors import UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.cli.parser import Parser
    from workbench.domain.item import Item
    from workbench.domain.lookahead import Ahead
    from workbench.domain.weeks import PartView, PeriodView

HORIZON = 14
"""Days looked ahead where nobody says how many."""
FARTHEST = 366


def _week_arguments(parser: Parser) -> None:
    parser.add_argument(
        "when", metavar="WHEN", nargs="*", help=_("a day of it, or a period: month, quarter, year, 2027-03")
    )


def _week(session: Session, args: argparse.Namespace) -> int:
    from workbench.cli.dates import read_day  # late: parsing first
    from workbench.domain.periods import Scale, period  # late: the same
    from workbench.text.periods import read_period  # late: the same

    today = session.clock.now().date()
    words = " ".join(args.when).strip()
    found = read_period(words, today) if words else period(Scale.WEEK, today)
    view = session.desk().period_view(found or period(Scale.WEEK, read_day(session, words)))
    if session.json:
        session.print_json(_week_shape(session, view))
    else:
        session.say(*_week_page(session, view, today))
    return 0


def _week_page(session: Session, view: PeriodView, today: date) -> Iterator[str]:
    from workbench.text.duration import format_minutes  # late: only for a person
    from workbench.text.periods import period_words, span
    from workbench.text.planning import conflict_words

    words = period_words(view.period, today)
    yield f"{words[:1].upper()}{words[1:]}  {span(view.period)}"
    for part in view.parts:
        yield ""
        yield _part_head(session, part, today)
        yield from _item_rows(session, part.items, part.period.first)
    yield ""
    head = _("Not placed ({n}, {length}); {free} are free").format(
        n=len(view.rest), length=format_minutes(view.rest_minutes), free=format_minutes(view.free_minutes)
    )
    yield head
    yield from _item_rows(session, view.rest, None)
    if view.conflicts:
        yield ""
        yield _("Conflicts ({n})").format(n=len(view.conflicts))
        yield from (f"  {conflict_words(shown_conflict(found), session.settings.me)}" for found in view.conflicts)


def _part_head(session: Session, part: PartView, today: date) -> str:
    from workbench.domain.periods import Scale  # late: only for a person
    from workbench.text.duration import format_minutes
    from workbench.text.holidays import day_label
    from workbench.text.periods import period_short, span
    from workbench.text.planning import buffer_words, tally_words

    load, first = part.load, part.period.first
    day = part.period.scale is Scale.DAY
    from workbench.text.dates import weekday_short  # late: only for a person

    name = (
        f"{weekday_short(first)} {first:%m-%d}" if day else f"{period_short(part.period, today)}  {span(part.period)}"
    )
    words = [
        name,
        _("today") if day and first == today else "",
        day_label(session.settings.calendar, first) if day else "",
    ]
    if load.available or load.planned:
        words.append(
            _("planned {planned} of {available}").format(
                planned=format_minutes(load.planned), available=format_minutes(load.available)
            )
        )
    if day and first >= today and part.works:
        words.append(buffer_words(session.desk().buffer(first)))
    if load.over and first >= today:
        words.append(_("over by {minutes}").format(minutes=format_minutes(load.over)))
    if part.tally is not None and (part.tally.items or part.tally.worked):
        words.append(tally_words(part.tally))
    return "  ".join(word for word in words if word)


def _item_rows(session: Session, items: Sequence[Item], day: date | None) -> list[str]:
    from workbench.cli.words import people_column  # late: only for a person
    from workbench.domain.derive import length
    from workbench.text.dates import clock
    from workbench.text.duration import format_minutes
    from workbench.text.periods import planned_words

    now, me = session.clock.now(), session.settings.me
    rows: list[tuple[str, ...]] = []
    for item in map(shown, items):
        timed = isinstance(item.at, datetime) and day is not None and item.at.date() == day
        when = clock(item.at) if timed and isinstance(item.at, datetime) else planned_words(item, now.date())
        rows.append(
            (when, item.ref, item.title, format_minutes(length(item)), _date(item, now), people_column(item, me))
        )
    return [f"  {row}" for row in columns(rows, 2)]


def _date(item: Item, now: datetime) -> str:
    """The deadline, or that it is done: when it is planned stands in the first column."""
    from workbench.cli.words import date_column  # late: only for a person

    return date_column(item.but(at=None), now)


def _week_shape(session: Session, view: PeriodView) -> dict[str, object]:
    from workbench.cli.shapes import item_json  # late: only for --json

    now = session.clock.now()
    return {
        "scale": view.period.scale.name.lower(),
        "first": view.period.first.isoformat(),
        "last": view.period.last.isoformat(),
        "parts": [_part_shape(session, part) for part in view.parts],
        "unplaced": [item_json(item, now) for item in view.rest],
        "free": view.free_minutes,
        "conflicts": [
            {"person": found.person, "refs": [found.first.ref, found.second.ref]} for found in view.conflicts
        ],
    }


def _part_shape(session: Session, part: PartView) -> dict[str, object]:
    from workbench.cli.shapes import item_json  # late: only for --json
    from workbench.domain.periods import Scale

    now, load = session.clock.now(), part.load
    day = part.period.scale is Scale.DAY
    return {
        "first": part.period.first.isoformat(),
        "last": part.period.last.isoformat(),
        "workday": part.works,
        "available": load.available,
        "buffer": load.buffer,
        "buffer_learned_from": session.desk().buffer(part.period.first).learned_from if day else 0,
        "planned": load.planned,
        "over": load.over,
        "done": part.tally.done if part.tally else 0,
        "worked": part.tally.worked if part.tally else 0,
        "unasked": part.tally.unasked if part.tally else 0,
        "carried": part.tally.carried if part.tally else 0,
        "items": [item_json(item, now) for item in part.items],
    }


def _ahead_arguments(parser: Parser) -> None:
    parser.add_argument("days", metavar="DAYS", nargs="?", help=_("how far: 7, 14 or 30 days; 14 without it"))
    parser.add_argument("--leaders", action="store_true", help=_("only what somebody attends"))
    parser.add_argument("--who", metavar="NAME", help=_("only what this person attends"))


def _ahead(session: Session, args: argparse.Namespace) -> int:
    from workbench.domain.lookahead import activities  # late: parsing first

    desk = session.desk()
    rows = desk.ahead(_days(args.days))
    if args.leaders or args.who:
        rows = activities(rows, (args.who or "").strip().lstrip("@＠"))
    share = desk.begun_in_time()
    if session.json:
        session.print_json(
            {"rows": [_ahead_shape(session, row) for row in rows], "in_time": share.in_time, "of": share.of}
        )
    else:
        session.say(*_ahead_page(session, rows))
        if share.percent is not None:
            session.say("", _("Begun in time: {n} of {of} ({percent}%) in the last 30 days").format(
                n=share.in_time, of=share.of, percent=share.percent))  # fmt: skip
    return 0


def _days(text: str | None) -> int:
    if text is None:
        return HORIZON
    try:
        days = int(text)
    except ValueError:
        days = -1
    if not 0 <= days <= FARTHEST:
        raise UsageMistake(say=_("“{text}” is no number of days from 0 to {most}.").format(text=text, most=FARTHEST))
    return days


def _ahead_page(session: Session, rows: Sequence[Ahead]) -> list[str]:
    from workbench.text.dates import weekday_short  # late: only for a person
    from workbench.text.planning import detail_words, why_word

    today, me = session.clock.now().date(), session.settings.me
    if not rows:
        return [_("Nothing is coming in these days.")]
    return columns(
        [
            (
                f"{row.day:%m-%d} {weekday_short(row.day)}",
                ("! " if row.late else "") + why_word(row),
                shown(row.item).title,
                row.item.ref,
                "" if hides(row.item) else detail_words(row, today, me),
            )
            for row in rows
        ],
        2,
    )


def _ahead_shape(session: Session, row: Ahead) -> dict[str, object]:
    return {
        "date": row.day.isoformat(),
        "why": row.why.name.lower(),
        "ref": row.item.ref,
        "title": row.item.title,
        "step": row.item.steps[row.step].text if row.step is not None else None,
        "start_by": row.start_by.isoformat() if row.start_by else None,
        "late": row.late,
        "attend": list(row.item.attend),
        "prepared": row.ready,
        "steps": row.steps,
        "bare": row.is_bare,
    }


COMMANDS = {"week": Command(_week_arguments, _week), "ahead": Command(_ahead_arguments, _ahead)}
