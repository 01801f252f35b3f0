"""Who is meant by what is typed: a name, a piece of one, or its initials."""

from __future__ import annotations

from workbench.desk.desk import Desk
from workbench.domain.following import is_desk
from workbench.domain.item import ME
from workbench.errors import NotFound, Refused
from workbench.i18n import _


def who_is_meant(desk: Desk, text: str) -> str:
    """The person meant by a name, a piece of one, or its initials.

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

    found = best(wanted, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(say=_("“{text}” could be {names}.").format(text=text, names=", ".join(found)))
    raise NotFound(ref=text)
