"""The diary of one day, word for word, in both languages; and what must never be in it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from support.make import MONDAY, at, item

from workbench import i18n
from workbench.domain.day import Carry, Day
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.item import Domain, Item, Nature, Reply, Source, State
from workbench.text.report.diary import diary_markdown
from workbench.text.report.values import AFTER_CLOSE, DiaryValues, diary_values

HERE = Path(__file__).parent
TUESDAY = date(2026, 12, 29)


def things() -> list[Item]:
    """A day's items: one of each fate."""
    before = {"created_at": at(9, 0, date(2026, 12, 21)), "lead": "me", "urgent": False, "important": True}
    return [
        item(
            "年终总结 | 2026",
            **{**before, "id": ItemId(1), "ref": "2026-0001"},
            state=State.CLOSED,
            domain=Domain.POLICY,
            source=Source("Zhang"),
            result="sent <draft 2>",
            reply=Reply(at(10, 5), "Zhang", "by *phone*"),
            nature=Nature.SCHEDULED,
            at=MONDAY,
        ),
        item("printer", id=ItemId(2), ref="2026-0002", state=State.DONE, source=Source("Li"), result="paper jam"),
        item(
            "speech",
            **{**before, "id": ItemId(3), "ref": "2026-0003"},
            state=State.WAITING,
            waiting_on="刘洋",
            next_check=at(12, 0, TUESDAY),
            domain=Domain.ADMIN,
        ),
        item(
            "late paper", **{**before, "id": ItemId(4), "ref": "2026-0004"}, state=State.ACTIVE, due=MONDAY, at=TUESDAY
        ),
        item("meeting", **{**before, "id": ItemId(5), "ref": "2026-0005"}, state=State.ACTIVE, at=at(9, 30, TUESDAY)),
        item("figures", **{**before, "id": ItemId(6), "ref": "2026-0006"}, state=State.ACTIVE, due=at(17, 0, TUESDAY)),
        item("secret", id=ItemId(7), ref="2026-0007", state=State.ACTIVE, restricted=True, at=TUESDAY),
        item("ads", id=ItemId(8), ref="2026-0008", state=State.DROPPED, drop_reason="nobody reads them"),
    ]


def happenings() -> list[Entry]:
    """The same day's entries."""

    def event(moment: datetime, verb: Verb, about: int, title: str, **data: str) -> Entry:
        return Entry(
            at=moment,
            written_at=moment,
            kind=EntryKind.EVENT,
            verb=verb,
            item=ItemId(about),
            ref=f"2026-{about:04d}",
            title=title,
            data=tuple(data.items()),
        )

    def line(moment: datetime, text: str, kind: EntryKind = EntryKind.NOTE, **fields: Any) -> Entry:
        return Entry(at=moment, written_at=fields.pop("written_at", moment), kind=kind, text=text, **fields)

    return [
        Entry(at=at(7, 52), written_at=at(7, 52), kind=EntryKind.EVENT, verb=Verb.DAY_OPENED),
        event(at(8, 0), Verb.ADDED, 2, "printer"),
        event(at(8, 1), Verb.ADDED, 8, "ads"),
        event(at(8, 2), Verb.TRIAGED, 2, "printer", quadrant="3"),
        event(at(8, 3), Verb.PLANNED, 2, "printer", at="2026-12-28"),
        line(at(9, 35), "孙科长来电：“29日前报送”", EntryKind.CALL, until=at(9, 40), item=ItemId(6), ref="2026-0006"),
        event(at(10, 0), Verb.DONE, 1, "年终总结 | 2026", result="sent <draft 2>", worked="45"),
        event(at(10, 5), Verb.REPLIED, 1, "年终总结 | 2026", how="by *phone*", to="Zhang"),
        event(at(10, 30), Verb.WAITED, 3, "speech", who="刘洋", check="2026-12-29T12:00+08:00"),
        event(at(11, 0), Verb.DROPPED, 8, "ads", why="nobody reads them"),
        line(at(11, 30), "# not a heading"),
        line(at(11, 40), "hush", restricted=True),
        line(at(11, 45), "about the secret", item=ItemId(7), ref="2026-0007", title="secret"),
        event(at(16, 0), Verb.DONE, 2, "printer", result="paper jam"),
        event(at(17, 30), Verb.CARRIED, 4, "late paper", to="2026-12-29", why="smoke at 14:12"),
        Entry(at=at(17, 32), written_at=at(17, 32), kind=EntryKind.EVENT, verb=Verb.DAY_CLOSED),
        line(
            at(15, 0),
            "visitor at three, forgotten",
            written_at=at(8, 10, TUESDAY),
            data=((AFTER_CLOSE, "1"),),
        ),
    ]


def values(**changes: Any) -> DiaryValues:
    items = {one.id: one for one in things()}
    entries = tuple(replace(entry, id=EntryId(n)) for n, entry in enumerate(happenings(), 1))
    day = Day(
        MONDAY,
        opened_at=at(7, 52),
        closed_at=at(17, 32),
        carried=(Carry(ItemId(4), TUESDAY, "smoke at 14:12"),),
        review=("the summary", "", "no errands before 9:30"),
    )
    made = diary_values(MONDAY, day, entries, items, items, at(18, 0), me="Chen Min")
    return replace(made, **changes)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_diary_word_for_word(language: str) -> None:
    """Run with WRITE_GOLDEN=1 to write it anew, then read the difference."""
    i18n.use(language)
    golden = HERE / f"diary_{language}.md"
    text = diary_markdown(values())
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_restricted_is_in_it_but_its_number(language: str) -> None:
    i18n.use(language)
    text = diary_markdown(values())
    assert "hush" not in text
    assert "secret" not in text
    assert "2" in text.splitlines()[-1]


def test_an_empty_day_has_a_title_and_its_figures_only() -> None:
    text = diary_markdown(DiaryValues(MONDAY, None, (), {}, at(18, 0)))
    assert text == "# Work diary — Monday, 28 December 2026\n\n## 1 Summary\n\nCompleted 0; open 0; waiting 0.\n"


def test_sections_are_numbered_without_gaps() -> None:
    entries = tuple(entry for entry in values().entries if entry.kind is EntryKind.NOTE)
    heads = [line for line in diary_markdown(values(entries=entries, items={})).splitlines() if line.startswith("## ")]
    assert heads == ["## 1 Summary", "## 2 Through the day", "## 3 Review", "## 4 Written after closing"]


def test_a_day_closed_the_next_morning_says_so() -> None:
    day = replace(values().day or Day(MONDAY), closed_at=at(8, 5, TUESDAY))
    assert "closed 2026-12-29 08:05" in diary_markdown(values(day=day))


def test_what_is_late_is_judged_by_the_evening_of_its_day() -> None:
    due_tuesday = {ItemId(6): next(one for one in things() if one.id == 6)}
    assert "late" not in diary_markdown(values(now=at(9, 0, date(2027, 1, 8)), items=due_tuesday, entries=(), day=None))


def test_the_same_values_give_the_same_text() -> None:
    assert diary_markdown(values()) == diary_markdown(values())
