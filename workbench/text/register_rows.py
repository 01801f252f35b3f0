"""A line of a register in words: its elements, those that are missing, and what a column shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from workbench.domain.information import stamps
from workbench.domain.item import Gate, Item, Step
from workbench.domain.leave import says_back
from workbench.domain.lines import line_of
from workbench.domain.quality import Caught, Cause
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import LABELS, Register
from workbench.domain.shift_log import HANDED
from workbench.domain.signals import Status, Tendency
from workbench.domain.states import state_word
from workbench.domain.when import When
from workbench.i18n import _, pgettext
from workbench.text.dates import clock
from workbench.text.display import display
from workbench.text.elements import elements_of
from workbench.text.information import point_word
from workbench.text.quality import cause_word
from workbench.text.roster import shift_name
from workbench.text.terms import kind_word, person

HIDDEN = "▒▒▒"
"""Stands for what is restricted until somebody asks to see it."""


def register_word(register: Register) -> str:
    """What a register is called."""
    return _(register.name)


def element_word(name: str) -> str:
    """The heading of an element."""
    return _(LABELS[name])


def elements(register: Register, line: RegisterLine, me: str = "") -> dict[str, str]:
    """The elements of a line in the order of its register; those that nobody told are not there."""
    if line.entry is None:
        assert line.item is not None
        found = {name: _OF_ITEM[name](line.item, me) for name in register.elements if name in _OF_ITEM}
        return {name: value for name, value in found.items() if value}
    entry = line.entry
    filled = line.filled
    beside = {
        "until": moment_words(line.until, entry.at) if line.until is not None else "",
        "unit": ", ".join(entry.units),
        "who": ", ".join(entry.people),
    }
    found = {**{k: v for k, v in beside.items() if v}, **elements_of(entry.kind, line.words, filled)}
    if line.shift is not None:
        on = line.shift.shift
        handed = {"act": _("handed over")} if entry.fact(HANDED) else {}
        found = {"who": on.who, **handed, "leader": on.leader or "", "shift": shift_name(line.shift), **found}
    told = {name: value for name, value in found.items() if filled.get(name, value)}
    return {name: shown(name, told[name]) for name in register.elements if told.get(name)}


def missing(register: Register, line: RegisterLine) -> tuple[str, ...]:
    """The elements without which the line is not complete, and which it does not have (要素缺)."""
    if register.key == "leave" and says_back(line.words):
        return ()  # a return needs nobody's leave
    there = elements(register, line)
    return tuple(name for name in register.needed if name not in there)


def moment_words(moment: datetime, beside: datetime | None = None) -> str:
    """`2026-12-28 09:35`; of the same day as what stands `beside` it the time alone."""
    if beside is not None and moment.date() == beside.date():
        return clock(moment)
    return f"{moment.date().isoformat()} {clock(moment)}"


def about_words(line: RegisterLine) -> str:
    """The number of the matter a line belongs to."""
    if line.entry is not None:
        return line.entry.ref or ""
    return line.item.ref if line.item is not None else ""


def kind_words(line: RegisterLine) -> str:
    """What kind of entry a line is; of an item, nothing."""
    return kind_word(line.entry.kind) if line.entry is not None else ""


def missing_words(names: Sequence[str]) -> str:
    """`missing: Person, Approved by`."""
    return _("missing: {names}").format(names=pgettext("list", ", ").join(element_word(name) for name in names))


# Elements that are kept as codes ----------------------------------------------------------------------------------


def _coded(name: str) -> dict[str, str]:
    if name == "caught":
        return {Caught.US.value: _("caught here"), Caught.RECEIVER.value: _("reached the receiver")}
    if name == "cause":
        return {cause.value: cause_word(cause.value) for cause in Cause}
    if name == "state":
        return {status.value: status_word(status) for status in Status}
    return {}


def status_word(status: Status) -> str:
    """What became of an early sign."""
    return {
        Status.WATCHING: _("watching"),
        Status.REPORTED: pgettext("sign", "told"),
        Status.DISMISSED: pgettext("sign", "let go"),
    }[status]


def tendency_words(found: Tendency) -> str:
    """`tendency #fire: 3 signs since 2026-12-01`."""
    words = _("tendency #{tag}: {n} signs since {day}")
    return words.format(tag=display(found.tag), n=len(found.signs), day=found.signs[0].day.isoformat())


def shown(name: str, value: str) -> str:
    """An element as it is read."""
    return _coded(name).get(value, value)


def kept(name: str, words: str) -> str:
    """An element as it is stored: the other way round."""
    return next((code for code, said in _coded(name).items() if said == words), words)


# Of items ---------------------------------------------------------------------------------------------------------


def _day(when: When | None) -> str:
    if when is None:
        return ""
    return moment_words(when) if isinstance(when, datetime) else when.isoformat()


def _routed(item: Item) -> list[Step]:
    return [step for step in item.steps if step.gate is Gate.ROUTE]


def _route(item: Item, _me: str) -> str:
    """Every desk it went over, with the days it came and left."""
    told: list[str] = []
    for step in _routed(item):
        name = step.owner or step.text
        days = "–".join(_month_day(moment) for moment in (step.sent_at, step.done_at) if moment is not None)
        told.append(f"{name} {days}".strip())
    return " → ".join(told)


def _month_day(moment: date) -> str:
    return f"{moment.month:02d}-{moment.day:02d}"


def _lies_at(item: Item) -> Step | None:
    return next((step for step in _routed(item) if step.sent_at is not None and step.done_at is None), None)


def _desk(item: Item, _me: str) -> str:
    step = _lies_at(item)
    return (step.owner or step.text) if step is not None else ""


def _since(item: Item, _me: str) -> str:
    step = _lies_at(item)
    return _day(step.sent_at) if step is not None else ""


def _info(item: Item, name: str) -> str:
    value = getattr(item.info, name) if item.info is not None else None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _day(value) if isinstance(value, datetime) else str(value or "")


_OF_ITEM: dict[str, Callable[[Item, str], str]] = {
    "doc_no": lambda item, _me: (item.source.doc_no or "") if item.source else "",
    "from_body": lambda item, _me: item.source.who if item.source else "",
    "grade": lambda item, _me: (item.source.doc_urgency or "") if item.source else "",
    "route": _route,
    "desk": _desk,
    "since": _since,
    "state": lambda item, _me: state_word(item.state),
    "lead": lambda item, me: person(item.lead, me) if item.lead else "",
    "due": lambda item, _me: _day(item.due),
    "archive": lambda item, _me: item.archive_ref or "",
    "result": lambda item, _me: item.result or "",
    "point": lambda item, _me: point_word(item.info.point) if item.info is not None and item.info.point else "",
    "source": lambda item, _me: line_of(item, "evidence") or (item.source.who if item.source else ""),
    "occurred": lambda item, _me: _info(item, "occurred_at"),
    "noticed": lambda item, _me: moment_words(item.created_at),
    "drafted": lambda item, _me: _day(stamps(item).drafted),
    "sent": lambda item, _me: _day(stamps(item).sent),
    "adopted": lambda item, _me: _info(item, "adopted"),
    "who": lambda item, _me: item.source.who if item.source else "",
    "answer": lambda item, _me: (item.reply.how or item.reply.none_because or "") if item.reply else "",
    "by": lambda item, _me: item.tracked.by if item.tracked else "",
    "words": lambda item, _me: item.tracked.text if item.tracked else "",
}
