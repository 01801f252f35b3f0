"""Lines read at other moments than the tables': before a holiday, on a Sunday, on the last evening of a year."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from workbench.calendars.working import Calendar
from workbench.text.capture.read import read

TABLE = Path(__file__).parent / "moments.txt"
CHINA = Calendar("CN")
NOT_COMPARED = {"kind", "title", "spans", "warnings", "repeat_from", "roll"}


def rows() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    moment = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@now "):
            moment = line[5:]
        elif line and not line.startswith("# line"):
            found.append((moment, line))
    return found


@pytest.mark.parametrize(("moment", "row"), rows())
def test_a_line_is_read_as_meant_at_its_moment(moment: str, row: str) -> None:
    line, title, said = (part.strip() for part in f"{row} ".split(" | "))
    reading = read(line, datetime.fromisoformat(moment), calendar=CHINA).as_json()
    found = {
        name: ",".join(value) if isinstance(value, list) else str(value)
        for name, value in reading.items()
        if name not in NOT_COMPARED and value not in (None, [], "")
    }
    wanted = dict(re.findall(r"(\w+)=((?:(?! \w+=).)*)", said))
    assert (reading["title"], found) == (title, wanted)
