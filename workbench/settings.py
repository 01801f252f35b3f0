"""What a person may set: `settings.toml` in the configuration directory. Every key is optional.

A key that is not known is named, and a value that cannot be used is named with its place; in both cases the rest of
the file holds and the default stands in. The file belongs to the user: nothing here writes it.
"""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

from workbench.calendars.working import Calendar
from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import Domain, Side
from workbench.domain.limits import Limits
from workbench.domain.reminding import Reminding
from workbench.domain.response import Response
from workbench.i18n import _, match
from workbench.setting_values import CODE, NAMED, READERS, Unusable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Settings(Frozen):
    """The settings in force, and what was wrong with the file."""

    me: str = ""
    """The name shown for the person at this desk, and printed on the diary."""
    language: str = ""
    """One of `i18n.LANGUAGES`; empty follows the environment."""
    theme: str = "auto"
    """`auto`, `dark`, `light`, `contrast`, `ansi`."""
    glyphs: str = "auto"
    """`auto`, `unicode`, `ascii`."""
    mouse: bool = True
    country: str = ""
    """ISO 3166 code of the country whose holidays hold; empty follows the locale, then the language."""
    subdivision: str = ""
    """Its part, as the library `holidays` names it: `SCT` of GB, `BY` of DE."""
    hours: WorkHours = WorkHours()
    calendar: Calendar = Calendar()
    """The calendar of `hours`, with the names of its days."""
    buffer_minutes: int = 60
    """Minutes a day kept free for what comes unasked."""
    close_from: time = time(16, 30)
    """From then on the header offers to close the day."""
    exports: Path | None = None
    """Where exports are written; None is `exports` in the data directory."""
    brief: bool = True
    """The morning brief opens with the first look of a day."""
    questions: tuple[str, ...] = ()
    """What the evening asks; none: the three of the program."""
    limits: Limits = Limits()
    """After how many days something has lain too long."""
    reminders: Reminding = Reminding()
    response: Response = Response()
    """How soon each class of matters is looked at again."""
    people: tuple[tuple[str, Side], ...] = ()
    """From which side a person or a body asks, by name."""
    area_days: tuple[tuple[str, int], ...] = ()
    """After how many days an area is silent, where that is not the usual fortnight."""
    areas: tuple[tuple[str, Domain], ...] = ()
    """To which domain the work of an area belongs, by name."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Units that are written to together, under one name."""
    problems: tuple[str, ...] = ()
    """Sentences about the file, ready to be shown."""


def load_settings(path: Path) -> Settings:
    """Read the settings; a file that is not there means the defaults."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return settings_from({}, path)
    except (OSError, UnicodeDecodeError) as error:
        return _defaults(_("{path} cannot be read ({why}); the defaults hold.").format(path=path, why=error), path)
    import tomllib  # late: most desks have no such file

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _defaults(_("{path} is not TOML ({why}); the defaults hold.").format(path=path, why=error), path)
    return settings_from(table, path)


def _defaults(problem: str, path: Path) -> Settings:
    settings = settings_from({}, path)
    return settings.but(problems=(problem, *settings.problems))


def settings_from(table: Mapping[str, Any], path: Path) -> Settings:
    """The settings that a table of TOML values means."""
    values: dict[str, Any] = {}
    hours: dict[str, time] = {}
    response: dict[str, int] = {}
    reminding: dict[str, Any] = {}
    limits: dict[str, int] = {}
    named: dict[str, dict[str, Any]] = {name: {} for name in NAMED}
    problems: list[str] = []
    for key, value in _flat(table):
        section, _dot, name = key.partition(".")
        reader = (name, NAMED[section]) if section in NAMED and name else READERS.get(key)
        if reader is None:
            problems.append(_("{path}: “{key}” is not a setting.").format(path=path, key=key))
            continue
        try:
            usable = reader[1](value)
        except Unusable as why:
            problems.append(_("{path}: “{key}” {why}; the default holds.").format(path=path, key=key, why=_(str(why))))
            continue
        chosen = (
            {"hours": hours, "response": response, "reminders": reminding, "limits": limits, **named}.get(
                section, values
            )
            if name
            else values
        )
        chosen[reader[0]] = usable
    values.setdefault("me", _own_name())
    values["response"] = Response(**response)
    values["reminders"] = Reminding(**reminding)
    values["limits"] = Limits(**limits)
    values.update((section, tuple(found.items())) for section, found in named.items())
    settings = Settings(**values, problems=tuple(problems))
    return _with_hours(settings, hours, path)


def _calendar(settings: Settings, path: Path) -> Calendar:
    """The working calendar; the user's own days lie beside the settings."""
    return Calendar(settings.country or _usual_country(settings), settings.subdivision, path.parent / "holidays")


_OF_LANGUAGE = {"zh_CN": "CN", "zh_TW": "TW"}


def _usual_country(settings: Settings) -> str:
    """That of the locale; where Chinese was chosen under another locale (`en_US`), that of the language."""
    chosen = os.environ.get("WORKBENCH_LANG") or settings.language
    of_language = _OF_LANGUAGE.get(match(chosen) or "", "") if chosen else ""
    spoken, territory = _locale()
    return of_language if of_language and spoken != "zh" else territory or of_language


def _locale() -> tuple[str, str]:
    """The language and the country that the locale names for dates: `en`, `GB` of `en_GB.UTF-8`."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        tag = os.environ.get(variable, "").partition(".")[0].partition("@")[0]
        spoken, _sign, place = tag.partition("_")
        if len(place) == CODE and place.isalpha():
            return spoken.lower(), place.upper()
    return "", ""


def _own_name() -> str:
    """The full name that the machine knows its user by, where somebody has told it; nothing is asked."""
    import pwd  # late: where the file does not say

    try:
        user = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    name = user.pw_gecos.split(",")[0].strip()
    return "" if name in ("", user.pw_name) else name


def _with_hours(settings: Settings, parts: Mapping[str, time], path: Path) -> Settings:
    calendar = _calendar(settings, path)
    if calendar.has_own:  # otherwise nothing of it is read before somebody asks for a day
        settings = settings.but(problems=(*settings.problems, *calendar.own.problems))
    settings = settings.but(calendar=calendar)
    hours = WorkHours(**parts, calendar=calendar)
    if hours.start < hours.end:
        return settings.but(hours=hours)
    why = _("{path}: the working day ends before it begins; the default holds.").format(path=path)
    return settings.but(hours=WorkHours(calendar=hours.calendar), problems=(*settings.problems, why))


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs.extend(_flat(value, f"{prefix}{key}."))  # pyright: ignore[reportUnknownArgumentType] - TOML
        else:
            pairs.append((prefix + key, value))
    return pairs


SETTING_KEYS = tuple(READERS)
"""Every key of the file, for the documentation's test."""
