"""Steps in words: where a chain stands, the ladder, who has answered, on whose desk a paper lies."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.domain import chain, matrix
from workbench.domain.derive import is_open
from workbench.domain.item import ME, Gate, Grade, Item, Kind, Step
from workbench.domain.ladder import Level, Rung, ladder, rung_word
from workbench.domain.lines import SEEN_AT
from workbench.domain.matrix import Answer, Cell
from workbench.domain.when import When
from workbench.i18n import N_, _, is_chinese, ngettext
from workbench.text.dates import clock, day_short, overdue, when_full
from workbench.text.display import display

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.entry import Entry

STAMPED, EMPTY = "▪", "▫"
"""Both one cell wide in every terminal."""

GATE_WORDS = {
    Gate.CONVEY: N_("convey"),
    Gate.CONSULT: N_("ask beforehand"),
    Gate.INFORM: N_("tell afterwards"),
    Gate.ROUTE: N_("circulate"),
    Gate.UNIT_REPLY: N_("a reply"),
    Gate.VERIFY: N_("verify"),
    Gate.SECOND_READ: N_("second reading"),
    Gate.INSTRUCT: N_("instruction"),
    Gate.CHECK: N_("check"),
    Gate.CLARIFY: N_("findings"),
    Gate.ACT: N_("action"),
    Gate.RESULT: N_("result"),
}
LEVEL_WORDS = {
    Level.WORD: N_("a leader's word"),
    Level.UNIT: N_("the unit's report"),
    Level.SPOT: N_("seen on the spot"),
}


def gate_word(gate: Gate) -> str:
    """What a step lets through, in a word; nothing for a plain one."""
    return _(GATE_WORDS[gate]) if gate in GATE_WORDS else ""


GRADE_WORDS = {
    Grade.EXCELLENT: N_("excellent"),
    Grade.ACCEPTED: N_("accepted"),
    Grade.REWORKED: N_("reworked"),
    Grade.FAILED: N_("failed"),
}


def grade_word(grade: Grade) -> str:
    """How well it came out."""
    return _(GRADE_WORDS[grade])


def line_words(name: str, text: str) -> str:
    """A named line of an item as it is read."""
    if name == SEEN_AT and text in [each.value for each in Level]:
        return level_word(Level(text))
    return text


def level_word(level: Level) -> str:
    """How near a check came."""
    return _(LEVEL_WORDS[level])


def step_when(step: Step, now: datetime) -> str:
    """When it was done, or when it is due and how late that is by now."""
    today = now.date()
    if step.done_at is not None:
        done = step.done_at.astimezone(now.tzinfo)
        return f"{day_short(done.date(), today)} {clock(done)}"
    if step.due is None:
        return ""
    text = when_full(step.due, today)
    return f"{text} · {overdue((today - step.due).days)}" if step.due < today else text


def step_distance(step: Step) -> str:
    """`T-3`."""
    return chain.day_label(step.offset) if step.offset is not None else ""


def step_more(step: Step, lines: dict[int, Entry], me: str = "") -> str:
    """Who did it and against what, or who is to do it."""
    entry = lines.get(step.entry) if step.entry is not None else None
    who = step.owner if step.owner and step.owner != step.text else None
    said = (entry.fact("words") or (entry.text if entry.verb is None else "")) if entry is not None else ""
    level = entry.fact("level") if entry is not None else None
    parts = [
        display(who if who != ME else me or _("me")) if who else "",
        level_word(Level(level)) if level in [each.value for each in Level] else "",
        display(said),
    ]
    return " · ".join(part for part in parts if part)


def road(steps: Sequence[Step]) -> str:
    """The way a matter takes, on one line: `in ✓ ─ drafted ✓ ─ signed ● ─ filed ○`."""
    at = next((n for n, step in enumerate(steps) if step.done_at is None), len(steps))
    return " ─ ".join(
        f"{display(step.text)} {'✓' if step.done_at is not None else '●' if n == at else '○'}"
        for n, step in enumerate(steps)
    )


def ladder_words(rungs: Iterable[Rung]) -> str:
    """`批▪查▪清▫办▫果▫`."""
    gap = "" if is_chinese() else " "
    return gap.join(f"{rung_word(rung.gate)}{STAMPED if rung.stamped else EMPTY}" for rung in rungs)


def row_note(item: Item, now: datetime) -> tuple[str, bool]:
    """What the steps say of an item in a list, in a few cells, and whether it cries; nothing for most items."""
    if not item.steps and item.tracked is None:
        return "", False
    if item.kind is Kind.EMERGENCY and is_open(item):
        return f"{_first_contact(item)} {elapsed_clock(now - item.created_at)}".strip(), True
    told, all_told = matrix.reached(item, Gate.CONVEY)
    if told < all_told:
        return _("not conveyed {n}/{of}").format(n=told, of=all_told), True
    stay = matrix.on_desk_of(item, now)
    if stay is not None:
        days = ngettext("with {who} {n} day", "with {who} {n} days", stay.days)
        return days.format(who=display(stay.who), n=stay.days), stay.days >= LONG_STAY
    if item.tracked is not None:
        rungs = ladder(item)
        signs = "".join(STAMPED if rung.stamped else EMPTY for rung in rungs)
        return ladder_words(rungs) if is_chinese() else signs, False
    late = bool(chain.late_steps(item, now.date()))
    answered, asked = matrix.reached(item, Gate.UNIT_REPLY)
    if asked:
        return f"{answered}/{asked}", late
    done = sum(step.done_at is not None for step in item.steps)
    return f"{done}/{len(item.steps)}", late


def _first_contact(item: Item) -> str:
    who = item.source.first_contact if item.source is not None else None
    return display(who) if who and who != ME else ""


def elapsed_clock(length: timedelta) -> str:
    """`0:19`, `1:20`: a clock that runs, over midnight too."""
    minutes = max(0, int(length.total_seconds() // 60))
    return f"{minutes // 60}:{minutes % 60:02d}"


LONG_STAY = 3
"""After so many days on one desk a paper is asked about."""


# Who has answered -------------------------------------------------------------------------------------------------


def answer_sign(answer: Answer) -> str:
    """One cell."""
    return {Answer.REPLIED: "✓", Answer.SILENT: "∙", Answer.LATE: "!"}[answer]


def answer_words(cell: Cell) -> str:
    """How a unit stands, with its days."""
    if cell.declined:
        return _("declined")
    if cell.answer is Answer.REPLIED:
        days = ngettext("after {n} day", "after {n} days", cell.days).format(n=cell.days)
        return _("replied {days}").format(days=days) if cell.days else _("replied the same day")
    if cell.answer is Answer.LATE:
        return overdue(cell.days)
    if not cell.days:
        return _("silent")
    return ngettext("silent for {n} day", "silent for {n} days", cell.days).format(n=cell.days)


def chased_words(cell: Cell) -> str:
    """How often they were asked again."""
    return (
        ngettext("asked again once", "asked again {n} times", cell.chased).format(n=cell.chased) if cell.chased else ""
    )


def matrix_words(cells: Sequence[Cell]) -> str:
    """`6 of 8 have replied, 1 late, 1 silent`."""
    count = {answer: sum(cell.answer is answer for cell in cells) for answer in Answer}
    parts = [_("{n} of {of} have replied").format(n=count[Answer.REPLIED], of=len(cells))]
    declined = sum(cell.declined for cell in cells)
    parts += [_("{n} declined").format(n=declined)] if declined else []
    parts += [_("{n} late").format(n=count[Answer.LATE])] if count[Answer.LATE] else []
    parts += [_("{n} silent").format(n=count[Answer.SILENT])] if count[Answer.SILENT] else []
    return _(", ").join(parts)


def reminder(title: str, cells: Sequence[Cell], today: date) -> str:
    """The text to be sent to those who have not answered, naming them."""
    dues = [cell.due for cell in cells if cell.due is not None and cell.due >= today]
    units = _(", ").join(cell.unit for cell in cells)
    if dues:
        by: When = min(dues)
        return _("To {units}: please reply about “{title}” by {due}.").format(
            units=units, title=title, due=when_full(by, today)
        )
    return (
        _("To {units}: your reply about “{title}” is overdue; please send it today.").format(units=units, title=title)
        if any(cell.answer is Answer.LATE for cell in cells)
        else _("To {units}: please reply about “{title}”.").format(units=units, title=title)
    )
