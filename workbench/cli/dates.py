"""Dates in arguments: WHEN is what the capture line understands; a day of the diary may also lie behind us."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text.capture.context import WorkHours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.cli.session import Session
    from workbench.settings import Settings

_DAYS_BACK = {"today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1, "前天": 2}


def work_of(settings: Settings) -> WorkHours:
    """The working day as the capture line needs it."""
    return WorkHours(settings.hours.start, settings.hours.end)


def read_when(session: Session, words: list[str]) -> date | datetime:
    """The day or moment that the words name.

    Raises:
        UsageMistake: they are not understood.
    """
    text = " ".join(words).strip()
    found = _understood(session, text)
    if found is None:
        raise UsageMistake(say=_why_not(session, text).format(text=text))
    return found


def _understood(session: Session, text: str) -> date | datetime | None:
    from workbench.text.capture.when import when  # late: an ISO date needs no grammar

    now, work = session.clock.now().replace(tzinfo=None), work_of(session.settings)
    return _iso(text) or when(text, now, work=work, calendar=session.settings.hours.calendar)


def _why_not(session: Session, text: str) -> str:
    from workbench.text.capture.read import read  # late: only for a slip

    now, calendar = session.clock.now().replace(tzinfo=None), session.settings.hours.calendar
    reading = read(f"x {text}", now, work=work_of(session.settings), calendar=calendar)
    codes = {notice.code for notice in reading.warnings}
    if codes & {"past-date", "past-range"}:
        return _("“{text}” is past.")
    if "impossible-date" in codes:
        return _("“{text}” is no day of the calendar.")
    if "weekday-mismatch" in codes:
        return _("“{text}”: the date falls on another weekday.")
    return _("“{text}” is no date. Try 2026-12-28, tomorrow, fri 15:00.")


def read_span(session: Session, words: list[str]) -> tuple[date | datetime, date | datetime | None]:
    """The day or moment that the words name, and its end where they name one (`3-4:30pm`).

    Raises:
        UsageMistake: they are not understood.
    """
    from workbench.text.capture.read import read  # late: an ISO date needs no grammar

    text = " ".join(words).strip()
    if _iso(text) is None:
        now, calendar = session.clock.now().replace(tzinfo=None), session.settings.hours.calendar
        reading = read(f"x {text}", now, work=work_of(session.settings), calendar=calendar)
        if reading.title == "x" and reading.at is not None and reading.until is not None:
            return reading.at, reading.until
    return read_when(session, words), None


def read_day(session: Session, text: str | None) -> date:
    """A day of the diary: today without a word; `yesterday` and dates gone by are welcome.

    Raises:
        UsageMistake: it is not understood.
    """
    today = session.clock.now().date()
    if not text:
        return today
    back = _DAYS_BACK.get(text.strip().casefold())
    if back is not None:
        return today - timedelta(days=back)
    found = _understood(session, text.strip())
    if found is None:
        raise UsageMistake(say=_("“{text}” is no day of the diary. Try 2026-12-28, yesterday.").format(text=text))
    return found.date() if isinstance(found, datetime) else found


def day_reader(session: Session) -> Callable[[str], date]:
    """The same, for what knows no session."""
    return lambda text: read_day(session, text)


def _iso(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None
