"""The words of the brief and of the five don't-lets, for the screen and for the shell."""

from __future__ import annotations

from workbench.domain.brief import Brief, Why
from workbench.domain.donts import Dont, Donts
from workbench.i18n import N_, _, ngettext, pgettext
from workbench.text.display import display
from workbench.text.roster import now_words
from workbench.text.routine_words import quota_words
from workbench.text.width import cells, clip

SIGN = 28
"""Cells for the words of an early sign."""

_DONTS = {
    Dont.DELAY: N_("Delay"),
    Dont.BACKLOG: N_("Backlog"),
    Dont.ERROR: N_("Errors"),
    Dont.GAP: N_("Gaps"),
    Dont.IMAGE: N_("Image"),
}

_MEANS = {
    Dont.DELAY: N_("from above, and overdue"),
    Dont.BACKLOG: N_("papers and errands that nobody has touched for days"),
    Dont.ERROR: N_("errors of this month"),
    Dont.GAP: N_("no lead, no next date, not taken over, or the day to ask has passed"),
    Dont.IMAGE: N_("callers and visitors without an answer, and times we were chased this week"),
}


def dont_word(dont: Dont) -> str:
    """延误, 积压, 差错, 断档, 形象."""
    return _(_DONTS[dont])


def dont_means(dont: Dont) -> str:
    """What a counter counts."""
    return _(_MEANS[dont])


def donts_line(donts: Donts) -> str:
    """All five with their numbers, on one line."""
    return "  ".join(f"{dont_word(dont)} {donts.count(dont)}" for dont in Dont)


def why_word(why: Why) -> str:
    """Why something stands among what must be done now."""
    return {
        Why.PICKED: pgettext("brief", "picked"),
        Why.OVERDUE: pgettext("brief", "late"),
        Why.AT: pgettext("brief", "time"),
        Why.DUE: pgettext("brief", "due"),
        Why.NOW: pgettext("brief", "now"),
        Why.STARTS: pgettext("brief", "start"),
        Why.CARRIED: pgettext("brief", "left over"),
        Why.PLANNED: pgettext("brief", "planned"),
    }[why]


def why_width() -> int:
    """The cells of the longest of these words."""
    return max(cells(why_word(why)) for why in Why)


def now_heading() -> str:
    return _("What must I do now?")


def forgotten_heading() -> str:
    return _("What have I forgotten?")


def owed_heading() -> str:
    return _("Who owes me?")


def nothing(heading: str) -> str:
    """What stands beneath a heading with nothing under it."""
    return {
        now_heading(): _("Nothing is planned for today."),
        forgotten_heading(): _("Nothing is forgotten."),
        owed_heading(): _("Nobody owes anything."),
    }[heading]


def warned(brief: Brief) -> list[str]:
    """The quotas that are not reached with a third of their period left: `Q4 research articles 0/1, 3 days left`."""
    return [quota_words(stand, title) for title, stand in brief.quotas]


def facts(brief: Brief) -> list[str]:
    """What else has to be known this morning; nothing where there is nothing."""
    said: list[str] = []
    if brief.carried:
        words = ngettext("{n} left over from before", "{n} left over from before", brief.carried)
        said.append(words.format(n=brief.carried))
    if brief.to_ask:
        said.append(ngettext("{n} to ask again", "{n} to ask again", brief.to_ask).format(n=brief.to_ask))
    if brief.decisions:
        words = ngettext("{n} decision awaited", "{n} decisions awaited", brief.decisions)
        said.append(words.format(n=brief.decisions))
    if brief.on_duty:
        said.append(_("on duty: {who}").format(who=now_words(brief.on_duty)))
    elif brief.duty is not None:
        said.append(_("on duty: {who}").format(who=display(brief.duty.text)))
    if brief.signs:
        count = len(brief.signs)
        words = ngettext("early sign: {text}", "{n} early signs, the latest: {text}", count)
        said.append(words.format(n=count, text=clip(display(brief.signs[0].text), SIGN)))
    return said
