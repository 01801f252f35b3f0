"""Which report is looked at, of which day, period, person or meeting; and what stands before and behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.desk.desk import Desk
from workbench.domain.derive import is_open
from workbench.domain.item import ME, Item, Kind, Side
from workbench.domain.periods import Period, Scale, period
from workbench.domain.when import day_of
from workbench.errors import Refused
from workbench.i18n import N_, _
from workbench.reports.making import Asked
from workbench.reports.persons import who_is_meant
from workbench.text import dates
from workbench.text.periods import period_words, read_period, span
from workbench.text.terms import person
from workbench.ui.jobs import Reader
from workbench.ui.masking import is_revealed

WORDS = {
    "diary": N_("Work diary"),
    "week": N_("Report of the week"),
    "month": N_("Report of the month"),
    "quarter": N_("Report of the quarter"),
    "year": N_("Duty report of the year"),
    "schedule": N_("Schedule sheet"),
    "agenda": N_("Agenda of the Monday meeting"),
    "minutes": N_("Minutes of a meeting"),
    "leader": N_("Brief for a leader"),
    "bulletin": N_("Supervision bulletin"),
    "handover": N_("Hand-over pack"),
    "stats": N_("Statistics"),
}
"""The reports in the order of the list."""
OF_NOW = ("bulletin", "handover")
"""These tell how things stand at this moment, and of no other."""
BEHIND = ("diary", "week", "month", "quarter", "year", "stats")
"""What is still to come has nothing to tell in these."""
DAYS_BACK = 31
"""So far back meetings are looked for."""
_SCALE = {"week": Scale.WEEK, "month": Scale.MONTH, "quarter": Scale.QUARTER, "year": Scale.YEAR, "agenda": Scale.WEEK}
_SCALES = {
    "schedule": (Scale.DAY, Scale.WEEK, Scale.MONTH),
    "stats": (Scale.WEEK, Scale.MONTH, Scale.QUARTER, Scale.YEAR),
}
"""Reports of more than one length."""


def report_word(key: str) -> str:
    """What a report is called."""
    return _(WORDS[key])


@dataclass(frozen=True, slots=True)
class Choice:
    """A report, and what it is about."""

    key: str
    day: date
    about: str = ""
    """Whose, or of which meeting: a name, the number of an item."""
    scale: Scale = Scale.WEEK

    @property
    def period(self) -> Period:
        """The days that it tells of."""
        return period(_SCALE.get(self.key, self.scale if self.key in _SCALES else Scale.DAY), self.day)

    def asked(self) -> Asked:
        """The same as whoever makes it wants to know it."""
        what = self.about
        if self.key == "schedule":
            what = {Scale.DAY: "day", Scale.WEEK: "week", Scale.MONTH: "month"}[self.scale]
        elif self.key == "stats":
            what = typed(self.period)
        return Asked(self.day, what, seen=True)

    def words(self, today: date, me: str) -> str:
        """What it is about, beside its name."""
        if self.key == "minutes":
            return self.about
        if self.key == "handover":
            return person(self.about or ME, me)
        if self.key == "bulletin":
            return dates.date_plain(today)
        found = self.period
        if found.scale is Scale.DAY:
            told = dates.date_plain(found.first)
        else:
            told = f"{period_words(found, today)}  {span(found)}"
        return f"{self.about}  {told}" if self.key == "leader" and self.about else told


def typed(found: Period) -> str:
    """A period as it would be typed."""
    first = found.first
    if found.scale is Scale.YEAR:
        return str(first.year)
    if found.scale is Scale.QUARTER:
        return f"{first.year}-Q{(first.month + 2) // 3}"
    return f"{first:%Y-%m}" if found.scale is Scale.MONTH else first.isoformat()


def first_choice(desk: Desk, key: str) -> Choice:
    """What is most likely wanted of a report: now, and what is nearest."""
    today = desk.today()
    choice = Choice(key, today, scale=Scale.MONTH if key == "stats" else Scale.WEEK)
    if key == "leader":
        known = leaders(desk)
        return replace(choice, about=known[0] if known else "")
    if key == "minutes":
        known = meetings(desk, today)
        past = [item for item in known if _day(item) <= today]
        nearest = past[-1:] or known[:1]
        return replace(choice, about=nearest[0].ref if nearest else "")
    return choice


def shifted(choice: Choice, by: int, desk: Desk) -> Choice:
    """The same report before or behind.

    Raises:
        Refused: there is none.
    """
    if choice.key in OF_NOW:
        raise Refused(say=_("This report tells how things stand now, and of no other time."))
    if choice.key == "minutes":
        return _meeting_beside(choice, by, desk)
    found = choice.period.shifted(by)
    return checked(replace(choice, day=found.first), desk.today())


def checked(choice: Choice, today: date) -> Choice:
    """The choice, where there can be something to tell.

    Raises:
        Refused: it is still to come.
    """
    if choice.key in BEHIND and choice.period.first > today:
        raise Refused(say=_("What is still to come cannot be counted."))
    return choice


def longer(choice: Choice, today: date) -> Choice:
    """The next length: day, week, month of a schedule; week to year of the statistics.

    Raises:
        Refused: it has one length only.
    """
    scales = _SCALES.get(choice.key)
    if scales is None:
        raise Refused(say=_("This report has one length only."))
    found = choice.period
    day = min(found.last, max(found.first, today))
    return replace(choice, day=day, scale=scales[(scales.index(choice.scale) + 1) % len(scales)])


def named(choice: Choice, text: str, desk: Desk) -> Choice:
    """The choice that a typed line makes: a day, a period, a person, a meeting.

    Raises:
        DeskError: it makes none.
    """
    line = text.strip()
    if choice.key in ("leader", "handover"):
        day = day_typed(line, desk)
        if day is not None and choice.key == "leader":
            return replace(choice, day=day)
        return replace(choice, about=who_is_meant(desk, line, revealed=is_revealed()))
    if choice.key == "minutes":
        return replace(choice, about=desk.find(line).ref)
    found = read_period(line, desk.today())
    if found is not None:
        if choice.key in _SCALES and found.scale in _SCALES[choice.key]:
            return checked(replace(choice, day=found.first, scale=found.scale), desk.today())
        if choice.key in ("month", "quarter", "year") and found.scale in (Scale.MONTH, Scale.QUARTER, Scale.YEAR):
            key = {Scale.MONTH: "month", Scale.QUARTER: "quarter"}.get(found.scale, "year")
            return checked(replace(choice, key=key, day=found.first), desk.today())
    day = found.first if found is not None else day_typed(line, desk)
    if day is None:
        raise Refused(say=_("“{text}” was not understood.").format(text=line[:30]))
    return checked(replace(choice, day=day), desk.today())


def day_typed(line: str, desk: Desk) -> date | None:
    """A day as it is typed anywhere."""
    try:
        return date.fromisoformat(line)
    except ValueError:
        reading = Reader(desk).read(line)
    found = reading.at or reading.due
    return day_of(found) if found is not None and not reading.title.strip() else None


def read_day(desk: Desk) -> Callable[[str], date]:
    """The same for whoever makes a report."""

    def read(line: str) -> date:
        return day_typed(line, desk) or desk.today()

    return read


def leaders(desk: Desk) -> list[str]:
    """Who is known to be one: by the settings, or because they attend something."""
    known = [name for name, side in desk.settings.people if side is Side.LEADER]
    attending = [name for item in desk.store.open_items().values() if not item.restricted for name in item.attend]
    return list(dict.fromkeys([*known, *attending]))


def meetings(desk: Desk, day: date) -> list[Item]:
    """The meetings that are open, and those which the last weeks tell of, in their order; restricted ones have no
    minutes that leave the desk."""
    found = {item.id: item for item in desk.store.open_items().values()}
    for back in range(DAYS_BACK):
        for entry in desk.entries(day - timedelta(days=back)):
            if entry.item is not None and entry.item not in found:
                item = desk.item(entry.item)
                if item is not None:
                    found[item.id] = item
    mine = [item for item in found.values() if item.kind is Kind.MEETING and not item.restricted]
    return sorted(mine, key=lambda item: (_day(item), item.id))


def _day(item: Item) -> date:
    if item.at is not None:
        return day_of(item.at)
    if is_open(item) or item.closed_at is None:
        return item.created_at.date()
    return item.closed_at.date()


def _meeting_beside(choice: Choice, by: int, desk: Desk) -> Choice:
    refs = [item.ref for item in meetings(desk, desk.today())]
    place = refs.index(choice.about) + by if choice.about in refs else 0
    if not 0 <= place < len(refs):
        raise Refused(say=_("There is no other meeting on this side; d takes a number or a piece of a title."))
    return replace(choice, about=refs[place])
