"""view: filters with a name, listed, looked at, saved and removed."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.commands.search import search_arguments, tell_found
from workbench.cli.filtering import filter_of
from workbench.cli.output import columns, warn
from workbench.cli.session import Session
from workbench.errors import Refused, UsageMistake
from workbench.i18n import _
from workbench.text.search.said import said
from workbench.text.search.views import FILE, Views, load_views, remove_view, save_view
from workbench.text.search.words import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("the view; without it all are listed"))
    parser.add_argument("filter", metavar="FILTER", nargs="*", help=_("with --save: the words, as of `list`"))
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--save", action="store_true", help=_("keep the words under this name"))
    kinds.add_argument("--remove", action="store_true", help=_("remove the view of this name"))
    search_arguments(parser)


def _run(session: Session, args: argparse.Namespace) -> int:
    path = session.paths.config / FILE
    views = load_views(path)
    warn(*views.problems)
    if args.name is None:
        return _list(session, views)
    if args.save:
        return _save(session, args)
    if args.filter:
        raise UsageMistake(say=_("Words behind the name of a view are only for --save."))
    if args.remove:
        remove_view(path, args.name)
        session.say(_("Removed the view “{name}”.").format(name=args.name))
        return 0
    found = views.get(args.name)
    if found is None:
        raise Refused(say=_("There is no view “{name}”. `workbench view` lists them.").format(name=args.name))
    return tell_found(session, filter_of(session, found[1]), every=args.all, restricted=args.restricted)


def _save(session: Session, args: argparse.Namespace) -> int:
    found = filter_of(session, args.filter)
    save_view(session.paths.config / FILE, args.name, joined(args.filter))
    session.say(_("Saved the view “{name}”: {words}").format(name=args.name, words=said(found)))
    return 0


def _list(session: Session, views: Views) -> int:
    if session.json:
        session.print_json([{"name": name, "filter": words} for name, words in views.words])
        return 0
    session.say(*columns(list(views.words), 1))
    if not views.words:
        session.say(_("No view is saved. `workbench view --save NAME FILTER` saves one."))
    return 0


COMMANDS = {"view": Command(_arguments, _run)}
