"""iCalendar, read back by its library and held against RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar as Read
from support.documents import hostile, texts

from workbench.text.documents import events
from workbench.text.documents.model import clean

CHANGED = datetime(2026, 12, 1, tzinfo=UTC)
SHANGHAI = timezone(timedelta(hours=8))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=SHANGHAI)
)
some = st.builds(
    events.Event,
    st.uuids().map(str),
    texts,
    st.one_of(days, moments),
    st.just(CHANGED),
    st.one_of(st.none(), days, moments),
    st.one_of(st.none(), st.integers(1, 600)),
    st.lists(hostile, max_size=3).map(tuple),
    st.just(()),
    hostile,
    st.booleans(),
)


@settings(max_examples=40)
@given(st.lists(some, max_size=3), texts)
def test_every_event_comes_back(given: list[events.Event], name: str) -> None:
    written = events.write(events.Calendar(name, tuple(given)))
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in written.replace(b"\r\n", b"")
    read = Read.from_ical(written)
    parts = list(read.subcomponents)
    assert len(parts) == len(given)
    for part, event in zip(parts, given, strict=True):
        assert str(part["UID"]) == event.uid
        assert str(part["SUMMARY"]) == clean(event.title)
        told = [clean(line) for line in event.lines if clean(line)]
        assert str(part.get("DESCRIPTION", "")).split("\n") == (told or [""])
        start = part["DUE" if event.is_deadline else "DTSTART"].dt
        assert start == event.start
        if not event.is_deadline:
            assert part["DTEND"].dt > start
            assert isinstance(part["DTEND"].dt, datetime) == isinstance(event.start, datetime)


def test_whole_days_end_with_the_day_behind_the_last() -> None:
    event = events.Event("u", "t", date(2026, 12, 28), CHANGED, end=date(2026, 12, 30))
    written = events.write(events.Calendar("c", (event,))).decode()
    assert "DTSTART;VALUE=DATE:20261228" in written
    assert "DTEND;VALUE=DATE:20261231" in written


def test_a_moment_is_the_same_moment_in_every_zone() -> None:
    event = events.Event("u", "t", datetime(2026, 12, 28, 9, 0, tzinfo=SHANGHAI), CHANGED, minutes=30)
    written = events.write(events.Calendar("c", (event,))).decode()
    assert "DTSTART:20261228T010000Z" in written
    assert "DTEND:20261228T013000Z" in written
