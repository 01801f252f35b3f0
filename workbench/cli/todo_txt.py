"""todo.txt, the plain format of many task programs: `(A) 2026-01-02 title +project @context due:2026-01-05`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.derive import Quadrant
from workbench.domain.reading import Reading
from workbench.text.pasted import Incoming

_HEAD = re.compile(r"(?:\(([A-Z])\)\s+)?(?:\d{4}-\d\d-\d\d\s+)?")
_FACT = re.compile(r"(?:^|\s)(due|t):(\d{4}-\d\d-\d\d)(?=\s|$)")
_PROJECT = re.compile(r"(?:^|\s)\+(\S+)")
_QUADRANTS = {"A": Quadrant.DO_NOW, "B": Quadrant.PLAN, "C": Quadrant.DELEGATE, "D": Quadrant.DEFER}


def from_todo_txt(lines: Iterable[str]) -> Incoming:
    """The open tasks: priorities A to D are quadrants, the project is the area, `t:` the planned day.

    Contexts and other words stay in the title.
    """
    found = Incoming()
    for line in lines:
        text = line.strip().lstrip("\ufeff")
        if not text:
            continue
        if text.startswith("x "):
            found.finished += 1
            continue
        found.readings.append(_reading(text))
        found.steps.append([])
    return found


def _reading(line: str) -> Reading:
    head = _HEAD.match(line)
    body = line[head.end() :] if head else line
    quadrant = _QUADRANTS.get(head[1] or "") if head else None
    facts = {key: day for key, text in _FACT.findall(body) if (day := _day(text)) is not None}
    project = _PROJECT.search(body)
    title = _FACT.sub(lambda fact: "" if _day(fact[2]) else fact[0], body)
    title = _PROJECT.sub("", title, count=1).strip() or body
    return Reading(
        "item",
        line,
        title,
        at=facts.get("t"),
        due=facts.get("due"),
        urgent=quadrant.urgent if quadrant else None,
        important=quadrant.important if quadrant else None,
        area=project[1] if project else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
