"""An item as the line that would capture it, to be edited.

The law: `read(line, literal=literal)` gives back the fields of the item, except those named in `unsaid`. Nothing is
put into the line which does not read back as it was meant: what a line cannot say (a past date, a name with a space)
stays out of it, and `with_unsaid` puts it back afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from workbench.domain.frozen import Frozen
from workbench.domain.hours import WorkHours
from workbench.domain.item import ME, Item, State
from workbench.domain.reading import Reading
from workbench.domain.when import When, in_zone
from workbench.i18n import is_chinese
from workbench.text.capture.read import read
from workbench.text.duration import format_minutes
from workbench.text.repeat import repeat_phrases

FIELDS = (
    *("at", "until", "repeat", "repeat_from", "roll", "due", "waiting_on", "next_check", "minutes"),
    *("lead", "support", "source", "area", "urgent", "important", "note"),
)
"""What a line can say beside the title."""

_JUDGED = {(True, True): "!1", (False, True): "!2", (True, False): "!3", (False, False): "!4"} | {
    (True, None): "!",
    (None, True): "*",
}
_LONG_TITLE = 1200
"""A longer title comes last, since no more than a page of a line is looked at."""


class Composed(Frozen):
    """A line that may be edited."""

    line: str
    literal: tuple[tuple[int, int], ...]
    """The title: text, whatever it looks like."""
    unsaid: tuple[str, ...] = ()
    """The fields of the item that the line does not say."""


def compose(
    item: Item,
    now: datetime,
    *,
    names: Collection[str] = (),
    areas: Collection[str] = (),
    work: WorkHours | None = None,
) -> Composed:
    """The line of an item as it would be typed at `now`, and read with the same names, areas and working days."""
    wanted = said_by(item, now.tzinfo)
    builder = _Builder(item.title, now, names, areas, work)
    for candidates, fields in _pieces(item, wanted, now):
        for text in candidates:
            if builder.accepts(text, {name: wanted[name] for name in fields}):
                break
    unsaid = tuple(name for name in FIELDS if wanted[name] not in (None, ()) and name not in builder.said)
    return Composed(*builder.line(builder.texts), unsaid)


def with_unsaid(reading: Reading, composed: Composed, item: Item, zone: tzinfo | None) -> Reading:
    """The reading of an edited line, with what the line never said as the item has it."""
    had = said_by(item, zone)
    missing = {name: had[name] for name in composed.unsaid if getattr(reading, name) in (None, ())}
    if "until" in missing and reading.at not in (None, had["at"]):
        del missing["until"]  # it ended the old time
    if "lead" in missing and reading.waiting_on and item.state is not State.WAITING:
        del missing["lead"]
    return reading.but(**missing)


def said_by(item: Item, zone: tzinfo | None) -> dict[str, Any]:
    """The fields of an item as a reading would hold them: local and naive."""
    fields = {name: getattr(item, name) for name in FIELDS}
    for name in ("at", "until", "due", "next_check"):
        fields[name] = _naive(fields[name], zone)
    fields["source"] = item.source.who if item.source is not None else None
    if item.state is not State.WAITING:
        fields["waiting_on"] = fields["next_check"] = None
    return fields


def _naive(when: When | None, zone: tzinfo | None) -> When | None:
    if not isinstance(when, datetime):
        return when
    local = in_zone(when, zone)
    return local.replace(tzinfo=None, second=0, microsecond=0) if isinstance(local, datetime) else local


class _Builder:
    """Puts pieces behind the title, each only where the whole still reads as it should."""

    def __init__(
        self, title: str, now: datetime, names: Collection[str], areas: Collection[str], work: WorkHours | None
    ) -> None:
        self._title = title.strip()
        self._now = now.replace(tzinfo=None)
        self._names, self._areas, self._work = names, areas, work
        self.texts: list[str] = []
        self.said: dict[str, Any] = {}

    def accepts(self, text: str, fields: Mapping[str, Any]) -> bool:
        texts, said = [*self.texts, text], {**self.said, **fields}
        line, literal = self.line(texts)
        found = read(line, self._now, names=self._names, areas=self._areas, work=self._work, literal=literal)
        if found.kind != "item" or found.title != self._title:
            return False
        if any(getattr(found, name) != said.get(name, () if name == "support" else None) for name in FIELDS):
            return False
        self.texts, self.said = texts, said
        return True

    def line(self, texts: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
        if len(self._title) > _LONG_TITLE:
            head = "".join(f"{text} " for text in texts if not text.startswith("//"))
            return head + self._title, ((len(head), len(head) + len(self._title)),)
        return " ".join([self._title, *texts]), ((0, len(self._title)),)


_Piece = tuple[list[str], tuple[str, ...]]


def _pieces(item: Item, wanted: Mapping[str, Any], now: datetime) -> Iterator[_Piece]:
    """Ways to say each thing, the shortest first, with the fields they say."""
    today = now.date()
    # In Chinese a deadline behind a time of day would be read as the end of that time.
    dates = (_due, _times) if is_chinese() else (_times, _due)
    for said in dates:
        yield from said(wanted, today.year)
    if wanted["waiting_on"]:
        who = f">{wanted['waiting_on']}"
        if wanted["next_check"] is not None:
            check = [f"{who} {text}" for text in _moments(wanted["next_check"], today.year)]
            yield check, ("waiting_on", "next_check")
        yield [who], ("waiting_on",)
    yield from _people(item, wanted)
    if wanted["minutes"]:
        yield [f"~{format_minutes(wanted['minutes'])}"], ("minutes",)
    judged = _JUDGED.get((wanted["urgent"], wanted["important"]))
    if judged:
        fields = tuple(name for name in ("urgent", "important") if wanted[name] is not None)
        yield [judged], fields
    if wanted["note"]:
        yield [f"// {wanted['note']}"], ("note",)


def _people(item: Item, wanted: Mapping[str, Any]) -> Iterator[_Piece]:
    if wanted["lead"] and item.lead != ME:
        yield [f"@{wanted['lead']}"], ("lead",)
    if wanted["support"]:
        yield [" ".join(f"+{name}" for name in wanted["support"])], ("support",)
    if wanted["source"]:
        yield [f"^{wanted['source']}"], ("source",)
    if wanted["area"]:
        yield [f"#{wanted['area']}"], ("area",)


def _due(wanted: Mapping[str, Any], year: int) -> Iterator[_Piece]:
    if wanted["due"] is not None:
        word = "截止" if is_chinese() else "by "
        yield [word + text for text in _moments(wanted["due"], year)], ("due",)


def _times(wanted: Mapping[str, Any], year: int) -> Iterator[_Piece]:
    at, until = wanted["at"], wanted["until"]
    if at is None:
        return
    ended = ("until",) if until is not None else ()
    clock = f" {_clocks(at, until)}" if isinstance(at, datetime) else ""
    if wanted["repeat"]:
        also = tuple(name for name in ("repeat_from", "roll") if wanted[name])
        said = repeat_phrases(wanted["repeat"], wanted["repeat_from"], wanted["roll"])
        yield [f"{text}{clock}" for text in said], ("repeat", *also, "at", *ended)
    texts = _moments(at, year)
    if isinstance(at, datetime):
        days = _moments(at.date(), year)
        yield [f"{day} {_clocks(at, until)}" for day in days], ("at", *ended)
    yield texts, ("at",)


def _clocks(at: datetime, until: When | None) -> str:
    ends = isinstance(until, datetime) and until.date() == at.date()
    return f"{at:%H:%M}-{until:%H:%M}" if ends else f"{at:%H:%M}"


def _moments(when: When, year: int) -> list[str]:
    """`12-29 15:00`, and with its year."""
    clock = f" {when:%H:%M}" if isinstance(when, datetime) else ""
    short = [f"{when:%m-%d}{clock}"] if when.year == year else []
    return [*short, f"{when:%Y-%m-%d}{clock}"]
