"""Who is meant by what is typed: a name, a piece of one, or its initials."""

from __future__ import annotations

from workbench.desk.desk import Desk
from workbench.domain.following import is_desk
from workbench.domain.item import ME
from workbench.domain.people import Role
from workbench.errors import NotFound, Refused
from workbench.i18n import _


def who_is_meant(desk: Desk, text: str, *, revealed: bool = False) -> str:
    """The person meant by a name, a piece of one, or its initials.

    Who is known from restricted matters alone is found by the whole name, and guessed only where these are `revealed`.

    Raises:
        NotFound: nobody of that name has to do with anything.
        Refused: it could be several.
    """
    wanted = text.strip().lstrip("@+^>＠＋＾＞")
    if is_desk(wanted, desk.settings.me):
        return ME
    names = list(dict.fromkeys((*desk.people.names(), *desk.names())))
    if wanted in names:
        return wanted
    from workbench.hanzi.match import best  # late: it brings in the table of readings

    found = best(wanted, names if revealed else [name for name in names if _is_open(desk, name)])
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(say=_("“{text}” could be {names}.").format(text=text, names=", ".join(found)))
    raise NotFound(ref=text)


def _is_open(desk: Desk, name: str) -> bool:
    """Whether somebody is named by something that is not restricted."""
    if name in desk.open_words()[0]:
        return True
    found = (desk.item(item_id) for role in Role for item_id in desk.people.ids(name, role))
    return any(item is not None and not item.restricted for item in found)
