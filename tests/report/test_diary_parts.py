"""What a reader of the diary looks for: orders first, nothing told as done that is not, nothing late unnamed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from support.make import MONDAY, at, item

from workbench import i18n
from workbench.domain.day import Carry, Day
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Item, Reply, Source, State
from workbench.text.report.diary import diary_markdown
from workbench.text.report.values import DiaryValues, diary_values

TUESDAY, WEDNESDAY = date(2026, 12, 29), date(2026, 12, 30)
EARLIER = at(9, 0, date(2026, 12, 21))


def thing(n: int, title: str, **fields: Any) -> Item:
    base: dict[str, Any] = {"id": ItemId(n), "ref": f"2026-{n:04d}", "state": State.ACTIVE, "created_at": EARLIER}
    return item(title, **{**base, **fields})


def event(moment: datetime, verb: Verb, about: Item, **data: str) -> Entry:
    return Entry(
        at=moment,
        written_at=moment,
        kind=EntryKind.EVENT,
        verb=verb,
        item=about.id,
        ref=about.ref,
        title=about.title,
        data=tuple(data.items()),
    )


def line(moment: datetime, kind: EntryKind, text: str, about: Item | None = None) -> Entry:
    where: dict[str, Any] = {"item": about.id, "ref": about.ref, "title": about.title} if about else {}
    return Entry(at=moment, written_at=moment, kind=kind, text=text, **where)


def sections(items: list[Item], entries: list[Entry], **fields: Any) -> dict[str, list[str]]:
    """The lines of the diary by the heading they stand under, its number left out."""
    made = diary_values(
        MONDAY, fields.pop("day", None), entries, {one.id: one for one in items}, {}, fields.pop("now", at(18, 0))
    )
    found: dict[str, list[str]] = {}
    head = ""
    for text in diary_markdown(replace(made, **fields)).splitlines():
        if text.startswith("## "):
            head = text.removeprefix("## ").split("、")[-1].lstrip("0123456789 ")
        elif text:
            found.setdefault(head, []).append(text)
    return found


def test_orders_decisions_and_chasing_stand_first_and_are_counted() -> None:
    report, roster, copy = thing(1, "late figures"), thing(2, "duty roster"), thing(3, "bulletin copy")
    finished = thing(4, "printer", state=State.CLOSED, closed_at=at(9, 0))
    told = sections(
        [report, roster, copy, finished],
        [
            event(at(9, 0), Verb.DONE, finished, result="paper jam"),
            line(at(9, 30), EntryKind.INSTRUCTION, "Zhang: “find out why”", report),
            line(at(9, 40), EntryKind.DECISION, "Zhang agrees to plan A", roster),
            line(at(9, 50), EntryKind.CHASED, "city bureau rings", copy),
            line(at(9, 55), EntryKind.INSTRUCTION, "Zhao: nobody leaves early"),
            line(at(10, 0), EntryKind.ERROR, "wrong weekday in the draft"),
        ],
    )
    assert told["Main work"] == [
        "1. (instruction) Zhao: nobody leaves early",
        "2. late figures (2026-0001): (instruction) Zhang: “find out why”",
        "3. duty roster (2026-0002): (decision) Zhang agrees to plan A",
        "4. bulletin copy (2026-0003): (chased) city bureau rings",
        "5. printer (2026-0004): done: paper jam",
    ]
    assert told["Summary"][1].endswith("Chased once. Errors: 1.")


def test_the_register_holds_every_kind_of_contact() -> None:
    kinds = [EntryKind.CALL, EntryKind.VISITOR, EntryKind.MEETING, EntryKind.REPORT, EntryKind.ONSITE]
    told = sections([], [line(at(9, n), kind, "x") for n, kind in enumerate(kinds)])
    assert told["Calls, visitors, meetings, on site"] == [
        "- 09:00 (call) x",
        "- 09:01 (visitor) x",
        "- 09:02 (meeting) x",
        "- 09:03 (oral report) x",
        "- 09:04 (on site) x",
    ]


@pytest.mark.parametrize(
    ("language", "kind", "text", "shown"),
    [
        ("en", EntryKind.CALL, "call from the city bureau", "call from the city bureau"),
        ("en", EntryKind.CALL, "Calling Li", "(call) Calling Li"),
        ("en", EntryKind.MEETING, "Weekly meeting: five points", "Weekly meeting: five points"),
        ("en", EntryKind.CALL, "Li: please call back", "(call) Li: please call back"),
        ("zh_CN", EntryKind.INSTRUCTION, "张局长批示：“查清”", "张局长批示：“查清”"),
        ("zh_CN", EntryKind.INSTRUCTION, "批示：查清", "批示：查清"),
        ("zh_CN", EntryKind.CALL, "孙科长来电", "【电话】孙科长来电"),
    ],
)
def test_the_kind_of_a_line_is_said_once(language: str, kind: EntryKind, text: str, shown: str) -> None:
    i18n.use(language)
    told = "\n".join(text for lines in sections([], [line(at(9, 0), kind, text)]).values() for text in lines)
    assert f" {shown}\n" in f"{told}\n"
    assert "(call) call" not in told


def test_what_took_time_only_is_in_hand_and_never_done() -> None:
    report, speech, running = thing(1, "report"), thing(2, "speech"), thing(3, "roster", started_at=at(17, 50))
    told = sections(
        [report, speech, running],
        [
            event(at(9, 45), Verb.STOPPED, report, worked="45"),
            event(at(10, 0), Verb.STOPPED, speech, worked="10"),
            event(at(10, 1), Verb.WAITED, speech, who="Li", check="2026-12-28T15:00+08:00"),
            event(at(17, 50), Verb.STARTED, running),
        ],
    )
    assert told["Main work"] == [
        "1. report (2026-0001): in hand, 45 minutes",
        "2. speech (2026-0002): handed to Li, check at 15:00; worked 10 minutes",
        "3. roster (2026-0003): in hand, 10 minutes",
    ]


def test_the_steps_of_the_hand_are_left_out_of_the_day() -> None:
    report, slip = thing(1, "report"), thing(2, "asdf", state=State.DROPPED, created_at=at(9, 0))
    told = sections(
        [report, slip],
        [
            event(at(9, 0), Verb.ADDED, slip),
            event(at(9, 1), Verb.DROPPED, slip, why="typo"),
            event(at(9, 2), Verb.INBOXED, report),
            event(at(9, 3), Verb.UNPLANNED, report),
            event(at(9, 4), Verb.PLANNED, report, at="2026-12-28T15:00+08:00"),
            event(at(9, 5), Verb.STOPPED, report, worked="5"),
            event(at(9, 6), Verb.EDITED, report, fields="note"),
            event(at(9, 7), Verb.WAITED, report, who="Li", check="2026-12-29"),
        ],
    )
    assert told["Through the day"] == ["- 09:07 report: handed to Li, check on Tue 29 Dec (2026-0001)"]
    assert not any("asdf" in text for lines in told.values() for text in lines)


def test_whatever_was_put_off_or_is_late_is_named_with_its_reason() -> None:
    items = [
        thing(1, "deferred today", state=State.DEFERRED, due=TUESDAY, wake_on=WEDNESDAY, defer_reason="no figures"),
        thing(2, "asleep on its day", state=State.DEFERRED, due=MONDAY, wake_on=TUESDAY, defer_reason="as agreed"),
        thing(3, "planned behind", due=MONDAY, at=TUESDAY),
        thing(4, "moved deadline", due=WEDNESDAY),
        thing(5, "late", due=at(12, 0)),
        thing(6, "in time", due=WEDNESDAY, at=TUESDAY),
        thing(7, "waits too long", state=State.WAITING, due=MONDAY, waiting_on="Li", next_check=TUESDAY),
        thing(8, "put off, then done", state=State.CLOSED, due=MONDAY, closed_at=at(16, 0)),
        thing(9, "hush", due=at(12, 0), restricted=True),
    ]
    one, two, three, four, _late, six, seven, eight, _hush = items
    told = sections(
        items,
        [
            event(at(9, 0), Verb.DEFERRED, one, to="2026-12-30", why="no figures"),
            event(at(9, 1), Verb.PLANNED, three, at="2026-12-29", **{"from": "2026-12-28"}),
            event(at(9, 2), Verb.DUE_SET, four, due="2026-12-30", **{"from": "2026-12-28"}),
            event(at(9, 3), Verb.PLANNED, six, at="2026-12-29"),
            event(at(9, 4), Verb.WAITED, seven, who="Li", check="2026-12-29"),
            event(at(9, 5), Verb.DEFERRED, eight, to="2026-12-30", why="x"),
            event(at(16, 0), Verb.DONE, eight),
        ],
    )
    assert told["Carried over, deferred, late"] == [
        "- deferred today (2026-0001): deferred to Wed 2026-12-30, after its deadline 12-29 Tue (no figures)",
        "- planned behind (2026-0003): planned for Tue 2026-12-29, after its deadline 12-28 Mon",
        "- moved deadline (2026-0004): deadline moved from 12-28 Mon to 12-30 Wed",
        "- waits too long (2026-0007): handed to Li, check on Tue 29 Dec, after its deadline 12-28 Mon",
        "- late (2026-0005): late, the deadline was 12-28 Mon 12:00",
        "- asleep on its day (2026-0002): deferred to Tue 2026-12-29, after its deadline 12-28 Mon (as agreed)",
    ]
    assert "deferred 1" in told["Summary"][0]
    assert two.wake_on == TUESDAY


@pytest.mark.parametrize(("language", "word"), [("en", "me"), ("zh_CN", "本人")])
def test_whoever_gave_no_name_still_has_a_word_in_the_table(language: str, word: str) -> None:
    i18n.use(language)
    waiting = thing(1, "speech", state=State.WAITING, lead=ME, waiting_on="Li", next_check=TUESDAY)
    values = diary_values(MONDAY, None, (), {waiting.id: waiting}, {}, at(18, 0))
    row = next(text for text in diary_markdown(values).splitlines() if text.startswith("| 2026-0001"))
    if language == "zh_CN" and i18n.pgettext("diary", "me") == "me":
        word = "me"  # not translated yet
    assert row.split(" | ")[2] == word


def test_who_still_waits_for_an_answer_is_named_as_of_the_evening() -> None:
    fields: dict[str, Any] = {"source": Source("Li"), "closed_at": at(10, 0), "result": "yes"}
    owed = thing(1, "question", state=State.DONE, **fields)
    told_later = thing(2, "census", state=State.CLOSED, reply=Reply(at(9, 0, TUESDAY), "Li", "by phone"), **fields)
    told = sections([owed, told_later], [], now=at(18, 0, TUESDAY))
    assert told["Waiting and follow-up"] == [
        "To reply:",
        "- question (2026-0001): Li not told yet",
        "- census (2026-0002): Li not told yet",
    ]
    assert "to reply 2" in told["Summary"][0]
    by_record = diary_values(MONDAY, None, (), {}, {told_later.id: told_later}, at(18, 0, TUESDAY))
    assert by_record.owed_reply(by_record.items[told_later.id])


def test_a_sealed_day_is_told_by_its_own_entries() -> None:
    known, came = thing(1, "known"), thing(2, "came", created_at=at(9, 0), at=TUESDAY)
    entries = [
        event(at(9, 0), Verb.ADDED, came),
        event(at(9, 5), Verb.DONE, known),
        event(at(9, 6), Verb.STARTED, came),
    ]
    sealed = Day(MONDAY, closed_at=at(17, 0), carried=(Carry(ItemId(3), TUESDAY),))
    third = thing(3, "carried", created_at=at(8, 0))
    before = sections([known, came, third], entries, day=sealed)["Summary"][1]
    later = [replace(one, at=date(2027, 2, 1), title="x", state=State.ACTIVE) for one in (known, came, third)]
    assert sections([*later, thing(4, "planned back", at=MONDAY)], entries, day=sealed)["Summary"][1] == before
    assert before == "Known beforehand 1, came unasked 2 (67%)."


def test_values_without_a_record_are_values_too() -> None:
    assert diary_markdown(DiaryValues(MONDAY, None, (), {}, at(18, 0))).startswith("# Work diary")
