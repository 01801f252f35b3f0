"""How Today is filled: every pane is given values, and knows nothing of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from textual import on
from textual.content import Content

from screens.today_panes import TodayPanes
from screens.today_titles import (
    title_of_diary,
    title_of_followed,
    title_of_group,
    title_of_timeline,
    title_of_triage,
    title_of_unplaced,
)
from workbench.desk.values import DayView
from workbench.domain.board import ALL_GROUPS, FOLLOWED
from workbench.domain.callers import open_visits
from workbench.domain.derive import DEFAULT_MINUTES
from workbench.domain.entry import Entry, Verb
from workbench.domain.ids import ItemId, short_ref
from workbench.domain.timeline import find_slot
from workbench.i18n import _
from workbench.text.dates import clock
from workbench.text.elements import elements_of
from workbench.text.filter import Filter
from workbench.text.holidays import day_label
from workbench.text.roster import duty_words
from workbench.ui.header import HeaderFacts
from workbench.ui.item_rows import Lens, short_minutes
from workbench.ui.masking import masked, masked_entry
from workbench.ui.painter import Bit, plain
from workbench.ui.timeline_rows import Ghost
from workbench.ui.triage_list import Shelf, Sieve
from workbench.ui.vlist import VList


class TodayView(TodayPanes):
    """What Today shows of the desk."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day
        self.filter: Filter | None = None
        self.filter_words = ""
        self.view: DayView | None = None

    # Showing ------------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        if "-too-small" in self.form.classes:
            return
        desk = self.desk
        view = self.view = desk.view(self.day)
        chosen, limits = desk.settings, desk.settings.response
        lens = Lens(desk.now(), chosen.me, chosen.hours, limits.urgent_minutes, limits.read_minutes)
        shelf = self.shelf()
        found = any(shelf.count(group) for group in ALL_GROUPS)
        empty = "" if self.filter is None else _("Nothing here") if found else _("No match. Esc clears the filter.")
        for pane in self.triage_lists():
            pane.show(shelf, desk.items, lens, filtered=self.filter is not None, empty=empty)
        proposed = self.proposed
        wanting = [item for item in view.unplaced if item.id not in proposed and self._passes(item.id)]
        self.unplaced.show(wanting, lens)
        self.timeline.show(self.proposed_line() or view.timeline, desk.items, lens, self._ghost(), proposed)
        self.diary.show(
            tuple(masked_entry(entry, desk.item) for entry in view.entries),
            desk.settings.me,
            writable=desk.read_only is None,
        )
        self.show_frame(view, shelf)
        self._show_preview()

    def shelf(self) -> Shelf:
        board = self.desk.board
        return board if self.filter is None else Sieve(board, ALL_GROUPS, self._passes)

    def day_to_plan(self) -> date:
        return self.day

    def _passes(self, item_id: ItemId) -> bool:
        if self.filter is None:
            return True
        item = self.desk.item(item_id)
        return item is not None and self.filter.matches(item, self.desk.today())

    def show_frame(self, view: DayView, shelf: Shelf) -> None:
        """Header, banner, and what stands on the borders."""
        desk, now = self.desk, self.desk.now()
        running = desk.running
        started = running.started_at if running is not None else None
        late = now.time() >= desk.settings.close_from and self.day == now.date()
        closed = view.record is not None and view.record.is_sealed
        self.header.show(
            HeaderFacts(
                day=self.day,
                now=now.replace(second=0, microsecond=0),
                capacity=view.capacity,
                counts=view.counts,
                running=int((now - started).total_seconds() // 60) if started is not None else None,
                unclosed=len(desk.unclosed_days()),
                forgotten=desk.forgotten,
                close=late and not closed and bool(view.entries),
                label=day_label(desk.settings.calendar, self.day),
                alarms=self._alarms(now),
                streak=desk.streak(view.entries if self.day == now.date() else desk.entries(now.date())),
                duty=duty_words(desk.on_duty()),
                full=desk.status.is_short_of_room,
            )
        )
        self._show_banner()
        narrow = self.form.narrow
        counts = {group: shelf.count(group) for group in ALL_GROUPS}
        if self.form.matrix:
            wide = self.size.width >= 160
            for pane in self.triage_lists():
                if pane.groups == FOLLOWED:
                    pane.label(title_of_followed(counts))
                else:
                    group = next(iter(pane.groups))
                    pane.label(title_of_group(group, wide=wide), Content(str(counts[group])))
        else:
            done = sum(entry.verb is Verb.DONE for entry in view.entries)
            under = _("open {n}").format(n=view.counts.open) + " · " + _("done today {n}").format(n=done)
            title = title_of_triage(counts, len(self.triage.marks), self.filter_words)
            self.triage.label(title, Content("" if narrow else under))
        self.timeline.label(*title_of_timeline(view, narrow=narrow))
        self.unplaced.label(
            *title_of_unplaced(view, len(self.unplaced.marks), narrow=narrow, width=self.unplaced.size.width)
        )
        worked = sum(int(entry.fact("worked") or 0) for entry in view.entries)
        here = open_visits(view.entries) if self.day == now.date() else []
        self.diary.label(*title_of_diary(view, worked, self._here(here), narrow=narrow))

    def _here(self, visits: Sequence[Entry]) -> str:
        """Who is in the house: the one who came first, and how many more."""
        if not visits:
            return ""
        first = masked_entry(visits[0], self.desk.item)
        name = elements_of(first.kind, first.text, dict(first.data)).get("who") or first.text
        more = f" +{len(visits) - 1}" if len(visits) > 1 else ""
        return f"» {plain(name, 16)} {clock(first.at)}{more}"

    def _alarms(self, now: datetime) -> tuple[tuple[str, str, bool], ...]:
        """The clocks of the emergencies that are going on."""
        running = self.desk.emergencies()
        if not running:
            return ()
        from workbench.domain.chronology import chronology  # late: on most days there is none
        from workbench.text.steps import elapsed_clock

        found = [(item, chronology(item, self.desk.trail(item.id))) for item in running]
        return tuple(
            (short_ref(item.ref, now.year), elapsed_clock(told.elapsed(now)), told.quiet(now)) for item, told in found
        )

    def _show_banner(self) -> None:
        why = self.desk.read_only
        if why is None:
            self.banner.show([])
            return
        text = _("Open for reading only: {why}").format(why=why) if why else _("Open for reading only.")
        self.banner.show([((Bit(" ! ", "badge", "warn", bold=True), Bit(f" {text}", "warn")), "bg")])

    def _show_preview(self) -> None:
        if not self.form.matrix or self.form.alone:
            return
        item_id = next(iter(self.targets()), None)
        item = self.desk.item(item_id) if item_id is not None else None
        trail = self.desk.trail(item.id) if item is not None else ()
        self.preview.border_title = _("Detail")
        self.preview.show(item, trail, Lens(self.desk.now().replace(second=0), self.desk.settings.me))

    @on(VList.Moved)
    def _cursor_moved(self) -> None:
        self._show_preview()

    def on_descendant_focus(self) -> None:
        self.refresh_hints()
        self.timeline.show_ghost(self._ghost())
        self._show_preview()

    # The ghost: where `s` would put the row under the cursor ------------------------------------------------------

    def _ghost(self) -> Ghost | None:
        item = self.unplaced.chosen
        if self.pane != "unplaced" or item is None or self.view is None or self.day != self.desk.today():
            return None
        slot = find_slot(self.view.timeline, item.minutes or DEFAULT_MINUTES)
        return Ghost(masked(item).title, slot.start, slot.end) if slot is not None else None

    def chosen_moved(self) -> None:
        ghost = self._ghost()
        self.timeline.show_ghost(ghost)
        item = self.unplaced.chosen
        if ghost is None and item is not None and self.view is not None and self.pane == "unplaced":
            largest = max((gap.minutes for gap in self.view.timeline.gaps), default=0)
            words = _("No free {length} today (largest {largest})  S chooses a time, 6 tomorrow")
            needed = short_minutes(item.minutes or DEFAULT_MINUTES)
            self.hint(words.format(length=needed, largest=short_minutes(largest)))
