"""The user's own days: every file `holidays/*.txt` of the configuration directory.

A line is a day or a span, `off` or `work`, and a name if you like; `#` begins a remark:

    2027-02-05..2027-02-12 off 春节
    2027-02-14 work 调休
    decree 2027

The last line says that these lines are all there is to say about 2027, so that its days are no longer provisional.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.i18n import _

_LONGEST = 366
"""Days in a span at most; more is a slip in the year."""

_WORDS = {"off": "off", "休": "off", "放假": "off", "work": "work", "班": "work", "上班": "work"}


class OwnDays(Frozen):
    """What the files say."""

    off: dict[date, str]
    work: dict[date, str]
    decreed: dict[int, str]
    """Years that the files cover wholly, with the name of the file that says so."""
    where: dict[date, str]
    """Day → the name of the file that speaks of it."""
    problems: tuple[str, ...]
    """A sentence for each line that could not be used, with its file and number."""


def own_days(folder: Path) -> OwnDays:
    """Read the files in the order of their names; a later line wins. A folder that is not there holds nothing."""
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    where: dict[date, str] = {}
    decreed: dict[int, str] = {}
    problems: list[str] = []
    for path in _files(folder, problems):
        try:
            lines = path.read_bytes().decode("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as why:
            problems.append(_("{path} cannot be read ({why}); its days are not known.").format(path=path.name, why=why))
            continue
        for number, line in enumerate(lines, 1):
            words = line.partition("#")[0].split(None, 2)
            if not words:
                continue
            if words[0] == "decree" and len(words) == 2 and words[1].isdecimal() and len(words[1]) == 4:
                decreed[int(words[1])] = path.name
                continue
            days = _span(words[0])
            kind = _WORDS.get(words[1].lower()) if len(words) > 1 else None
            if days is None or kind is None:
                problems.append(
                    _(
                        "{file}, line {number}: “{line}” is not understood; write “2027-02-05..2027-02-12 off name”."
                    ).format(file=path.name, number=number, line=line.strip())
                )
                continue
            for day in days:
                (off if kind == "off" else work)[day] = words[2].strip() if len(words) > 2 else ""
                (work if kind == "off" else off).pop(day, None)
                where[day] = path.name
    return OwnDays(off, work, decreed, where, tuple(problems))


def _files(folder: Path, problems: list[str]) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as why:
        problems.append(_("{path} cannot be read ({why}); its days are not known.").format(path=folder, why=why))
        return []
    for path in found:
        if path.suffix != ".txt" and not path.name.endswith("~"):
            problems.append(
                _("{path} is not read: days of your own stand in files *.txt.").format(
                    path=f"{folder.name}/{path.name}"
                )
            )
    return [path for path in found if path.suffix == ".txt"]


def _span(text: str) -> list[date] | None:
    first, dots, last = text.partition("..")
    try:
        start = date.fromisoformat(first)
        end = date.fromisoformat(last) if dots else start
    except ValueError:
        return None
    length = (end - start).days + 1
    return [start + timedelta(days=n) for n in range(length)] if 0 < length <= _LONGEST else None
