"""focus: the few big matters which say what is important, and what belongs to each."""

from __future__ import annotations

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.reading import read_line
from workbench.cli.session import Session
from workbench.cli.sight import shown
from workbench.domain import focus as focusing
from workbench.domain.focus import FocusView
from workbench.domain.item import Item
from workbench.domain.lines import line_of
from workbench.errors import UsageMistake
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import when_full
from workbench.text.figures import joined
from workbench.text.terms import field_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_USAGE = N_("It takes `add LINE`, `set REF`, `link REF FOCUS`, `unlink REF`, or the number of a focus.")


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help=_("add LINE, set REF, link REF FOCUS, unlink REF, or the number of a focus; nothing shows the list"),
    )
    parser.add_argument("--goal", metavar="TEXT", default="", help=_("what is to be reached"))
    parser.add_argument("--measures", metavar="TEXT", default="", help=_("by which measures"))


def _run(session: Session, args: argparse.Namespace) -> int:
    words: list[str] = args.words
    desk = session.desk()
    match words:
        case []:
            return _list(session)
        case ["add", first, *rest]:
            reading = read_line(session, " ".join((first, *rest)))
            return answer(session, desk.add_focus(reading, args.goal, args.measures))
        case ["set", ref]:
            return _set(session, session.item(ref), args.goal, args.measures)
        case ["link", ref, focus]:
            return answer(session, desk.link([session.item(ref).id], session.item(focus).id))
        case ["unlink", ref]:
            return answer(session, desk.unlink([session.item(ref).id]))
        case [ref]:
            return _one(session, session.item(ref))
        case _:
            raise UsageMistake(say=_(_USAGE))


def _set(session: Session, item: Item, goal: str, measures: str) -> int:
    """Where the leadership thinks of something else, what belongs to it may weigh something else."""
    status = answer(session, session.desk().focus_on(item.id, goal, measures))
    left = len(session.desk().linked(item))
    if left and not session.json:
        words = ngettext(
            "{n} open item belongs to it; does its weight still hold? `workbench focus {ref}`",
            "{n} open items belong to it; does their weight still hold? `workbench focus {ref}`",
            left,
        )
        session.say(words.format(n=left, ref=item.ref))
    return status


def _list(session: Session) -> int:
    desk = session.desk()
    views = desk.focus_views()
    if session.json:
        session.print_json([_json(session, view) for view in views])
        return 0
    if not views:
        session.say(_("Nothing is in focus. `workbench focus add LINE` puts a big matter on the list."))
    for view in views:
        session.say(_head(session, view), *(f"  {line}" for line in _lines(session, view)))
    return 0


def _head(session: Session, view: FocusView) -> str:
    item = shown(view.item)
    who = f"^{item.source.who}" if item.source is not None else ""
    due = item.due
    until = _("due {when}").format(when=when_full(due, session.clock.now().date())) if due is not None else ""
    return "  ".join(part for part in (item.ref, item.title, who, until) if part)


def _lines(session: Session, view: FocusView) -> list[str]:
    named = [(name, line_of(shown(view.item), name)) for name in (focusing.GOAL, focusing.MEASURES)]
    lines = [_("{field}: {value}").format(field=field_word(name), value=text) for name, text in named if text]
    count = ngettext("{n} item open", "{n} items open", view.open).format(n=view.open)
    ended = ngettext("{n} finished in two weeks", "{n} finished in two weeks", view.finished).format(n=view.finished)
    today = session.clock.now().date()
    if view.touched is None:
        touched = _("nothing was done for it in two weeks: is it still what they are thinking about?")
    else:
        touched = _("last touched {day}").format(day=when_full(view.touched, today))
    lines.append(_("; ").join((count, ended, touched)))
    if view.lacks:
        names = joined([field_word(name) for name in view.lacks])
        lines.append(_("still to be said: {names}").format(names=names))
    return lines


def _one(session: Session, focus: Item) -> int:
    desk = session.desk()
    belonging = in_board_order(desk.linked(focus))
    view = next((each for each in desk.focus_views() if each.item.id == focus.id), None)
    if session.json:
        from workbench.cli.shapes import item_json  # late: only for --json

        items = [item_json(item, desk.now()) for item in belonging]
        session.print_json({**(_json(session, view) if view else {"ref": focus.ref}), "items": items})
        return 0
    if view is not None:
        session.say(_head(session, view), *(f"  {line}" for line in _lines(session, view)))
    elif focus.kind is focusing.Kind.FOCUS:
        session.say(
            f"{focus.ref}  {shown(focus).title}", "  " + _("It has come to its end; what belonged to it is still open:")
        )
    else:
        session.say(_("“{title}” is not on the focus list.").format(title=shown(focus).title))
    session.say(*(f"  {row}" for row in item_rows(belonging, desk.now(), session.settings.me)))
    return 0


def _json(session: Session, view: FocusView) -> dict[str, object]:
    from workbench.cli.shapes import item_json  # late: only for --json

    return {
        **item_json(view.item, session.clock.now()),
        "goal": line_of(view.item, focusing.GOAL),
        "measures": line_of(view.item, focusing.MEASURES),
        "linked": view.open,
        "finished": view.finished,
        "touched": view.touched.isoformat() if view.touched else None,
        "stale": view.is_stale,
    }


COMMANDS = {"focus": Command(_arguments, _run)}
