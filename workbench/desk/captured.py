"""What a line that was read becomes: an item with its event, or a line of the diary.

Pure and quick to load: the desk's verbs and the quick `add`, which opens no desk, write the same.
"""

from __future__ import annotations

from datetime import datetime

from workbench.domain.derive import people_of, quadrant
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.item import ME, Item, Source, State, Step, WaitingFor
from workbench.domain.reading import NO_APPROVER
from workbench.domain.said import Said, said_of_line
from workbench.domain.when import in_zone
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from typing import Any

    from workbench.domain.entry import Data
    from workbench.domain.hours import Workday
    from workbench.domain.reading import Reading
    from workbench.domain.response import Response
    from workbench.domain.when import When


def refuse_without_title(title: str) -> None:
    """Raise `Refused` where not a word of title is left."""
    if not title.strip():
        raise Refused(say=_("An item needs at least one word of title."))


def item_of(
    reading: Reading,
    ref: str,
    steps: Sequence[str],
    now: datetime,
    is_workday: Workday,
    response: Response | None = None,
) -> Item:
    """The item a reading means: judged where the line judged it, else in the inbox."""
    item = Item(
        ref=ref,
        title=reading.title.strip(),
        created_at=now,
        updated_at=now,
        steps=tuple([Step(text) for text in steps]),
        **item_fields(reading, now),
    )
    if reading.waiting_on:
        from workbench.domain.states import check_after  # late: most lines wait for nobody

        item = item.but(
            state=State.WAITING,
            waiting_for=WaitingFor.REPLY,
            next_check=item.next_check or check_after(item, now.date(), is_workday),
            lead=item.lead or ME,
        )
    if ":" in item.title or "：" in item.title:
        from workbench.domain.classes import classified  # late: most titles name no trade

        item = classified(item, {})
    judged = quadrant(item)
    if judged is None:
        return item
    from workbench.domain.response import USUAL  # late: most lines are not judged
    from workbench.domain.states import triaged  # late: the same

    return triaged(item, judged, now.date(), is_workday, response or USUAL)


def item_fields(reading: Reading, now: datetime) -> dict[str, Any]:
    """The fields of an item that a line can set, with its times on the desk's clock."""
    zone = now.tzinfo
    at, due = _local(reading.at, zone), _local(reading.due, zone)
    return {
        "at": at,
        "until": _local(reading.until, zone),
        "due": due,
        "next_check": _local(reading.next_check, zone),
        "fixed": isinstance(at, datetime),
        "minutes": reading.minutes,
        "urgent": reading.urgent,
        "important": reading.important,
        "lead": reading.lead,
        "support": reading.support,
        "source": Source(reading.source) if reading.source else None,
        "area": reading.area,
        "waiting_on": reading.waiting_on,
        "repeat": reading.repeat,
        "repeat_from": reading.repeat_from,
        "roll": reading.roll,
        "occurrence": (due if at is None else at) if reading.repeat else None,
        "note": reading.note,
    }


def said_added(readings: Sequence[Reading]) -> Said:
    """What undo will call it."""
    return Said(Verb.ADDED, len(readings), readings[0].title if readings else "")


def added(item: Item, reading: Reading, now: datetime, *, sealed: bool) -> Entry:
    """The event of a captured item; the line is kept where the title does not say it all."""
    facts: Data = (("line", reading.line),) if reading.line != reading.title else ()
    return amended(event(Verb.ADDED, item, facts, now), sealed)


def event(verb: Verb, item: Item | None, facts: Data, now: datetime) -> Entry:
    """What the machine writes down of a verb."""
    return Entry(
        at=now,
        written_at=now,
        kind=EntryKind.EVENT,
        verb=verb,
        data=facts,
        item=item.id if item else None,
        ref=item.ref if item else None,
        title=item.title if item else None,
        people=tuple([name for name in people_of(item) if name != ME]) if item else (),
        restricted=item.restricted if item else False,
    )


def amended(entry: Entry, sealed: bool) -> Entry:
    """The entry as it stands in a day that was closed already: marked, so that the export can say so."""
    return entry.but(data=(*entry.data, ("after_close", "1"))) if sealed else entry


def noted(reading: Reading, now: datetime, about: Item | None = None) -> Entry:
    """The line of the diary that a reading means, and nothing but the line.

    Raises:
        Refused: an empty line, a time still to come, a promise, which becomes an item beside the line, or a shift.
    """
    if reading.entry_kind == "leave":
        raise Refused(say=_("Leave takes time from the days it names."))
    if reading.shifts:
        raise Refused(say=_("A shift goes onto the duty roster."))
    if about is None and reading.promises:
        raise Refused(say=_("A promise becomes an item beside the diary line."))
    return record_of(reading, now, about)


def record_of(reading: Reading, now: datetime, about: Item | None = None) -> Entry:
    """The line of the diary that a reading means, whatever else follows from it.

    Raises:
        Refused: an empty line, a time still to come, or a seal used without approval.
    """
    text = (reading.text or reading.title).strip()
    if not text:
        raise Refused(say=_("A diary line needs a word or two."))
    if any(notice.code == NO_APPROVER for notice in reading.warnings):
        raise Refused(say=_("The seal is not used without approval: say who approved it (approved by …, 批准人: …)."))
    at = _moment(reading.at, now)
    if at > now:
        raise Refused(say=_("The diary tells what has happened; this time is still to come."))
    return Entry(
        at=at,
        written_at=now,
        kind=EntryKind(reading.entry_kind or "note"),
        text=text,
        until=_moment(reading.until, now) if reading.until is not None else None,
        item=about.id if about else None,
        ref=about.ref if about else None,
        title=about.title if about else None,
        data=reading.facts,
    )


def said_noted(entry: Entry) -> Said:
    """What undo will call it."""
    return said_of_line(entry.text, restricted=entry.restricted)


def _local(when: When | None, zone: tzinfo | None) -> When | None:
    return in_zone(when, zone) if when is not None else None


def _moment(when: When | None, now: datetime) -> datetime:
    """The moment of a diary line: as typed, or now."""
    placed = _local(when, now.tzinfo)
    if placed is None or isinstance(placed, datetime):
        return placed or now
    return datetime.combine(placed, now.timetz())
