"""The Today page as plain lines: triage, scheduled against unscheduled, the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.listing import item_rows
from workbench.cli.output import GAP, columns
from workbench.cli.sight import shown, shown_lines
from workbench.cli.words import date_column, people_column
from workbench.domain.board import ALL_GROUPS, GROUPS, TO_REPLY, WAITING
from workbench.domain.fold import fold
from workbench.domain.item import Item
from workbench.domain.timeline import Block, BlockKind, Gap
from workbench.i18n import _, ngettext
from workbench.text.dates import clock, date_head
from workbench.text.duration import format_minutes
from workbench.text.holidays import day_label
from workbench.text.planning import can_wait_words
from workbench.text.routine_words import quota_words
from workbench.text.say import entry_line
from workbench.text.terms import domain_word, quadrant_word

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.values import DayView
    from workbench.domain.ids import ItemId

SHOWN = 12
"""Lines of a group before it says how many more there are."""


def page(desk: Desk) -> list[str]:
    """The page, section by section."""
    view = desk.view(desk.today())
    return [*_head(desk, view), *_board(desk), *_scheduled(desk, view), *_unscheduled(desk, view), *_diary(desk, view)]


def _head(desk: Desk, view: DayView) -> list[str]:
    counts, load = view.counts, view.capacity
    lines = [
        " · ".join(filter(None, (date_head(view.day), day_label(desk.settings.calendar, view.day)))),
        _("inbox {inbox} · open {open} · waiting {waiting} · overdue {overdue} · to ask again {check}").format(
            inbox=counts.inbox,
            open=counts.open,
            waiting=counts.waiting,
            overdue=counts.overdue,
            check=counts.check_due,
        ),
        _("planned {planned} of {available}, {buffer} kept free").format(
            planned=format_minutes(load.planned),
            available=format_minutes(load.available),
            buffer=format_minutes(load.buffer),
        ),
    ]
    lines += [quota_words(stand, routine.title) for routine, stand in desk.quotas() if stand.is_pressing]
    if load.over:
        over, items = desk.can_wait(view.day)
        too_much = can_wait_words(over, [*map(shown, items)])
        lines.append(too_much or _("over by {minutes}").format(minutes=format_minutes(load.over)))
    domains = desk.domains()
    if domains:
        shares = (_("{name} {percent}%").format(name=domain_word(each), percent=n) for each, n in domains.items())
        lines.append(_("this week: {shares}").format(shares=_(", ").join(shares)))
    found = view.shares
    if found.percent is not None:
        words = _("known beforehand {known}, came unasked {unasked} ({percent}%)").format(
            known=found.known, unasked=found.unasked, percent=found.percent
        )
        usual = desk.usual_share()
        if usual is not None:
            words = _("{words}; in {n} days {usual}%").format(words=words, n=usual[1], usual=usual[0])
        lines.append(words)
    return lines


def _board(desk: Desk) -> list[str]:
    lines: list[str] = []
    for group in GROUPS:
        ids = desk.board.ids(group)
        mark = f"{group} " if group else ""
        lines += ["", mark + _("{group} ({n})").format(group=quadrant_word(group), n=len(ids))]
        lines += _rows(desk, _items(desk, list(ids)))
    for group, head in ((WAITING, _("Waiting ({n})")), (TO_REPLY, _("To reply ({n})"))):
        ids = desk.board.ids(group)
        if ids:
            lines += ["", head.format(n=len(ids)), *_rows(desk, _items(desk, list(ids)))]
    return lines


def _items(desk: Desk, ids: list[ItemId]) -> list[Item]:
    return [item for item in map(desk.item, ids) if item is not None]


def _rows(desk: Desk, items: list[Item]) -> list[str]:
    lines = [f"{GAP}{row}" for row in item_rows(items[:SHOWN], desk.now(), desk.settings.me)]
    more = len(items) - SHOWN
    if more > 0:
        lines.append(GAP + ngettext("and {n} more", "and {n} more", more).format(n=more))
    return lines


def _scheduled(desk: Desk, view: DayView) -> list[str]:
    rows = [_row_of(desk, row) for row in view.timeline.rows]
    head = ["", _("Scheduled")]
    return [*head, *(f"{GAP}{row}" for row in columns(rows, 2))] if rows else [*head, GAP + _("nothing has a time")]


def _row_of(desk: Desk, row: Block | Gap) -> tuple[str, str, str]:
    times = f"{clock(row.start)}-{clock(row.end)}"
    if isinstance(row, Gap):
        return times, "", _("free, {minutes}").format(minutes=format_minutes(row.minutes))
    if row.kind is BlockKind.BREAK or row.item is None:
        return times, "", _("break")
    item = desk.item(row.item)
    words = [shown(item).title if item else ""]
    words += [_("(done)")] if row.done else [_("(running)")] if row.running else []
    words += [_("(conflict)")] if row.conflict else []
    return times, item.ref if item else "", " ".join(words)


def _unscheduled(desk: Desk, view: DayView) -> list[str]:
    lines = ["", _("Unscheduled")]
    if not view.unplaced:
        return [*lines, GAP + _("everything of today has its place")]
    now, me = desk.now(), desk.settings.me
    rows = [
        (
            item.ref,
            format_minutes(item.minutes) if item.minutes else "",
            item.title,
            date_column(item, now),
            people_column(item, me),
        )
        for item in map(shown, view.unplaced)
    ]
    return [*lines, *(f"{GAP}{row}" for row in columns(rows, 2))]


def _diary(desk: Desk, view: DayView) -> list[str]:
    lines = ["", _("Diary")]
    for line in fold([*shown_lines(view.entries, desk.item)]):
        said = entry_line(line.last, desk.settings.me)
        more = len(line.entries) - 1
        text = f"{said.text} " + _("(+{n} more)").format(n=more) if line.is_run else said.text
        lines.append(f"{GAP}{clock(line.at)}  {said.icon} {text}")
    return lines if view.entries else [*lines, GAP + _("nothing is written yet")]


def page_json(desk: Desk) -> dict[str, object]:
    """The page for a program: items by reference to their group."""
    from workbench.cli.shapes import entry_json, item_json, when_json  # late: only for --json

    view, now = desk.view(desk.today()), desk.now()
    refs = {item_id: item.ref for item_id, item in desk.store.open_items().items()}
    load, found = view.capacity, view.shares
    return {
        "date": view.day.isoformat(),
        "counts": {
            "inbox": view.counts.inbox,
            "open": view.counts.open,
            "waiting": view.counts.waiting,
            "overdue": view.counts.overdue,
            "check_due": view.counts.check_due,
        },
        "capacity": {
            "available": load.available,
            "buffer": load.buffer,
            "buffer_learned_from": desk.buffer(view.day).learned_from,
            "planned": load.planned,
            "over": load.over,
            "scheduled": found.known,
            "unscheduled": found.unasked,
        },
        "groups": {
            str(group): [item_json(item, now) for item in _items(desk, list(desk.board.ids(group)))]
            for group in ALL_GROUPS
        },
        "timeline": [
            {
                "start": when_json(block.start, now.tzinfo),
                "end": when_json(block.end, now.tzinfo),
                "kind": block.kind.value,
                "item": refs.get(block.item) if block.item is not None else None,
                "conflict": block.conflict,
            }
            for block in view.timeline.blocks
        ],
        "unplaced": [item.ref for item in view.unplaced],
        "entries": [entry_json(entry, {}, now, desk.settings.me) for entry in view.entries],
    }
