"""What a picture is made of, in words already, drawn nowhere yet. Every number opens into what it counts."""

from __future__ import annotations

from workbench.domain.enums import StrEnum
from workbench.domain.frozen import Frozen
from workbench.domain.statistics.figures import Figure


class Shape(StrEnum):
    """How the numbers of a row are drawn."""

    STACKED = "stacked"
    """One behind the other: parts of a whole."""
    PAIR = "pair"
    """One below the other: to be compared."""
    HEAT = "heat"
    """As fields of a grid, the darker the more."""


class Series(Frozen):
    """What the numbers of one column count. A tile tells it from the others where colours do not."""

    name: str
    role: str = "fg"
    """Of its colour, as the themes call it; empty where it is a number beside the picture and not drawn."""

    @property
    def is_drawn(self) -> bool:
        return bool(self.role)


class Number(Frozen):
    """A figure as it is shown."""

    figure: Figure
    text: str


class Bar(Frozen):
    """A row: its name and a number for each series."""

    label: str
    numbers: tuple[Number, ...]
    is_strong: bool = False
    """The one that the others are compared with."""


class Chart(Frozen):
    """A picture."""

    id: str
    title: str
    shape: Shape
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    note: str = ""
    """What the numbers say, in a sentence."""

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((self.length(bar) for bar in self.bars), default=0)

    def length(self, bar: Bar) -> int:
        """What a bar comes to: everything behind one another, or the longest of what is compared."""
        drawn = [
            number.figure.value
            for number, series in zip(bar.numbers, self.series, strict=True)
            if series.is_drawn or self.shape is Shape.HEAT
        ]
        return sum(drawn) if self.shape is Shape.STACKED else max(drawn, default=0)

    @property
    def is_empty(self) -> bool:
        """Nothing was counted."""
        return not any(number.figure.value for bar in self.bars for number in bar.numbers)
