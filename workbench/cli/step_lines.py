"""The steps of an item as plain lines."""

from __future__ import annotations

from datetime import date, datetime

from workbench.cli.output import warn
from workbench.domain import chain, matrix
from workbench.domain.item import Gate, Item, Step
from workbench.domain.ladder import is_rung, ladder
from workbench.i18n import _, ngettext
from workbench.text import steps as words
from workbench.text.dates import when_full
from workbench.text.display import display
from workbench.text.width import cells, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.domain.entry import Entry


def step_lines(item: Item, trail: Iterable[Entry], now: datetime, me: str = "") -> list[str]:
    """The item with its steps, in the order of their days."""
    start = chain.anchor(item)
    head = f"{item.ref}  {display(item.title)}"
    if start is not None and any(step.offset is not None for step in item.steps):
        head += f"  T = {when_full(start, now.date())}"
    return [head, *steps_only(item, trail, now, me)]


def steps_only(item: Item, trail: Iterable[Entry], now: datetime, me: str = "") -> list[str]:
    """One or two lines for each step, the ladder apart."""
    lines: dict[int, Entry] = {entry.id: entry for entry in trail}
    shown: list[str] = []
    for n in chain.in_order(item.steps):
        step = item.steps[n]
        if not is_rung(item, step):
            shown += _lines_of(n, step, lines, now, me)
    stay, longest = matrix.on_desk_of(item, now), matrix.longest_stay(item, now)
    if stay is not None:
        shown.append("  " + words.row_note(item, now)[0])
    if longest is not None and longest.days >= words.LONG_STAY:
        days = ngettext("longest: {who} {n} day", "longest: {who} {n} days", longest.days)
        shown.append("  " + days.format(who=display(longest.who), n=longest.days))
    return [*shown, *ladder_line(item)]


def _lines_of(n: int, step: Step, lines: dict[int, Entry], now: datetime, me: str) -> Iterator[str]:
    box = "[x]" if step.done_at is not None else "[ ]"
    parts = [
        words.step_distance(step),
        words.step_when(step, now),
        words.gate_word(step.gate) if step.gate is not Gate.NONE else "",
        _("required") if step.required and step.done_at is None else "",
        words.step_more(step, lines, me),
    ]
    more = " · ".join(part for part in parts if part)
    yield f"  {box} {n + 1}. {display(step.text)}" + (f"  {more}" if more else "")
    if step.standard and step.done_at is None:
        yield "         " + _("standard: {text}").format(text=display(step.standard))


def ladder_line(item: Item) -> list[str]:
    """The ladder of a matter that is followed; nothing of one that is not."""
    rungs = ladder(item)
    if not rungs:
        return []
    thin = any(rung.thin for rung in rungs)
    line = "  " + words.ladder_words(rungs)
    return [line + ("  " + _("not seen on the spot") if thin else "")]


def matrix_lines(found: Sequence[matrix.Cell], today: date) -> list[str]:
    """A line for each unit, and how many have answered."""
    wide = max((cells(cell.unit) for cell in found), default=0)
    lines = [
        "  ".join(
            part
            for part in (
                f"  {words.answer_sign(cell.answer)} {fit(display(cell.unit), wide)}",
                words.answer_words(cell),
                _("due {when}").format(when=when_full(cell.due, today)) if cell.due and not cell.said else "",
                words.chased_words(cell),
                display(cell.said),
            )
            if part
        )
        for cell in found
    ]
    return [*lines, words.matrix_words(found)]


def matrix_csv(found: Sequence[matrix.Cell]) -> list[str]:
    """The same as a table; what a spreadsheet would take for a formula stays text."""
    import csv
    import io

    from workbench.text.register_sheet import guarded  # late: only for a spreadsheet

    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([_("unit"), _("reply"), _("days"), _("deadline"), _("asked again"), _("what they said")])
    for cell in found:
        due = cell.due.isoformat() if cell.due is not None else ""
        row = [guarded(cell.unit), words.answer_words(cell), cell.days, due, cell.chased, guarded(cell.said)]
        table.writerow(row)
    return out.getvalue().splitlines()


def warn_late(item: Item, today: date) -> None:
    """Name on standard error the steps whose day has passed without them."""
    late = chain.late_steps(item, today)
    if late:
        listed = _(", ").join(f"{step.text} ({words.step_distance(step) or when_full(step.due or today, today)})"
                              for _n, step in late)  # fmt: skip
        warn(_("“{title}”: the day of these steps has passed: {listed}.").format(title=item.title, listed=listed))
