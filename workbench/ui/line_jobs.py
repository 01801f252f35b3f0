"""What follows from a diary line, on whatever screen it is shown: an item made of it, a visitor who leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.desk.desk import Desk
from workbench.desk.values import Outcome
from workbench.domain.entry import Entry
from workbench.i18n import _
from workbench.ui.jobs import CaptureJob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Writing(Protocol):
    """A screen that changes the desk."""

    @property
    def desk(self) -> Desk: ...

    def run_verb(self, verb: Callable[[], Outcome]) -> Outcome | None: ...

    def hint(self, text: str) -> None: ...


@dataclass
class FromLineJob(CaptureJob):
    """The line of an item that comes from a line of the diary."""

    entry: Entry | None = None

    def accept(self, line: str) -> bool:
        desk, run, entry = self.desk, self.run, self.entry
        if desk is None or run is None or entry is None or self.pasted is not None or not line.strip():
            return super().accept(line)
        reading = self.reader.read(line, self.literal)
        if reading.kind == "entry":
            return super().accept(line)
        return run(lambda: desk.item_from(entry, reading)) is not None


def leave(screen: Writing, entry: Entry | None) -> None:
    """The visitor of this line has left; else the one who has been here longest."""
    visits = screen.desk.open_visits()
    if not visits:
        screen.hint(_("No visitor is here any more."))
        return
    here = next((visit for visit in visits if entry is not None and visit.id == entry.id), visits[0])
    screen.run_verb(lambda: screen.desk.left(here))
