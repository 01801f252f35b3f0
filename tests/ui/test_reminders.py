"""Reminders through a terminal: which one takes what, who of several windows rings, and nothing gets into the way."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.make import MONDAY, at, item, line
from support.stage import open_desk, press

from screens.today import TodayScreen
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.item import Item, State
from workbench.domain.reminding import Reminding
from workbench.ui import masking
from workbench.ui.reminders import Claims, Reminders, notification, way_of

MEETING = item("meeting", state=State.ACTIVE, at=at(9, 0), fixed=True)


def reminders(state: Path | None, written: list[str], rules: Reminding | None = None, way: str = "") -> Reminders:
    made = Reminders(rules or Reminding(), state, written.append, way)
    made.begin([MEETING])
    return made


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "linux"}, ""),
        ({}, ""),
        ({"TERM": "xterm-kitty"}, "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "osc777"),
        ({"TERM": "xterm-ghostty"}, "osc777"),
        ({"TERM": "foot"}, "osc777"),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "iTerm.app"}, ""),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, ""),
        ({"TERM": "screen.xterm-256color"}, ""),
    ],
)
def test_only_terminals_that_are_known_get_a_notification(environment: dict[str, str], way: str) -> None:
    assert way_of(environment) == way


@given(st.text(), st.text(), st.sampled_from(["osc9", "osc777"]))
def test_nothing_in_the_words_ends_the_sequence_or_begins_another(title: str, text: str, way: str) -> None:
    made = notification(way, title, text)
    assert made.startswith(("\x1b]9;", "\x1b]777;notify;")) and made.endswith("\x1b\\")
    assert made[2:-2].isprintable()
    assert "\x1b" not in made[1:-2] and "\a" not in made
    if way == "osc777":
        assert made.split(";")[2] == "".join(c for c in title if c.isprintable()).replace(";", ",")


def test_a_bell_and_a_notification_go_to_the_terminal_and_a_word_to_the_screen(tmp_path: Path) -> None:
    written: list[str] = []
    shown = reminders(tmp_path, written, way="osc9").look(at(8, 50), looked_at=True, typing=False)
    assert written == ["\a", "\x1b]9;workbench: 09:00 meeting (in 10 minutes)\x1b\\"]
    assert shown == [("Reminder", "09:00 meeting (in 10 minutes)")]


def test_settings_silence_the_bell_and_choose_the_notification(tmp_path: Path) -> None:
    written: list[str] = []
    rules = Reminding(bell=False, notify="osc777", minutes_before=0)
    assert reminders(tmp_path / "a", written, rules).look(at(8, 59), looked_at=True, typing=False) == []
    reminders(tmp_path / "a", written, rules).look(at(9, 0), looked_at=True, typing=False)
    assert written == ["\x1b]777;notify;workbench;09:00 meeting (now)\x1b\\"]
    quiet: list[str] = []
    reminders(tmp_path / "b", quiet, Reminding(bell=False, notify="off"), "osc9").look(
        at(8, 50), looked_at=True, typing=False
    )
    assert quiet == []


ASKED = item("whom to ask", state=State.WAITING, next_check=at(9, 0), waiting_on="Wang")
"""Somebody is to be asked again."""


@pytest.mark.parametrize("about", [MEETING, ASKED])
@pytest.mark.parametrize("moment", [at(9, 0), at(9, 30)], ids=["in time", "missed"])
@pytest.mark.parametrize("shows", [True, False])
def test_what_is_restricted_is_named_only_on_the_screen_of_a_desk_that_shows_it(
    tmp_path: Path, about: Item, moment: datetime, shows: bool
) -> None:
    masking.reveal(shows)
    try:
        written: list[str] = []
        made = Reminders(Reminding(), tmp_path, written.append, "osc9")
        secret = about.but(title="the secret", waiting_on=about.waiting_on and "Secretary", restricted=True)
        made.begin([secret])
        ((_title, text),) = made.look(moment, looked_at=True, typing=False)
    finally:
        masking.reveal(False)
    assert not any("ecret" in each for each in written)
    assert text.startswith("09:00") and ("ecret" in text) == shows and ("(restricted)" in text) != shows


def test_of_two_windows_one_rings_and_after_a_restart_none(tmp_path: Path) -> None:
    written: list[str] = []
    windows = [reminders(tmp_path, written) for _ in range(2)]
    shown = [window.look(at(8, 50), looked_at=True, typing=False) for window in windows]
    assert [len(each) for each in shown] == [1, 0]
    assert reminders(tmp_path, written).look(at(8, 51), looked_at=True, typing=False) == []
    assert written == ["\a"]


def test_a_window_that_nobody_looks_at_lets_the_other_one_ring(tmp_path: Path) -> None:
    written: list[str] = []
    behind, before = (reminders(tmp_path, written) for _ in range(2))
    assert behind.look(at(8, 50), looked_at=False, typing=False) == []
    assert before.look(at(8, 50), looked_at=True, typing=False)
    alone = reminders(None, written)
    assert alone.look(at(8, 50).replace(second=2), looked_at=False, typing=False)


def test_while_somebody_types_the_bell_rings_and_the_word_waits(tmp_path: Path) -> None:
    written: list[str] = []
    made = reminders(tmp_path, written)
    assert made.look(at(8, 50), looked_at=True, typing=True) == []
    assert written == ["\a"]
    assert made.look(at(8, 52), looked_at=True, typing=False) == [("Reminder", "09:00 meeting (in 10 minutes)")]
    assert made.look(at(8, 53), looked_at=True, typing=False) == []


def test_what_was_missed_is_told_at_the_start_in_one_word_oldest_first(tmp_path: Path) -> None:
    written: list[str] = []
    made = Reminders(Reminding(), tmp_path, written.append, "osc9")
    made.begin([item(f"m{n}", id=n, state=State.ACTIVE, at=at(n, 0), fixed=True) for n in range(7, 16)])
    shown = made.look(at(14, 55), looked_at=True, typing=False)
    assert shown[0] == ("Reminder", "15:00 m15 (in 5 minutes)")
    assert shown[1][0] == "You missed these"
    assert shown[1][1].splitlines() == [*(f"{n:02}:00 m{n}" for n in range(7, 13)), "and 2 more"]
    assert written[0] == "\a" and len(written) == 2


def test_what_was_missed_yesterday_names_its_day(tmp_path: Path) -> None:
    made = reminders(tmp_path, [])
    shown = made.look(at(7, 30, MONDAY.replace(day=29)), looked_at=True, typing=False)
    assert shown == [("You missed these", "yday 09:00 meeting")]


def test_claims_are_private_and_do_not_pile_up(tmp_path: Path) -> None:
    claims = Claims(tmp_path / "state")
    claims.tidy()
    assert claims("1-check-5") and not claims("1-check-5")
    made = tmp_path / "state" / "rung" / "1-check-5"
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    old = time.time() - 4 * 86400
    os.utime(made, (old, old))
    claims.tidy()
    assert not made.exists()


def test_where_no_claim_can_be_kept_a_reminder_is_given_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no directory", encoding="utf-8")
    claims = Claims(tmp_path / "state")
    claims.tidy()
    assert claims("1-check-5")


# On an open desk ---------------------------------------------------------------------------------------------------


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(8, 40))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    desk = open_desk(tmp_path, clock)
    desk.add([line("meeting with Li", at=MEETING.at)])
    return desk


def told(app: DeskApp) -> str:
    """What stands at the edge of the screen."""
    return "\n".join(toast.message for toast in app._notifications)


async def test_an_open_desk_rings_with_the_tick_it_has(desk: Desk, clock: FixedClock) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.set(at(8, 50))
        app.tick()
        await pilot.pause()
        assert "09:00 meeting with Li (in 10 minutes)" in told(app)
        app.clear_notifications()
        app.tick()
        await pilot.pause()
        assert "in 10 minutes" not in told(app)


async def test_what_another_process_writes_down_rings_too(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        other = open_desk(tmp_path, clock)
        other.add([line("visitor", at=at(11, 0))])
        clock.set(at(9, 30))
        app.tick()
        app.clear_notifications()
        clock.set(at(10, 50))
        app.tick()
        await pilot.pause()
        assert "11:00 visitor (in 10 minutes)" in told(app)


async def test_a_line_that_is_being_typed_is_not_disturbed(desk: Desk, clock: FixedClock) -> None:
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", *"buy pa")
        clock.set(at(8, 50))
        app.tick()
        await press(pilot, *"per")
        assert "in 10 minutes" not in told(app)
        assert isinstance(app.screen, TodayScreen) and app.screen.line.edit.value == "buy paper"
        await press(pilot, "enter")
        app.tick()
        await pilot.pause()
        assert "in 10 minutes" in told(app)
        assert desk.find("buy paper").created_at == at(8, 50)


async def test_switched_off_there_is_no_alarm_at_all(tmp_path: Path, clock: FixedClock) -> None:
    desk = open_desk(tmp_path, clock, reminders=Reminding(on=False))
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app._alarm is None


async def test_after_midnight_the_new_day_rings(desk: Desk, clock: FixedClock) -> None:
    tuesday = MONDAY.replace(day=29)
    wednesday = MONDAY.replace(day=30)
    desk.add([line("early", at=at(9, 0, wednesday))])
    app = DeskApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for moment in (at(8, 0, tuesday), at(7, 30, wednesday), at(8, 50, wednesday)):
            app.clear_notifications()
            clock.set(moment)
            app.tick()
        await pilot.pause()
        assert "09:00 early (in 10 minutes)" in told(app)
