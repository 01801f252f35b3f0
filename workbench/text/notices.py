"""What is said of a captured line beside its reading: what stayed text, and what was read with a doubt."""

from __future__ import annotations

from workbench.domain.reading import Notice
from workbench.i18n import N_, _

_SAID = {
    "past-date": (N_("“{text}” is past and was left in the title"), N_("“{text}” is past")),
    "past-range": (N_("“{text}” is past and was left in the title"), N_("“{text}” is over already")),
    "impossible-date": (N_("“{text}” is no day of the calendar and was left in the title"), N_("“{text}” is no date")),
    "weekday-mismatch": (
        N_("“{text}”: the date falls on another weekday and was left in the title"),
        N_("“{text}”: date and weekday disagree"),
    ),
    "ambiguous-date": (
        N_("“{text}” may be two dates and was left in the title; write the month in letters"),
        N_("“{text}”: day or month first? Write the month in letters"),
    ),
    "several-days": (
        N_("“{text}”: several days are several items; it was left in the title"),
        N_("“{text}”: several days, left as text"),
    ),
    "several-times": (
        N_("“{text}”: several times of a day are several items; it was left in the title"),
        N_("“{text}”: several times, left as text"),
    ),
    "no-rule": (
        N_("“{text}” follows the moon or a decree, which no recurrence can; it was left in the title"),
        N_("“{text}”: no rule knows the moon"),
    ),
    "lunar-or-solar": (
        N_("“{text}” may be a day of the moon or of the sun and was left in the title; write 农历 or 号"),
        N_("“{text}”: write 农历 or 号"),
    ),
    "second-date": (
        N_("“{text}” is a second date and was left in the title"),
        N_("“{text}”: a second date, left as text"),
    ),
    "second-name": (
        N_("“{text}” is a second name and was left in the title"),
        N_("“{text}”: a second name, left as text"),
    ),
    "mark-within": (
        N_("“{text}” judges only at an end of the line and was left in the title"),
        N_("“{text}” judges only at an end of the line"),
    ),
    "weekdays-only": (
        N_("“{text}” is counted from Monday to Friday: no holidays are known here"),
        N_("“{text}”: Monday to Friday, holidays not known"),
    ),
    "provisional-date": (
        N_("“{text}”: the days off of that year are not decreed yet; the date may change"),
        N_("“{text}”: days off not decreed yet"),
    ),
    "no-approver": (
        N_("“{text}” names nobody who approved the use of the seal"),
        N_("who approved it? 批准人: …"),
    ),
    "calendar-missing": (
        N_('“{text}” needs the Chinese calendar: pip install "daily-workbench[zh]"'),
        N_('“{text}” needs the extra "zh"'),
    ),
}
"""By code: a whole sentence, and a short one for beneath the line while it is typed."""

_OTHER = (N_("“{text}” was left in the title"), N_("“{text}”: left as text"))

CODES = tuple(_SAID)
"""Every code that the grammar gives."""


def notice_sentence(notice: Notice) -> str:
    """What was left unread and why, or what is to be doubted, as a sentence without its stop."""
    return _(_SAID.get(notice.code, _OTHER)[0]).format(text=notice.text)


def notice_short(notice: Notice, text: str) -> str:
    """The same in a few words; `text` is the piece as it may be shown."""
    return _(_SAID.get(notice.code, _OTHER)[1]).format(text=text)
