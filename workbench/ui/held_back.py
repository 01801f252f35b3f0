"""What is missing before an item is done: it is named, and a reason is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.domain import gates
from workbench.domain.derive import is_open
from workbench.domain.ids import ItemId
from workbench.domain.item import Item, Kind, State
from workbench.domain.ladder import empty_rungs
from workbench.i18n import _
from workbench.ui.desk_screen import DeskScreen
from workbench.ui.painter import plain
from workbench.ui.prompts import TextJob


def held_back(screen: DeskScreen[Any], ids: Sequence[ItemId], result: str | None) -> bool:
    """Whether something is missing; then the line asks why it is finished all the same."""
    desk = screen.desk
    item = desk.item(ids[0]) if len(ids) == 1 else None
    missing = gates.before_done(item, result, desk.today()) if item is not None and is_open(item) else []
    if item is None or not missing:
        return False
    hard = bool(empty_rungs(item))

    def use(text: str) -> bool:
        by, why = _name_and_reason(text) if hard else ("", text)
        leave = gates.Pass(why.strip(), by.strip())
        if screen.run_verb(lambda: desk.done(ids, result, leave)) is None:
            return False
        ask_gap(screen, [ended for ended in map(desk.item, ids) if ended is not None])
        return True

    title = _("Still missing: {listed}. Done all the same: why?").format(listed=plain(_(", ").join(missing), 80))
    hint = _("who above allows it: why") if hard else _("a reason, which stays on its card; Esc goes back")
    screen.ask(TextJob(title=title, placeholder=hint, use=use))
    return True


def ask_gap(screen: DeskScreen[Any], ended: Sequence[Item]) -> None:
    """An emergency is over: a line for the register of errors stands ready, and Esc or an empty Enter passes it by."""
    over = [item for item in ended if item.kind is Kind.EMERGENCY and item.state in (State.DONE, State.CLOSED)]
    if len(over) != 1:
        return
    about = over[0].id

    def use(text: str) -> bool:
        return not text or screen.run_verb(lambda: screen.desk.error(text, about=about)) is not None

    hint = _("a gap in the rules, an oversight: it goes into the register of errors; Esc: nothing")
    screen.ask(TextJob(title=_("It is over. What let it happen?"), placeholder=hint, use=use))


def name_unasked(screen: DeskScreen[Any], item: Item) -> None:
    """Work has begun: name who should have been asked beforehand."""
    names = gates.before_start(item)
    if names:
        screen.hint(_("Begun; not asked beforehand: {names}").format(names=plain(_(", ").join(names), 80)))


def name_untold(screen: DeskScreen[Any], item: Item) -> bool:
    """It is closed: name who is still to be told. Always true."""
    names = gates.before_close(item)
    if names:
        screen.hint(_("Closed; not told yet: {names}").format(names=plain(_(", ").join(names), 80)))
    return True


def _name_and_reason(text: str) -> tuple[str, str]:
    """`Director Zhang: settled by phone`, 张局长 电话已定."""
    plain_colon = text.replace("：", ":")
    name, _mark, why = plain_colon.partition(":") if ":" in plain_colon else text.partition(" ")
    return name, why
