"""Lines as the desk reads them: with the names and areas it knows, its hours and its clock."""

from __future__ import annotations

from workbench.domain.reading import Reading
from workbench.text.capture.read import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.cli.session import Session

NAME_SIGILS = frozenset("@+^>＠＋＾＞等")
AREA_SIGILS = frozenset("#＃")
BARE_MARKS = ("", "-", ";", "；")
"""A diary line of which only the mark was typed."""


def needs_names(line: str) -> bool:
    """Whether the reading of a line depends on the names and areas that are known."""
    return not (NAME_SIGILS | AREA_SIGILS).isdisjoint(line)


def read_line(session: Session, line: str) -> Reading:
    """How a line is understood at this desk. A line without a sigil needs no look into the store."""
    from workbench.cli.dates import work_of  # late: a quick command has read the hours already

    typed = set(line)
    return read(
        line,
        session.clock.now().replace(tzinfo=None),
        names=session.desk().names() if typed & NAME_SIGILS else (),
        areas=session.desk().areas() if typed & AREA_SIGILS else (),
        work=work_of(session.settings),
        calendar=session.settings.hours.calendar,
    )


def read_diary_line(session: Session, line: str) -> Reading:
    """A line that is meant for the diary, whether or not it begins like one."""
    if line.strip() in BARE_MARKS:
        return Reading("entry", line, "", text="")
    reading = read_line(session, line)
    return reading if reading.kind == "entry" else read_line(session, f"- {line}")
