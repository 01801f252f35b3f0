"""The schedule sheet: people by days, its versions, and what became otherwise since the last was issued."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import EAST, MONDAY, NOW, at, item

from workbench import i18n
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.issued import Amended, Issue, Slot, amendments, facts, issues, slots
from workbench.domain.item import Item, State
from workbench.domain.periods import Scale, period
from workbench.text.documents.model import Block, Heading, List, Table
from workbench.text.documents.separated import write as as_csv
from workbench.text.report.schedule import of_person, schedule, schedule_document
from workbench.text.report.sheet import Sheet, grids, version_words

WEEK = period(Scale.WEEK, MONDAY)
TUESDAY = date(2026, 12, 29)

moments = st.datetimes(datetime(2026, 12, 28), datetime(2027, 1, 3)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=EAST)
)
whens = st.one_of(moments, st.dates(date(2026, 12, 28), date(2027, 1, 3)))
slot = st.builds(
    Slot,
    st.integers(1, 9).map(lambda n: f"2026-{n:04d}"),
    st.text(max_size=12),
    whens,
    st.one_of(st.none(), whens),
    st.lists(st.sampled_from(("me", "张局长", "李工")), unique=True, max_size=3).map(tuple),
)
sheets = st.lists(slot, unique_by=lambda one: one.ref, max_size=9).map(tuple)


@given(sheets, sheets)
def test_the_amendments_lead_from_one_version_to_the_next_and_there_are_no_others(
    before: tuple[Slot, ...], now: tuple[Slot, ...]
) -> None:
    found = amendments(before, now)
    made = {one.ref: one for one in before}
    for one in found:
        if one.now is None:
            del made[one.slot.ref]
        else:
            assert (one.what is Amended.NEW) == (one.slot.ref not in made)
            made[one.slot.ref] = one.now
    assert {key: (one.at, one.until, {*one.who}) for key, one in made.items()} == {
        one.ref: (one.at, one.until, {*one.who}) for one in now
    }
    touched = {one.slot.ref for one in found}
    assert len(touched) == len(found)
    for one in before:
        if any(one.but(title=other.title) == other for other in now):
            assert one.ref not in touched
    assert amendments(now, now) == []


@given(sheets, st.integers(1, 99))
def test_what_the_diary_keeps_of_an_issue_is_what_was_issued(told: tuple[Slot, ...], version: int) -> None:
    entry = Entry(NOW, NOW, EntryKind.EVENT, verb=Verb.ISSUED, data=facts(WEEK, version, told))
    assert issues([entry], WEEK) == [Issue(version, NOW, told)]
    assert issues([entry], WEEK.shifted(1)) == []
    assert issues([entry], period(Scale.DAY, MONDAY)) == []
    broken = entry.but(data=(*entry.data[:2], ("slots", "[[1")))
    assert issues([broken], WEEK) == []


def placed() -> list[Item]:
    return [
        item("review meeting", id=ItemId(1), ref="2026-0001", state=State.ACTIVE, at=at(14, 30), until=at(16, 0),
             lead="me", attend=("Director Zhang",)),
        item("visit", id=ItemId(2), ref="2026-0002", state=State.ACTIVE, at=at(15, 0), lead="Li",
             attend=("Director Zhang",)),
        item("training", id=ItemId(3), ref="2026-0003", state=State.ACTIVE, at=TUESDAY, until=TUESDAY + timedelta(1),
             lead="Li"),
        item("secret", id=ItemId(4), ref="2026-0004", state=State.ACTIVE, at=TUESDAY, restricted=True),
    ]  # fmt: skip


def sheet(*issued: Issue, items: list[Item] | None = None) -> tuple[Sheet, list[Block]]:
    found = schedule(WEEK, items or placed(), "Chen", NOW)
    made = Sheet(WEEK, found.placed, "Chen", ("Director Zhang",), issued)
    return made, [*schedule_document(found, made).blocks]


def heads(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_people_stand_by_days_leaders_first() -> None:
    made, blocks = sheet()
    grid = next(block for block in blocks if isinstance(block, Table))
    assert [column.name for column in grid.columns] == [
        *("Person", "Mon 12-28", "Tue 12-29", "Wed 12-30", "Thu 12-31", "Fri 01-01"),
    ]
    assert grid.rows == (
        ("Director Zhang", "14:30 review meeting; 15:00 visit", "", "", "", ""),
        ("Li", "15:00 visit", "training", "training", "", ""),
        ("Chen", "14:30 review meeting", "", "", "", ""),
    )
    assert version_words(made) == "draft, not issued yet"


def test_a_draft_says_what_to_see_to_and_what_was_issued_does_not() -> None:
    _made, blocks = sheet()
    assert heads(blocks) == [
        "People and days",
        "Appointments and plans",
        "Wanted twice",
        "Days on which nothing stands yet",
    ]
    empty = blocks[-2]
    assert isinstance(empty, List)
    assert empty.rows[0].text == "Director Zhang: Tue 12-29, Wed 12-30, Thu 12-31, Fri 01-01"
    issue = Issue(1, NOW, slots(placed()))
    made, blocks = sheet(issue)
    assert heads(blocks) == ["People and days", "Appointments and plans"]
    assert version_words(made) == "version 1, issued Mon 2026-12-28 08:00"
    assert not any("secret" in str(block) for block in blocks)


def test_what_changes_after_it_was_issued_stands_at_the_top_until_the_next_version_and_in_it() -> None:
    first = Issue(1, NOW, slots(placed()))
    meeting, visit, training, _secret = placed()
    new = item("call the bureau", id=ItemId(9), ref="2026-0009", state=State.ACTIVE, at=at(9, 0, TUESDAY), lead="me")
    now = [meeting.but(at=at(16, 0), until=at(17, 0)), training.but(support=("Wang",)), new]
    made, blocks = sheet(first, items=now)
    assert version_words(made) == "draft; version 1 was issued Mon 2026-12-28 08:00"
    assert heads(blocks)[0] == "Changed since version 1 of Mon 2026-12-28"
    told = blocks[1]
    assert isinstance(told, List)
    assert [row.text for row in told.rows] == [
        "Taken off Mon 12-28 15:00: visit (2026-0002)",
        "review meeting (2026-0001): Mon 12-28 14:30–16:00 becomes Mon 12-28 16:00–17:00",
        "training (2026-0003), Tue 12-29 – 12-30: now with Li, Wang",
        "New on Tue 12-29 09:00: call the bureau (2026-0009)",
    ]
    assert visit.title == "visit"
    second = Issue(2, NOW + timedelta(hours=1), slots(now))
    made, blocks = sheet(first, second, items=now)
    assert version_words(made) == "version 2, issued Mon 2026-12-28 09:00"
    assert blocks[1] == told


def test_a_month_has_a_sheet_for_each_of_its_weeks() -> None:
    month = period(Scale.MONTH, MONDAY)
    found = schedule(month, placed(), "Chen", NOW)
    blocks = grids(Sheet(month, found.placed, "Chen", ("Director Zhang",)), "Sheet")
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.columns) for table in tables] == [5, 6, 6, 6, 5]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_one_persons_schedule_holds_what_wants_them() -> None:
    found = of_person(schedule(WEEK, placed(), "Chen", NOW), "Li")
    assert [one.title for one in found.placed] == ["visit", "training"]
    mine = of_person(schedule(WEEK, placed(), "Chen", NOW), "Chen")
    assert [one.title for one in mine.placed] == ["review meeting"]


def test_as_csv_nothing_is_reckoned() -> None:
    evil = item('=HYPERLINK("x")', id=ItemId(5), ref="2026-0005", state=State.ACTIVE, at=at(9, 0), lead="@SUM(A1)")
    found = schedule(WEEK, [evil], "Chen", NOW)
    text = as_csv(schedule_document(found))
    assert text.startswith("\ufeffDate,Day,Time,Matter,Who,No.,State\r\n")
    assert text.splitlines()[1] == '2026-12-28,Mon,09:00,"\'=HYPERLINK(""x"")",\'@SUM(A1),2026-0005,'


def test_in_chinese() -> None:
    i18n.use("zh_CN")
    first = Issue(1, NOW, slots(placed()))
    meeting, *others = placed()
    made, blocks = sheet(first, items=[meeting.but(at=at(16, 0), until=None), *others])
    told = blocks[1]
    assert isinstance(told, List)
    assert told.rows[0].text == "review meeting（2026-0001）：12月28日 周一 14:30–16:00 改为 12月28日 周一 16:00"
    assert version_words(made) == "草稿；第 1 版已于 2026-12-28 周一 08:00 印发"
