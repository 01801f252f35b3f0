"""A clock that nobody stopped: when the work ended is proposed, and Enter takes it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text import dates
from workbench.ui.masking import masked
from workbench.ui.painter import plain
from workbench.ui.prompts import TextJob

if TYPE_CHECKING:
    from workbench.ui.desk_screen import DeskScreen


def settle(screen: DeskScreen[Any], item: Item, end: datetime) -> None:
    """Ask when the work on an item ended: a clock time of that day, or the moment as it is proposed."""
    since = item.started_at
    assert since is not None

    def use(text: str) -> bool:
        moment = ended(text, end)
        if moment is None:
            screen.hint(_("A clock time, please: 16:30, or 2026-12-27 16:30."))
            return False
        return screen.run_verb(lambda: screen.desk.stop_at(moment)) is not None

    began = f"{dates.day_short(since.date(), screen.desk.today())} {dates.clock(since)}"
    title = _("“{title}” runs since {when}: when did it end?")
    start = dates.clock(end) if end.date() == since.date() else f"{end.date().isoformat()} {dates.clock(end)}"
    screen.ask(
        TextJob(title=title.format(title=plain(masked(item).title, 40), when=began), start=start, offered=True, use=use)
    )


def ended(text: str, proposed: datetime) -> datetime | None:
    """The moment that is meant: a clock time is of the day proposed."""
    day, _blank, clock = text.strip().replace("：", ":").rpartition(" ")
    try:
        moment = datetime.fromisoformat(f"{day or proposed.date().isoformat()}T{clock:0>5}")
    except ValueError:
        return None
    return moment.replace(tzinfo=proposed.tzinfo)
