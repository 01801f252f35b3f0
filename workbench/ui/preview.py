"""The item under the cursor at a glance: its fields, and the end of its trail."""

from __future__ import annotations

from collections.abc import Sequence

from textual.getters import app as app_of
from textual.strip import Strip
from textual.widget import Widget

from workbench.domain.board import group_of
from workbench.domain.entry import Entry
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text import dates, say
from workbench.text.width import wrap
from workbench.ui.item_rows import GROUP_NAMES, GROUP_ROLES, Lens, badge, short_minutes
from workbench.ui.masking import hides, masked
from workbench.ui.painter import Bit, plain
from workbench.ui.shell import Shell


class Preview(Widget):
    """Painted only; it never has the focus."""

    ALLOW_SELECT = False
    shell = app_of(Shell)

    def __init__(self, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Item, tuple[Entry, ...], Lens] | None = None

    def show(self, item: Item | None, trail: tuple[Entry, ...], lens: Lens) -> None:
        trail = () if hides(item) else trail
        shown = (masked(item), trail, lens) if item is not None else None
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width) if self._shown is not None else []
        return self.shell.ink.strip(lines[y] if y < len(lines) else (), width)

    def _lines(self, width: int) -> list[Sequence[Bit]]:
        assert self._shown is not None
        item, trail, lens = self._shown
        title = wrap(plain(item.title, 4 * width), max(8, width - 2))[:3]
        lines: list[Sequence[Bit]] = [[Bit(f" {line}", bold=True)] for line in title]
        group = group_of(item)
        fields = [Bit(" ")]
        if group is not None:
            fields += [badge(group), Bit(f" {_(GROUP_NAMES[group])}", GROUP_ROLES[group])]
        if item.minutes:
            fields.append(Bit(f"  ~{short_minutes(item.minutes)}", "muted"))
        if item.area:
            fields.append(Bit(f"  #{plain(item.area, 16)}", "ok"))
        lines.append(fields)
        for word, when in ((_("planned"), item.at), (_("due"), item.due), (_("check"), item.next_check)):
            if when is not None:
                lines.append([Bit(f" {word} ", "muted"), Bit(dates.when_full(when, lens.now.date()))])
        people = [f"@{say.person(item.lead, lens.me)}" if item.lead else "", *(f"+{name}" for name in item.support)]
        if item.waiting_on:
            people.append(f">{item.waiting_on}")
        if item.source is not None:
            people.append(f"^{item.source.who}")
        if any(people):
            lines.append([Bit(" " + plain("  ".join(name for name in people if name)), "q2")])
        lines.append([])
        for entry in trail[-8:]:
            line = say.entry_line(entry, lens.me)
            day = dates.day_short(entry.at.date(), lens.now.date())
            lines.append([Bit(f" {day} {dates.clock(entry.at)} ", "faint"), Bit(f"{line.icon} ", "muted"),
                          Bit(plain(line.text, width), "fg" if line.by_hand else "muted")])  # fmt: skip
        return lines
