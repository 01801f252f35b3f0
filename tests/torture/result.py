"""What a trial says of itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field


@dataclass(slots=True)
class Result:
    """Figures for a table, and every fault by its name: a trial without faults has passed."""

    name: str
    figures: str = ""
    faults: list[str] = field(default_factory=list[str])

    def fault(self, text: str) -> None:
        self.faults.append(text)

    def line(self) -> str:
        return f"{self.name}: {self.figures}; {len(self.faults)} faults"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
