"""Who is in the house, and whom we owe a call (来访未离、来电待复). Pure, from the lines of the diary.

A visitor is here until somebody says that they left; a call that asked for an answer is open until one is given.
"""

from __future__ import annotations

import re

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.register_lines import FILLS, LEFT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

ITEMS = "items"
"""The fact of a line, or of its amendment, which names the items that came from it: they keep the answer owed."""
ANSWER_BY = "answer_by"
LOOKED_BACK = 31
"""So many days a call that nobody answered is remembered."""
PUBLIC_DAYS = 15
"""Days within which the public is answered, where nobody promised a day."""

_ASKS = re.compile(r"答复|回复|回电|回话|答覆|回覆|\b(?:reply|answer|(?:call|ring) (?:me |us )?back)\b", re.IGNORECASE)
_RETURNS = re.compile(
    r"去电|回电|已答复|已回复|当场答复|已答覆|已回覆|答复其|告知"
    r"|\b(?:call(?:ed)? to|called back|rang back|answered|replied|told)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(r"(?:请|要求|望|需|待|等)[^;；。]{0,12}(?:回电|回复|答复|回覆|答覆)")
_OPENING = re.compile(r"^\s*(?:来电|来访|call from|visit of|from)\s*[:：]?\s*", re.IGNORECASE)
_HEAD = re.compile(r"[^\s\d,，;；:：。、(（]+")
_POSTS = frozenset(
    {
        "科长",
        "局长",
        "主任",
        "处长",
        "部长",
        "书记",
        "镇长",
        "所长",
        "院长",
        "校长",
        "经理",
        "秘书",
        "同志",
        "先生",
        "女士",
    }
)
_PHONE = re.compile(r"(?<!\d)\+?\d[\d -]{5,}\d(?!\d)")


def latest_words(entries: Sequence[Entry]) -> dict[int, str]:
    """What each line that was put right says now, by its number."""
    righted = sorted((each for each in entries if each.amends is not None and not each.fact(FILLS)), key=_written)
    return {int(each.amends): each.text for each in righted if each.amends is not None}


def _written(entry: Entry) -> tuple[datetime, int]:
    return entry.written_at, entry.id


def open_visits(entries: Iterable[Entry]) -> list[Entry]:
    """The visits of a day that nobody has ended, oldest first, each in the words that hold now."""
    found = list(entries)
    words = latest_words(found)
    gone = {each.amends for each in found if each.fact(LEFT) is not None}
    return [
        each.but(text=words.get(int(each.id), each.text))
        for each in found
        if each.kind is EntryKind.VISITOR and each.amends is None and each.until is None and each.id not in gone
    ]


def open_calls(entries: Iterable[Entry]) -> list[Entry]:
    """The calls that asked for an answer and have none, oldest first; those that became an item are the item's."""
    found = sorted(entries, key=lambda each: (each.at, each.id))
    words = latest_words(found)
    facts: dict[int, set[str]] = {}
    for each in found:
        facts.setdefault(int(each.amends or each.id), set()).update(name for name, value in each.data if value)
    calls = [each.but(text=words.get(int(each.id), each.text)) for each in found if each.amends is None]
    calls = [each for each in calls if each.kind in (EntryKind.CALL, EntryKind.REPLY)]
    owed: list[Entry] = []
    for place, call in enumerate(calls):
        told = facts.get(int(call.id), set())
        if call.kind is not EntryKind.CALL or ITEMS in told or not (ANSWER_BY in told or asks_answer(call.text)):
            continue
        if not any(answers(later, call) for later in calls[place + 1 :]):
            owed.append(call)
    return owed


def asks_answer(text: str) -> bool:
    """Whether a call wants an answer; one that gives it does not."""
    return _ASKS.search(text) is not None and (_RETURNS.search(text) is None or _WANTED.search(text) is not None)


def answers(later: Entry, call: Entry) -> bool:
    """Whether a later line is the return call: it says so, and names who rang, or the number."""
    if later.kind is EntryKind.CALL and (_RETURNS.search(later.text) is None or asks_answer(later.text)):
        return False
    numbers = {_digits(each) for each in _PHONE.findall(call.text)}
    if numbers & {_digits(each) for each in _PHONE.findall(later.text)}:
        return True
    text = later.text.casefold()
    return any(name.casefold() in text for name in names_of(call.text))


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())[-11:]


def caller(text: str) -> str:
    """Who a call begins with: enough to know them by."""
    heads = _HEAD.findall(_OPENING.sub("", text))
    return heads[0][:12] if heads else ""


def names_of(text: str) -> list[str]:
    """What a return call may call whoever a line begins with: `市局办孙科长`, and `孙科长`."""
    name = caller(text)
    if not name or name.isascii():
        return [name] if len(name) > 1 else []
    shortest = 2 if len(name) == 2 else 3
    tails = [name[start:] for start in range(len(name)) if len(name) - start >= shortest]
    return [each for each in tails if each not in _POSTS] or [name]
