"""FILTER words against this desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.domain.item import Item
from workbench.errors import UsageMistake
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.cli.session import Session


def chosen_by(session: Session, words: Sequence[str]) -> Callable[[Item], bool]:
    """Whether an item is meant by the filter words.

    Raises:
        UsageMistake: a word is no filter.
    """
    if not words:
        return lambda item: True
    from workbench.text.filter import FilterError, parse_filter  # late: most lists are not filtered

    now = session.clock.now()
    try:
        found = parse_filter(words, now.replace(tzinfo=None), session.desk().names(), session.desk().areas())
    except FilterError as error:
        raise UsageMistake(
            say=_(
                "“{word}” is no filter. There are today, inbox, waiting, overdue, unscheduled, tracked, 1-4,"
                " @name, #area, ^source, due<fri, state:waiting, and any text."
            ).format(word=error.word)
        ) from error
    today = now.date()
    return lambda item: found.matches(item, today)
