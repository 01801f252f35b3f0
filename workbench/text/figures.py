"""Numbers and lists as the language in use writes them, after the CLDR; a test compares them with Babel.

Babel itself takes longer to load than a command may, and of its patterns we need a dozen: they stand in the catalogues
and here.
"""

from __future__ import annotations

from workbench.i18n import _, pgettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def figure(n: int) -> str:
    """A count within a sentence: 48,213.

    >>> figure(48213), figure(-1000), figure(999)
    ('48,213', '-1,000', '999')
    """
    return f"{n:,}"


def joined(words: Sequence[str]) -> str:
    """Several things within a sentence: `a, b and c`, `a、b和c`."""
    if len(words) < 2:
        return "".join(words)
    return pgettext("list", "{all} and {last}").format(all=_(", ").join(words[:-1]), last=words[-1])
