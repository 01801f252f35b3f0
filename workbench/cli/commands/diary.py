"""diary: what was written down on a day."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.dates import read_day
from workbench.cli.session import Session
from workbench.cli.sight import shown_lines
from workbench.i18n import _
from workbench.text.dates import clock, date_head, minutes_words
from workbench.text.evening import answered, asked_on
from workbench.text.say import entry_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def date_argument(parser: Parser) -> None:
    """The argument DATE."""
    parser.add_argument("date", metavar="DATE", nargs="*", help=_("the day: 2026-12-28, yesterday; today without it"))


def _arguments(parser: Parser) -> None:
    date_argument(parser)
    parser.minus_is_not = True
    parser.add_argument("--find", metavar="FILTER", help=_("lines of every day, by words and filters as of `search`"))


def _run(session: Session, args: argparse.Namespace) -> int:
    if args.find:
        from workbench.cli.commands.search import tell_found  # late: the same as a search in the diary
        from workbench.cli.filtering import filter_of

        wanted = filter_of(session, [args.find, *args.date]).only_in("diary")
        return tell_found(session, wanted, every=True, restricted=False)
    desk = session.desk()
    day = read_day(session, " ".join(args.date))
    record, entries, me = desk.day(day), desk.entries(day), session.settings.me
    if session.json:
        from workbench.cli.shapes import entry_json, when_json  # late: only for --json

        now = desk.now()
        session.print_json(
            {
                "date": day.isoformat(),
                "opened_at": when_json(record.opened_at if record else None, now.tzinfo),
                "closed_at": when_json(record.closed_at if record else None, now.tzinfo),
                "review": list(record.review) if record else [],
                "entries": [entry_json(entry, {}, now, me) for entry in entries],
            }
        )
        return 0
    session.say(date_head(day))
    if not entries:
        session.say(_("Nothing is written on this day."))
    for entry in shown_lines(entries, desk.item):
        line = entry_line(entry, me)
        late = _("(after closing) ") if entry.fact("after_close") else ""
        session.say(f"{clock(entry.at)}  {line.icon} {late}{line.text}")
    if record is not None and any(record.review):
        session.say("", *answered(record.review, asked_on(entries, session.settings.questions)))
    for gap in desk.gaps(day):
        span = f"{clock(gap.start)}–{clock(gap.end)}"
        session.say(_("{span}  nothing is known of {length}").format(span=span, length=minutes_words(gap.minutes)))
    return 0


COMMANDS = {"diary": Command(_arguments, _run)}
