"""Leave (请销假): who is away when, and who should be back and has not said so. Pure, from the lines of the diary."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.frozen import Frozen
from workbench.domain.register_lines import FILLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.ids import EntryId

WHO, FROM, TO, BACK, STAND_IN = "who", "from_day", "to_day", "back", "stand_in"
"""The elements of a line of leave; the days are kept as facts when it is written."""
LOOKED_BACK = 31
"""So many days a line of leave is remembered."""
_BACK = re.compile(r"销假|銷假|返岗|返崗|已回|\bback\b", re.IGNORECASE)
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")


class Leave(Frozen):
    """One absence."""

    who: str
    first: date
    last: date
    entry: Entry
    stand_in: str = ""
    back: bool = False
    """Somebody said that they are back."""

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def day_of_fact(text: str, written: date) -> date | None:
    """A day as it is kept or was filled in; without a year the next one after the line was written."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date(int(found[1] or written.year), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if found[1] or day >= written - timedelta(days=180) else day.replace(year=day.year + 1)


def leaves(entries: Iterable[Entry]) -> list[Leave]:
    """The absences that lines tell of, in order of their first day; a line without days is none."""
    lines = sorted((each for each in entries if each.kind is EntryKind.LEAVE), key=lambda each: (each.at, each.id))
    facts: dict[EntryId, dict[str, str]] = {}
    words: dict[EntryId, str] = {}
    for each in sorted(lines, key=lambda each: (each.written_at, each.id)):
        root = each.amends or each.id
        facts.setdefault(root, {}).update((name, value) for name, value in each.data if value)
        if each.amends is None or not each.fact(FILLS):
            words[root] = each.text
    found: list[Leave] = []
    for each in lines:
        told = facts.get(each.id, {})
        who = told.get(WHO, "").strip()
        first = day_of_fact(told.get(FROM, ""), each.at.date())
        if each.amends is not None or not who or first is None:
            continue
        last = day_of_fact(told.get(TO, ""), each.at.date()) or first
        said = bool(told.get(BACK)) or any(_says_back(one, words, who) for one in lines if one.at >= each.at)
        found.append(Leave(who, first, max(first, last), each, told.get(STAND_IN, ""), said))
    return sorted(found, key=lambda leave: (leave.first, leave.entry.id))


def _says_back(line: Entry, words: dict[EntryId, str], who: str) -> bool:
    text = words.get(line.id, line.text)
    return line.amends is None and who in text and says_back(text)


def says_back(text: str) -> bool:
    """Whether a line reports somebody back."""
    return _BACK.search(text) is not None


def away(found: Iterable[Leave], day: date) -> list[Leave]:
    """Who is away on a day; who came back earlier is not."""
    return [leave for leave in found if leave.covers(day) and not leave.back]


def not_back(found: Iterable[Leave], today: date) -> list[Leave]:
    """Whose leave has ended and who has not been reported back: shown from the day after."""
    return [leave for leave in found if leave.last < today and not leave.back]
