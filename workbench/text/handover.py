"""The hand-over pack (交接): everything that somebody holds, as text to be handed on, so that nothing falls between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.domain.handover import Pack
from workbench.domain.item import Item, State
from workbench.domain.when import day_of
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import date_plain, when_full
from workbench.text.report.markdown import escape
from workbench.text.terms import person

_PARTS = (
    ("leads", N_("To be led on")),
    ("owes", N_("Waited for from them")),
    ("waits", N_("They wait for others")),
    ("steps", N_("Steps of other matters")),
    ("supports", N_("Where they help")),
)


def pack_lines(pack: Pack, now: datetime, me: str) -> list[str]:
    """The pack as Markdown: each matter once, where it weighs most."""
    today = now.date()
    lines = [f"# {_('Hand-over: {name}').format(name=escape(person(pack.name, me)))}  {date_plain(today)}", ""]
    seen: set[int] = set()
    withheld = 0
    for field, heading in _PARTS:
        items: Sequence[Item] = getattr(pack, field)
        fresh = [item for item in items if item.id not in seen]
        withheld += sum(item.restricted for item in fresh)
        seen.update(item.id for item in fresh)
        shown = [item for item in fresh if not item.restricted]
        if shown:
            lines += [f"## {_(heading)}  {len(shown)}", ""]
            for item in shown:
                lines += _of_item(item, today, pack.name)
            lines.append("")
    if not seen:
        lines += [_("Nothing open is in their hands."), ""]
    if withheld:
        words = ngettext("{n} restricted matter is withheld.", "{n} restricted matters are withheld.", withheld)
        lines += [words.format(n=withheld), ""]
    return lines[:-1]


def _of_item(item: Item, today: date, name: str) -> list[str]:
    lines = [f"- {item.ref}  {escape(item.title)}"]
    facts = [
        _("asked by {who}").format(who=escape(item.source.who)) if item.source is not None else "",
        _("due {when}").format(when=when_full(item.due, today)) if item.due is not None else "",
        _("planned {when}").format(when=when_full(item.at, today)) if item.at is not None else "",
        _waits(item, today, name),
    ]
    told = " · ".join(fact for fact in facts if fact)
    if told:
        lines.append(f"  {told}")
    step = next((step for step in item.steps if step.done_at is None), None)
    if step is not None:
        due = f" ({date_plain(day_of(step.due))})" if step.due is not None else ""
        lines.append("  " + _("next step: {step}").format(step=escape(step.text)) + due)
    if item.note:
        lines.append("  " + escape(item.note.splitlines()[0]))
    return lines


def _waits(item: Item, today: date, name: str) -> str:
    if item.state is not State.WAITING or item.waiting_on is None:
        return ""
    check = when_full(item.next_check, today) if item.next_check is not None else ""
    if item.waiting_on == name:
        return _("to be asked {when}").format(when=check)
    return _("waits for {who}, to be asked {when}").format(who=escape(item.waiting_on), when=check)
