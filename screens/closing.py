"""How far the closing of a day has come: which day, what is left, what was answered. Knows no screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from weakref import WeakKeyDictionary

from screens.diary_file import closed_already, diary_text
from workbench.desk.desk import Desk
from workbench.domain.closing import carry_date
from workbench.domain.item import Item
from workbench.i18n import N_
from workbench.text import dates

QUESTIONS = (N_("What came off today?"), N_("What did not, and why?"), N_("What changes tomorrow?"))

_DRAFTS: WeakKeyDictionary[Desk, dict[date, list[str]]] = WeakKeyDictionary()
"""Answers given before the day was sealed, so that leaving the screen loses none."""


class Stage(IntEnum):
    """Where one is on the way from the open items to the file."""

    WALK = 0
    REVIEW = 1
    PREVIEW = 2
    DONE = 3


class Closing:
    """One evening, or one morning after: the missed days, oldest first, and the day that was asked for."""

    def __init__(self, desk: Desk, asked_for: date) -> None:
        self.desk = desk
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

    def begin(self, day: date) -> Stage:
        """Turn to a day; where its closing begins."""
        self.day, self.asked, self.file = day, 0, ""
        self.whole = len(self.left)
        if self.is_sealed:
            record = self.desk.day(day)
            self.file = record.exports[-1] if record is not None and record.exports else ""
            return Stage.DONE
        return Stage.WALK if self.whole else Stage.REVIEW

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
    def answers(self) -> list[str]:
        return _DRAFTS.setdefault(self.desk, {}).setdefault(self.day, [""] * len(QUESTIONS))

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
        return diary_text(self.desk, self.day, record)
