"""An item as the line that would capture it, so that it can be changed by editing the line."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.derive import quadrant
from workbench.domain.item import ME, Item, State
from workbench.domain.when import When


def item_line(item: Item) -> str:
    """The line; the title stands first and is meant literally."""
    parts = [item.title]
    if item.at is not None:
        parts.append(_span(item.at, item.until))
    if item.due is not None:
        parts.append(f"due {_moment(item.due)}")
    judged = quadrant(item)
    if judged is not None:
        parts.append(f"!{int(judged)}")
    if item.state is State.WAITING and item.waiting_on:
        parts.append(f">{item.waiting_on}")
        if item.next_check is not None and item.at is None:
            parts.append(_moment(item.next_check))
    elif item.lead and item.lead != ME:
        parts.append(f"@{item.lead}")
    parts += [f"+{name}" for name in item.support]
    if item.source is not None:
        parts.append(f"^{item.source.who}")
    if item.area:
        parts.append(f"#{item.area}")
    if item.minutes:
        parts.append(f"~{item.minutes}m")
    if item.note and "\n" not in item.note:
        parts.append(f"// {item.note}")
    return " ".join(parts)


def _span(at: When, until: When | None) -> str:
    if isinstance(at, datetime) and isinstance(until, datetime) and until.date() == at.date():
        return f"{at.date().isoformat()} {at.hour:02d}:{at.minute:02d}-{until.hour:02d}:{until.minute:02d}"
    return _moment(at)


def _moment(when: When) -> str:
    if isinstance(when, datetime):
        return f"{when.date().isoformat()} {when.hour:02d}:{when.minute:02d}"
    return when.isoformat()
