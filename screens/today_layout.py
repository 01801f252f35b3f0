"""Which form Today takes at which size, and which pane lies in which direction. Pure: sizes in, names out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.geometry import Region

LEAST = (40, 10)
"""Below this there is no room for anything but a word."""

CLASSES = ("-w1", "-w2", "-w3", "-h1", "-matrix", "-alone", "-tiny", "-too-small")


@dataclass(frozen=True, slots=True)
class Form:
    """The classes of the screen, and what follows from them."""

    classes: frozenset[str]
    matrix: bool
    """The quadrants stand as a matrix instead of a list."""
    alone: bool
    """Only one pane is shown."""

    @property
    def narrow(self) -> bool:
        return "-w1" in self.classes or "-tiny" in self.classes


def form_of(width: int, height: int, *, zoomed: bool) -> Form:
    """The form for a size."""
    if width < LEAST[0] or height < LEAST[1]:
        return Form(frozenset({"-too-small"}), matrix=False, alone=False)
    if width < 64 or height < 20:
        return Form(frozenset({"-tiny", "-alone"}), matrix=False, alone=True)
    classes = {"-w1" if width < 100 else "-w2" if width < 160 else "-w3"}
    if height < 30:
        classes.add("-h1")
    wide = width >= 160 and height >= 40
    if zoomed:
        classes.add("-alone")
        return Form(frozenset(classes), matrix=width >= 100, alone=True)
    if wide:
        classes.add("-matrix")
    return Form(frozenset(classes), matrix=wide, alone=False)


def pane_beside(name: str, direction: str, row: int, regions: Mapping[str, Region]) -> str | None:
    """The pane on a side, the one level with the cursor's row where several lie there."""
    here = regions[name]
    best: tuple[int, int, str] | None = None
    for other, region in regions.items():
        if other == name or not region:
            continue
        if direction in ("left", "right"):
            distance = region.x - here.right if direction == "right" else here.x - region.right
            off = 0 if region.y <= row < region.bottom else min(abs(region.y - row), abs(region.bottom - 1 - row))
        else:
            distance = region.y - here.bottom if direction == "down" else here.y - region.bottom
            off = 0 if region.x < here.right and here.x < region.right else 100
            if off:
                continue
        if distance < 0:
            continue
        rank = (distance, off, other)
        if best is None or rank < best:
            best = rank
    return best[2] if best is not None else None
