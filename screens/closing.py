"""How far the closing of a day has come: which day, what is left, what was answered. Knows no screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum
from pathlib import Path
from weakref import WeakKeyDictionary

from screens.diary_file import closed_already, diary_text
from workbench.desk.desk import Desk
from workbench.domain.closing import carry_date
from workbench.domain.hours import next_workday
from workbench.domain.item import Item
from workbench.domain.leaks import Leak
from workbench.domain.when import monday_of
from workbench.errors import Refused
from workbench.text import dates, evening

_DRAFTS: WeakKeyDictionary[Desk, dict[date, list[str]]] = WeakKeyDictionary()
"""Answers given before the day was sealed, so that leaving the screen loses none."""


class Stage(IntEnum):
    """Where one is on the way from the open items to the file."""

    WALK = 0
    LEAKS = 1
    """What may be forgotten beside the items of the day; passed over where there is nothing."""
    REVIEW = 2
    PREVIEW = 3
    DONE = 4


class Closing:
    """One evening, or one morning after: the missed days, oldest first, and the day that was asked for."""

    def __init__(self, desk: Desk, asked_for: date, own: Path | None = None) -> None:
        self.desk = desk
        self.own = own
        """Where the user's own templates lie."""
        self.asked_for = asked_for
        self.day = asked_for
        self.stage = Stage.WALK
        self.asked = 0
        """How many questions were answered or skipped."""
        self.whole = 0
        """How many items there were to decide."""
        self.file = ""
        """Where the diary was written."""
        self._known: tuple[tuple[date, int], Sequence[Item]] | None = None
        self._checked: tuple[tuple[date, int], Sequence[Leak]] | None = None

    def begin(self, day: date) -> Stage:
        """Turn to a day; where its closing begins."""
        self.day, self.asked, self.file = day, 0, ""
        self.whole = len(self.left)
        if self.is_sealed:
            record = self.desk.day(day)
            self.file = record.exports[-1] if record is not None and record.exports else ""
            return Stage.DONE
        return Stage.WALK if self.whole else self.after(Stage.WALK)

    def after(self, stage: Stage) -> Stage:
        """The stage behind one; a leak check without findings is none."""
        following = Stage(min(stage + 1, Stage.DONE))
        return self.after(following) if following is Stage.LEAKS and not self.found else following

    def before(self, stage: Stage) -> Stage:
        """The stage to step back to; the same one where there is none."""
        if stage is Stage.REVIEW and self.found:
            return Stage.LEAKS
        if stage in (Stage.LEAKS, Stage.REVIEW):
            return Stage.WALK if self.left else stage
        return Stage.REVIEW if stage is Stage.PREVIEW else stage

    def settle(self) -> None:
        """Follow what the desk says: another process, or undo, may have sealed or opened the day."""
        if self.is_sealed:
            self.stage = Stage.DONE
        elif self.stage is Stage.DONE:
            self.stage = Stage.WALK if self.left else Stage.PREVIEW
        self.whole = max(self.whole, len(self.left))

    # The day ------------------------------------------------------------------------------------------------------

    @property
    def left(self) -> Sequence[Item]:
        """What is undecided, asked for once while the desk stands as it does."""
        stand = (self.day, self.desk.status.q)
        if self._known is None or self._known[0] != stand:
            self._known = (stand, () if self.is_sealed else self.desk.undecided(self.day))
        return self._known[1]

    @property
    def found(self) -> Sequence[Leak]:
        """What may be forgotten, beside what is to be decided anyway. A day long past is closed without it."""
        stand = (self.day, self.desk.status.q)
        if self._checked is None or self._checked[0] != stand:
            decided_here = {item.id for item in self.left}
            found = () if self.is_missed or self.is_sealed else self.desk.leaks()
            wanted = [leak for leak in found if leak.item not in decided_here and leak.date != self.day]
            self._checked = (stand, [leak for leak in wanted if leak.code != "day-not-closed"])
        return self._checked[1]

    @property
    def is_sealed(self) -> bool:
        return self._sealed(self.day)

    @property
    def is_missed(self) -> bool:
        return self.day < self.desk.today()

    @property
    def next_day(self) -> date:
        """Where the rest goes."""
        return carry_date(self.day, self.desk.now(), self.desk.settings.hours.is_workday)

    @property
    def next_day_words(self) -> str:
        return self.words(self.next_day)

    def words(self, day: date) -> str:
        """A day as the screen names it."""
        return dates.when_full(day, self.desk.today())

    # All the days -------------------------------------------------------------------------------------------------

    @property
    def days(self) -> list[date]:
        """What there is to close, oldest first."""
        missed = [day for day in self.desk.unclosed_days() if day < self.asked_for]
        return [*missed, self.asked_for]

    @property
    def following(self) -> date | None:
        """The next day to be closed after this one."""
        still_open = [day for day in self.days if day != self.day and not self._sealed(day)]
        return next((day for day in still_open if day > self.day), still_open[0] if still_open else None)

    @property
    def other(self) -> date:
        """The day after this one in the round of those to be closed."""
        days = self.days
        return days[(days.index(self.day) + 1) % len(days)] if self.day in days else days[0]

    def _sealed(self, day: date) -> bool:
        record = self.desk.day(day)
        return record is not None and record.is_sealed

    # Review and diary ---------------------------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked, in order."""
        return evening.questions(self.desk.settings.questions)

    @property
    def answers(self) -> list[str]:
        return _DRAFTS.setdefault(self.desk, {}).setdefault(self.day, [""] * len(self.questions))

    def of_week(self, index: int) -> list[tuple[date, str]]:
        """On the last working day of a week, what the days before it answered to a question."""
        is_workday = self.desk.settings.hours.is_workday
        if monday_of(next_workday(self.day, is_workday)) == monday_of(self.day):
            return []
        own = tuple(self.desk.settings.questions)
        week = (monday_of(self.day) + timedelta(days=n) for n in range(self.day.weekday()))
        days = (day for day in week if evening.asked_on(self.desk.entries(day), own) == own)
        records = ((day, self.desk.day(day)) for day in days)
        said = ((day, record.review[index]) for day, record in records if record and len(record.review) > index)
        return [(day, text) for day, text in said if text]

    @property
    def review(self) -> tuple[str, ...]:
        """The answers as they go into the day."""
        return tuple(self.answers) if any(self.answers) else ()

    def forget_answers(self) -> None:
        """They stand in the day now."""
        _DRAFTS.get(self.desk, {}).pop(self.day, None)

    @property
    def text(self) -> str:
        """The diary as it is, or, while the day is open, as it will be."""
        record = self.desk.day(self.day) if self.is_sealed else closed_already(self.desk, self.day, self.review)
        try:
            return diary_text(self.desk, self.day, record, self.own)
        except Refused as why:  # a template that cannot be used: the day can be closed all the same
            return why.sentence()
