"""Which hour is meant: office hours where nothing is said, else the part of the day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from workbench.text.capture.atoms import Clock, Clocks, Part


def times_on(day: date, clock: Clock | Clocks, part: Part | None) -> tuple[datetime, datetime | None] | None:
    """The moment or moments meant on `day`, or None where the part of the day contradicts the clock."""
    if isinstance(clock, Clock):
        start = _on_day(day, clock, part)
        return None if start is None else (start, None)
    start = _on_day(day, clock.first, part)
    if start is None:
        return None
    end = _on_day(day, clock.last, part if not clock.last.sure else None)
    if end is not None and end <= start and not clock.last.sure and clock.last.hour <= 12:
        end = _on_day(day, clock.last.but(hour=clock.last.hour % 12 + 12), None)
    return (start, end) if end is not None and end > start else None


def _on_day(day: date, clock: Clock, part: Part | None) -> datetime | None:
    hour = hour_of(clock, part)
    if hour is None:
        return None
    return datetime.combine(day, time(0)) + timedelta(hours=hour, minutes=clock.minute)


def hour_of(clock: Clock, part: Part | None) -> int | None:
    """The hour of the 24-hour clock; from 24 on it is the next day's."""
    hour = clock.hour
    if part is None:
        return hour + 12 if 1 <= hour <= 6 and not clock.sure else hour
    if part is Part.DAWN:
        return hour % 12 if hour <= 12 and hour % 12 <= 6 else None
    if part is Part.MORNING:
        return hour if 1 <= hour <= 12 else None
    if part is Part.NOON:
        return {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14}.get(hour)
    if part is Part.AFTERNOON:
        return hour if hour in range(12, 20) else hour + 12 if 1 <= hour <= 7 else None
    return _evening_hour(hour)


def _evening_hour(hour: int) -> int | None:
    if hour in (0, 12, 24):
        return 24
    if 1 <= hour <= 4:
        return hour + 24
    return hour + 12 if hour < 12 else hour if hour >= 17 else None
