"""Quality in words: rates, the register of errors, the streak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.domain.item import Item, Kind
from workbench.domain.percent import percent
from workbench.domain.quality import Cause, Loop, Rate, Slip
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import date_plain
from workbench.text.display import display

_CAUSES = {
    Cause.TYPO: N_("typing error"),
    Cause.FACT: N_("wrong fact"),
    Cause.FORMAT: N_("format"),
    Cause.POLICY: N_("policy"),
    Cause.PROCESS: N_("procedure not kept"),
    Cause.OTHER: N_("other"),
}
_KINDS = {
    Kind.DOCUMENT: N_("Documents"),
    Kind.MEETING: N_("Meetings"),
    Kind.ERRAND: N_("Errands"),
    Kind.INFORMATION: N_("Information reports"),
    Kind.RESEARCH: N_("Research articles"),
    Kind.EMERGENCY: N_("Emergencies"),
    Kind.FOCUS: N_("Focus"),
}


def cause_word(cause: str) -> str:
    """What was wrong, in a word."""
    return next((_(text) for known, text in _CAUSES.items() if known.value == cause), cause)


def kind_of_work(kind: Kind) -> str:
    """A trade of the office, in the glossary's word."""
    return _(_KINDS[kind])


def slip_line(slip: Slip, today: date) -> str:
    """`12  Mon 2026-12-28  wrong date in the notice (2026-0912) · wrong fact · caught here → rule: …`."""
    entry = slip.entry
    about = f" ({entry.ref})" if entry.ref else ""
    caught = _("reached the receiver") if slip.reached else _("caught here")
    parts = [f"{display(entry.text)}{about}", cause_word(slip.cause), caught]
    rule = _("rule: {text}").format(text=display(slip.rule)) if slip.rule else _("no rule changed yet")
    return f"{entry.id}  {date_plain(entry.at.date())}  {' · '.join(parts)} → {rule}"


def streak_words(days: int | None) -> str:
    """How long no error has reached a receiver."""
    if days is None:
        return _("No error has reached a receiver.")
    return ngettext(
        "No error has reached a receiver for {n} day.", "No error has reached a receiver for {n} days.", days
    ).format(n=days)


def kind_name(kind: Kind | None) -> str:
    """The trade of matters as the name of a group; `Other` where nobody said."""
    return _(_KINDS[kind]) if kind is not None else _("Other")


def loop_line(loop: Loop) -> str:
    """`asked of us: 12 · placed 100% · with a result 83% · told 75%`."""
    whole = len(loop.asked)

    def done(without: Sequence[Item]) -> int | None:
        return percent(whole - len(without), whole)

    return "  " + " · ".join(
        (
            ngettext("{n} matter asked of us", "{n} matters asked of us", whole).format(n=whole),
            _("placed {percent}%").format(percent=done(loop.unplaced)),
            _("with a result {percent}%").format(percent=done(loop.without_result)),
            _("asker told {percent}%").format(percent=done(loop.untold)),
        )
    )


def behind_loop(loop: Loop) -> list[tuple[str, Sequence[Item]]]:
    """What lacks a mark, under its name."""
    named = ((_("not placed"), loop.unplaced), (_("no result"), loop.without_result), (_("not told"), loop.untold))
    return [(name, items) for name, items in named if items]


def rate_line(rate: Rate) -> str:
    """`Documents  12 closed · 92% right first time (1 came back) · 25% excellent`."""
    name = kind_of_work(rate.kind) if rate.kind is not None else _("All")
    closed = _("{n} closed").format(n=len(rate.closed))
    whole = len(rate.closed)
    right = percent(whole - len(rate.returned), whole)
    first = _("{percent}% right first time").format(percent=right)
    back = _(" ({n} came back)").format(n=len(rate.returned)) if rate.returned else ""
    excellent = _("{percent}% excellent").format(percent=percent(len(rate.excellent), whole))
    return f"  {name}  " + " · ".join((closed, first + back, excellent))


def behind(rate: Rate) -> list[tuple[str, tuple[Item, ...]]]:
    """The items behind each figure."""
    groups = (
        (_("closed"), rate.closed),
        (_("came back"), rate.returned),
        (_("excellent"), rate.excellent),
        (_("reworked or failed"), rate.poor),
    )
    return [(name, items) for name, items in groups if items]
