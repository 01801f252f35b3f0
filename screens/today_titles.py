"""What stands on the borders of Today's panes: the counts that are out of sight, and whether it all fits."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from workbench.desk.values import DayView
from workbench.domain.board import FOLLOWED, GROUPS, TO_REPLY, WAITING
from workbench.i18n import _, ngettext
from workbench.ui.item_rows import GROUP_NAMES, GROUP_NOTES, GROUP_ROLES, GROUP_SIGNS, short_minutes
from workbench.ui.painter import plain

Titles = Mapping[str, tuple[Content, Content]]
"""Title and subtitle by pane."""


def title_of_triage(counts: Mapping[int, int], marked: int, filter_words: str) -> Content:
    """`Triage 0·5 1·3 …`, each count in its colour."""
    parts: list[tuple[str, str]] = [(_("Triage"), "")]
    if marked:
        parts.append((f"  {_('marked {n}').format(n=marked)}", "bold $wb-ok"))
    if filter_words:
        parts.append((f"  / {plain(filter_words, 24)}", "bold $wb-warn"))
    parts.append((" ", ""))
    parts += [(f" {group}·{counts[group]}", f"bold $wb-q{group}") for group in GROUPS]
    return Content.assemble(*parts, *_followed_counts(counts))


def _followed_counts(counts: Mapping[int, int]) -> list[tuple[str, str]]:
    """`➜2 ‹1`, each only where there is something to follow."""
    found = [(group, counts[group]) for group in FOLLOWED if counts[group]]
    return [(f" {GROUP_SIGNS[group]}{count}", f"bold $wb-{GROUP_ROLES[group]}") for group, count in found]


def title_of_followed(counts: Mapping[int, int]) -> Content:
    """What others must move, and who must still be told."""
    name = (f" {_(GROUP_NAMES[WAITING])} · {_(GROUP_NAMES[TO_REPLY])} ", f"bold $wb-{GROUP_ROLES[WAITING]}")
    return Content.assemble(name, *_followed_counts(counts))


def title_of_group(group: int, *, wide: bool) -> Content:
    """A quadrant of the matrix: badge, name, and what it means."""
    note = f"  {_(GROUP_NOTES[group])}" if wide else ""
    return Content.assemble(
        (f" {group} ", f"bold $wb-badge on $wb-q{group}"),
        (f" {_(GROUP_NAMES[group])}", f"bold $wb-q{group}"),
        (note, "$wb-faint"),
    )


def title_of_timeline(view: DayView, *, narrow: bool) -> tuple[Content, ...]:
    """The free time, and how the rest is taken, in so many words as there is room for."""
    line = view.timeline
    free = _("free {length}").format(length=short_minutes(line.free_minutes))
    conflicts = line.conflicts
    clash = ngettext("{n} conflict", "{n} conflicts", conflicts).format(n=conflicts) if conflicts else ""
    title: list[tuple[str, str]] = [(_("Scheduled"), "")]
    if narrow:
        title.append((f"  {free}", "$wb-muted"))
    if clash:
        title.append((f"  {clash}", "bold $wb-q1"))
    fixed = _("fixed {length}").format(length=short_minutes(line.fixed_minutes))
    placed = _("placed {length}").format(length=short_minutes(line.focus_minutes))
    if narrow:
        return (Content.assemble(*title),)
    unders = (Content.assemble((taken, ""), (free, "bold")) for taken in (f"{fixed} · {placed} · ", f"{placed} · ", ""))
    return (Content.assemble(*title), *unders)


def title_of_unplaced(view: DayView, marked: int, *, narrow: bool, width: int) -> tuple[Content, Content]:
    """How much still wants a place, and whether it fits."""
    needed = view.capacity.unplaced
    free = view.timeline.free_minutes
    over = needed - free
    title: list[tuple[str, str]] = [(_("Unscheduled"), ""), (f" {len(view.unplaced)}", "$wb-muted")]
    if marked:
        title.append((f"  {_('marked {n}').format(n=marked)}", "bold $wb-ok"))
    if over > 0:
        verdict = (_("over {length}").format(length=short_minutes(over)), "bold $wb-q1")
    else:
        verdict = (_("fits") if view.unplaced else "", "$wb-ok")
    if narrow:
        if view.unplaced:
            title.append((f"  {short_minutes(needed)}", "$wb-muted"))
        title += [("  ", ""), verdict]
        return Content.assemble(*title), Content("")
    share = view.shares.percent
    under: list[tuple[str, str]] = []
    if share is not None and width >= 46:
        words = _("unasked {percent}%").format(percent=share)
        if view.usual is not None and width >= 60:
            usual, days = view.usual
            words = _("{unasked}, {n} days {usual}%").format(unasked=words, n=days, usual=usual)
        under.append((words + "  ", "$wb-faint"))
    against = f"{short_minutes(needed)} / " + _("free {length}").format(length=short_minutes(free))
    under += [(against, ""), ("  ", ""), verdict]
    return Content.assemble(*title), Content.assemble(*under)


def title_of_diary(view: DayView, worked: int, here: str = "", *, narrow: bool) -> tuple[Content, Content]:
    """How many lines, and the time worked; and who is in the house."""
    count = len(view.entries)
    facts = ngettext("{n} entry", "{n} entries", count).format(n=count)
    if worked:
        facts += " · " + _("worked {length}").format(length=short_minutes(worked))
    if narrow:
        told = [(f"  {here}", "bold $wb-warn")] if here else [(f"  {facts}", "$wb-muted")]
        return Content.assemble((_("Work diary"), ""), *told), Content("")
    visits = [(f"  {here}", "bold $wb-warn")] if here else []
    return Content.assemble((_("Work diary"), ""), *visits), Content(facts)
