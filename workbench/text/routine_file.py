"""Routines as plain TOML: to be read, changed, mailed to a colleague and brought in again.

    [[routine]]
    key = "monday-meeting"
    title = "Monday meeting"
    rule = "FREQ=WEEKLY;BYDAY=MO"      # or `when = "every monday 9am"`, as the capture line reads it
    time = "09:00"
    as = "plan"

    [[routine.step]]
    text = "Agenda"
    offset = -1

What is not known is named with its place, and nothing of the file is taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, cast

from workbench.domain.born import DEFAULTS, clock_of
from workbench.domain.enums import StrEnum
from workbench.domain.item import Domain, Gate, Kind, Phase, Scope, Side, Step
from workbench.domain.occurrence import ROLLS, check_rule
from workbench.domain.reading import Reading
from workbench.domain.routine import Quota, Routine
from workbench.domain.when import is_timed
from workbench.errors import Refused
from workbench.i18n import _

PERIODS = ("month", "quarter", "year")
STANDARD = ("may", "may_not", "how", "to_what")
"""What a rule for people tells: what may be done, what may not, how, and to what standard."""
_CHOICES: dict[str, type[StrEnum]] = {"kind": Kind, "domain": Domain, "scope": Scope, "side": Side}
_PLAIN = ("key", "title", "rule", "when", "start", "roll", "lead_days", "basis", "reviewed_on", "active")
_KNOWN = (*_PLAIN, *DEFAULTS, "standard", "quota", "step")
_STEP = ("text", "owner", "phase", "gate", "offset", "required", "standard")

Read = Callable[[str], Reading]
"""How words such as `every monday 9am` are understood."""
_Table = Mapping[str, Any]


def routines_from(text: str, read: Read) -> list[Routine]:
    """The routines of a file.

    Raises:
        Refused: it is no TOML, or says something that is not known or cannot be.
    """
    import tomllib  # late: few commands read a file

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(say=_("The file is not TOML ({why}).").format(why=error)) from None
    tables = data.get("routine")
    if not isinstance(tables, list) or not tables or data.keys() - {"routine"}:
        raise Refused(say=_("A file of routines holds [[routine]] tables and nothing else."))
    listed = cast("list[Any]", tables)
    return [_routine(table, n, read) for n, table in enumerate(listed, 1)]


class _Place:
    """Complains about a routine of the file by its number and its title."""

    def __init__(self, table: Any, n: int) -> None:
        self.table: _Table = cast("_Table", table) if isinstance(table, dict) else {}
        self.name = str(self.table.get("title") or self.table.get("key") or n)

    def wrong(self, key: str, why: str) -> Refused:
        return Refused(say=_("Routine “{name}”, {key}: {why}.").format(name=self.name, key=key, why=why))

    def text(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is None or isinstance(value, str):
            return value.strip() or None if value else None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, list) and all(isinstance(one, str) for one in cast("list[Any]", value)):
            return ", ".join(cast("list[str]", value)) or None
        raise self.wrong(key, _("a text is expected"))

    def number(self, key: str, default: int | None = None) -> int | None:
        value = self.table.get(key, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.wrong(key, _("a whole number is expected"))
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, _("true or false is expected"))
        return value

    def day(self, key: str) -> date | None:
        value = self.table.get(key)
        if isinstance(value, datetime) or not (value is None or isinstance(value, date)):
            raise self.wrong(key, _("a day such as 2026-12-28 is expected"))
        return value

    def choice(self, key: str, words: tuple[str, ...]) -> str | None:
        value = self.text(key)
        if value is not None and value not in words:
            raise self.wrong(key, _("“{text}” is none of {known}").format(text=value, known=", ".join(words)))
        return value

    def only(self, known: tuple[str, ...]) -> None:
        for key in self.table:
            if key not in known:
                raise self.wrong(key, _("not known; there are {known}").format(known=", ".join(known)))


def _routine(table: Any, n: int, read: Read) -> Routine:
    place = _Place(table, n)
    place.only(_KNOWN)
    title = place.text("title")
    if not title:
        raise place.wrong("title", _("a routine needs at least one word of title"))
    rule, defaults = place.text("rule"), _defaults(place)
    routine = Routine(
        title,
        rule=rule,
        start=place.day("start"),
        roll=place.choice("roll", ROLLS),
        lead_days=max(0, place.number("lead_days", 0) or 0),
        defaults=tuple(defaults.items()),
        steps=_steps(place),
        standard=_standard(place),
        basis=place.text("basis"),
        quota=_quota(place),
        reviewed_on=place.day("reviewed_on"),
        active=place.flag("active", True),
        key=place.text("key"),
    )
    words = place.text("when")
    if words and rule:
        raise place.wrong("when", _("either `when` or `rule`"))
    if words:
        try:
            return with_words(routine, words, read)
        except Refused as mistake:
            raise place.wrong("when", mistake.sentence().rstrip(".。")) from None
    if rule:
        try:
            check_rule(rule)
        except ValueError:
            raise place.wrong("rule", _("“{text}” is no rule that can be followed").format(text=rule)) from None
    return routine


def with_words(routine: Routine, words: str, read: Read) -> Routine:
    """The routine coming as the words say: `every monday 9am`, 每月最后一个工作日; `-` makes it a procedure.

    Raises:
        Refused: nothing that comes again is read from them.
    """
    if words.strip() in ("-", "none"):
        return routine.but(rule=None)
    reading = read(f"{words} …")
    if reading.repeat is None or reading.repeat_from == "completion":
        raise Refused(
            say=_("“{words}” does not say when it comes again; try “every monday 9am” or 每月15日.").format(words=words)
        )
    return taken_from(reading, routine)


def taken_from(reading: Reading, routine: Routine) -> Routine:
    """The routine with the rule, the first day and the hour of a line."""
    when = reading.at if reading.at is not None else reading.due
    said = dict(routine.defaults)
    for name in ("time", "as"):
        said.pop(name, None)
    if isinstance(when, datetime):
        said["time"] = f"{when:%H:%M}"
    if reading.at is not None and (is_timed(reading.at) or reading.due is None):
        said["as"] = "plan"
    start = when.date() if isinstance(when, datetime) else when
    return routine.but(rule=reading.repeat, roll=reading.roll, start=start, defaults=tuple(said.items()))


def _defaults(place: _Place) -> dict[str, str]:
    said = {name: value for name in DEFAULTS if (value := place.text(name)) is not None}
    for name, words in _CHOICES.items():
        place.choice(name, tuple(word.value for word in words))
    place.choice("quadrant", ("1", "2", "3", "4"))
    place.choice("as", ("plan", "due"))
    if "time" in said and clock_of(said["time"]) is None:
        raise place.wrong("time", _("a clock time such as 09:00 is expected"))
    if "minutes" in said and not said["minutes"].isdecimal():
        raise place.wrong("minutes", _("a whole number is expected"))
    return said


def _standard(place: _Place) -> tuple[tuple[str, str], ...]:
    table = _Place(place.table.get("standard", {}), 0)
    table.name = place.name
    table.only(STANDARD)
    return tuple((name, value) for name in STANDARD if (value := table.text(name)) is not None)


def _quota(place: _Place) -> Quota | None:
    if "quota" not in place.table:
        return None
    table = _Place(place.table["quota"], 0)
    table.name = place.name
    table.only(("n", "per"))
    n, per = table.number("n", 1) or 0, table.choice("per", PERIODS)
    if n < 1 or per is None:
        raise place.wrong("quota", _('a number and a period are expected: n = 1, per = "quarter"'))
    return Quota(n, per)


def _steps(place: _Place) -> tuple[Step, ...]:
    tables = place.table.get("step", [])
    if not isinstance(tables, list):
        raise place.wrong("step", _("steps are [[routine.step]] tables"))
    steps: list[Step] = []
    for n, table in enumerate(cast("list[Any]", tables), 1):
        each = _Place(table, n)
        each.name = f"{place.name}/{n}"
        each.only(_STEP)
        text = each.text("text")
        if not text:
            raise each.wrong("text", _("a step needs a word or two"))
        phase, gate = each.choice("phase", tuple(Phase)), each.choice("gate", tuple(Gate))
        steps.append(
            Step(
                text,
                owner=each.text("owner"),
                phase=Phase(phase) if phase else None,
                gate=Gate(gate) if gate else Gate.NONE,
                offset=each.number("offset"),
                required=each.flag("required", False),
                standard=each.text("standard"),
            )
        )
    return tuple(steps)


# Writing ----------------------------------------------------------------------------------------------------------


def file_of(routines: list[Routine]) -> str:
    """The file that `routines_from` reads back; what belongs to this desk alone is left out."""
    return "\n".join(_written(routine) for routine in routines)


def _written(routine: Routine) -> str:
    facts: dict[str, Any] = {
        "key": routine.key,
        "title": routine.title,
        "rule": routine.rule,
        "start": routine.start if routine.rule else None,
        "roll": routine.roll,
        "lead_days": routine.lead_days or None,
        **{name: int(v) if name in ("quadrant", "minutes") and v.isdecimal() else v for name, v in routine.defaults},
        "basis": routine.basis,
        "reviewed_on": routine.reviewed_on,
        "active": None if routine.active else False,
    }
    lines = ["[[routine]]", *_pairs(facts)]
    if routine.quota is not None:
        lines += ["", "[routine.quota]", *_pairs({"n": routine.quota.n, "per": routine.quota.per})]
    if routine.standard:
        lines += ["", "[routine.standard]", *_pairs(dict(routine.standard))]
    for step in routine.steps:
        lines += ["", "[[routine.step]]", *_pairs(_step_facts(step))]
    return "\n".join(lines) + "\n"


def _step_facts(step: Step) -> dict[str, Any]:
    return {
        "text": step.text,
        "owner": step.owner,
        "phase": step.phase.value if step.phase else None,
        "gate": step.gate.value if step.gate is not Gate.NONE else None,
        "offset": step.offset,
        "required": step.required or None,
        "standard": step.standard,
    }


def _pairs(facts: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {toml_value(value)}" for name, value in facts.items() if value is not None]


def toml_value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
