# ruff: noqa: PTH118 - pathlib takes longer to load than a quick command may
"""`workbench list today` and `workbench list overdue`, without argparse and without opening the desk.

The same lines as `cli.commands.look` prints; a test holds the two beside each other. Whatever needs more than is at
hand here is left to that command: `quick_list` returns None, and nothing has been printed.
"""

from __future__ import annotations

import os

from workbench.cli import recent
from workbench.cli.listing import in_board_order, item_rows
from workbench.cli.streams import take_every_character, tell
from workbench.clock import clock_from_environment
from workbench.domain.derive import is_open, owes_reply
from workbench.domain.item import State
from workbench.i18n import _
from workbench.places import places
from workbench.store.glance import near_items
from workbench.text.standing import NEAR, SAID, TESTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

VERB = "list"


def quick_list(words: Sequence[str]) -> int | None:
    """The exit status, or None where the command is for the desk and nothing has been printed."""
    meaning = _meaning(words)
    if meaning is None or not take_every_character():
        return None
    try:
        rows = _rows(meaning)
    except Exception:
        return None  # the desk meets with it again, and says so
    if rows is None:
        return None
    return tell(rows, () if rows else (_("Nothing matches."),))


def _meaning(words: Sequence[str]) -> str | None:
    """The meaning of a single filter word whose items are all near."""
    if len(words) != 2:
        return None
    return next((meaning for meaning in NEAR if words[1] in SAID[meaning].split()), None)


def _rows(meaning: str) -> list[str] | None:
    data, config, state = places()
    settings = recent.in_use(config, state)
    if settings is None:
        return None
    now = clock_from_environment().now()
    near = near_items(os.path.join(data, "store"), now.date().toordinal())
    if any(item.state is State.DEFERRED for item in near):
        from workbench.cli.awake import awake_all  # late: nobody sleeps beyond the day on which he is to wake

        near = awake_all(near, now.date())
    test, typed_at = TESTS[meaning], now.replace(tzinfo=None)
    items = [item for item in near if (is_open(item) or owes_reply(item)) and test(item, typed_at)]
    return item_rows(in_board_order(items), now, settings.me)
