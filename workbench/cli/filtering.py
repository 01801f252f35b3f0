"""FILTER words against this desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.cli.output import warn
from workbench.domain.item import Item
from workbench.errors import UsageMistake
from workbench.i18n import _
from workbench.text.display import display

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.text.filter import Filter


_NAME_SIGNS = frozenset("@+^>＠＋＾＞")
_AREA_SIGNS = frozenset("#＃")


def chosen_by(session: Session, words: Sequence[str]) -> Callable[[Item], bool]:
    """Whether an item is meant by the filter words.

    Raises:
        UsageMistake: a word is no filter.
    """
    if not words:
        return lambda item: True
    found = filter_of(session, words)
    today = session.clock.now().date()
    return lambda item: found.matches(item, today)


def filter_of(session: Session, words: Sequence[str] | str) -> Filter:
    """The filter that the words make, given one by one or as a line.

    Raises:
        UsageMistake: a word is none.
    """
    from workbench.text.filter import FilterError, parse_filter, parse_line  # late: most lists are not filtered

    now, calendar = session.clock.now().replace(tzinfo=None), session.settings.calendar
    try:
        if isinstance(words, str):
            found = parse_line(words, now, *_known(session, words), calendar)
        else:
            found = parse_filter(words, now, *_known(session, words), calendar)
    except FilterError as error:
        if error.near:
            raise UsageMistake(
                say=_("“{word}” is no filter. Did you mean “{near}”?").format(word=error.word, near=error.near)
            ) from error
        raise UsageMistake(
            say=_(
                "“{word}” is no filter. There are today, inbox, waiting, overdue, unscheduled, tracked, 1-4,"
                " @name, #area, ^source, due<fri, state:waiting, and any text."
            ).format(word=error.word)
        ) from error
    for each in found.conditions:
        if each.is_stranger:
            warn(_("Nobody in the items here is called {name}.").format(name=display(each.value)))
    return found


def only_near(words: Sequence[str]) -> bool:
    """Whether the words leave only items with a date on or before today, or none at all."""
    if not words:
        return False
    from workbench.text.filter import WORDS  # late: most lists are not filtered
    from workbench.text.search.words import OR
    from workbench.text.standing import NEAR

    return not OR.intersection(words) and any(WORDS.get(word.strip().lower()) in NEAR for word in words)


def _known(session: Session, words: Sequence[str] | str) -> tuple[Sequence[str], Sequence[str]]:
    """The names and areas of the desk, where a word asks for one: they are gathered from every item."""
    signs = set(words) if isinstance(words, str) else {sign for word in words for sign in word[:2]}
    names = session.desk().names() if signs & _NAME_SIGNS else ()
    return names, session.desk().areas() if signs & _AREA_SIGNS else ()
