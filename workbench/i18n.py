# ruff: noqa: PTH108, PTH110, PTH118, PTH123 - pathlib takes longer to load than a quick command may
"""The words of the interface in the user's language.

The English sentence is the key. `_` translates a sentence, `ngettext` one that counts, `pgettext` one whose English
word means two things. Values are put in afterwards with `str.format`, so that a translator may reorder them.

`--lang` goes first, then `WORKBENCH_LANG`, then the choice made on the screen, then the setting; the locale is last.
The language may change while the program runs: nothing may keep a translated sentence for longer than a frame.
"""

from __future__ import annotations

import os

from workbench.catalogue import Catalogue
from workbench.resources import resource_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    import gettext

LANGUAGES = ("en", "zh_CN", "zh_TW")
"""The languages with a complete catalogue, English being the key language."""

DOMAIN = "workbench"

_TRADITIONAL = ("tw", "hk", "mo")
"""Territories that write traditional characters."""

_catalogue: Catalogue | None = None
"""Of the language in use; None for English, and for a language whose catalogue only `gettext` can read."""
_gettext: gettext.NullTranslations | None = None
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


CHOICE = "language"
"""In the state directory: the language chosen on the screen, and the one that was set at the time.

It lies there since `settings.toml` is the user's. Where the setting has been changed since, it is the newer word.
"""


def wanted(option: str | None, state: str, setting: str) -> str | None:
    """What to `use`: the option, the environment, the choice kept in `state`, the setting; None is the locale."""
    return option or os.environ.get("WORKBENCH_LANG") or _chosen(state, setting) or setting or None


def _chosen(state: str, setting: str) -> str:
    try:
        with open(os.path.join(state, CHOICE), encoding="utf-8") as file:
            tag, _newline, over = file.read(64).partition("\n")
    except (OSError, ValueError):
        return ""
    return tag if over.strip() == setting else ""


def keep_choice(state: str, tag: str, setting: str) -> None:
    """Remember a language from run to run, chosen while `setting` was set; an empty `tag` forgets the choice.

    Raises:
        OSError: it cannot be remembered.
    """
    path = os.path.join(state, CHOICE)
    if not tag:
        if os.path.exists(path):
            os.unlink(path)
        return
    from pathlib import Path  # late: once in a while

    from workbench.files import atomic_write, private_directory  # late: the same

    private_directory(Path(state))
    atomic_write(Path(path), f"{tag}\n{setting}\n".encode())


def match(tag: str) -> str | None:
    """The language of ours that a locale name or language tag means, or None.

    A script goes before a territory: `zh-Hans-HK` is simplified.

    >>> match("zh_CN.UTF-8"), match("zh-Hant-HK"), match("en-GB"), match("fr_FR"), match("C")
    ('zh_CN', 'zh_TW', 'en', None, 'en')
    """
    name = tag.partition(".")[0].partition("@")[0]
    if name in ("C", "POSIX"):
        return "en"
    head, *parts = name.lower().replace("-", "_").split("_")
    if head == "zh":
        script = [part for part in parts if part in ("hans", "hant")] or ["hant" for p in parts if p in _TRADITIONAL]
        return "zh_TW" if script[:1] == ["hant"] else "zh_CN"
    return "en" if head == "en" else None


def use(wanted: str | None = None) -> str:
    """Switch the interface to a language and return the one that was found."""
    global _catalogue, _gettext, _language
    _language = choose(wanted)
    _catalogue, _gettext = None, None
    if _language != "en":
        try:
            with open(resource_name("locale", _language, "LC_MESSAGES", f"{DOMAIN}.mo"), "rb") as file:
                _catalogue = Catalogue(file.read())
        except FileNotFoundError:
            pass
        except ValueError:
            _gettext = _read_by_gettext(_language)
    return _language


def _read_by_gettext(tag: str) -> gettext.NullTranslations:
    import gettext  # late: only for a language with several plural forms

    return gettext.translation(DOMAIN, resource_name("locale"), [tag], fallback=True)


def _(message: str) -> str:
    """The sentence in the user's language."""
    if _catalogue is not None:
        return _catalogue.find(message) or message
    return _gettext.gettext(message) if _gettext is not None else message


def pgettext(context: str, message: str) -> str:
    """The word in the user's language, where `context` tells which of its meanings is meant."""
    if _catalogue is not None:
        return _catalogue.find(message, context) or message
    return _gettext.pgettext(context, message) if _gettext is not None else message


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for a count, in the user's language."""
    if _catalogue is not None:
        return _catalogue.find(one, plural=many) or (one if n == 1 else many)
    return _gettext.ngettext(one, many, n) if _gettext is not None else (one if n == 1 else many)


def N_(message: str) -> str:
    """Marks a sentence for the catalogue, to be translated where it is shown."""
    return message
