"""edit: fields of an item, one `FIELD=VALUE` each; an empty value takes the field away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from workbench.cli.answer import answer
from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.dates import read_when
from workbench.cli.session import Session
from workbench.domain.born import HAPPENED, LINES
from workbench.domain.intake import CAUSE, IF_MISSED, read_back, worded
from workbench.domain.item import ME, Domain, Grade, Item, Kind, Nature, Scope, Side, Source, Trigger
from workbench.domain.lines import with_line
from workbench.domain.when import in_zone
from workbench.errors import UsageMistake
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

Reader = Callable[[Session, Item, str], Any]
_YES, _NO = ("yes", "true", "1", "y", "是"), ("no", "false", "0", "n", "否")


def _arguments(parser: Parser) -> None:
    ref_argument(parser)
    parser.add_argument(
        "fields",
        metavar="FIELD=VALUE",
        nargs="+",
        help=_("one of {fields}; an empty value takes the field away").format(fields=", ".join(FIELDS)),
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    changes: dict[str, Any] = {}
    words: list[str] = args.fields
    for word in words:
        name, equals, value = word.partition("=")
        reader = FIELDS.get(name.strip())
        if not equals or reader is None:
            raise UsageMistake(
                say=_("“{word}” is not FIELD=VALUE with a field of these: {fields}.").format(
                    word=word, fields=", ".join(FIELDS)
                )
            )
        field = _STORED_IN.get(name.strip(), name.strip())
        seen = replace(item, **{field: changes[field]}) if field in changes else item
        changes[field] = reader(session, seen, value.strip())
    return answer(session, session.desk().edit(item.id, **changes))


def _required(session: Session, item: Item, value: str) -> str:
    return value


def _text(session: Session, item: Item, value: str) -> str | None:
    return value or None


def _lead(session: Session, item: Item, value: str) -> str | None:
    name = value.lstrip("@＠")
    return ME if name and name in (session.settings.me, _("me")) else name or None


def _days(session: Session, item: Item, value: str) -> int | None:
    if not value:
        return None
    if not value.isdecimal() or int(value) > MOST_LEAD_DAYS:
        raise UsageMistake(say=_("“{text}” is no number of working days.").format(text=value))
    return int(value)


def _names(session: Session, item: Item, value: str) -> tuple[str, ...]:
    words = value.replace("，", ",").replace("、", ",").split(",")
    return tuple(word.strip().lstrip("+＋") for word in words if word.strip())


def _source(session: Session, item: Item, value: str) -> Source | None:
    who = value.lstrip("^＾")
    if not who:
        return None
    return replace(item.source, who=who) if item.source else Source(who)


def _side(session: Session, item: Item, value: str) -> Source:
    if item.source is None:
        raise UsageMistake(say=_("The side belongs to a source: set source=NAME first."))
    return replace(item.source, side=_choice(Side)(session, item, value))


def _line_named(name: str) -> Callable[[Session, Item, str], tuple[tuple[str, str], ...]]:
    """One of the named one-liners, which are stored together."""
    return lambda session, item, value: with_line(item, name, value).lines


def _happened(session: Session, item: Item, value: str) -> tuple[tuple[str, str], ...]:
    """Whether what was feared came: yes or no."""
    return with_line(item, HAPPENED, ("yes" if _flag(session, item, value) else "no") if value else "").lines


def _original(session: Session, item: Item, value: str) -> str | None:
    return worded(item, value).original


def _read_back(session: Session, item: Item, value: str) -> tuple[tuple[str, str], ...]:
    return read_back(item, session.clock.now() if _flag(session, item, value or "no") else None).lines


def _moment(session: Session, item: Item, value: str) -> Any:
    return in_zone(read_when(session, [value]), session.clock.now().tzinfo) if value else None


def _minutes(session: Session, item: Item, value: str) -> int | None:
    from workbench.text.duration import parse_minutes  # late: only for this field

    minutes = parse_minutes(value) if value else None
    if value and minutes is None:
        raise UsageMistake(say=_("“{text}” is no length of time; try 30m or 1h30.").format(text=value))
    return minutes


def _repeat(session: Session, item: Item, value: str) -> str | None:
    """A rule of RFC 5545, or the words of the capture line: `every monday`."""
    from workbench.cli.reading import read_line  # late: only for this field
    from workbench.domain.occurrence import check_rule  # late: the same

    if not value:
        return None
    try:
        check_rule(value)
    except ValueError:
        read = read_line(session, f"{value} …").repeat
        if read is None:
            raise UsageMistake(
                say=_("“{text}” is no rule and no words for one; try “every monday” or FREQ=WEEKLY;BYDAY=MO.").format(
                    text=value
                )
            ) from None
        return read
    return value


def _flag(session: Session, item: Item, value: str) -> bool:
    if value.casefold() in _YES:
        return True
    if value.casefold() in _NO:
        return False
    raise UsageMistake(say=_("“{text}” is neither yes nor no.").format(text=value))


def _maybe(session: Session, item: Item, value: str) -> bool | None:
    return _flag(session, item, value) if value else None


def _choice(words: type[StrEnum]) -> Callable[[Session, Item, str], Any]:
    def read(session: Session, item: Item, value: str) -> StrEnum | None:
        if not value:
            return None
        try:
            return words(value)
        except ValueError:
            known = ", ".join(word.value for word in words)
            raise UsageMistake(say=_("“{text}” is none of {known}.").format(text=value, known=known)) from None

    return read


def _scope(session: Session, item: Item, value: str) -> Scope:
    return _choice(Scope)(session, item, value) or Scope.OWN


MOST_LEAD_DAYS = 999

FIELDS: dict[str, Reader] = {
    "title": _required,
    "lead": _lead,
    "support": _names,
    "attend": _names,
    "source": _source,
    "side": _side,
    "area": lambda session, item, value: value.lstrip("#＃") or None,
    "at": _moment,
    "until": _moment,
    "due": _moment,
    "fixed": _flag,
    "lead_days": _days,
    "minutes": _minutes,
    "repeat": _repeat,
    "note": _text,
    "result": _text,
    "original": _original,
    "expected": _text,
    "read_back": _read_back,
    "cause": _line_named(CAUSE),
    "risk": _line_named("risk"),
    "countermeasure": _line_named("countermeasure"),
    "happened": _happened,
    "if_missed": _line_named(IF_MISSED),
    "urgent": _maybe,
    "important": _maybe,
    "kind": _choice(Kind),
    "domain": _choice(Domain),
    "scope": _scope,
    "nature": _choice(Nature),
    "trigger": _choice(Trigger),
    "grade": _choice(Grade),
    "pinned": _text,
    "hard": _flag,
    "restricted": _flag,
    "starred": _flag,
    "archive_ref": _text,
}
"""Every field that `edit` can set."""

_NAMED = ("read_back", CAUSE, IF_MISSED, *LINES, HAPPENED)
_STORED_IN: dict[str, str] = {"side": "source", **dict.fromkeys(_NAMED, "lines")}

COMMANDS = {"edit": Command(_arguments, _run)}
