"""The line of a new step, and the line of an emergency."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.desk.desk import Desk
from workbench.domain.item import ME, Step
from workbench.domain.procedure import EMERGENCY, find_procedure
from workbench.domain.routine import Routine
from workbench.domain.when import day_of
from workbench.errors import Refused
from workbench.i18n import _, language
from workbench.text import dates
from workbench.text.procedures import known_procedures
from workbench.text.say import person
from workbench.text.steps import step_distance
from workbench.ui.jobs import CaptureJob, Reader
from workbench.ui.line_job import LineJob, Offer, Understood
from workbench.ui.painter import Bit, plain

_DISTANCE = re.compile(r"\s*[tTＴ]\s*(?P<days>[+＋\-－]\s*\d{1,3})?\s+(?P<rest>\S.*)$", re.DOTALL)
_SIGNS = str.maketrans("＋－", "+-", " ")


@dataclass
class StepJob(LineJob):
    """What is to be done, by whom and when: `T-3 speech @Liu`, 讲话稿 周三 @刘洋."""

    desk: Desk | None = None
    use: Callable[[Step], bool] | None = None

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._reader = Reader(self.desk)

    def read(self, line: str) -> Step:
        """The step that a line means."""
        found = _DISTANCE.match(line)
        offset = int((found["days"] or "0").translate(_SIGNS)) if found else None
        reading = self._reader.read(found["rest"] if found else line)
        when = reading.at or reading.due
        due = day_of(when) if when is not None and offset is None else None
        return Step(reading.title.strip(), owner=reading.lead, due=due, offset=offset)

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            return Understood(((Bit(_("speech fri @Liu; T-3 speech: three days before the item's date"), "faint"),),))
        step = self.read(line)
        bits = [Bit("→ ", "muted"), Bit(plain(step.text, 40))]
        if step.offset is not None:
            bits.append(Bit(f"  {step_distance(step)}", "fixed", bold=True))
        if step.due is not None:
            bits.append(Bit(f"  {dates.when_full(step.due, self._reader.now.date())}", "fixed"))
        if step.owner:
            me = self.desk.settings.me if self.desk is not None else ""
            bits.append(Bit(f"  @{plain(person(step.owner, me), 20)}", "q2"))
        return Understood((tuple(bits),), (), self._reader.offers(line, cursor))

    def accept(self, line: str) -> bool:
        if not line.strip() or self.use is None:
            return True
        step = self.read(line)
        if not step.text:
            raise Refused(say=_("A step needs a word or two: what is to be done?"))
        return self.use(step)


@dataclass
class ProcedureJob(LineJob):
    """The name of a procedure, or a piece of it; Tab completes."""

    known: Sequence[Routine] = ()
    use: Callable[[Routine], bool] | None = None

    def _fitting(self, line: str) -> list[Routine]:
        piece = line.strip().casefold()
        return [how for how in self.known if piece in how.title.casefold() or piece in (how.key or "").casefold()]

    def understand(self, line: str, cursor: int) -> Understood:
        found = self._fitting(line)
        if len(found) == 1:
            steps = ", ".join(step.text for step in found[0].steps)
            return Understood(
                ((Bit("→ ", "muted"), Bit(f"{found[0].title}  ", bold=True), Bit(plain(steps, 100), "faint")),)
            )
        if not found:
            return Understood(((Bit(_("There is none of that name."), "warn"),),))
        offers = tuple(Offer(how.title, 0, len(line)) for how in found)
        return Understood(((Bit(_("a piece of its name; Tab completes"), "faint"),),), (), offers)

    def accept(self, line: str) -> bool:
        if not line.strip() or self.use is None:
            return True
        return self.use(find_procedure(self.known, line))


@dataclass
class EmergencyJob(CaptureJob):
    """An emergency is taken in: who, where, what, in one line; the time stands there already."""

    def understand(self, line: str, cursor: int) -> Understood:
        if not line.strip():
            hint = _("where, what, how bad, who reports it; @name took it first, otherwise you")
            return Understood(((Bit(f"{dates.clock(self.reader.now)}  ", "q1", bold=True), Bit(hint, "faint")),))
        understood = super().understand(line, cursor)
        first = self.reader.read(line).lead or ME
        me = self.desk.settings.me if self.desk is not None else ""
        told = _("first contact: {who}").format(who=plain(person(first, me), 20))
        clock = Bit(f"{dates.clock(self.reader.now)}  ", "q1", bold=True)
        return Understood((*understood.lines, (clock, Bit(told, "q1"))), understood.chips, understood.offers)

    def accept(self, line: str) -> bool:
        desk, run = self.desk, self.run
        if desk is None or run is None or not line.strip():
            return True
        how = find_procedure(known_procedures(desk.routines(), language()), EMERGENCY)
        reading = self.reader.read(line)
        return run(lambda: desk.begin(how, reading)) is not None
