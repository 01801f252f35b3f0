"""The clock on an item: an end said afterwards, an interruption, and back to what was interrupted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended, event
from workbench.desk.values import Outcome
from workbench.domain.entry import Entry, Verb
from workbench.domain.gaps import gaps
from workbench.domain.said import Said
from workbench.domain.timeline import Gap
from workbench.domain.timer import forgotten_end, interrupted_item
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item


class TimingVerbs(Verbs):
    """What start and stop forgot."""

    def entries(self, day: date) -> tuple[Entry, ...]:
        raise NotImplementedError

    def start(self, item_id: ItemId) -> Outcome:
        raise NotImplementedError

    def left_running(self) -> tuple[Item, datetime] | None:
        """What seems to run only because nobody stopped it, and when it probably ended."""
        now = self.clock.now()
        for item in self._running():
            since = item.started_at
            days = [since.date()] if since is not None else []
            signs = [entry.at for day in days for entry in self.entries(day) if since and entry.at > since]
            end = forgotten_end(item, self.settings.hours, now, max(signs, default=None))
            if end is not None:
                return item, end
        return None

    def stop_at(self, end: datetime) -> Outcome:
        """Stop what runs, at a moment gone by: that long it was worked on.

        Raises:
            Refused: nothing runs, or it began later, or the moment is still to come.
        """
        self.poll()
        now = self.clock.now()
        end = end.replace(tzinfo=now.tzinfo) if end.tzinfo is None else end.astimezone(now.tzinfo)
        running = self._running()
        if not running:
            raise Refused(say=_("No work is running. `start` begins it."))
        if end > now:
            raise Refused(say=_("That moment is still to come."))
        if any(item.started_at is not None and item.started_at > end for item in running):
            raise Refused(say=_("It was started later than that."))
        worked = sum(_minutes(item, end) for item in running)
        said = Said(Verb.STOPPED, len(running), running[0].title, (("worked", str(worked)),))
        done: list[Item] = []
        with self.store.transaction("item.stopped", say=said.as_mapping()) as tx:
            for item in running:
                before = tx.item(item.id)
                if before is None or before.started_at is None:
                    continue
                saved = tx.put_item(before.but(started_at=None, updated_at=now))
                told = event(Verb.STOPPED, saved, (("worked", str(_minutes(before, end))),), now).but(at=end)
                tx.add_entry(amended(told, sealed_in(tx, end.date())))
                done.append(saved)
        self._tell(tx.changed)
        return Outcome(said, tuple(done))

    def interrupted(self) -> Item | None:
        """What was left because somebody came in between, today; None where nothing was, or something runs."""
        found = interrupted_item(self.entries(self.clock.now().date()), (item.id for item in self._running()))
        return self.store.item(found) if found is not None else None

    def resume(self) -> Outcome:
        """Back to what was interrupted.

        Raises:
            Refused: nothing was.
        """
        item = self.interrupted()
        if item is None:
            raise Refused(say=_("Nothing was interrupted."))
        return self.start(item.id)

    def gaps(self, day: date) -> list[Gap]:
        """Stretches of a working day of which the diary knows nothing; none of a day that nobody lived here."""
        now, entries = self.clock.now(), self.entries(day)
        if day > now.date() or not entries:
            return []
        record = self.store.day(day)
        hours = self.settings.hours
        until = now if day == now.date() else datetime.combine(day + timedelta(days=1), datetime.min.time(), now.tzinfo)
        running = next((item.started_at for item in self._running()), None) if day == now.date() else None
        opened = record.opened_at if record is not None else None
        return gaps(day, entries, hours, until, opened=opened, running_since=running)


def _minutes(item: Item, end: datetime) -> int:
    return max(0, int((end - item.started_at).total_seconds() // 60)) if item.started_at is not None else 0
