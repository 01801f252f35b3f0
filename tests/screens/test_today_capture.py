"""Taking things in: from anywhere, in one burst, pasted, and with nothing lost when the disk is full."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.make import MONDAY
from support.today import add, open_desk, open_today

from workbench import i18n
from workbench.desk.desk import Desk
from workbench.errors import StoreFull


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path)
    add(made, "one", "two", "three")
    return made


async def test_a_burst_is_done_in_order(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("jj2ahello")
        assert day.titles(2) == ["three"]
        assert day.screen.line.edit.value == "hello"


async def test_a_burst_through_the_line_and_out_again(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("afour\r1ucall\x1bj3")
        assert day.titles(0) == ["one", "three", "four"]
        assert day.titles(3) == ["two"]
        assert day.screen.line.job is None


async def test_three_times_done_is_three_items(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("ddd")
        assert day.titles(0) == []


async def test_an_unknown_sequence_is_harmless(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("g1gg")
        assert len(day.titles(0)) == 3


async def test_chinese_typed_on_a_list_begins_an_item(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.burst("明天开会讨论预算")
        assert day.screen.line.edit.value == "明天开会讨论预算"
        assert "12-29" in day.text
        assert "input method" in day.text
        await day.press("enter")
        assert day.titles(0)[-1] == "开会讨论预算"
        assert day.screen.focused is day.screen.triage


async def test_the_reading_is_shown_and_backspace_takes_a_chip_back(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("a")
        await day.burst("ask @Li")
        assert any("→ ask  @Li" in line for line in day.lines)
        await day.press("backspace")
        assert day.screen.line.edit.value == "ask @Li"
        assert any("→ ask @Li" in line for line in day.lines)
        await day.press("enter")
        item = desk.items[desk.board.at(0, 3)]
        assert (item.title, item.lead) == ("ask @Li", None)


async def test_several_in_a_row_are_counted(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("A")
        await day.burst("x\ry\rz\r")
        assert "saved 3" in day.text
        await day.press("escape")
        assert day.titles(0)[3:] == ["x", "y", "z"]


async def test_a_paste_of_lines_is_shown_and_saved_as_items(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.paste("first\nsecond\n\nthird\n")
        assert "3 lines → 3 items" in day.text
        assert len(day.titles(0)) == 3
        await day.press("enter")
        assert day.titles(0)[3:] == ["first", "second", "third"]
        await day.press("u")
        assert len(day.titles(0)) == 3


async def test_a_full_disk_leaves_the_text_in_the_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_today(desk) as day:
        await day.press("a")
        await day.burst("not lost")

        def full(*_: object, **__: object) -> None:
            raise StoreFull(path="/desk")

        with monkeypatch.context() as patched:
            patched.setattr(desk, "add", full)
            await day.press("enter")
        assert day.screen.line.edit.value == "not lost"
        assert "disk is full" in day.echo
        await day.press("enter")
        assert day.titles(0)[-1] == "not lost"


async def test_a_diary_line_goes_to_the_diary(desk: Desk) -> None:
    async with open_today(desk) as day:
        await day.press("a")
        await day.burst("; the ticket is in the drawer\r")
        assert desk.entries(MONDAY)[-1].text == "the ticket is in the drawer"
        assert len(day.titles(0)) == 3


async def test_a_read_only_desk_refuses_before_typing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk(tmp_path)
    add(desk, "one")
    monkeypatch.setattr(type(desk), "read_only", property(lambda _: "the disk is write-protected"))
    async with open_today(desk) as day:
        assert "write-protected" in day.lines[1]
        for key in ("a", "i", "1", "9", "明"):
            await day.press(key)
            assert day.screen.line.job is None
            assert "reading only" in day.echo
        assert day.titles(0) == ["one"]


async def test_another_process_is_seen_and_the_place_is_kept(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    add(desk, "one", "two !1", "three !1")
    other = open_desk(tmp_path)
    async with open_today(desk) as day:
        await day.press("down", "down")
        here = day.under_cursor
        assert here == "three"
        add(other, "from the shell")
        day.app.tick()
        await day.pilot.pause()
        assert "from the shell" in day.text
        assert day.under_cursor == here


@pytest.mark.parametrize("blank", ["", " "])
async def test_backspace_at_the_end_takes_the_last_chip_back_and_another_deletes(desk: Desk, blank: str) -> None:
    async with open_today(desk) as day:
        edit = day.screen.line.edit
        await day.press("a")
        await day.burst(f"report @Li by fri{blank}")
        assert len(edit.chips) == 2
        await day.press("left", "end", "backspace")
        assert (edit.value, len(edit.chips)) == (f"report @Li by fri{blank}", 1)
        await day.press("backspace")
        assert edit.value == f"report @Li by fri{blank}"[:-1]
        await day.burst("e")
        await day.press("enter")
        item = desk.items[desk.board.at(0, 3)]
        assert (item.title, item.lead, item.due) == ({"": "report by fre", " ": "report by frie"}[blank], "Li", None)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
async def test_every_chip_is_seen_whole(desk: Desk, language: str, width: int) -> None:
    """Nothing of a reading is cut off at the right: it goes on in the next line."""
    i18n.use(language)
    line = "The quarterly figures of all eight sub-districts with signatures !1 @Wang +Li +Zhou ^Sun #figures ~1h30"
    async with open_today(desk, (width, 24)) as day:
        await day.press("a")
        await day.burst(f"{line} every monday 9am by 31 dec // to be sent by post")
        read = day.text[day.text.index("→ ") :]
    for piece in ("@Wang", "+Li", "+Zhou", "^Sun", "#figures", "~1h30", "↻", "12-31", "// to be sent by post"):
        assert piece in read, piece
    assert {"en": "Thu", "zh_CN": "周四", "zh_TW": "週四"}[language] in read
    assert {"en": "every monday", "zh_CN": "每周一", "zh_TW": "每週一"}[language] in read
