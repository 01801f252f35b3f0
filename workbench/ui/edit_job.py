"""Changing an item by its line: what is taken out of the line is taken from the item."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.item import Item
from workbench.text.compose import Composed, compose, with_unsaid
from workbench.ui.jobs import CaptureJob


@dataclass
class EditJob(CaptureJob):
    """The line of an item that is there already. Its title is literal until it is touched."""

    item: Item | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        assert self.item is not None and self.desk is not None
        names, areas = self.desk.names(), self.desk.areas()
        self._composed: Composed = compose(
            self.item, self.desk.now(), names=names, areas=areas, work=self.desk.settings.hours
        )
        self.start, self.literal = self._composed.line, self._composed.literal

    def accept(self, line: str) -> bool:
        desk, run, item = self.desk, self.run, self.item
        if desk is None or run is None or item is None or line == self.start:
            return True
        typed = self.reader.read(line, self.literal)
        reading = with_unsaid(typed, self._composed, item, desk.now().tzinfo)
        return run(lambda: desk.rewrite(item.id, reading, seen=item)) is not None

    def paste(self, text: str) -> str | None:
        return " ".join(text.split())
