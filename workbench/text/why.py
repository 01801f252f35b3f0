"""Why an item stands where it stands, in one sentence."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.board import INBOX, TO_REPLY, WAITING
from workbench.domain.item import Item, State
from workbench.domain.urgency import Urgency
from workbench.domain.why import Beside, Rule, Why
from workbench.i18n import N_, _, pgettext
from workbench.text.display import display
from workbench.text.figures import joined
from workbench.text.terms import quadrant_word
from workbench.text.urgency import urgency_words
from workbench.text.width import clip

LONGEST = 30
"""Cells of a neighbour's title."""

_FIRST = {
    Rule.GROUP: N_("in another group"),
    Rule.AWAKE: N_("awake"),
    Rule.PINNED: N_("pinned"),
    Rule.FOCUS: N_("of a focus"),
    Rule.TRACKED: N_("tracked"),
    Rule.DUE: N_("due earlier"),
    Rule.DATE: N_("planned earlier"),
    Rule.CHECK: N_("to be asked earlier"),
    Rule.ARRIVED: N_("came earlier"),
}
"""What the one that stands first has over the other."""
_SECOND = {
    Rule.GROUP: N_("in another group"),
    Rule.AWAKE: N_("asleep"),
    Rule.PINNED: N_("not pinned"),
    Rule.FOCUS: N_("of no focus"),
    Rule.TRACKED: N_("not tracked"),
    Rule.DUE: N_("due later, or never"),
    Rule.DATE: N_("planned later, or not at all"),
    Rule.CHECK: N_("to be asked later"),
    Rule.ARRIVED: N_("came later"),
}


def why_sentence(item: Item, found: Why | None, urgency: Urgency, now: datetime, focus: str = "") -> str:
    """`Do now, 2 of 7: due 12-31 Thu, 5 h 30 of working time left; behind “A” (pinned), before “B” (due later, …).`"""
    if found is None:
        return _("It is at an end, and stands nowhere any more.")
    place = _("{group}, {rank} of {count}").format(group=_group(item, found.group), rank=found.rank, count=found.count)
    own = _own(item, urgency, now, focus)
    beside = [
        *([_("behind {one}").format(one=_neighbour(found.behind, _FIRST))] if found.behind else []),
        *([_("before {one}").format(one=_neighbour(found.before, _SECOND))] if found.before else []),
    ]
    parts = [joined(own), joined(beside)]
    told = pgettext("between clauses", "; ").join(part for part in parts if part)
    return _("{place}: {told}.").format(place=place, told=told) if told else _("{place}.").format(place=place)


def _group(item: Item, group: int) -> str:
    if group == WAITING:
        return _("Waiting")
    if group == TO_REPLY:
        return _("To reply")
    if group == INBOX:
        return _("Inbox")
    if item.state is State.DEFERRED:
        return _("{group} (asleep)").format(group=quadrant_word(group))
    return quadrant_word(group)


def _own(item: Item, urgency: Urgency, now: datetime, focus: str) -> list[str]:
    """What the item itself brings: a reason why it is on top, a focus, a deadline."""
    pinned = _("pinned ({why})").format(why=display(clip(item.pinned, LONGEST))) if item.pinned is not None else ""
    of_focus = _("of the focus “{title}”").format(title=display(clip(focus, LONGEST))) if focus else ""
    tracked = _("tracked for {who}").format(who=display(item.tracked.by)) if item.tracked is not None else ""
    return [text for text in (pinned, of_focus, tracked, urgency_words(urgency, now, item.minutes or 0)) if text]


def _neighbour(beside: Beside, words: dict[Rule, str]) -> str:
    return _("“{title}” ({why})").format(title=display(clip(beside.title, LONGEST)), why=_(words[beside.rule]))
