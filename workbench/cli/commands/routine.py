"""routine: the book of what comes again, and of procedures that a person starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.output import existing_parent, warn
from workbench.cli.pasted import decoded, standard_input
from workbench.cli.reading import read_line
from workbench.cli.routine_out import in_full, routine_json, rows
from workbench.domain.born import DEFAULTS
from workbench.domain.routine import Quota, Routine
from workbench.errors import Refused, UsageMistake
from workbench.files import atomic_write
from workbench.i18n import _, language, ngettext
from workbench.text.notices import notice_sentence
from workbench.text.routine_file import (
    PERIODS,
    STANDARD,
    file_of,
    routines_from,
    taken_from,
    toml_value,
    with_words,
)
from workbench.text.say import outcome as outcome_words

if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser
    from workbench.cli.session import Session
    from workbench.desk.values import Outcome

_PLAIN = ("title", "when", "rule", "roll", "lead_days", "basis", "quota", "key")
FIELDS = (*_PLAIN, *DEFAULTS, *STANDARD)
"""What `routine edit` can set; steps are changed in the file of `routine export`."""


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "action",
        metavar="ACTION",
        nargs="?",
        default="list",
        choices=tuple(ACTIONS),
        help=_("one of {known}").format(known=", ".join(ACTIONS)),
    )
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help=_("a routine (number, key or piece of title); a line; FIELD=VALUE; a file: see docs/routines.md"),
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=_("write there instead of to standard output"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE"))
    parser.add_argument("--all", action="store_true", help=_("of the starter set: all of it"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))


def _run(session: Session, args: argparse.Namespace) -> int:
    return ACTIONS[args.action](session, args)


def _list(session: Session, args: argparse.Namespace) -> int:
    routines = session.desk().routines()
    if session.json:
        session.print_json([routine_json(session, routine) for routine in routines])
        return 0
    session.say(*rows(session, routines))
    if not routines:
        session.say(_("No routine yet. `workbench routine starter` shows a set to begin with."))
    return 0


def _show(session: Session, args: argparse.Namespace) -> int:
    return _tell(session, (_meant(session, args),))


def _meant(session: Session, args: argparse.Namespace) -> Routine:
    if not args.words:
        raise UsageMistake(say=_("Which routine? Give its number, its key or a piece of its title."))
    return session.desk().find_routine(args.words[0])


def _tell(session: Session, routines: tuple[Routine, ...], *, outcome: Outcome | None = None) -> int:
    if session.json:
        shapes = [routine_json(session, routine) for routine in routines]
        session.print_json(shapes[0] if len(shapes) == 1 else shapes)
        return 0
    if outcome is not None:
        session.say(outcome_words(outcome.said), *(f"  {row}" for row in rows(session, routines)))
    else:
        for routine in routines:
            session.say(*in_full(session, routine))
    return 0


def _add(session: Session, args: argparse.Namespace) -> int:
    """A line of the capture grammar: what recurs is a routine, what does not is a procedure."""
    line = " ".join(args.words)
    reading = read_line(session, line)
    if reading.kind == "entry" or not reading.title.strip():
        raise UsageMistake(say=_("A routine needs a line with a title, such as “Monday meeting every monday 9am”."))
    if reading.repeat_from == "completion":
        raise Refused(say=_("What is counted from completion is an item: `workbench add` takes this line."))
    said = {
        "lead": reading.lead,
        "support": ", ".join(reading.support),
        "area": reading.area,
        "source": reading.source,
        "minutes": str(reading.minutes) if reading.minutes else None,
        "note": reading.note,
    }
    routine = Routine(reading.title.strip(), defaults=tuple((name, value) for name, value in said.items() if value))
    outcome, saved = session.desk().add_routines([taken_from(reading, routine) if reading.repeat else routine])
    warn(*(notice_sentence(notice) for notice in reading.warnings))
    return _tell(session, saved, outcome=outcome)


def _edit(session: Session, args: argparse.Namespace) -> int:
    routine = _meant(session, args)
    words: list[str] = args.words[1:]
    if not words:
        raise UsageMistake(
            say=_("Say FIELD=VALUE, with a field of {fields}; steps are changed in the file of `{command}`.").format(
                fields=", ".join(FIELDS), command=f"workbench routine export {routine.id}"
            )
        )
    changed = routine
    for word in words:
        changed = _set(session, changed, word)
    names = [name for name in routine.__slots__ if getattr(changed, name) != getattr(routine, name)]
    fields = {name: getattr(changed, name) for name in names}
    outcome, saved = session.desk().change_routine(routine.id, **fields)
    return _tell(session, (saved,), outcome=outcome)


def _set(session: Session, routine: Routine, word: str) -> Routine:
    """One FIELD=VALUE, read as the same key of a file would be; an empty value takes it away."""
    name, equals, value = (part.strip() for part in word.partition("="))
    if not equals or name not in FIELDS:
        raise UsageMistake(
            say=_("“{word}” is not FIELD=VALUE with a field of these: {fields}.").format(
                word=word, fields=", ".join(FIELDS)
            )
        )
    if name == "when":
        return with_words(routine, value, lambda line: read_line(session, line))
    if name in STANDARD:
        kept = [(key, said) for key, said in routine.standard if key != name]
        return routine.but(standard=tuple([*kept, (name, value)] if value else kept))
    if name == "quota":
        return routine.but(quota=_quota(value) if value else None)
    plain = file_of([routine.but(steps=(), standard=(), quota=None)])
    (read,) = routines_from(_with(plain, name, value), lambda line: read_line(session, line))
    fields = ("title", "rule", "roll", "lead_days", "basis", "key", "defaults")
    return routine.but(**{field: getattr(read, field) for field in fields})


def _quota(value: str) -> Quota:
    n, _slash, per = value.partition("/")
    if not (n.strip().isdecimal() and int(n) and per.strip() in PERIODS):
        raise UsageMistake(
            say=_("“{text}” is no quota; write 1/quarter, with one of {known}.").format(
                text=value, known=", ".join(PERIODS)
            )
        )
    return Quota(int(n), per.strip())


def _with(text: str, name: str, value: str) -> str:
    """The file of one routine with a key set: what is wrong with it is told as of any file."""
    lines = [line for line in text.splitlines() if not line.startswith(f"{name} = ")]
    if value:
        is_number = name == "lead_days" and value.isdecimal()
        lines.insert(1, f"{name} = {toml_value(int(value) if is_number else value)}")
    return "\n".join(lines)


def _pause(session: Session, args: argparse.Namespace) -> int:
    return _changed(session, args, active=False)


def _resume(session: Session, args: argparse.Namespace) -> int:
    return _changed(session, args, active=True)


def _review(session: Session, args: argparse.Namespace) -> int:
    return _changed(session, args, reviewed_on=session.clock.now().date())


def _changed(session: Session, args: argparse.Namespace, **fields: object) -> int:
    outcome, saved = session.desk().change_routine(_meant(session, args).id, **fields)
    return _tell(session, (saved,), outcome=outcome)


def _start(session: Session, args: argparse.Namespace) -> int:
    """An item of it now, for today or for the day named."""
    from workbench.cli.dates import read_when  # late: only here

    routine = _meant(session, args)
    when = read_when(session, args.words[1:]) if args.words[1:] else session.clock.now().date()
    day = when.date() if isinstance(when, datetime) else when
    return answer(session, session.desk().start_routine(routine.id, day))


def _import(session: Session, args: argparse.Namespace) -> int:
    if len(args.words) != 1:
        raise UsageMistake(say=_("Which file? `-` is standard input."))
    (name,) = args.words
    content = standard_input() if name == "-" else Path(name).expanduser().read_bytes()
    return _bring(session, _read(session, decoded(content)), dry_run=args.dry_run)


def _read(session: Session, text: str) -> list[Routine]:
    return routines_from(text, lambda line: read_line(session, line))


def _bring(session: Session, routines: list[Routine], *, dry_run: bool) -> int:
    if dry_run:
        if session.json:
            session.print_json({"routines": len(routines), "dry_run": True})
        else:
            n = ngettext("{n} routine", "{n} routines", len(routines)).format(n=len(routines))
            session.say(*(f"  {routine.title}" for routine in routines))
            session.say(_("Would be imported: {what}. Nothing was changed.").format(what=n))
        return 0
    outcome, saved = session.desk().bring_routines(routines)
    return _tell(session, saved, outcome=outcome)


def _export(session: Session, args: argparse.Namespace) -> int:
    desk = session.desk()
    wanted = [desk.find_routine(word) for word in args.words] or list(desk.routines())
    if not wanted:
        raise Refused(say=_("There is no routine to export."))
    text = file_of(wanted)
    if args.output in (None, "-"):
        session.say(*text.splitlines())
        return 0
    path = Path(args.output).expanduser()
    existing_parent(path)
    if path.exists() and not args.force:
        raise Refused(say=_("There is a file {path} already; --force replaces it.").format(path=path))
    atomic_write(path, text.encode())
    session.say(_("Written: {path}").format(path=path))
    return 0


def _starter(session: Session, args: argparse.Namespace) -> int:
    """The set to begin with: shown, or some of it, or all of it taken in."""
    from workbench.text.starter import starter_files  # late: read once in the life of a desk

    known = {routine.key or "": routine for text in starter_files(language()) for routine in _read(session, text)}
    if not args.words and not args.all:
        have = {routine.key for routine in session.desk().routines()}
        session.say(*(_starter_row(routine, routine.key in have) for routine in known.values()))
        session.say("", _("`workbench routine starter KEY...` takes some of them, --all the whole set."))
        return 0
    unknown = [word for word in args.words if word not in known]
    if unknown:
        raise UsageMistake(
            say=_("“{word}” is not of the starter set; there are {known}.").format(
                word=unknown[0], known=", ".join(known)
            )
        )
    return _bring(session, [known[word] for word in args.words or known], dry_run=args.dry_run)


def _starter_row(routine: Routine, have: bool) -> str:
    from workbench.text.routine_words import rule_words  # late: as above

    return f"  {'✓' if have else ' '} {routine.key}  {routine.title}  ({rule_words(routine)})"


ACTIONS: dict[str, Callable[[Session, argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "edit": _edit,
    "pause": _pause,
    "resume": _resume,
    "review": _review,
    "start": _start,
    "import": _import,
    "export": _export,
    "starter": _starter,
}

COMMANDS = {"routine": Command(_arguments, _run)}
