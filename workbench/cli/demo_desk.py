"""The demo's desk: the made-up day done with the desk's own verbs, each at its moment, so that its trail is real."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from workbench.cli.demo_script import Script, Step
from workbench.desk.desk import Desk
from workbench.domain.derive import Quadrant
from workbench.domain.ids import ItemId
from workbench.domain.item import Domain, Kind, Nature, Side, Source, Tracked, Trigger
from workbench.domain.reading import Reading
from workbench.domain.when import day_of
from workbench.text.capture.read import read


class DemoClock:
    """A clock that stands while the script is done, and runs on from there."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone()
        self._since: float | None = None

    def now(self) -> datetime:
        if self._since is None:
            return self._at
        return self._at + timedelta(seconds=int(time.monotonic() - self._since))

    def set(self, at: datetime) -> None:
        """Put the clock to a moment; it stands there."""
        self._at, self._since = at.astimezone(), None

    def run(self) -> None:
        """Let it go on from where it stands."""
        self._since = time.monotonic()


def play(desk: Desk, script: Script, clock: DemoClock) -> None:
    """Do everything in the script; the clock stands at its end afterwards."""
    for step in script.steps:
        clock.set(step.at)
        _VERBS[step.verb](desk, step)
    clock.set(script.now)
    _say_the_rest(desk, script)


def _add(desk: Desk, step: Step) -> None:
    _number_from(desk, step.ref)
    known = [name for name in (step.words("lead"), step.words("waiting_on")) if name]
    reading = read(step.text, step.at, names=known)
    said: dict[str, Any] = {
        "lead": step.words("lead"),
        "source": step.words("source"),
        "support": step.lists("support"),
        "waiting_on": step.words("waiting_on"),
        "next_check": step.when("next_check"),
    }
    desk.add([reading.but(**{name: value for name, value in said.items() if value})], [step.lists("steps")])


def _number_from(desk: Desk, ref: str) -> None:
    """Use up the numbers before `ref`, so that the next item gets it."""
    year, _dash, number = ref.partition("-")
    before = f"{year}-{int(number) - 1:04d}"
    if desk.store.item_by_ref(before) is not None:
        return
    with desk.store.transaction("demo.numbers", undoable=False) as tx:
        while tx.next_ref(int(year)) < before:
            pass


def _id(desk: Desk, step: Step) -> ItemId:
    return desk.find(step.ref).id


def _note(desk: Desk, step: Step) -> None:
    reading = Reading(
        "entry",
        step.text,
        "",
        at=step.when("from") or step.at,
        until=step.when("until"),
        entry_kind=str(step.table["kind"]),
        text=step.text,
    )
    desk.note(reading, _id(desk, step) if step.ref else None)


def _plan(desk: Desk, step: Step) -> None:
    desk.plan([_id(desk, step)], step.table["when"], step.when("until"))


def _reply(desk: Desk, step: Step) -> None:
    if step.table.get("none"):
        desk.reply(_id(desk, step), none_because=step.text)
    else:
        desk.reply(_id(desk, step), how=step.text)


_VERBS: Mapping[str, Callable[[Desk, Step], object]] = {
    "open": lambda desk, step: desk.open_day(),
    "add": _add,
    "note": _note,
    "plan": _plan,
    "reply": _reply,
    "step": lambda desk, step: desk.step(_id(desk, step), int(step.table["n"]) - 1, done=True),
    "triage": lambda desk, step: desk.triage([_id(desk, step)], Quadrant(step.table["to"])),
    "done": lambda desk, step: desk.done([_id(desk, step)], step.text),
    "defer": lambda desk, step: desk.defer([_id(desk, step)], day_of(step.table["when"]), step.text),
    "wait": lambda desk, step: desk.wait([_id(desk, step)], step.text, step.when()),
    "start": lambda desk, step: desk.start(_id(desk, step)),
    "stop": lambda desk, step: desk.stop(),
}


def _say_the_rest(desk: Desk, script: Script) -> None:
    """The facts that come with later issues, put beside without a line in the diary."""
    with desk.store.transaction("demo.facts", undoable=False) as tx:
        for ref, facts in script.facts.items():
            item = tx.item(desk.find(ref).id)
            if item is None:
                continue
            side = facts.get("side")
            source = replace(item.source, side=Side(side)) if item.source and side else item.source
            tx.put_item(
                replace(
                    item,
                    source=source or (Source("", Side(side)) if side else None),
                    kind=Kind(facts["kind"]),
                    domain=Domain(facts["domain"]),
                    nature=Nature(facts["nature"]),
                    trigger=Trigger(facts["trigger"]) if "trigger" in facts else None,
                    tracked=_tracked(script, ref),
                )
            )


def _tracked(script: Script, ref: str) -> Tracked | None:
    facts = script.tracked.get(ref)
    if facts is None:
        return None
    by, text = (str(facts[name][script.language]) for name in ("by", "text"))
    return Tracked(by, facts["at"].astimezone(), text, int(facts["every_days"]))
