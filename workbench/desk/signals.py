"""Early signs: watched, told or let go by one key, and put up as a matter when they come close upon each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import added, amended
from workbench.desk.values import Outcome
from workbench.domain import signals
from workbench.domain.entry import Entry, Verb
from workbench.domain.item import ME, Item, Kind
from workbench.domain.leaks import Leak
from workbench.domain.reading import Reading
from workbench.domain.register_lines import FILLS
from workbench.domain.said import NOTED, Said
from workbench.domain.signals import FOLLOWED_DAYS, RAISED, STATE, Sign, Status, Tendency
from workbench.errors import Refused
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.domain.entry import Data


class SignalVerbs(Verbs):
    """What is watched. The days are read once, and again where they were changed."""

    _sign_days: dict[date, tuple[Entry, ...]] | None = None

    def read_signs(self, days: int | None = None) -> bool:
        """Read so many more days for early signs; True when nothing is left to read."""
        known = self._sign_days if self._sign_days is not None else {}
        self._sign_days = known
        today = self.clock.now().date()
        read = 0
        for back in range(FOLLOWED_DAYS):
            day = today - timedelta(days=back)
            if day in known:
                continue
            if days is not None and read >= days:
                return False
            known[day] = tuple(filter(signals.is_sign, self.store.entries(day)))
            read += 1
        return True

    def signs(self, *, whole: bool = True) -> list[Sign]:
        """The early signs of the last three months, oldest first; unless the `whole` is wanted, as far as was read."""
        if whole:
            self.read_signs()
        known = self._sign_days or {}
        first = self.clock.now().date() - timedelta(days=FOLLOWED_DAYS - 1)
        entries = [entry for day in sorted(known) if day >= first for entry in known[day]]
        return signals.signs(entries, self.store.items()) if entries else []

    def tendencies(self, *, whole: bool = True) -> list[Tendency]:
        """Keywords whose signs came close upon each other."""
        limits = self.settings.limits
        return signals.tendencies(
            self.signs(whole=whole), self.clock.now().date(), limits.signal_days, limits.signal_count
        )

    def sign_leaks(self) -> list[Leak]:
        """Tendencies that nobody put up, and signs whose time to be watched has passed, as far as was read."""
        found = [Leak("tendency", detail=one.tag) for one in self.tendencies(whole=False)]
        past = signals.passed(self.signs(whole=False), self.clock.now().date())
        return found + [Leak("sign-passed", date=sign.watch_until, detail=sign.line.words) for sign in past]

    def mark_sign(self, entry: Entry, status: Status) -> Outcome:
        """Say what became of a sign. Its line stays, and what is said names it.

        Raises:
            Refused: the line is no sign.
        """
        if not signals.is_sign(entry):
            raise Refused(say=_("Only an early sign is watched, told or let go."))
        said = Said(NOTED, 1, entry.text)
        with self.store.transaction("entry.filled", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(self._told(entry, ((STATE, status.value),)), sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def put_up(self, tag: str) -> Outcome:
        """Make a matter of a tendency: one step, which marks its signs as put up in it.

        Raises:
            Refused: the keyword has no tendency.
        """
        found = signals.of_tag(self.tendencies(), tag)
        if found is None:
            raise Refused(say=_("There is no tendency of #{tag}.").format(tag=tag.strip().lstrip("#")))
        now = self.clock.now()
        title = _("Tendency #{tag}: {n} signs since {day}").format(
            tag=found.tag, n=len(found.signs), day=found.signs[0].day.isoformat()
        )
        note = "\n".join(f"{sign.day.isoformat()} {sign.line.words}" for sign in found.signs)
        said = Said(Verb.ADDED, 1, title)
        with self.store.transaction("item.added", say=said.as_mapping()) as tx:
            item = Item(tx.next_ref(now.year), title, now, now, lead=ME, kind=Kind.INFORMATION, note=note)
            saved = tx.put_item(item)
            tx.add_entry(added(saved, Reading("item", title, title), now, sealed=sealed_in(tx, now.date())))
            for sign in found.signs:
                told = self._told(sign.entry, ((RAISED, saved.ref),))
                tx.add_entry(amended(told, sealed_in(tx, sign.day)))
        self._tell(tx.changed)
        return Outcome(said, (saved,))

    def _told(self, entry: Entry, facts: Data) -> Entry:
        return entry.but(id=0, written_at=self.clock.now(), amends=entry.id, data=((FILLS, "1"), *facts))

    def _resign(self, days: Iterable[date], *, reloaded: bool) -> None:
        """The diary of these days was changed: they are read again when they are looked at."""
        if reloaded:
            self._sign_days = None
        elif self._sign_days:
            for day in days:
                if day in self._sign_days:
                    self._sign_days[day] = tuple(filter(signals.is_sign, self.store.entries(day)))
