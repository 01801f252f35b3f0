"""How pressing something is, in words."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.urgency import Cause, Urgency
from workbench.i18n import _, ngettext
from workbench.text.dates import minutes_words, when_full


def urgency_words(found: Urgency, now: datetime, minutes: int = 0) -> str:
    """Why it presses: `due 12-31 Thu, 5 h 30 of working time left`; empty where nothing does."""
    when = when_full(found.when, now.date()) if found.when is not None else ""
    match found.cause:
        case Cause.NONE:
            return ""
        case Cause.LATE:
            return _("the deadline, {when}, has passed").format(when=when)
        case Cause.DUE if not found.left:
            return _("due {when}, and no working time is left").format(when=when)
        case Cause.DUE:
            return _("due {when}, {left} of working time left").format(when=when, left=minutes_words(found.left or 0))
        case Cause.SHORT:
            return _("due {when}: {work} of work, and only {left} left").format(
                when=when, work=minutes_words(minutes), left=minutes_words(found.left or 0)
            )
        case Cause.BEGIN:
            return _("to be begun by {when}").format(when=when)
        case Cause.CHASED:
            return ngettext("we were chased for it once", "we were chased for it {n} times", found.count).format(
                n=found.count
            )
        case Cause.UNREAD:
            return _("{waited} of working time in the inbox, unread").format(waited=minutes_words(found.left or 0))
