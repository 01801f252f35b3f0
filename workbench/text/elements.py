"""The elements of a diary line, read from its words: who called, from where, what was promised by when.

Nothing here is stored. A line keeps the words that were typed; a register asks what they say, and what a person filled
in afterwards comes before what was read. Every element is a piece of the line as typed, or is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.domain.entry import EntryKind
from workbench.text.callers import caller
from workbench.text.element_labels import SAID
from workbench.text.element_patterns import POINTS, READ

_ELEMENT = {word: name for name, words in SAID.items() for word in words}
_LABEL = re.compile(
    "(?:^|(?<=[\\s;；,，。、]))(" + "|".join(sorted(map(re.escape, _ELEMENT), key=len, reverse=True)) + r")\s*[:：]\s*",
    re.IGNORECASE,
)
_LISTS = frozenset({"present", "apologies"})
"""People, who are told one after the other."""
_LISTED = re.compile(r"[;；。\n]")
_POINTS = re.compile(POINTS)
_STOP = re.compile(r"[;；。\n]|[,，](?!\d)")

_K = EntryKind
_NAMED = frozenset(
    {
        *(_K.CALL, _K.VISITOR, _K.LEAVE, _K.ONSITE, _K.REPORT),
        *(_K.CHASE, _K.CHASED, _K.ADVICE, _K.DUTY, _K.INSTRUCTION, _K.DECISION),
    }
)
"""Kinds of lines which begin with somebody."""
_LOOKED_AT = 2000
"""Characters of a line that are looked at: what comes behind is no element of a line."""


def elements_of(kind: EntryKind, text: str, filled: Mapping[str, str] = {}) -> dict[str, str]:
    """The elements that a line holds, by name; what was `filled` in holds before what is read."""
    text = text[:_LOOKED_AT]
    found = dict(_first_who(kind, text)) if kind in _NAMED else {}
    for name, patterns in READ.get(kind, ()):
        for pattern in patterns:
            matched = re.search(pattern, text)
            if matched is not None and matched[1].strip():
                found[name] = matched[1].strip()
                break
    found.update(labelled(text))
    found.update(filled)
    return {name: value for name, value in found.items() if value}


def needs_approver(text: str) -> bool:
    """Whether a line about the seal names nobody who approved its use."""
    return not elements_of(EntryKind.SEAL, text).get("approver")


def labelled(text: str) -> dict[str, str]:
    """`号码: 13800000000；答复: 周五` as elements."""
    return {name: value for name, value in _labelled(text) if value}


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    marks = list(_LABEL.finditer(text))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        rest = text[mark.end() : following.start() if following is not None else len(text)]
        name = _ELEMENT.get(mark[1], _ELEMENT.get(mark[1].lower(), ""))
        stop = (_LISTED if name in _LISTS else _STOP).search(rest)
        points = _POINTS.match(rest) if name == "decided" else None
        yield name, (points[0] if points else rest[: stop.start() if stop else None]).strip(" \t,，;；")


def _first_who(kind: EntryKind, text: str) -> Iterator[tuple[str, str]]:
    for name, value in caller(text):
        if name != "unit" or kind not in (_K.INSTRUCTION, _K.DECISION):
            yield (_person(kind) if name == "who" else name), value


def _person(kind: EntryKind) -> str:
    return {_K.INSTRUCTION: "by", _K.DECISION: "decider"}.get(kind, "who")
