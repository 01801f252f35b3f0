"""How far a matter is, in figures: `60%`, `3/8`, and what is in the way."""

from __future__ import annotations

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.entry import Data, Entry

_BARS = "▁▂▃▄▅▆▇█"
_WIDE = str.maketrans("％／０１２３４５６７８９．", "%/0123456789.")


class Progress(Frozen):
    """A figure against its target; a share has the target 100."""

    value: float
    target: float
    problem: str = ""

    @property
    def share(self) -> float:
        """From 0 to 1; more where the target was passed."""
        return self.value / self.target

    @property
    def words(self) -> str:
        """`60%`, `3/8`."""
        percent = self.target == 100
        return f"{self.value:g}%" if percent else f"{self.value:g}/{self.target:g}"

    def facts(self) -> Data:
        """As the diary keeps it."""
        facts = (("value", f"{self.value:g}"), ("target", f"{self.target:g}"))
        return (*facts, ("problem", self.problem)) if self.problem else facts


def progress_of(text: str) -> Progress | None:
    """The figure that a line begins with, and the words behind it; None where it begins with none."""
    head, _space, rest = text.strip().partition(" ")
    head = head.translate(_WIDE)
    value, target = (head[:-1], "100") if head.endswith("%") else head.partition("/")[::2]
    try:
        figures = float(value), float(target)
    except ValueError:
        return None
    if not (0 <= figures[0] < 1e12 and 0 < figures[1] < 1e12):
        return None
    return Progress(*figures, rest.strip())


def progresses(trail: Iterable[Entry]) -> list[tuple[Entry, Progress]]:
    """Every figure in a trail, oldest first."""
    found: list[tuple[Entry, Progress]] = []
    for entry in trail:
        value, target = entry.fact("value"), entry.fact("target")
        if entry.kind.value == "progress" and value and target:
            made = progress_of(f"{value}/{target}")
            if made is not None:
                found.append((entry, made.but(problem=entry.fact("problem") or "")))
    return found


def sparkline(shares: Iterable[float]) -> str:
    """Figures as a line of bars, each against its target."""
    return "".join(_BARS[min(len(_BARS) - 1, int(max(0.0, share) * len(_BARS)))] for share in shares)
