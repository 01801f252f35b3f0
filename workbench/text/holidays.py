"""The working calendar in words: what a day is called, and how sure that is."""

from __future__ import annotations

from datetime import date

from workbench.domain.calendar import Certainty
from workbench.i18n import N_, _, is_chinese, pgettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.calendars.working import Calendar

_NAMES = {
    "new-year": N_("New Year's Day"),
    "spring": N_("Spring Festival"),
    "new-years-eve": N_("Lunar New Year's Eve"),
    "qingming": N_("Qingming Festival"),
    "labour": N_("Labour Day"),
    "dragon-boat": N_("Dragon Boat Festival"),
    "mid-autumn": N_("Mid-Autumn Festival"),
    "national": N_("National Day"),
    "victory": N_("Victory Day"),
    "good-friday": N_("Good Friday"),
    "easter": N_("Easter Sunday"),
    "easter-monday": N_("Easter Monday"),
    "thanksgiving": N_("Thanksgiving"),
    "christmas": N_("Christmas Day"),
    "boxing-day": N_("Boxing Day"),
}


def holiday_name(calendar: Calendar, day: date) -> str:
    """What the day is off for, or worked for; empty for a day like any other."""
    key, title = calendar.name(day), calendar.title(day)
    translated = is_chinese() and not title.isascii()
    if key in _NAMES and not translated and (is_chinese() or not title):
        return _(_NAMES[key])
    return title or key


def day_label(calendar: Calendar, day: date) -> str:
    """A word to stand beside a date: the holiday, or that a day of the weekend is worked; else nothing."""
    if calendar.is_made_up(day):
        return pgettext("day", "make-up workday")
    if calendar.is_workday(day):
        return ""
    name = holiday_name(calendar, day)
    if name and calendar.certainty(day) is not Certainty.OFFICIAL:
        return _("{holiday}, expected").format(holiday=name)
    return name


def certainty_word(certainty: Certainty) -> str:
    """`official`, `provisional`, `weekdays only`."""
    if certainty is Certainty.OFFICIAL:
        return pgettext("calendar", "official")
    return pgettext("calendar", "provisional") if certainty else pgettext("calendar", "weekdays only")


def advice(calendar: Calendar, year: int) -> list[str]:
    """Sentences on what is not known of a year, and what to do about it."""
    from workbench.calendars import others  # late: only where somebody asks for the calendar

    country, part = calendar.country, calendar.subdivision
    if not country:
        return [_("No country is set: Monday to Friday are worked. Set `country` in settings.toml.")]
    said: list[str] = []
    if calendar.missing_extra:
        said.append(
            _("The holidays need the extra `{extra}`: pip install 'daily-workbench[{extra}]'.").format(
                extra=calendar.missing_extra
            )
        )
    elif country == "CN":
        pass
    elif not others.knows(country):
        said.append(
            _("The holidays of “{country}” are not known; check `country` in settings.toml.").format(country=country)
        )
    elif part and not others.knows(country, part):
        said.append(
            _("“{part}” is no part of {country} that is known; `subdivision` may be {parts}.").format(
                part=part, country=country, parts=", ".join(others.parts(country))
            )
        )
    elif not part and others.regional(country, year):
        said.append(
            _("Some days are off only in parts of {country}; `subdivision` in settings.toml may be {parts}.").format(
                country=country, parts=", ".join(others.parts(country))
            )
        )
    if calendar.year_certainty(year) is Certainty.PROVISIONAL and calendar.year_source(year) == "law":
        said.append(
            _(
                "The notice for {year} is not known here: the days are those of law and habit, without make-up days."
            ).format(year=year)
        )
    return said
