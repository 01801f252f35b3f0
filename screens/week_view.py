"""How the week is filled: every list is given values, and knows nothing of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from screens.week_panes import COLUMNS, WeekPanes
from workbench.domain import placing
from workbench.domain.ids import ItemId
from workbench.domain.lookahead import Ahead, activities
from workbench.domain.periods import Period, Scale, period
from workbench.domain.weeks import PartView, PeriodView, in_day
from workbench.i18n import _, ngettext
from workbench.text.holidays import day_label
from workbench.text.periods import period_words, span
from workbench.ui.item_rows import Lens, short_minutes
from workbench.ui.week_lists import Column
from workbench.ui.week_rows import BAR, Look, load_bits, part_name


class WeekView(WeekPanes):
    """What the week shows of the desk."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.period: Period = period(Scale.WEEK, day)
        self.horizon = 14
        self.attended_only = False
        self.view: PeriodView | None = None
        self._folded: dict[date, bool] = {}
        """What a person has folded or unfolded; what is past is folded otherwise."""

    def to_today(self) -> None:
        """The cursor on the day that is lived, or at the beginning."""
        today, view = self.desk.today(), self.view
        if view is not None:
            self.to_part(next((part.period.first for part in view.parts if today in part.period), None))

    def to_part(self, first: date | None, item: ItemId | None = None) -> None:
        view = self.view
        if view is None:
            return
        known = [part.period.first for part in view.parts]
        at = known.index(first) if first is not None and first in known else 0
        if self.wide:
            column = self.columns[at]
            self.focus_pane(column.id or "c0")
            if item is not None:
                column.go_to_item(item)
            return
        if item is None or not self.days.go_to_item(item):
            self.days.go_to_part(known[at])
        self.focus_pane("days")

    # Showing ------------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        desk = self.desk
        self.tabs.show(desk.now())
        view = self.view = desk.period_view(self.period)
        clashing = frozenset(item.id for found in view.conflicts for item in (found.first, found.second))
        look = Look(Lens(desk.now().replace(second=0), desk.settings.me), clashing, self.proposed)
        parts = [self._proposed_in(part) for part in view.parts]
        if self.wide:
            self._show_columns(parts, look)
        else:
            opened = [part.period.first for part in parts if self.is_open(part)]
            self.days.show(parts, look, opened, self._labels(parts))
            self._label_days(view)
        placed = self.proposed
        self.rest.show([item for item in view.rest if item.id not in placed], look)
        rows = self.ahead_rows()
        self.ahead.show(rows, look, desk.settings.me)
        self._label_below(view, rows)

    def _proposed_in(self, part: PartView) -> PartView:
        """A day with what a plan would do to it."""
        found = self.proposal
        if found is None or part.period.scale is not Scale.DAY or found.day != part.period.first:
            return part
        return part.but(items=tuple(in_day(placing.accepted(part.items, found), found.day)))

    def fold(self, first: date, *, opened: bool) -> None:
        """A part is folded or unfolded by hand, and stays so."""
        self._folded[first] = opened

    def is_open(self, part: PartView) -> bool:
        """Whether the items of a part are shown."""
        usual = part.period.last >= self.desk.today() and bool(part.items)
        return self._folded.get(part.period.first, usual)

    def _labels(self, parts: list[PartView]) -> Mapping[date, str]:
        if self.period.scale is not Scale.WEEK:
            return {}
        calendar = self.desk.settings.calendar
        return {part.period.first: day_label(calendar, part.period.first) for part in parts}

    def _show_columns(self, parts: list[PartView], look: Look) -> None:
        labels = self._labels(parts)
        for number in range(COLUMNS):
            column = self.query_one(f"#c{number}", Column)
            column.set_class(number >= len(parts), "-off")
            if number >= len(parts):
                column.part = None
                continue
            part = parts[number]
            column.show(part, look)
            column.label(*self._column_titles(part, labels.get(part.period.first, "")))

    def _column_titles(self, part: PartView, label: str) -> tuple[Content, ...]:
        today = self.desk.today()
        load = part.load
        name = part_name(part, today)
        style = "bold $wb-focus" if today in part.period else ""
        figures = f" {short_minutes(load.planned)}/{short_minutes(load.available)}" if load.available else ""
        title = Content.assemble((name, style), (figures, "bold $wb-q1" if load.over else "$wb-muted"))
        bar = [(bit.text, f"$wb-{bit.fg}") for bit in load_bits(load, BAR)[:-1]]
        words = [f"✓{part.finished}" if part.finished else "", label or ("" if part.works else _("day off"))]
        under = " ".join(word for word in words if word)
        return title, Content.assemble(*bar, (f" {under}" if bar and under else under, "")), Content(under)

    def _period_title(self) -> str:
        words = period_words(self.period, self.desk.today())
        return f"{words[:1].upper()}{words[1:]}  {span(self.period)}"

    def _label_days(self, view: PeriodView) -> None:
        free = _("free {length}").format(length=short_minutes(view.free_minutes))
        title: list[tuple[str, str]] = [(self._period_title(), "")]
        if view.conflicts:
            count = len(view.conflicts)
            title.append(("  " + ngettext("{n} conflict", "{n} conflicts", count).format(n=count), "bold $wb-q1"))
        self.days.label(Content.assemble(*title), Content(free))

    def _label_below(self, view: PeriodView, rows: list[Ahead]) -> None:
        under = f"{self._period_title()} · " if self.wide else ""
        free = _("free {length}").format(length=short_minutes(view.free_minutes))
        marked = len(self.list_in_focus.marks)
        title = _("Not placed {n} · {length}").format(n=len(self.rest.rows) if view.rest else 0,
                                                      length=short_minutes(view.rest_minutes))  # fmt: skip
        parts: list[tuple[str, str]] = [(title, "")]
        if marked:
            parts.append((f"  {_('marked {n}').format(n=marked)}", "bold $wb-ok"))
        if self.wide and view.conflicts:
            count = len(view.conflicts)
            parts.append(("  " + ngettext("{n} conflict", "{n} conflicts", count).format(n=count), "bold $wb-q1"))
        self.rest.label(Content.assemble(*parts), Content(under + free if self.wide else ""), Content(""))
        late = sum(row.late for row in rows)
        coming = [(_("{n} days ahead").format(n=self.horizon) + f" · {len(rows)}", "")]
        if self.attended_only:
            coming.append(("  " + _("attended"), "$wb-muted"))
        if late:
            coming.append(("  " + ngettext("{n} to begin now", "{n} to begin now", late).format(n=late), "bold $wb-q1"))
        self.ahead.label(Content.assemble(*coming), Content(""))

    def ahead_rows(self) -> list[Ahead]:
        """What is coming, as far as is looked ahead."""
        rows = self.desk.ahead(self.horizon)
        return activities(rows) if self.attended_only else rows
