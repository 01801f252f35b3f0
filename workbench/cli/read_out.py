"""How a line was understood, field by field, for a person."""

from __future__ import annotations

from datetime import date

from workbench.cli.output import pad
from workbench.domain.entry import EntryKind
from workbench.domain.reading import Reading
from workbench.domain.when import When
from workbench.i18n import _
from workbench.text.dates import minutes_words, when_full
from workbench.text.repeat import repeat_words
from workbench.text.terms import field_word, kind_word, person, quadrant_word
from workbench.text.width import cells

GAP = 2


def read_out(reading: Reading, today: date, me: str) -> list[str]:
    """A line for each field that was read, the words of the fields in a column."""
    rows = [(name, value) for name, value in _rows(reading, today, me) if value]
    width = max([12, *(cells(name) + GAP for name, _value in rows)])
    return [pad(name, width) + value for name, value in rows]


def _rows(reading: Reading, today: date, me: str) -> list[tuple[str, str]]:
    if reading.kind == "entry":
        return [
            (_("diary line"), kind_word(EntryKind(reading.entry_kind or "note"))),
            (_("time"), _when(reading.at, today)),
            (field_word("until"), _when(reading.until, today)),
            (_("text"), reading.text or ""),
            *((_("promised"), _promised(promise, today)) for promise in reading.promises),
        ]
    names = ("lead", "source", "area", "waiting_on", "note")
    values = {name: getattr(reading, name) or "" for name in names}
    values |= {name: person(values[name], me) for name in ("lead", "waiting_on") if values[name]}
    values |= {name: _when(getattr(reading, name), today) for name in ("at", "until", "due", "next_check")}
    values["title"] = reading.title
    values["minutes"] = minutes_words(reading.minutes) if reading.minutes else ""
    values["repeat"] = repeat_words(reading.repeat, reading.repeat_from, reading.roll) if reading.repeat else ""
    values["support"] = _(", ").join(reading.support)
    dated = ("title", "at", "until", "due", "minutes")
    order = (*dated, "lead", "support", "source", "area", "waiting_on", "next_check", "repeat", "note")
    rows = [(field_word(name), values[name]) for name in order]
    rows[len(dated) : len(dated)] = _judgement(reading)
    return rows


def _promised(promise: Reading, today: date) -> str:
    due = _("due {when}").format(when=_when(promise.due, today)) if promise.due is not None else ""
    return _(", ").join(part for part in (promise.title, due) if part)


def _judgement(reading: Reading) -> list[tuple[str, str]]:
    """The quadrant where both questions are answered, else the answer that was given."""
    urgent, important = reading.urgent, reading.important
    if urgent is not None and important is not None:
        quadrant = (1 if urgent else 2) if important else (3 if urgent else 4)
        return [(_("quadrant"), f"{quadrant} {quadrant_word(quadrant)}")]
    answers = (("urgent", urgent), ("important", important))
    return [(field_word(name), _("yes") if value else _("no")) for name, value in answers if value is not None]


def _when(when: When | None, today: date) -> str:
    return when_full(when, today) if when is not None else ""
