"""Saved views: filters with a name, in `views.toml` of the configuration directory.

A file of the user's own, like the settings: one line for each view, `"name" = "words of a filter"`. What is saved or
removed here changes that line alone; everything else in the file stays as it was written. The words are kept as they
were typed, so that `due<fri` means the Friday of the day on which the view is looked at.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

FILE = "views.toml"
LONGEST = 60
"""Characters of a name."""


class Views(Frozen):
    """The views by name, in the order of the file, and what is wrong with it."""

    words: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()

    def get(self, typed: str) -> tuple[str, str] | None:
        """The view of a name, or the only one that begins so or is read so."""
        from workbench.hanzi.match import comparable, named  # late: a name is typed

        wanted = comparable(typed)
        exact = [view for view in self.words if comparable(view[0]) == wanted]
        if exact:
            return exact[0]
        sure = named(typed, [name for name, _words in self.words])
        return next((view for view in self.words if view[0] == sure), None)


def load_views(path: Path) -> Views:
    """The views of a file; none where there is no file."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Views()
    except (OSError, UnicodeDecodeError) as error:
        return Views(problems=(_("{file} cannot be read: {why}.").format(file=FILE, why=error),))
    return _parsed(text)


def _parsed(text: str) -> Views:
    from tomllib import TOMLDecodeError, loads  # late: few have views

    try:
        table = loads(text)
    except TOMLDecodeError as error:
        return Views(problems=(_("{file} is no TOML: {why}.").format(file=FILE, why=error),))
    words: list[tuple[str, str]] = []
    problems: list[str] = []
    for name, value in table.items():
        if isinstance(value, str) and value.strip() and _is_name(name):
            words.append((name, value))
        else:
            problems.append(
                _("{file}: “{name}” needs the words of a filter within quotes.").format(file=FILE, name=name)
            )
    return Views(tuple(words), tuple(problems))


def save_view(path: Path, name: str, words: str) -> Views:
    """Put a view into the file, in the place of one of the same name.

    Raises:
        Refused: the name or the words are none, or the file is not to be understood; it stays as it is.
    """
    name = " ".join(name.split())
    if not _is_name(name):
        raise Refused(say=_("A view needs a name of at most {n} characters.").format(n=LONGEST))
    if not words.strip():
        raise Refused(say=_("A view needs the words of a filter."))
    return _written(path, name, f"{_quoted(name)} = {_quoted(words)}")


def remove_view(path: Path, name: str) -> Views:
    """Take a view out of the file.

    Raises:
        Refused: there is none of this name, or the file is not to be understood.
    """
    if name not in dict(load_views(path).words):
        raise Refused(say=_("There is no view “{name}”. `workbench view` lists them.").format(name=name))
    return _written(path, name, None)


def _is_name(name: str) -> bool:
    return bool(name.strip()) and len(name) <= LONGEST and name.isprintable()


def _written(path: Path, name: str, line: str | None) -> Views:
    from workbench.files import atomic_write  # late: looking at a view writes nothing

    before = load_views(path)
    text = path.read_text("utf-8") if path.exists() and not before.problems else ""
    lines = [each for each in text.splitlines() if _name_of(each) != name]
    at = next((place for place, each in enumerate(text.splitlines()) if _name_of(each) == name), len(lines))
    if line is not None:
        lines.insert(at, line)
    made = "".join(f"{each}\n" for each in lines)
    after = _parsed(made)
    wanted = dict(before.words) | ({name: ""} if line is not None else {})
    if line is None:
        wanted.pop(name, None)
    if before.problems or after.problems or dict(after.words).keys() != wanted.keys():
        why = before.problems or after.problems or ("",)
        raise Refused(
            say=_("{file} was not changed: it is to be put right by hand. {why}").format(file=path, why=why[0])
        )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    atomic_write(path, made.encode())
    return after


def _name_of(line: str) -> str | None:
    """The name of the view that a line of the file holds, or None."""
    from tomllib import TOMLDecodeError, loads  # late: as above

    try:
        table = loads(line)
    except TOMLDecodeError:
        return None
    return next(iter(table), None) if len(table) == 1 else None


def _quoted(text: str) -> str:
    """A string of TOML."""
    from json import dumps  # late: as above

    return dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")
