from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.make import MONDAY, NOW, at, line
from support.stage import SIZES, Stage, add, open_desk, press, screen_lines, screen_text

from screens.close_day import CloseDayScreen
from screens.closing import Stage as Step
from screens.diary_file import diary_text
from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import State
from workbench.store.store import Store
from workbench.text.width import cells

FRIDAY = MONDAY - timedelta(days=3)
TOMORROW = MONDAY + timedelta(days=1)
TWELVE = [f"work {n}" for n in range(12)]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(17, 30))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    return desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def stage(desk: Desk, folder: Path, day: date = MONDAY) -> Stage:
    return Stage(desk, lambda: CloseDayScreen(day), folder)


def screen_of(app: Stage) -> CloseDayScreen:
    screen = app.screen
    assert isinstance(screen, CloseDayScreen)
    return screen


def is_sealed(desk: Desk, day: date = MONDAY) -> bool:
    record = desk.day(day)
    return record is not None and record.is_sealed


async def test_twelve_open_items_take_no_more_than_thirty_keys(desk: Desk, folder: Path) -> None:
    add(desk, *TWELVE)
    keys = [*"9966", *"7799", "space", "space", "9", "6", "enter", "enter", "enter", "enter"]
    assert len(keys) <= 30
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert is_sealed(desk)
        assert desk.undecided(MONDAY) == []
        assert (folder / "diary-2026-12-28.md").exists()
        assert "diary-2026-12-28.md" in screen_text(app)


async def test_one_key_carries_the_rest_and_one_takes_it_back(desk: Desk, folder: Path) -> None:
    add(desk, *TWELVE)
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9", ">")
        assert {item.at for item in desk.items.values() if item.state is State.INBOX} == {TOMORROW}
        assert screen_of(app).stage is Step.REVIEW
        await press(pilot, "escape", "backspace")
        assert len(desk.undecided(MONDAY)) == 11
        assert screen_of(app).stage is Step.WALK
        await press(pilot, "backspace")
        assert len(desk.undecided(MONDAY)) == 12


async def test_the_row_at_the_end_of_the_list_carries_the_rest_too(desk: Desk, folder: Path) -> None:
    add(desk, "one", "two")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "enter")
        assert desk.undecided(MONDAY) == []


@pytest.mark.parametrize(
    ("keys", "state", "name", "value"),
    [
        (["9"], State.CLOSED, "result", None),
        (["d", *"sent", "enter"], State.CLOSED, "result", "sent"),
        (["6"], State.INBOX, "at", TOMORROW),
        (["7"], State.INBOX, "at", MONDAY + timedelta(days=7)),
        (["m", *"thu", "enter"], State.INBOX, "at", MONDAY + timedelta(days=3)),
        (["8", *"Zhou", "enter"], State.WAITING, "waiting_on", "Zhou"),
        (["0", "enter"], State.DEFERRED, "wake_on", MONDAY + timedelta(days=14)),
        (["delete", "enter"], State.DROPPED, "drop_reason", "no longer needed"),
        (["space"], State.INBOX, "at", TOMORROW),
        (["2"], State.ACTIVE, "at", MONDAY + timedelta(days=3)),
    ],
)
async def test_every_decision_is_one_key_and_at_most_a_line(
    desk: Desk, folder: Path, keys: list[str], state: State, name: str, value: object
) -> None:
    add(desk, "first", "second")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        item = desk.find("first")
        assert item.state is state
        assert getattr(item, name) == value
        assert [left.title for left in desk.undecided(MONDAY)] == ["second"]
        assert screen_of(app).targets() == (desk.find("second").id,)


async def test_someday_offers_a_day_and_a_reason_which_may_be_changed(desk: Desk, folder: Path) -> None:
    add(desk, "first")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "0")
        assert "2027-01-11 later" in screen_text(app)
        await press(pilot, "ctrl+u", *"2027-02-01 after the audit", "enter")
        item = desk.find("first")
        assert (item.wake_on, item.defer_reason) == (date(2027, 2, 1), "after the audit")


async def test_leaving_keeps_every_decision_and_comes_back_to_what_is_left(desk: Desk, folder: Path) -> None:
    add(desk, "first", "second")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9", "escape")
        assert app.answers == [None]
        assert not is_sealed(desk)
        await app.push_screen(CloseDayScreen(MONDAY))
        await pilot.pause()
        assert "second" in screen_text(app)
        assert "first" not in screen_text(app)


async def test_the_answers_are_kept_while_the_day_is_open_and_stand_in_the_diary(desk: Desk, folder: Path) -> None:
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"the report", "enter", "escape", "escape")
        await app.push_screen(CloseDayScreen(MONDAY))
        await pilot.pause()
        assert "the report" in screen_text(app)
        await press(pilot, "enter", "enter", *"earlier", "enter", "enter")
        assert is_sealed(desk)
        text = (folder / "diary-2026-12-28.md").read_text(encoding="utf-8")
        assert "the report" in text and "earlier" in text


async def test_the_preview_is_the_file_and_names_what_still_has_to_move(desk: Desk, folder: Path) -> None:
    add(desk, "left over")
    app = stage(desk, folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "escape", "tab")
        text = screen_text(app)
        assert "1 item is undecided and goes to 12-29 Tue" in text
        assert "# Work diary — Monday, 28 December 2026" in text
        await press(pilot, "enter")
        assert desk.find("left over").at == TOMORROW


async def test_running_work_is_named_and_stopped(desk: Desk, folder: Path, clock: FixedClock) -> None:
    add(desk, "long job")
    desk.start(desk.find("long job").id)
    clock.set(at(17, 45))
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ">")
        assert "“long job” is still running" in screen_text(app)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert desk.running is None


async def test_a_closed_day_is_not_closed_again_and_undo_opens_it(desk: Desk, folder: Path) -> None:
    desk.close_day(MONDAY)
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", ">")
        assert "closed already" in screen_text(app)
        await press(pilot, "u")
        assert not is_sealed(desk)
        assert screen_of(app).stage is Step.PREVIEW
        await press(pilot, "enter")
        assert is_sealed(desk)


async def test_missed_days_come_first_and_one_after_the_other(tmp_path: Path, folder: Path) -> None:
    clock = FixedClock(at(8, 0, day=FRIDAY))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "from friday")
    clock.set(NOW)
    desk.open_day()
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen_of(app).closing.day == FRIDAY
        assert "missed" in screen_text(app)
        await press(pilot, "6", "enter", "enter", "enter", "enter")
        assert is_sealed(desk, FRIDAY)
        assert desk.find("from friday").at == MONDAY
        assert "Enter goes on to 12-28 Mon" in screen_text(app)
        await press(pilot, "enter")
        assert screen_of(app).closing.day == MONDAY
        assert "from friday" in screen_text(app)


async def test_a_file_of_somebody_else_is_left_alone(desk: Desk, folder: Path) -> None:
    folder.mkdir()
    theirs = folder / "diary-2026-12-28.md"
    theirs.write_text("mine", encoding="utf-8")
    app = stage(desk, folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter", "enter", "enter", "enter")
        assert theirs.read_text(encoding="utf-8") == "mine"
        assert (folder / "diary-2026-12-28-2.md").exists()
        assert "diary-2026-12-28-2.md" in screen_text(app)


async def test_a_folder_that_cannot_be_written_leaves_the_day_closed_and_says_so(desk: Desk, folder: Path) -> None:
    folder.write_text("not a folder", encoding="utf-8")
    app = stage(desk, folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter", "enter", "enter", "enter")
        assert is_sealed(desk)
        assert "could not be written" in screen_text(app)


async def test_copying_says_that_it_was_sent_and_no_more(desk: Desk, folder: Path) -> None:
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape", "tab", "y")
        assert "Sent to the terminal's clipboard" in screen_text(app)
        assert app.clipboard.startswith("# Work diary")


async def test_where_nothing_may_be_changed_no_question_opens(desk: Desk, folder: Path, tmp_path: Path) -> None:
    add(desk, "first")
    desk.close()
    clock = FixedClock(at(17, 30))
    shut = Desk(Store.open(tmp_path / "store", clock=clock, app="test", read_only=True), clock)
    app = stage(shut, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9", "m", "tab")
        assert not screen_of(app).line.is_open
        await press(pilot, "tab", "enter")
        assert "reading only" in screen_text(app)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_layout_stands_whatever_is_in_it(
    desk: Desk, folder: Path, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    desk.add([line(title) for title in ("长" * 5000, "[red]x[/] \x1b[31m", "שלום 👨\u200d👩\u200d👧 e\u0301\u0301")])
    app = stage(desk, folder)
    async with app.run_test(size=size) as pilot:
        for keys in ([], [">", "escape"], ["tab"], ["enter"]):
            await press(pilot, *keys)
            lines = screen_lines(app)
            assert all(cells(text) == size[0] for text in lines)
            box = app.screen.query_one("#closing").region
            assert all(text.rstrip().endswith("│") for text in lines[box.y + 1 : box.bottom - 1])
            assert "\x1b" not in "".join(lines)


# The leak check and the review -------------------------------------------------------------------------------------


async def test_what_may_be_forgotten_is_shown_before_the_review_and_mended_there(desk: Desk, folder: Path) -> None:
    desk.add([line("answer the audit", source="Wang"), line("other")])
    desk.done([desk.find("answer").id], "sent")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9")
        assert screen_of(app).stage is Step.LEAKS
        text = screen_text(app)
        assert "1 thing may be forgotten" in text and "Wang has not been told" in text
        await press(pilot, "up", "R", *"by phone", "enter")
        assert desk.find("answer").state is State.CLOSED
        assert screen_of(app).stage is Step.REVIEW


async def test_nobody_is_held_up_by_what_was_found(desk: Desk, folder: Path) -> None:
    desk.add([line("answer the audit", source="Wang")])
    desk.done([desk.find("answer").id], "sent")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["enter"] * 5)
        assert is_sealed(desk)
        assert [leak.code for leak in desk.leaks()] == ["no-reply"]


async def test_one_steps_back_through_what_there_is(desk: Desk, folder: Path) -> None:
    desk.add([line("answer the audit", source="Wang"), line("other")])
    desk.done([desk.find("answer").id], "sent")
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "tab", "escape", "tab")
        screen = screen_of(app)
        assert screen.stage is Step.PREVIEW
        for expected in (Step.REVIEW, Step.LEAKS, Step.WALK, Step.WALK):
            await press(pilot, "escape" if screen.line.is_open else "f10", "shift+tab")
            if screen.line.is_open:
                await press(pilot, "escape")
            assert screen.stage is expected


async def test_a_day_long_past_is_closed_without_the_leak_check(tmp_path: Path, folder: Path) -> None:
    clock = FixedClock(at(8, 0, day=FRIDAY))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    desk.add([line("answer", source="Wang")])
    desk.done([desk.find("answer").id], "sent")
    clock.set(at(17, 30))
    desk.open_day()
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert (screen_of(app).closing.day, screen_of(app).stage) == (FRIDAY, Step.REVIEW)


async def test_the_last_working_day_shows_what_the_week_answered(tmp_path: Path, folder: Path) -> None:
    clock = FixedClock(at(17, 30, day=FRIDAY - timedelta(days=1)))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    desk.close_day(clock.now().date(), ["the tables", "", "earlier"])
    clock.set(at(17, 30, day=FRIDAY))
    desk.open_day()
    app = stage(desk, folder, FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        text = screen_text(app)
        assert "Thu the tables" in text and "Thu earlier" in text
        assert screen_of(app).closing.of_week(1) == []


async def test_how_often_something_was_left_over_is_shown_with_it(tmp_path: Path, folder: Path) -> None:
    clock = FixedClock(at(17, 30, day=FRIDAY - timedelta(days=1)))
    desk = open_desk(tmp_path, clock)
    desk.open_day()
    add(desk, "tables !1")
    for day in (FRIDAY - timedelta(days=1), FRIDAY):
        clock.set(at(17, 30, day=day))
        desk.open_day()
        desk.close_day(day, carry_rest=True)
    clock.set(at(17, 30))
    desk.open_day()
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "carried 2" in screen_text(app)


async def test_questions_of_ones_own_are_asked_and_stand_before_their_answers(tmp_path: Path, folder: Path) -> None:
    desk = open_desk(tmp_path, FixedClock(at(17, 30)), questions=("今天帮了谁？", "What did I learn?"))
    desk.open_day()
    app = stage(desk, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "今天帮了谁" in text and "What did I learn?" in text and "came off" not in text
        await press(pilot, *"li", "enter", *"rest", "enter", "enter")
        assert is_sealed(desk)
    record = desk.day(MONDAY)
    assert record is not None and record.review == ("li", "rest")
    written = (folder / "diary-2026-12-28.md").read_text("utf-8")
    assert "- 今天帮了谁: li" in written and "- What did I learn: rest" in written

    desk.settings = desk.settings.but(questions=())
    assert "- 今天帮了谁: li" in diary_text(desk, MONDAY, record), "what was asked then, whatever is asked now"
    desk.close()
