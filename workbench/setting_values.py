"""What may stand behind each key of `settings.toml`, and how it is read."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from workbench.domain.item import Domain, Side
from workbench.i18n import LANGUAGES, N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CODE = 2
"""Letters of the code of a country."""
QUESTIONS = 3
"""So many questions an evening asks at most."""


class Unusable(ValueError):
    """A value that means nothing here; its text says what is wanted."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unusable(N_("must be a text in quotes"))
    return value


def _one_of(*allowed: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in allowed:
            raise Unusable(N_("is none of the values described in the documentation"))
        return str(value)

    return read


def _country(value: object) -> str:
    code = _text(value).upper()
    if code and not (len(code) == CODE and code.isascii() and code.isalpha()):
        raise Unusable(N_("must be a code of two letters such as CN or GB"))
    return code


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unusable(N_("must be true or false"))
    return value


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1440:
        raise Unusable(N_("must be a number of minutes from 0 to 1440"))
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise Unusable(N_("must be a whole number from 0 to 10000"))
    return value


_MOST = 10_000


def _side(value: object) -> Side:
    try:
        return Side(_text(value))
    except ValueError:
        raise Unusable(N_("is none of leader, superior, peer, subordinate, public, self")) from None


def _domain(value: object) -> Domain:
    try:
        return Domain(_text(value))
    except ValueError:
        raise Unusable(N_("is none of policy, admin, finance")) from None


def _clock_time(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    try:
        return time.fromisoformat(_text(value))
    except ValueError as error:
        raise Unusable(N_("must be a time such as 09:00")) from error


def _directory(value: object) -> Path:
    return Path(_text(value)).expanduser()


def _names(value: object) -> tuple[str, ...]:
    names: list[object] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType] - TOML
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise Unusable(N_("must be a list of names"))
    return tuple(str(name).strip() for name in names)


def _questions(value: object) -> tuple[str, ...]:
    questions = _names(value)
    if len(questions) > QUESTIONS:
        raise Unusable(N_("must be up to three questions"))
    return questions


READERS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "me": ("me", _text),
    "language": ("language", _one_of("", *LANGUAGES)),
    "country": ("country", _country),
    "subdivision": ("subdivision", _text),
    "theme": ("theme", _one_of("auto", "dark", "light", "contrast", "ansi")),
    "glyphs": ("glyphs", _one_of("auto", "unicode", "ascii")),
    "mouse": ("mouse", _flag),
    "buffer_minutes": ("buffer_minutes", _minutes),
    "close_from": ("close_from", _clock_time),
    "exports": ("exports", _directory),
    "brief": ("brief", _flag),
    "questions": ("questions", _questions),
    "limits.inbox_days": ("inbox_days", _number),
    "limits.backlog_days": ("backlog_days", _number),
    "limits.signal_days": ("signal_days", _number),
    "limits.signal_count": ("signal_count", _number),
    "limits.field_visits": ("field_visits", _number),
    "limits.fresh_hours": ("fresh_hours", _number),
    "limits.aging_hours": ("aging_hours", _number),
    "reminders.on": ("on", _flag),
    "reminders.minutes_before": ("minutes_before", _minutes),
    "reminders.bell": ("bell", _flag),
    "reminders.notify": ("notify", _one_of("auto", "off", "osc9", "osc777")),
    "reminders.quiet_from": ("quiet_from", _clock_time),
    "reminders.quiet_until": ("quiet_until", _clock_time),
    "hours.start": ("start", _clock_time),
    "hours.end": ("end", _clock_time),
    "hours.lunch_start": ("lunch_start", _clock_time),
    "hours.lunch_end": ("lunch_end", _clock_time),
    "response.do_now": ("do_now", _number),
    "response.plan": ("plan", _number),
    "response.delegate": ("delegate", _number),
    "response.defer": ("defer", _number),
    "response.urgent_minutes": ("urgent_minutes", _number),
    "response.read_minutes": ("read_minutes", _number),
}


NAMED: dict[str, Callable[[object], Any]] = {"people": _side, "areas": _domain, "area_days": _number, "groups": _names}
"""Tables whose keys are names of the user's own."""
