"""The steps of an item as rows: the chain on its days, the units that were asked, the ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screens.detail_path import path_rows
from workbench.domain import chain, matrix
from workbench.domain.entry import Entry
from workbench.domain.item import Gate, Item, Step
from workbench.domain.ladder import Rung, is_rung, ladder, rung_word
from workbench.domain.matrix import Answer, Cell
from workbench.i18n import _, is_chinese
from workbench.text import steps as words
from workbench.text.display import display
from workbench.text.width import cells
from workbench.ui.card import Line, paragraph
from workbench.ui.item_rows import Lens
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

STEP = "step"
LADDER = "ladder"
_DISTANCE = 5
"""Cells for `T-10`."""


def step_rows(item: Item, trail: Sequence[Entry], lens: Lens, width: int) -> Iterator[tuple[str, str, list[Row]]]:
    """Each part with its heading, what stands at the right of it, and its rows."""
    lines: dict[int, Entry] = {entry.id: entry for entry in trail}
    rungs = ladder(item)
    if rungs:
        yield _("Supervision"), "", _ladder_rows(rungs, item, lines, lens, width)
    found = matrix.matrix(item, lens.now.date(), trail)
    plain_steps = [n for n in chain.in_order(item.steps) if not _elsewhere(item, item.steps[n])]
    if plain_steps:
        done = sum(item.steps[n].done_at is not None for n in plain_steps)
        current = next((n for n in plain_steps if item.steps[n].done_at is None), None)
        chained = any(item.steps[n].offset is not None for n in plain_steps)
        rows = [
            row
            for n in plain_steps
            for row in _step(n, item.steps[n], lines, lens, width, chained=chained, current=n == current)
        ]
        rows = [*path_rows(item, lens.now.date(), width), *rows]
        yield _("Steps"), f"{done}/{len(plain_steps)}", rows
    if found:
        wide = min(16, max(cells(display(cell.unit)) for cell in found))
        answered = len(found) - len(matrix.unanswered(found))
        yield _("Replies"), f"{answered}/{len(found)}", [_unit(cell, lens, wide) for cell in found]


def _elsewhere(item: Item, step: Step) -> bool:
    return step.gate is Gate.UNIT_REPLY or is_rung(item, step)


def _step(
    n: int, step: Step, lines: dict[int, Entry], lens: Lens, width: int, *, chained: bool, current: bool
) -> Iterator[Row]:
    done = step.done_at is not None
    late = not done and step.due is not None and step.due < lens.now.date()
    lead: list[Bit] = [Bit("☑ " if done else "☐ ", "ok" if done else "q1" if late else "muted")]
    if chained:
        lead.append(Bit(words.step_distance(step).ljust(_DISTANCE), "fixed" if not done else "faint"))
    used = sum(cells(bit.text) for bit in lead)
    tail = _tail(step, lines, lens, late=late)
    text = paragraph(step.text, max(8, width - used), 6)
    room = width - used - cells(text[-1])
    first: Line = (*lead, Bit(text[0], "muted" if done else "fg", bold=current))
    rows: list[Line] = [first, *((Bit(" " * used), Bit(line, "muted" if done else "fg")) for line in text[1:])]
    if tail and sum(cells(bit.text) for bit in tail) + 2 <= room:
        rows[-1] = (*rows[-1], Bit("  "), *tail)
    elif tail:
        rows.append((Bit(" " * used), *tail))
    if step.standard and current:
        for line in paragraph(_("standard: {text}").format(text=step.standard), max(8, width - used), 3):
            rows.append((Bit(" " * used), Bit(line, "faint")))
    for index, row in enumerate(rows):
        yield Row(row, (STEP, n) if index == 0 else None)


def _tail(step: Step, lines: dict[int, Entry], lens: Lens, *, late: bool) -> list[Bit]:
    """When, what it lets through, and who."""
    when = words.step_when(step, lens.now)
    parts = [(when, "q1" if late else "faint" if step.done_at is not None else "muted")] if when else []
    gate = words.gate_word(step.gate)
    if gate and gate != step.text and step.done_at is None:
        parts.append((gate, "warn" if step.gate in (Gate.VERIFY, Gate.SECOND_READ) else "muted"))
    if step.required and step.done_at is None:
        parts.append((_("required"), "warn" if late else "muted"))
    if step.gate is Gate.ROUTE and step.sent_at is not None and step.done_at is None:
        days = (lens.now.date() - step.sent_at.date()).days
        parts.append((_("lies there {n}d").format(n=days), "warn" if days >= words.LONG_STAY else "q2"))
    more = words.step_more(step, lines, lens.me)
    if more:
        parts.append((plain(more, 60), "q2"))
    return [Bit((" · " if n else "") + text, role) for n, (text, role) in enumerate(parts)]


def _unit(cell: Cell, lens: Lens, wide: int) -> Row:
    role = "warn" if cell.declined else {Answer.REPLIED: "ok", Answer.SILENT: "muted", Answer.LATE: "q1"}[cell.answer]
    name = plain(cell.unit, wide)
    bits = [
        Bit(f"{words.answer_sign(cell.answer)} ", role, bold=cell.answer is Answer.LATE),
        Bit(name + " " * max(0, wide - cells(name)), "muted" if cell.answer is Answer.REPLIED else "fg"),
        Bit(f"  {words.answer_words(cell)}", role),
    ]
    if cell.answer is Answer.SILENT and cell.due is not None:
        bits.append(Bit("  " + _("due {when}").format(when=words.day_short(cell.due, lens.now.date())), "muted"))
    chased = words.chased_words(cell)
    bits += [Bit(f"  {chased}", "warn")] if chased and cell.answer is not Answer.REPLIED else []
    said = cell.said.removeprefix(cell.unit).lstrip(":： ")
    bits += [Bit(f"  {plain(said, 60)}", "faint")] if said else []
    return Row(tuple(bits), (STEP, cell.index))


def _ladder_rows(rungs: Sequence[Rung], item: Item, lines: dict[int, Entry], lens: Lens, width: int) -> list[Row]:
    """One line with the five rungs, and a line for each that is stamped: what was found, and how near."""
    gap = "" if is_chinese() else " "
    head: list[Bit] = []
    for rung in rungs:
        role = "warn" if rung.thin else "ok" if rung.stamped else "faint"
        sign = words.STAMPED if rung.stamped else words.EMPTY
        head.append(Bit(f"{rung_word(rung.gate)}{sign}{gap}", role, bold=rung.stamped))
    if any(rung.thin for rung in rungs):
        head.append(Bit("  " + _("not seen on the spot"), "warn"))
    rows = [Row(tuple(head), (LADDER, 0))]
    tracked = item.tracked
    for rung in rungs:
        step = rung.step
        if step is None or step.done_at is None:
            continue
        said = words.step_more(step, lines, lens.me)
        if rung.gate is Gate.INSTRUCT and tracked is not None:
            said = f"{tracked.by} · {tracked.text}"
        if not said:
            continue
        label = f"{rung_word(rung.gate)}  "
        text = paragraph(said, max(8, width - cells(label) - 2), 3)
        when = words.step_when(step, lens.now)
        rows.append(Row((Bit("  " + label, "muted"), Bit(text[0]), Bit(f"  {when}", "faint"))))
        rows += [Row((Bit(" " * (cells(label) + 2)), Bit(line))) for line in text[1:]]
    return rows
