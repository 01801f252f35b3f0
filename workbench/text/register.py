"""The standing register (台账) of what is followed from above, in the columns that whoever asks for it wants."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

from workbench.domain.bulletin import Line
from workbench.domain.lines import line_of
from workbench.domain.states import state_word
from workbench.domain.when import day_of
from workbench.i18n import N_, _
from workbench.text.bulletin import light_word, progress_words
from workbench.text.register_sheet import guarded
from workbench.text.terms import person

COLUMNS = {
    "ref": N_("Number"),
    "title": N_("Matter"),
    "by": N_("Ordered by"),
    "text": N_("Instruction"),
    "doc": N_("Paper"),
    "lead": N_("Lead"),
    "support": N_("Support"),
    "measures": N_("Measures"),
    "due": N_("Deadline"),
    "progress": N_("Progress"),
    "problem": N_("Problem"),
    "remedy": N_("Remedy"),
    "result": N_("Result"),
    "state": N_("State"),
    "light": N_("Light"),
    "days": N_("Days"),
}
"""Each column with its heading."""
USUAL = ("ref", "title", "by", "text", "lead", "due", "progress", "problem", "result", "light", "days")


def register_csv(lines: Sequence[Line], columns: Sequence[str], today: date, me: str) -> str:
    """The register as CSV; what is restricted is left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_(COLUMNS[column]) for column in columns])
    for line in lines:
        if not line.item.restricted:
            writer.writerow([guarded(_CELLS[column](line, today, me)) for column in columns])
    return out.getvalue()


def _due(line: Line, _today: date, _me: str) -> str:
    return day_of(line.item.due).isoformat() if line.item.due is not None else ""


def _problem(line: Line) -> str:
    return line_of(line.item, "problem") or (line.figures[-1][1].problem if line.figures else "")


_CELLS: dict[str, Callable[[Line, date, str], str]] = {
    "ref": lambda line, _today, _me: line.item.ref,
    "title": lambda line, _today, _me: line.item.title,
    "by": lambda line, _today, _me: line.item.tracked.by if line.item.tracked else "",
    "text": lambda line, _today, _me: line.item.tracked.text if line.item.tracked else "",
    "doc": lambda line, _today, _me: (line.item.source.doc_no or "") if line.item.source else "",
    "lead": lambda line, _today, me: person(line.item.lead, me) if line.item.lead else "",
    "support": lambda line, _today, _me: " ".join(line.item.support),
    "measures": lambda line, _today, _me: line_of(line.item, "measures") or "",
    "due": _due,
    "progress": lambda line, today, _me: progress_words(line, today),
    "problem": lambda line, _today, _me: _problem(line),
    "remedy": lambda line, _today, _me: line_of(line.item, "remedy") or "",
    "result": lambda line, _today, _me: line.item.result or "",
    "state": lambda line, _today, _me: state_word(line.item.state),
    "light": lambda line, _today, _me: light_word(line.light),
    "days": lambda line, _today, _me: str(line.days),
}
