"""From words and roles to strips of cells: the one way in which lists, bars and headers are painted.

User text enters a `Bit` through `plain`, so that nothing in it can move the terminal's cursor or shear a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from workbench.text.display import display
from workbench.text.width import cells, clip, wrap

_ASCII = str.maketrans("─│┈╎┃▌┆▸›→↑↓✓✗≡➜▪∙·…–█▓▒░«»‹↻●○×§▾", "-|.:|#?>>>^vx!=>*..~-#=%.<><o*ox$v")
"""For fonts and terminals without more than ASCII: each sign by one of the same width."""


def in_ascii(text: str) -> str:
    """`text` with our own signs in ASCII, as wide as before."""
    return text.translate(_ASCII)


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a line: its text, ready to be painted, and the roles of its colours."""

    text: str
    fg: str = "fg"
    bg: str | None = None
    """None: that of the line."""
    bold: bool = False
    underline: bool = False
    strike: bool = False


def plain(text: str, width: int | None = None) -> str:
    """User text as it may be painted; a long one is cut before it is looked at, so it costs what it shows."""
    if width is None:
        return display(text)
    return clip(display(text[: 4 * width + 16]), width)


class Ink:
    """The styles of one theme."""

    def __init__(self, variables: Mapping[str, str], *, ascii: bool = False) -> None:
        self._ascii = ascii
        self._colours = {name[3:]: value for name, value in variables.items() if name.startswith("wb-")}
        self._styles: dict[tuple[str, str, bool, bool, bool], Style] = {}
        self.flat = self._colours.get("sel") == self._colours.get("bg")
        """The theme has one background only: what is selected is shown in reverse."""

    def style(
        self, fg: str = "fg", bg: str = "bg", *, bold: bool = False, underline: bool = False, strike: bool = False
    ) -> Style:
        """The style for a role on a role."""
        key = (fg, bg, bold, underline, strike)
        found = self._styles.get(key)
        if found is None:
            reverse = self.flat and bg == "sel"
            found = Style(
                color=Color.parse(self._colours["fg" if reverse else fg]).rich_color,
                bgcolor=Color.parse(self._colours[bg]).rich_color,
                bold=bold,
                underline=underline,
                strike=strike,
                reverse=reverse,
            )
            self._styles[key] = found
        return found

    def segment(self, bit: Bit, bg: str) -> Segment:
        """A bit on the background of its line."""
        return Segment(
            in_ascii(bit.text) if self._ascii else bit.text,
            self.style(bit.fg, bit.bg or bg, bold=bit.bold, underline=bit.underline, strike=bit.strike),
        )

    def strip(self, bits: Iterable[Bit], width: int, bg: str = "bg") -> Strip:
        """A line of exactly `width` cells: what is too long is cut, the rest is background."""
        segments: list[Segment] = []
        used = 0
        for bit in bits:
            room = width - used
            size = cells(bit.text)
            if size > room:
                segments.append(self.segment(replace(bit, text=clip(bit.text, room)), bg))
                used += cells(segments[-1].text)
                break
            segments.append(self.segment(bit, bg))
            used += size
        if used < width:
            segments.append(Segment(" " * (width - used), self.style("fg", bg)))
        return Strip(segments, width)


def folded(bits: Sequence[Bit], width: int, indent: str = "  ") -> list[tuple[Bit, ...]]:
    """A line that may be too long as lines that are not: broken between bits, within one where it alone is too long."""
    lines: list[tuple[Bit, ...]] = []
    line: list[Bit] = []
    for bit in bits:
        if line and measure(line) + cells(bit.text.rstrip()) > width:
            lines.append(tuple(line))
            line = [Bit(indent)]
            bit = replace(bit, text=bit.text.lstrip())
        room = width - measure(line)
        first, *rest = wrap(bit.text, room) if cells(bit.text.rstrip()) > room else (bit.text,)
        line.append(replace(bit, text=first))
        if rest:
            whole = " ".join(rest) if bit.text.isascii() else "".join(rest)
            for piece in wrap(whole, width - cells(indent)):
                lines.append(tuple(line))
                line = [Bit(indent), replace(bit, text=piece)]
    return [*lines, tuple(line)]


def measure(bits: Iterable[Bit]) -> int:
    """The cells that bits take."""
    return sum(cells(bit.text) for bit in bits)


def spread(left: Sequence[Bit], right: Sequence[Bit], width: int) -> list[Bit]:
    """`left` at the left edge and `right` at the right one; where there is no room for both, the left is cut."""
    room = max(0, width - measure(right))
    kept: list[Bit] = []
    for bit in left:
        size = cells(bit.text)
        if size > room:
            kept.append(replace(bit, text=clip(bit.text, room)))
            room -= cells(kept[-1].text)
            break
        kept.append(bit)
        room -= size
    return [*kept, Bit(" " * room), *right]


def titled(lead: Sequence[Bit], title: Bit, tail: Sequence[Bit], width: int) -> list[Bit]:
    """A row: `lead` as it is, the title cut or padded to what is left, `tail` flush with the right edge."""
    room = max(0, width - measure(lead) - measure(tail))
    text = plain(title.text, room)
    return [*lead, replace(title, text=text), Bit(" " * (room - cells(text))), *tail]


def fitting(columns: Sequence[Bit], width: int, least: int = 18, keep: int = 0) -> list[Bit]:
    """The columns that leave the title `least` cells: the first is given up first, the last `keep` never."""
    kept = [bit for bit in columns[: len(columns) - keep] if bit.text]
    firm = [bit for bit in columns[len(columns) - keep :] if bit.text]
    while kept and width - measure(kept) - measure(firm) - len(kept) - len(firm) < least:
        kept.pop(0)
    return [replace(bit, text=f" {bit.text}") for bit in (*kept, *firm)]
