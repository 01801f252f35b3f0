"""Verbs which follow a matter up: hand over, ask again, put to a decider, take the decision down, track."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from workbench.desk.act import Verbs, sealed_in, when_fact
from workbench.desk.captured import added, amended, item_of, noted, refuse_without_title
from workbench.desk.values import Outcome
from workbench.domain import following, states
from workbench.domain.entry import Data, Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Decision, Item, State
from workbench.domain.lines import with_line
from workbench.domain.progress import progress_of
from workbench.domain.reading import Reading
from workbench.domain.said import NOTED, Said, said_of_line
from workbench.domain.when import When, day_of, in_zone
from workbench.errors import Refused
from workbench.i18n import _


class FollowingVerbs(Verbs):
    """Everything that keeps a matter from being forgotten in other hands."""

    # Handing over -------------------------------------------------------------------------------------------------

    def offer(self, ids: Sequence[ItemId], to: str, status: str = "", check: When | None = None) -> Outcome:
        """Offer the lead to somebody, with how it stands; the old lead answers for it until they accept.

        To the desk itself it goes at once: nobody has to ask themselves.
        """
        today = self.clock.now().date()
        ask = self._check_of(check)
        if following.is_desk(to, self.settings.me):
            return self._act(
                Verb.ACCEPTED,
                ids,
                lambda item: following.taken_over(item, today),
                lambda before, _after: (("who", self.settings.me or ME), ("from", before.lead or ""), *_status(status)),
            )
        return self._act(
            Verb.OFFERED,
            ids,
            lambda item: following.offered(item, to, ask(item)),
            lambda before, after: (
                ("who", after.waiting_on or ""),
                ("from", before.lead or ""),
                ("check", when_fact(after.next_check)),
                *_status(status),
            ),
            said_facts=(("who", to.strip()), ("check", self._first_check(ids, ask))),
        )

    def accept(self, ids: Sequence[ItemId], check: When | None = None) -> Outcome:
        """Whoever a matter was offered to has said yes: they lead it, and we wait for the result."""
        ask = self._check_of(check)
        return self._act(
            Verb.ACCEPTED,
            ids,
            lambda item: following.accepted(item, ask(item)),
            lambda before, after: (
                ("who", after.lead or ""),
                ("from", before.lead or ""),
                ("check", when_fact(after.next_check)),
            ),
            said_facts=(("check", self._first_check(ids, ask)),),
        )

    # Asking again -------------------------------------------------------------------------------------------------

    def chase(
        self, ids: Sequence[ItemId], said: str = "", promised: When | None = None, check: When | None = None
    ) -> Outcome:
        """Asked again, with what they answered and what they promised. Then the next check is the promised day."""
        now = self.clock.now()
        promise = in_zone(promised, now.tzinfo) if promised is not None else None
        if promise is not None and day_of(promise) < now.date():
            raise Refused(say=_("A promise is for today or a later day."))
        ask = self._check_of(promise or check)
        counts = {item_id: following.chases(self.store.entries_of(item_id), now).count + 1 for item_id in ids}
        return self._act(
            Verb.REMINDED,
            ids,
            lambda item: following.chased(item, ask(item)),
            lambda _before, after: (
                ("who", after.waiting_on or ""),
                ("n", str(counts[after.id])),
                ("check", when_fact(after.next_check)),
                *((("said", said.strip()),) if said.strip() else ()),
                *((("promised", when_fact(promise)),) if promise is not None else ()),
            ),
            said_facts=(("n", str(counts[ids[0]]) if len(ids) == 1 else "1"), ("check", self._first_check(ids, ask))),
            always=True,
        )

    def recheck(self, ids: Sequence[ItemId], days: int) -> Outcome:
        """Ask so many days later, or earlier; what is late counts from today."""
        today = self.clock.now().date()

        def shifted(item: Item) -> Item:
            if item.state is not State.WAITING or item.next_check is None:
                raise Refused(say=_("“{title}” is not waiting for anybody.").format(title=item.title))
            late = day_of(item.next_check) < today
            check = (today if late else item.next_check) + timedelta(days=days)
            if day_of(check) < today:
                raise Refused(say=_("Nobody can be asked before today."))
            return item.but(next_check=check)

        return self._act(Verb.EDITED, ids, shifted, lambda _before, _after: (("fields", "next_check"),))

    def _first_check(self, ids: Sequence[ItemId], ask: following.Ask) -> str:
        first = self.store.item(ids[0]) if ids else None
        return when_fact(ask(first)) if first is not None else ""

    # Who decides --------------------------------------------------------------------------------------------------

    def ask_decision(self, item_id: ItemId, decision: Decision, check: When | None = None) -> Outcome:
        """Put a question to somebody who may decide it; until then the matter waits for them."""
        ask = self._check_of(check)
        return self._act(
            Verb.ASKED,
            (item_id,),
            lambda item: following.asked(item, decision, ask(item), self.settings.me),
            lambda _before, after: (
                ("who", after.waiting_on or ""),
                ("question", decision.question),
                ("check", when_fact(after.next_check)),
            ),
            said_facts=(("who", decision.decider), ("check", self._first_check((item_id,), ask))),
        )

    def decide(self, item_id: ItemId, answer: str, then: Sequence[Reading] = (), none: str | None = None) -> Outcome:
        """Take down what was decided, in their words, with the items that follow from it.

        Without items the matter itself goes on and is ours to move; `none` says why nothing follows at all, and
        finishes it with the decision as its result.
        """
        now = self.clock.now()
        for reading in then:
            refuse_without_title(reading.title)
        if then and none is not None:
            raise Refused(say=_("Either something follows from a decision, or nothing does."))
        if none is not None and not none.strip():
            raise Refused(say=_("Say why nothing follows, in a word or two."))
        self.poll()
        before = self.store.item(item_id)
        said = Said(Verb.DECIDED, 1, before.title if before is not None else "")
        with self.store.transaction("item.decided", say=said.as_mapping()) as tx:
            fresh = tx.item(item_id)
            if fresh is None:
                raise Refused(say=_("The item is no longer there."))
            after = following.decided(fresh, answer, now)
            if none is not None:
                after = states.done(with_line(after, following.NO_ACTION, none), answer, now)
            facts: Data = (
                ("who", fresh.decision.decider if fresh.decision is not None else ""),
                ("answer", answer.strip()),
                *((("none", none.strip()),) if none is not None else ()),
            )
            after = states.kept(after, now.date(), self.settings.hours.is_workday)
            saved = self._write(tx, Verb.DECIDED, fresh, after, facts, now)
            items = [saved]
            for reading in then:
                item = item_of(reading, tx.next_ref(now.year), (), now, self.settings.hours.is_workday)
                child = tx.put_item(item.but(parent=saved.id))
                tx.add_entry(added(child, reading, now, sealed=sealed_in(tx, now.date())))
                items.append(child)
        self._tell(tx.changed)
        return Outcome(said, tuple(items))

    def decided(self, text: str, decider: str, then: Sequence[Reading] = (), none: str | None = None) -> Outcome:
        """Take down a decision that nobody asked for here, a meeting's: with at least one item, or why there is none.

        Raises:
            Refused: no text, no decider or the desk as one, or neither items nor a reason.
        """
        now = self.clock.now()
        if not text.strip() or not decider.strip():
            raise Refused(say=_("A decision needs its words, and who decided."))
        if following.is_desk(decider, self.settings.me):
            raise Refused(say=_("The desk prepares and advises; it does not decide. Name who does."))
        if bool(then) == bool((none or "").strip()):
            raise Refused(say=_("A decision yields at least one item, or the reason why nothing follows."))
        for reading in then:
            refuse_without_title(reading.title)
        said = Said(NOTED, 1, text.strip())
        with self.store.transaction("entry.decided", say=said.as_mapping()) as tx:
            sealed = sealed_in(tx, now.date())
            items: list[Item] = []
            for reading in then:
                item = item_of(reading, tx.next_ref(now.year), (), now, self.settings.hours.is_workday)
                child = tx.put_item(with_line(item, "basis", text))
                tx.add_entry(added(child, reading, now, sealed=sealed))
                items.append(child)
            follow = ("none", (none or "").strip()) if none else ("items", " ".join(item.ref for item in items))
            entry = Entry(
                at=now,
                written_at=now,
                kind=EntryKind.DECISION,
                text=text.strip(),
                people=(decider.strip(),),
                data=(("decider", decider.strip()), follow),
            )
            saved = tx.add_entry(amended(entry, sealed))
        self._tell(tx.changed)
        return Outcome(said, tuple(items), saved)

    # Watching over it ---------------------------------------------------------------------------------------------

    def track(self, ids: Sequence[ItemId], by: str, text: str = "", every_days: int = following.EVERY_DAYS) -> Outcome:
        """Follow matters to their result, because somebody above said so, in their words."""
        now = self.clock.now()
        return self._act(
            Verb.TRACKED,
            ids,
            lambda item: following.tracked(item, by, text, every_days, now),
            lambda _before, _after: (("who", by.strip()), ("every", str(every_days))),
        )

    def progress(self, item_id: ItemId, text: str) -> Outcome:
        """Note how far a matter is: `60%`, `3/8`, with a word about what is in the way."""
        found = progress_of(text)
        item = self.store.item(item_id)
        now = self.clock.now()
        reading = Reading(kind="entry", line=text, title="", text=text, entry_kind=EntryKind.PROGRESS.value)
        said = said_of_line(text, restricted=item is not None and item.restricted)
        with self.store.transaction("entry.progress", say=said.as_mapping()) as tx:
            entry = noted(reading, now, tx.item(item_id))
            facts = found.facts() if found is not None else ()
            saved = tx.add_entry(amended(entry.but(data=facts), sealed_in(tx, now.date())))
        self._tell(tx.changed)
        return Outcome(said, (item,) if item is not None else (), saved)

    def reported(self, ids: Sequence[ItemId], to: str = "") -> Outcome:
        """Note that somebody above was told how these stand: next time the changes since then come first."""
        return self._act(
            Verb.REPORTED, ids, lambda item: item, lambda _before, _after: (("who", to.strip()),), always=True
        )

    def explain(self, item_id: ItemId, **lines: str) -> Outcome:
        """Say why a matter does not move, in a line each: problem, root, remedy."""

        def explained(item: Item) -> Item:
            for name, text in lines.items():
                item = with_line(item, name, text)
            return item

        return self._act(
            Verb.EDITED, (item_id,), explained, lambda _before, _after: (("fields", ",".join(sorted(lines))),)
        )


def _status(status: str) -> Data:
    return (("status", status.strip()),) if status.strip() else ()
