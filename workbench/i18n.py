"""The words of the interface in the user's language.

The English sentence is the key. `_` translates a sentence, `ngettext` one that counts, `pgettext` one whose English
word means two things. Values are put in afterwards with `str.format`, so that a translator may reorder them.
The language may change while the program runs: nothing may keep a translated sentence for longer than a frame.
"""

from __future__ import annotations

import gettext as _gettext
import os

from workbench.resources import resource

LANGUAGES = ("en", "zh_CN")
"""The languages with a complete catalogue, English being the key language."""

DOMAIN = "workbench"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _language


def is_chinese() -> bool:
    """Whether dates, durations and punctuation follow Chinese custom."""
    return _language.startswith("zh")


def choose(wanted: str | None = None) -> str:
    """The language to use: `wanted`, then `WORKBENCH_LANG`, then the locale variables in POSIX order."""
    if wanted:
        return match(wanted) or "en"
    for variable in ("WORKBENCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return match(value) or "en"
    return "en"


def match(tag: str) -> str | None:
    """The language of ours that a locale name or language tag means, or None.

    >>> match("zh_CN.UTF-8"), match("en-GB"), match("fr_FR"), match("C")
    ('zh_CN', 'en', None, 'en')
    """
    name = tag.split(".")[0].split("@")[0].replace("-", "_")
    if name in ("C", "POSIX"):
        return "en"
    head = name.lower().split("_")[0]
    if head == "zh":
        return "zh_CN"
    return "en" if head == "en" else None


def use(wanted: str | None = None) -> str:
    """Switch the interface to a language and return the one that was found."""
    global _current, _language
    _language = choose(wanted)
    if _language == "en":
        _current = _gettext.NullTranslations()
    else:
        _current = _gettext.translation(DOMAIN, resource("locale"), [_language], fallback=True)
    return _language


def _(message: str) -> str:
    """The sentence in the user's language."""
    return _current.gettext(message)


def pgettext(context: str, message: str) -> str:
    """The word in the user's language, where `context` tells which of its meanings is meant."""
    return _current.pgettext(context, message)


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for a count, in the user's language."""
    return _current.ngettext(one, many, n)


def N_(message: str) -> str:
    """Marks a sentence for the catalogue, to be translated where it is shown."""
    return message
