"""Every view of the closed loop on a small desk and on a very large one: ratios in one run.

`python -m bench.views [--quick] [--keep DIR]`. The screens are the real ones, painted for a terminal that is not there.
A view is opened on a desk that was just opened, so whatever it has to learn first is in its time; then once more, when
the desk knows it. Small and large take turns, and medians are compared, so that a drifting machine moves both alike.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.desks import NOW
from bench.lives import PEOPLE, make_heap, make_office
from bench.prepare import made, printed
from workbench.app import DeskApp
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.ids import ItemId
from workbench.domain.item import Kind
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.ui.row_list import RowList

FEW, MANY = 1_000, 100_000
SIZE = (120, 36)
GOAL = 1.5
TURNS = 7
Show = Callable[[DeskApp], Awaitable[object]]


@dataclass
class Place:
    """A desk on disk, and a chain on it."""

    home: Path
    chain: ItemId
    first: dict[str, list[float]] = field(default_factory=dict[str, "list[float]"])
    again: dict[str, list[float]] = field(default_factory=dict[str, "list[float]"])


def main(arguments: list[str]) -> int:
    return printed(report, arguments)


def report(place: Path, *, quick: bool) -> Iterator[str]:
    """The table, one shape of a desk after the other."""
    many = 10_000 if quick else MANY
    for shape, make in (("all but 800 closed", make_office), ("all open", make_heap)):
        homes = [made(place / f"{make.__name__}-{size}", size, make) for size in (FEW, many)]
        small, large = (Place(home, _chain(home)) for home in homes)
        for turn in range((2 if quick else TURNS) + 1):
            for one in (small, large):
                for name, show in _screens(one).items():
                    asyncio.run(_open(one, name, show, counted=turn > 0))
                _values(one, counted=turn > 0)
        yield f"views, {shape}: {FEW} matters with {FEW * 10} lines, {many} with {many * 10}; medians in ms"
        yield f"  {'':<22}{'first':>8}{'large':>8}{'ratio':>8}{'again':>9}{'large':>8}{'ratio':>8}"
        for name in small.first:
            yield "  " + _row(name, small, large)


def _row(name: str, small: Place, large: Place) -> str:
    cells: list[str] = []
    for few, many in ((small.first, large.first), (small.again, large.again)):
        one, other = statistics.median(few[name]), statistics.median(many[name])
        cells.append(f"{one:>9.1f}{other:>8.1f}{other / one:>7.2f}{'x' if other / one <= GOAL else '!'}")
    return f"{name:<22}{cells[0][1:]}{cells[1]}"


def _screens(place: Place) -> dict[str, Show]:
    """What each view is opened with."""

    async def month(app: DeskApp) -> None:
        await app.open_tab("week")
        await _painted(app)
        app.screen.action_week_longer()  # type: ignore[attr-defined]

    async def stuck(app: DeskApp) -> None:
        await app.open_tab("follow_ups")
        await _painted(app)
        app.screen.action_follow_stuck()  # type: ignore[attr-defined]

    async def person(app: DeskApp) -> None:
        await app.open_tab("people")
        await _painted(app)
        app.screen.query_one("#people-names", RowList).go_to(PEOPLE[3])

    return {
        "Today": lambda app: asyncio.sleep(0),
        "triage": lambda app: app.open_triage(),
        "follow-ups": lambda app: app.open_tab("follow_ups"),
        "blockages": stuck,
        "people": lambda app: app.open_tab("people"),
        "person": person,
        "week": lambda app: app.open_tab("week"),
        "month": month,
        "routines": lambda app: app.open_routines(),
        "brief": lambda app: app.open_brief(),
        "leak check, first page": lambda app: app.open_brief(leaks=True),
        "chain in detail": lambda app: app.open_item(place.chain),
    }


async def _open(place: Place, name: str, show: Show, *, counted: bool) -> None:
    """Open a view on a desk that was opened for it, and once more."""
    clock = FixedClock(NOW)
    desk = Desk(Store.open(place.home / "store", clock=clock, app="bench"), clock, Settings(brief=False, theme="dark"))
    app = DeskApp(desk)
    gc.collect()
    began = time.perf_counter()
    async with app.run_test(size=SIZE):
        await _painted(app)
        started = (time.perf_counter() - began) * 1000
        taken: list[float] = []
        for _again in range(2):
            begin = time.perf_counter()
            await show(app)
            await _painted(app)
            taken.append((time.perf_counter() - begin) * 1000)
            while len(app.screen_stack) > 2:
                await app.pop_screen()
            await _painted(app)
    desk.close()
    if counted:
        place.first.setdefault(name, []).append(started if name == "Today" else taken[0])
        place.again.setdefault(name, []).append(started if name == "Today" else taken[1])


async def _painted(app: DeskApp) -> None:
    """Whatever was to be shown has been painted: what is asked for behind a frame gets its own."""
    for _frame in range(3):
        done = asyncio.Event()
        app.screen.call_after_refresh(done.set)
        await done.wait()


def _values(place: Place, *, counted: bool) -> None:
    """What the shell prints: the values behind it, on a desk of its own for each."""
    asked: dict[str, Callable[[Desk], Any]] = {
        "bulletin, printed": lambda desk: desk.bulletin(),
        "quotas, printed": lambda desk: desk.quotas(),
        "don't-lets, whole": lambda desk: desk.donts(),
    }
    for name, ask in asked.items():
        clock = FixedClock(NOW)
        desk = Desk(Store.open(place.home / "store", clock=clock, app="bench"), clock, Settings())
        for times in (place.first, place.again):
            begin = time.perf_counter()
            ask(desk)
            if counted:
                times.setdefault(name, []).append((time.perf_counter() - begin) * 1000)
        desk.close()


def _chain(home: Path) -> ItemId:
    """A meeting at hand with the steps around it."""
    with Store.open(home / "store", clock=FixedClock(NOW), app="bench") as store:
        open_items = store.open_items().values()
        return next(item.id for item in open_items if item.kind is Kind.MEETING and _day(item.at) >= NOW.date())


def _day(when: Any) -> date:
    return when if when is not None else date.min


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
