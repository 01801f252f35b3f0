# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""The words around a date that make it a deadline, or only lead up to it."""

from __future__ import annotations

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.text.capture.edges import NOT_AHEAD, NOT_INSIDE
from workbench.text.capture.rules import holds
from workbench.text.patterns import compiled


class Sense(StrEnum):
    """What a marker says of the date beside it."""

    PLAN = "plan"
    BY = "by"
    """A deadline which includes the day named."""
    BEFORE = "before"
    """English `before`: the day named is already too late."""
    AHEAD = "ahead"
    """前: of a day it includes it, of a week or month it does not."""
    WITHIN = "within"


class Mark(Frozen):
    """A marker: what it says, and how far it reaches."""

    sense: Sense
    edge: int
    """Where it starts (a leading one) or ends (a trailing one)."""


_LEADING: tuple[tuple[str, Sense, tuple[str, ...]], ...] = (
    (r"(?:截止|截至)(?:日期|时间)?(?:到|至|于|为)?:? *$", Sense.BY, ("截",)),
    (r"(?:最晚|最迟|不晚于|不迟于|(?<![a-z])ddl *:?|(?<![a-z])deadline *:?(?=$)|到期日?:?|期限:?)(?:到|至|在|于)? *$", Sense.BY, ("最", "不", "ddl", "deadline", "到期", "期限")),
    (r"(?<![a-z])(?:(?:no|not) later than|deadline(?: is)?:?|due(?: date)?(?: by| on|:)?|by|until|till)(?: the)?[ :]*$", Sense.BY, ("than", "line", "due", "by", "til")),
    (r"(?<![a-z])(?:before)(?: the)? +$", Sense.BEFORE, ("before",)),
    (r"(?<![a-z])within +$", Sense.WITHIN, ("within",)),
    (r"(?<![a-z])(?:on|at|for)(?: the)? *$", Sense.PLAN, ("on", "at", "for")),
    (r"@ ?$|>$", Sense.PLAN, ("@", ">")),
    (r"(?<![一-鿿])限(?:于|在)?$", Sense.PLAN, ("限",)),
    (r"(?<![来亲各独])自$|(?<![服遵听])从$", Sense.PLAN, ("自", "从")),
    (r"(?<![存现实正所内外健潜自好定订放排设约])在$|(?<![定终由对关属低高大小等优善位])于$", Sense.PLAN, ("在", "于")),
)  # fmt: skip
_TRAILING: tuple[tuple[str, Sense, tuple[str, ...]], ...] = (
    (rf" ?(?:之|以)?内{NOT_INSIDE}|之中", Sense.WITHIN, ("内", "之中")),
    (rf" ?(?:之前|以前|前{NOT_AHEAD}(?![三十两几]|[一\d]+[天日周个]|[一二四五六七八九百\d]+[名位强佳]|提(?!$|[交出供前报升请醒名取测审])))", Sense.AHEAD, ("前",)),
    (r" ?(?:为止|(?:截止|到期)(?=\s*(?:$|[,.;)])))|(?:截止|到期)(?=\s)", Sense.BY, ("止", "到期")),
    (r" ?(?:ddl(?![a-z:])|deadline(?=\s*(?:$|[,.;)])))", Sense.BY, ("ddl", "deadline")),
    (r"起(?![草诉床来飞源重点])|开始(?=每)", Sense.PLAN, ("起", "开始")),
    (r" (?:at (?:the )?latest|latest)(?![a-z])", Sense.BY, ("latest",)),
)  # fmt: skip
_REACH = 24


def leading(text: str, start: int) -> Mark | None:
    """The marker that ends where a date begins."""
    low = max(0, start - _REACH)
    before = text[low:start]
    for pattern, sense, hints in _LEADING:
        found = compiled(pattern).search(before) if holds(before, hints) else None
        if found and found.start() < len(before):
            return Mark(sense, low + found.start())
    return None


def trailing(text: str, end: int) -> Mark | None:
    """The marker that begins where a date ends."""
    after = text[end : end + _REACH]
    for pattern, sense, hints in _TRAILING:
        found = compiled(pattern).match(text, end) if holds(after, hints) else None
        if found:
            return Mark(sense, found.end())
    return None
