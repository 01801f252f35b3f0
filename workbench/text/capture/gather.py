"""Puts the pieces of a line together to date phrases: which go together, and which contradict each other."""

from __future__ import annotations

from workbench.text.capture.atoms import (
    Atom,
    Clock,
    Clocks,
    Counted,
    Day,
    Days,
    EndOfWork,
    Moment,
    PartOfDay,
    Proviso,
    Repeats,
    Trouble,
)
from workbench.text.capture.calendar import days, real
from workbench.text.capture.marks import Sense, trailing
from workbench.text.capture.settle import Pieces
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_GLUE = r"\s*(?:,\s*|的|\(\s*|at\s+|@\s*|on\s+|by\s+|from\s+|t)?"
_OR = ("或", "或者", "或是", "还是")
_TO = ("到", "至")
_AND = ("和", "、", "及", "与")


class Draft:
    """A phrase being put together, from its first piece on."""

    __slots__ = ("chinese", "count", "end", "open", "said", "start", "trouble", "trust", "weekday")

    def __init__(self, first: Atom) -> None:
        self.start, self.end = first.start, first.end
        self.said = Pieces()
        self.trust, self.chinese = first.trust, first.chinese
        self.weekday = _is_weekday(first)
        self.count = 1
        self.trouble: Trouble | None = None
        self.open = False
        """Within a bracket that begins after the first piece."""


def gather(atoms: Sequence[Atom], index: int, text: str) -> tuple[Draft, int]:
    """The longest run of pieces from `index` that go together, and where the next run begins."""
    first = atoms[index]
    draft = Draft(first)
    _add(draft, first)
    index += 1
    while index < len(atoms):
        atom = atoms[index]
        gap = text[_after_trouble(draft, text) : atom.start]
        by = gap.strip() == "by"
        if _either_or_span(draft, atom, gap.strip()):
            draft.end, draft.count, index = atom.end, draft.count + 1, index + 1
            continue
        if (
            (gap and not compiled(_GLUE).fullmatch(gap))
            or (by and isinstance(atom.value, Day))
            or not _add(draft, atom)
        ):
            break
        draft.open = draft.open or "(" in gap
        if by:
            draft.said.sense = Sense.BY
        draft.end = atom.end
        if draft.open and text[atom.end : atom.end + 1] == ")":
            draft.end, draft.open = atom.end + 1, False
        draft.trust = max(draft.trust, atom.trust)
        draft.weekday = draft.weekday and (_is_weekday(atom) or isinstance(atom.value, PartOfDay))
        draft.count += 1
        index += 1
    if draft.open:
        draft.trouble = Trouble("")
    return draft, index


def _either_or_span(draft: Draft, atom: Atom, gap: str) -> bool:
    """周一或周二 is neither; 明天和后天 and 明天到周五 are all from the one to the other; 9点和17点 are two."""
    said, value = draft.said, atom.value
    if gap in _OR and isinstance(value, Day | Days | Counted | Clock):
        draft.trouble = draft.trouble or Trouble("several-days")
        return True
    if gap in _AND and said.clock and isinstance(value, Clock | Clocks | PartOfDay) and not draft.trouble:
        draft.trouble = Trouble("several-times")
        return True
    if gap not in (*_TO, *_AND) or not isinstance(said.day, Day) or not isinstance(value, Day) or said.clock:
        return False
    if draft.trouble or said.day.period:
        return False
    first, last = said.day.date, value.date
    if value.month_day and first.month != last.month:
        last = real(first.year, first.month, last.day) or last
    last = last if last > first else last + days(value.rolls)
    if gap in _AND and last != first + days(1):
        draft.trouble = Trouble("several-days")
        return True
    if last > first:
        said.day, said.part = Days(first, last, parted=said.part is not None), None
    return last > first


def _after_trouble(draft: Draft, text: str) -> int:
    """Where the next piece may begin: behind a date which is none, its 前 is passed over."""
    mark = trailing(text, draft.end) if draft.trouble is not None else None
    return mark.edge if mark else draft.end


def _is_weekday(atom: Atom) -> bool:
    return isinstance(atom.value, Day) and atom.value.rolls == 7


def _add(draft: Draft, atom: Atom) -> bool:
    """Take a piece in, where there is room for it."""
    said, value = draft.said, atom.value
    if draft.trouble is not None:
        # The hour of a day that is none is no hour.
        return isinstance(value, Day | Clock | Clocks | PartOfDay | EndOfWork)
    if isinstance(value, Trouble):
        free = said.day is None and said.repeats is None and said.end_of_work is None
        draft.trouble = value if free else draft.trouble
        return free
    if isinstance(value, Day) and isinstance(said.day, Day):
        return _confirm(draft, said.day, value)
    return _put(said, value)


def _put(said: Pieces, value: object) -> bool:
    match value:
        case Day() | Days() | Counted() | Moment() if said.day is None:
            said.day = value
        case PartOfDay() if said.part is None:
            said.part = value.part
        case Clock() | Clocks() if said.clock is None:
            said.clock = value
        case Repeats() if said.repeats is None:
            said.repeats = value
        case Proviso() if not (value.from_completion and said.from_completion) and not (value.roll and said.roll):
            said.from_completion = said.from_completion or value.from_completion
            said.roll = said.roll or value.roll
        case EndOfWork() if said.end_of_work is None:
            said.end_of_work = value
        case _:
            return False
    return True


def _confirm(draft: Draft, said: Day, also: Day) -> bool:
    """A weekday beside a date confirms it, or contradicts it."""
    if said.rolls == also.rolls == 7:
        draft.trouble = Trouble("several-days")
    weekday, day = (said, also) if said.rolls == 7 else (also, said)
    if weekday.rolls != 7 and (said.date != also.date or said.period or also.period):
        return False
    if draft.trouble is None and weekday.date.weekday() != day.date.weekday():
        draft.trouble = Trouble("weekday-mismatch")
    draft.said.day = day
    return True
