"""info: the leads by their point, how soon reports go out; and what is to be said of one of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.dates import read_day
from workbench.cli.session import Session
from workbench.domain import information
from workbench.domain.information import Point, Tone, age, is_information, stamps
from workbench.domain.item import Item, State
from workbench.domain.periods import Scale, period
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text import information as words
from workbench.text.display import display
from workbench.text.register_rows import HIDDEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

SAID = ("point", "tone", "major", "occurred", "outlet", "adopted", "cause", "proposal")


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "ref", metavar="REF", nargs="?", help=_("the number of a report; without it the leads are shown")
    )
    parser.add_argument("said", metavar="NAME=VALUE", nargs="*", help=_("one of {words}").format(words=", ".join(SAID)))
    parser.add_argument("--source", metavar="WHO", help=_("somebody or something that bears it out"))
    parser.add_argument("--words", metavar="TEXT", default="", help=_("with --source: what they say"))
    parser.add_argument("--first-report", metavar="DAY", help=_("send it unverified; its follow-up is due on DAY"))
    parser.add_argument("--month", metavar="DAY", help=_("the month of that day instead of this one"))


def _run(session: Session, args: argparse.Namespace) -> int:
    if not args.ref:
        return _board(session, read_day(session, args.month) if args.month else session.desk().today())
    item, desk = session.item(args.ref), session.desk()
    outcome = None
    if args.said:
        outcome = desk.inform(item.id, **dict(_value(session, each) for each in args.said))
    if args.source:
        outcome = desk.bear_out(item.id, args.source, args.words)
    if args.first_report:
        outcome = desk.first_report(item.id, read_day(session, args.first_report))
    if outcome is not None and session.json:
        return answer(session, outcome)
    _tell(session, desk.items[item.id])
    return 0


def _value(session: Session, said: str) -> tuple[str, Any]:
    name, mark, value = said.partition("=")
    if not mark or name not in SAID:
        raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=name, known=", ".join(SAID)))
    value = value.strip()
    if name in ("point", "tone"):
        known: dict[str, str] = (
            {word: p.value for p in Point for word in (p.value, words.point_word(p.value))}
            if name == "point"
            else {word: t.value for t in Tone for word in (t.value, words.tone_word(t))}
        )
        if value and value not in known:
            raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=value, known=", ".join(known)))
        return name, known.get(value)
    if name in ("major", "adopted"):
        return name, value.casefold() in ("yes", "y", "true", "1", "是", _("yes"))
    if name == "occurred":
        return "occurred_at", _moment(session, value) if value else None
    return name, value or None


def _moment(session: Session, text: str) -> datetime:
    """A moment gone by: `2026-12-27 16:00`, or a day such as `yesterday`."""
    zone = session.clock.now().tzinfo
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = read_day(session, text)
        moment = datetime(day.year, day.month, day.day, tzinfo=zone)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def _tell(session: Session, item: Item) -> None:
    told, info = stamps(item), item.info
    title = display(item.title) if not item.restricted else HIDDEN
    session.say(f"{item.ref}  {title}  {words.point_word(info.point if info else None)}")
    names = (_("Occurred"), _("Noticed"), _("Drafted"), _("Sent"))
    moments = (told.occurred, told.noticed, told.drafted, told.sent)
    known = [f"{name} {at:%Y-%m-%d %H:%M}" for name, at in zip(names, moments, strict=True) if at is not None]
    session.say("  " + " · ".join(known), *(f"  {line}" for line in words.state_words(item)))


# The leads --------------------------------------------------------------------------------------------------------


def _board(session: Session, day: date) -> int:
    desk, now, limits = session.desk(), session.clock.now(), session.settings.limits
    items = sorted((item for item in desk.items.values() if is_information(item)), key=lambda item: item.ref)
    first, last = words.month_of(day)
    quarter = period(Scale.QUARTER, day)
    found = information.tallies(items, first, last)
    counts = information.balance(items, quarter.first, quarter.last)
    unsent = [
        (item, old)
        for item in items
        if (old := age(item, now, limits.fresh_hours, limits.aging_hours)) is not None
        and item.state is not State.DROPPED
    ]
    table = information.submitted(items, date(day.year, 1, 1), date(day.year, 12, 31))
    if session.json:
        session.print_json(
            {
                "month": first.isoformat()[:7],
                "points": {
                    (one.point or "none"): {"noticed": len(one.noticed), "sent": len(one.sent)} for one in found
                },
                "leads": [{"ref": item.ref, "age": old.value} for item, old in unsent],
                "tones": {tone.value: count for tone, count in counts.items()},
                "units": {
                    unit: {month: {"sent": sent, "adopted": adopted} for month, (sent, adopted) in months.items()}
                    for unit, months in table.items()
                },
            }
        )
        return 0
    if not items:
        session.say(_("No information has been gathered yet. `add “信息: …”` or `info REF point=hot` makes some."))
        return 0
    for point in (*(each.value for each in Point), None):
        rows = [(item, old) for item, old in unsent if (item.info.point if item.info else None) == point]
        if rows:
            session.say(words.point_word(point))
        for item, old in rows:
            title = display(item.title) if not item.restricted else HIDDEN
            session.say("  " + "  ".join((item.ref, words.age_word(old), title, *words.state_words(item))))
    session.say(f"{first.isoformat()[:7]}: {words.tally_words(found) or _('nothing')}")
    speed = words.speed_words(words.sent_in(items, first, last))
    if speed:
        session.say(_("how soon: {stages}").format(stages=speed))
    session.say(_("this quarter: {tones}").format(tones=words.balance_words(counts, over=quarter.last < desk.today())))
    for unit, months in sorted(table.items()):
        told = (
            _("{month} {sent} sent, {adopted} adopted").format(month=m, sent=s, adopted=a)
            for m, (s, a) in sorted(months.items())
        )
        session.say(f"{display(unit) or _('ourselves')}: " + " · ".join(told))
    return 0


COMMANDS = {"info": Command(_arguments, _run)}
