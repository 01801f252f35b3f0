"""why: one sentence on the place of an item."""

from __future__ import annotations

from workbench.cli.command import Command
from workbench.cli.commands.show import ref_argument
from workbench.cli.session import Session
from workbench.cli.sight import need_sight, shown
from workbench.domain.why import Beside
from workbench.text.why import why_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def _run(session: Session, args: argparse.Namespace) -> int:
    item = session.item(args.ref)
    desk = session.desk()
    found, pressing = desk.why(item.id), desk.urgency(item)
    if not session.json:
        need_sight(item)
        if found is not None:
            found = found.but(behind=_masked(session, found.behind), before=_masked(session, found.before))
        focus = desk.focus_of(item)
        told = shown(focus).title if focus is not None else ""
        session.say(why_sentence(item, found, pressing, desk.now(), told))
        return 0
    from workbench.cli.shapes import when_json  # late: only for --json

    def beside(other: Beside | None) -> object:
        neighbour = desk.item(other.item) if other is not None else None
        return {"ref": neighbour.ref, "rule": other.rule.value} if other and neighbour else None

    session.print_json(
        {
            "ref": item.ref,
            "group": found.group if found else None,
            "rank": found.rank if found else None,
            "count": found.count if found else None,
            "behind": beside(found.behind) if found else None,
            "before": beside(found.before) if found else None,
            "urgency": {
                "level": int(pressing.level),
                "cause": pressing.cause.value,
                "minutes_left": pressing.left,
                "when": when_json(pressing.when, desk.now().tzinfo),
            },
            "sentence": why_sentence(item, found, pressing, desk.now(), desk.focus_title(item)),
        }
    )
    return 0


def _masked(session: Session, other: Beside | None) -> Beside | None:
    item = session.desk().item(other.item) if other is not None else None
    return other.but(title=shown(item).title) if other is not None and item is not None else other


COMMANDS = {"why": Command(ref_argument, _run)}
