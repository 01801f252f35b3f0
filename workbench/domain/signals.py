"""Early signs (苗头): a weak signal is written down while it is small and watched; several together are a tendency.

Nothing is stored but the lines: what somebody made of a sign is an amendment of its line.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.register_lines import RegisterLine, lines_of
from workbench.domain.registers import BY_KEY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item

STATE, RAISED, WATCH = "state", "items", "watch_until"
"""The elements of a line that tell what became of the sign, the matter it was raised in, and until when to watch it."""
FOLLOWED_DAYS = 92
"""So many days back signs are looked for."""

_TAG = re.compile(r"#([^\s#;；,，。]+)")
_WATCH = re.compile(r"(?:关注至|關注至|watch until)\s*[:：]?\s*(\d{4}-\d\d?-\d\d?)", re.IGNORECASE)


class Status(StrEnum):
    """What became of a sign."""

    WATCHING = "watching"
    REPORTED = "reported"
    DISMISSED = "dismissed"


NEXT = {Status.WATCHING: Status.REPORTED, Status.REPORTED: Status.DISMISSED, Status.DISMISSED: Status.WATCHING}
"""The round that one key goes."""


class Sign(Frozen):
    """An early sign as it stands now."""

    line: RegisterLine
    tags: tuple[str, ...] = ()
    status: Status = Status.WATCHING
    watch_until: date | None = None
    raised: str | None = None
    """The number of the matter in which it was put up."""

    @property
    def entry(self) -> Entry:
        """The line as it was first written."""
        assert self.line.entry is not None
        return self.line.entry

    @property
    def day(self) -> date:
        return self.line.day


class Tendency(Frozen):
    """Signs of one keyword that came close upon each other (倾向)."""

    tag: str
    signs: tuple[Sign, ...]
    """Oldest first."""


def sign_of(line: RegisterLine) -> Sign:
    """What a line of the register of signals says."""
    filled = line.filled
    told = filled.get("tag")
    tags = re.split(r"[\s#、,，;；]+", told.strip(" #")) if told else _TAG.findall(line.words)
    state = filled.get(STATE, "")
    return Sign(
        line,
        tuple(dict.fromkeys(tag.casefold() for tag in tags if tag)),
        Status(state) if state in tuple(Status) else Status.WATCHING,
        _watched(line.words) or _watch_day(_said_of_day(line)),
        filled.get(RAISED),
    )


def signs(entries: Iterable[Entry], items: Mapping[ItemId, Item]) -> list[Sign]:
    """The signs among these entries, oldest first, restricted ones too."""
    return [sign_of(line) for line in lines_of(BY_KEY["signal"], entries, items)]


def watched(found: Iterable[Sign]) -> list[Sign]:
    """Those which nobody told or let go, and may be told to whoever looks."""
    return [sign for sign in found if sign.status is Status.WATCHING and not sign.line.is_restricted]


def passed(found: Iterable[Sign], today: date) -> list[Sign]:
    """Those which were to be watched until a day that has passed, and nobody said what became of them."""
    return [sign for sign in watched(found) if sign.watch_until is not None and sign.watch_until < today]


def tendencies(found: Iterable[Sign], today: date, days: int, count: int) -> list[Tendency]:
    """Keywords of which so many signs came within so many days, the most frequent first.

    A sign that was let go, or has been put up in a matter, is spent: the next tendency takes new ones.
    """
    first = today - timedelta(days=days - 1)
    of_tag: dict[str, list[Sign]] = {}
    for sign in found:
        spent = sign.status is Status.DISMISSED or sign.raised is not None or sign.line.is_restricted
        if not spent and first <= sign.day <= today:
            for tag in sign.tags:
                of_tag.setdefault(tag, []).append(sign)
    close = [Tendency(tag, tuple(each)) for tag, each in of_tag.items() if len(each) >= max(2, count)]
    return sorted(close, key=lambda one: (-len(one.signs), one.tag))


def is_sign(entry: Entry) -> bool:
    """Whether an entry is a sign, or says something about one."""
    return entry.kind is EntryKind.SIGNAL


def of_tag(found: Sequence[Tendency], tag: str) -> Tendency | None:
    """The tendency of a keyword."""
    wanted = tag.strip().lstrip("#").casefold()
    return next((one for one in found if one.tag == wanted), None)


def _said_of_day(line: RegisterLine) -> str:
    """The day to watch to as it was kept; that of words which were put right since tells nothing any more."""
    told = (line.entry, *line.amendments) if not line.is_corrected else line.amendments
    days = [day for entry in told if entry is not None and (day := entry.fact(WATCH))]
    return days[-1] if days else ""


def _watch_day(text: str) -> date | None:
    try:
        return date(*(int(part) for part in text.strip().split("-")))
    except (TypeError, ValueError):
        return None


def _watched(words: str) -> date | None:
    said = _WATCH.search(words)
    return _watch_day(said[1]) if said else None
