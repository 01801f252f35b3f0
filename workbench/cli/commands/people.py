"""people, areas, handover: who carries what, which front is silent, and everything of a person in one text."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.cli.answer import answer
from workbench.cli.command import Command, no_arguments
from workbench.cli.commands.plan import warn_of_twin
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.output import columns
from workbench.cli.session import Session
from workbench.cli.sight import is_revealed, shown_lines, shown_name
from workbench.desk.desk import Desk
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item
from workbench.domain.people import Load, Role
from workbench.errors import NotFound, Refused, UsageMistake
from workbench.i18n import _, ngettext
from workbench.reports.persons import who_is_meant as meant
from workbench.text.dates import clock, date_plain, day_short
from workbench.text.handover import handover_template, pack_lines
from workbench.text.loads import load_words
from workbench.text.say import entry_line
from workbench.text.terms import person

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_SHOWN = 20
"""So many lines of history are printed."""


def _people_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("one person: what they owe, what we owe, history"))


def _people(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    today = desk.now().date()
    if args.name is not None:
        return _person(session, who_is_meant(session, args.name))
    names = sorted(desk.people.names(), key=lambda name: (-_weight(desk, name), name))
    if session.json:
        loads = ((name, desk.people.load(name, today)) for name in names)
        session.print_json([{"name": name, **_load_json(load)} for name, load in loads])
        return 0
    rows = [[_shown(desk, name), _words(desk, name)] for name in names]
    mine = desk.people.load(ME, today)
    session.say(*columns([[person(ME, session.settings.me), load_words(mine)], *rows], 0))
    return 0


def _shown(desk: Desk, name: str) -> str:
    ids = (item_id for role in Role for item_id in desk.people.ids(name, role))
    return shown_name(name, ids, desk.item)


def _words(desk: Desk, name: str) -> str:
    owed = desk.people.count(name, Role.ASKED)
    words = [load_words(desk.people.load(name, desk.now().date())), _("we owe {n}").format(n=owed) if owed else ""]
    return " · ".join(word for word in words if word) or _("helps only")


def _weight(desk: Desk, name: str) -> int:
    load = desk.people.load(name, desk.now().date())
    return load.open + load.overdue


def _load_json(load: Load) -> dict[str, int]:
    return {"open": load.open, "due_today": load.today, "overdue": load.overdue, "waiting": load.waiting}


def who_is_meant(session: Session, text: str) -> str:
    """The person meant by a name, a piece of one, or its initials.

    Raises:
        NotFound: nobody of that name has to do with anything.
        Refused: it could be several.
    """
    return meant(session.desk(), text, revealed=is_revealed())


def _person(session: Session, name: str) -> int:
    desk = session.desk()
    now, me = desk.now(), session.settings.me
    people = desk.people
    parts = {role: _items(desk, people.ids(name, role)) for role in Role}
    told = desk.history_of(name)[:_SHOWN] if name != ME else []
    if session.json:
        from workbench.cli.shapes import entry_json  # late: only for --json

        refs = {str(role): [item.ref for item in items] for role, items in parts.items()}
        lines = [entry_json(entry, {}, now, me) for entry in told]
        session.print_json({"name": name, **_load_json(people.load(name, now.date())), **refs, "history": lines})
        return 0
    session.say("  ".join(part for part in (person(name, me), load_words(people.load(name, now.date()))) if part))
    headings = {
        Role.OWES: _("Owes us"),
        Role.ASKED: _("We owe"),
        Role.LEADS: _("Leads"),
        Role.STEP: _("Steps of theirs"),
        Role.SUPPORTS: _("Helps with"),
    }
    for role, heading in headings.items():
        if parts[role]:
            session.say("", f"{heading}  {len(parts[role])}")
            session.say(*("  " + row for row in item_rows(parts[role], now, me)))
    if told:
        session.say("", _("Lately"))
        session.say(
            *(
                f"  {date_plain(e.at.date())} {clock(e.at)}  {entry_line(e, me).text}"
                for e in shown_lines(told, desk.item)
            )
        )
    return 0


def _items(desk: Desk, ids: Iterable[ItemId]) -> list[Item]:
    found = (desk.items.get(item_id) for item_id in ids)
    return in_board_order(item for item in found if item is not None)


def _areas(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    fronts = desk.fronts()
    today = desk.now().date()
    if session.json:
        session.print_json(
            [
                {"area": front.area, "open": front.open, "touched": front.touched.isoformat(), "days": front.days,
                 "limit": front.limit, "silent": front.is_silent}
                for front in fronts
            ]
        )  # fmt: skip
        return 0
    rows = [
        [
            f"#{shown_name(front.area, desk.fields.ids(front.area), desk.item)}",
            ngettext("{n} open", "{n} open", front.open).format(n=front.open),
            day_short(front.touched, today),
            _("silent for {n} days").format(n=front.days) if front.is_silent else "",
        ]
        for front in fronts
    ]
    session.say(*columns(rows, 0))
    if not rows:
        session.say(_("No item names an area: #area in its line does."))
    return 0


def _handover_arguments(parser: Parser) -> None:
    parser.add_argument("what", metavar="PERSON|REF", help=_("a person: all that is in their hands; or one item"))
    parser.add_argument("status", metavar="STATUS", nargs="*", help=_("with --to: how it stands, in a line"))
    parser.add_argument("--to", metavar="WHO", help=_("offer the lead to them; it is theirs when they accept"))


def _handover(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    now, me = desk.now(), session.settings.me
    status = " ".join(args.status).strip()
    if args.to is None:
        if status:
            raise UsageMistake(say=_("Hand it over to whom? --to WHO."))
        pack = desk.pack(who_is_meant(session, args.what))
        if session.json:
            fields = ("leads", "owes", "waits", "steps", "supports")
            session.print_json({"name": pack.name, **{f: [i.ref for i in getattr(pack, f)] for f in fields}})
            return 0
        session.say(*pack_lines(pack, now, me, handover_template(session.paths.config)))
        return 0
    if not status:
        raise UsageMistake(say=_("A hand-over needs a line on how it stands: `workbench handover 12 --to WHO STATUS`."))
    ids = _handed(session, args.what)
    if len(ids) == 1:
        warn_of_twin(session, session.item(args.what), args.to.strip().lstrip("@＠"))
    return answer(session, desk.offer(ids, args.to.strip().lstrip("@＠"), status))


def _handed(session: Session, what: str) -> list[ItemId]:
    """One item, or everything that a person leads."""
    try:
        return [session.item(what).id]
    except NotFound:
        name = who_is_meant(session, what)
        found = [item.id for item in session.desk().pack(name).leads]
        if not found:
            raise Refused(say=_("{who} leads nothing that is open.").format(who=person(name, ""))) from None
        return found


COMMANDS = {
    "people": Command(_people_arguments, _people),
    "areas": Command(no_arguments, _areas),
    "handover": Command(_handover_arguments, _handover),
}
