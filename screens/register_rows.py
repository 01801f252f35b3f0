"""The lines of a register as painted rows, and what somebody fills in under its headings."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import Register
from workbench.i18n import _
from workbench.text import dates
from workbench.text.elements import labelled
from workbench.text.register_rows import (
    HIDDEN,
    about_words,
    element_word,
    elements,
    kind_words,
    missing,
    missing_words,
)
from workbench.text.width import cells, wrap
from workbench.ui import masking
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row


@dataclass(frozen=True, slots=True)
class LineKey:
    """The place of a line in its register."""

    place: int


def by_heading(register: Register, text: str) -> dict[str, str]:
    """`Person: Zhang  Unit: city bureau` as elements, under their headings in the language in use or as typed."""
    heads = sorted(((f"{element_word(name)}:", name) for name in register.elements), key=lambda pair: -len(pair[0]))
    flat = text.replace("：", ":")
    found: list[tuple[int, int, str]] = []
    for head, name in heads:
        at = flat.find(head)
        if at >= 0 and not any(start <= at < end for start, end, _name in found):
            found.append((at, at + len(head), name))
    found.sort()
    told: dict[str, str] = {}
    for (_start, end, name), following in zip(
        found, [*(start for start, _end, _n in found[1:]), len(flat)], strict=True
    ):
        told[name] = text[end:following].strip(" ,，;；")
    return {name: value for name, value in {**labelled(text), **told}.items() if value}


def line_rows(register: Register, line: RegisterLine, key: LineKey, width: int, me: str) -> list[Row]:
    """A line as painted rows: its words, and beneath them what was read from them or is missing."""
    time = dates.clock(line.entry.at) if line.entry is not None else ""
    lead = Bit(time.ljust(6), "muted")
    if line.is_restricted and not masking.is_revealed():
        return [Row((lead, Bit(HIDDEN, "muted")), key)]
    number = about_words(line)
    kind = f"[{kind_words(line)}] " if len(register.kinds) > 1 else ""
    tail = f"  {number}" if number else ""
    texts = wrap(plain(f"{kind}{line.words}", 4 * width), max(12, width - 6 - cells(tail))) or [""]
    rows = [Row((lead, Bit(texts[0]), Bit(tail, "muted")), key)]
    rows += [Row((Bit("      "), Bit(text))) for text in texts[1:]]
    if line.is_corrected and line.entry is not None:
        said = _("it said: {text}").format(text=plain(line.entry.text, max(8, width - 16)))
        rows.append(Row((Bit("      "), Bit(said, "faint", strike=True))))
    pieces = [f"{element_word(name)} {plain(value, 40)}" for name, value in elements(register, line, me).items()]
    for text in wrap(" · ".join(pieces), max(12, width - 8)) if pieces else ():
        rows.append(Row((Bit("        "), Bit(text, "muted"))))
    lacking = missing(register, line)
    if lacking:
        rows.append(Row((Bit("        "), Bit(plain(missing_words(lacking), width - 8), "warn"))))
    return rows
