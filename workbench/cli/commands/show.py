"""show: one item, its steps, its trail."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.cli.awake import awake
from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.cli.sight import need_sight, shown, shown_lines
from workbench.cli.step_lines import steps_only
from workbench.cli.words import judged, span
from workbench.domain.closing import times_carried
from workbench.domain.item import Item
from workbench.domain.states import state_word
from workbench.i18n import _, ngettext
from workbench.text.dates import clock, minutes_words, when_full
from workbench.text.say import entry_line
from workbench.text.steps import grade_word, line_words
from workbench.text.stuck import why_stuck
from workbench.text.terms import carried_words, field_word, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def ref_argument(parser: Parser) -> None:
    """The argument REF."""
    parser.add_argument("ref", metavar="REF", help=_("the number of an item, or a piece of its title"))


def _arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument(
        "--trail", action="store_true", help=_("the full history from the journal: when, who, and what was changed")
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    if args.trail:
        return _history(session, session.item(args.ref))
    now, me = desk.now(), session.settings.me
    item = awake(session.item(args.ref), now.date())
    trail = desk.trail(item.id)
    if session.json:
        from workbench.cli.shapes import entry_json, item_json  # late: only for --json

        entries = [entry_json(entry, {int(item.id): item.ref}, now, me) for entry in trail]
        session.print_json({**item_json(item, now), "trail": entries})
        return 0
    item, trail = shown(item), tuple(shown_lines(trail, desk.item))
    session.say("  ".join(filter(None, (item.ref, item.title, carried_words(times_carried(trail))))))
    pairs = ((field_word(name), value) for name, value in _facts(session, item) if value)
    session.say(*("  " + _("{field}: {value}").format(field=field, value=value) for field, value in pairs))
    if item.steps:
        session.say("", _("Steps"))
        session.say(*steps_only(item, trail, now, me))
    if trail:
        session.say("", _("Trail"))
        session.say(
            *(
                f"  {entry.at.date().isoformat()} {clock(entry.at)}  {line.icon} {line.text}"
                for entry in trail
                for line in (entry_line(entry, me),)
            )
        )
    return 0


def _history(session: Session, item: Item) -> int:
    from workbench.text.trail import station_lines, stations  # late: seldom asked for

    need_sight(item)
    desk = session.desk()
    found = stations(desk.store.history(item.id), item.id, desk.now().tzinfo)
    if session.json:
        session.print_json(
            {
                "ref": item.ref,
                "history": [
                    {
                        "q": station.q,
                        "at": station.at.isoformat(timespec="seconds"),
                        "by": station.who,
                        "app": station.app,
                        "cmd": station.cmd,
                        "changes": [
                            {"field": each.field, "old": each.old, "new": each.new} for each in station.changes
                        ],
                    }
                    for station in found
                ],
            }
        )
        return 0
    session.say(f"{item.ref}  {item.title}")
    for station in found:
        session.say(*station_lines(station, session.settings.me))
    return 0


def _facts(session: Session, item: Item) -> Iterable[tuple[str, str]]:
    now, me = session.clock.now(), session.settings.me
    today = now.date()
    reply = item.reply
    return (
        (_("state"), state_word(item.state)),
        (_("quadrant"), judged(item)),
        ("lead", person(item.lead, me) if item.lead else ""),
        ("support", ", ".join(item.support)),
        ("source", _source(item)),
        ("area", item.area or ""),
        ("pinned", item.pinned or ""),
        (_("put before"), f"{item.to_leader.who} ({item.to_leader.why})" if item.to_leader else ""),
        (_("chased"), ngettext("{n} time", "{n} times", item.chased).format(n=item.chased) if item.chased else ""),
        ("at", span(item.at, item.until, now)),
        ("due", when_full(item.due, today) if item.due else ""),
        ("minutes", minutes_words(item.minutes) if item.minutes else ""),
        ("repeat", item.repeat or ""),
        ("waiting_on", item.waiting_on or ""),
        ("next_check", when_full(item.next_check, today) if item.next_check else ""),
        ("wake_on", when_full(item.wake_on, today) if item.wake_on else ""),
        (_("reason"), item.defer_reason or item.drop_reason or ""),
        *_followed(item),
        ("expected", item.expected or ""),
        ("original", item.original or ""),
        ("note", item.note or ""),
        ("result", item.result or ""),
        (_("reply"), (reply.how or reply.none_because or "") if reply else ""),
        (_("grade"), grade_word(item.grade) if item.grade else ""),
        *((name, line_words(name, text)) for name, text in item.lines),
    )


def _source(item: Item) -> str:
    if item.source is None:
        return ""
    from workbench.text.terms import side_word  # late: few sides are known

    side = item.source.side
    return item.source.who if side is None else _("{who} ({side})").format(who=item.source.who, side=side_word(side))


def _followed(item: Item) -> Iterable[tuple[str, str]]:
    """Other people's part in it: a decision, who follows it, why it does not move."""
    asked, tracked = item.decision, item.tracked
    if asked is not None:
        yield _("for decision"), f"{asked.decider}: {asked.question}"
        yield _("decided"), asked.answer or ""
    if tracked is not None:
        yield _("followed"), f"{tracked.by}: {tracked.text}"
    for text in why_stuck(item):
        yield _("stuck"), text


COMMANDS = {"show": Command(_arguments, _run)}
