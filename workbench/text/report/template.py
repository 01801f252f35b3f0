"""Which sections a report has, in which order, under which headings: plain files, of which users keep their own copies.

`data/reports/LANGUAGE/NAME.toml` holds ours. A file of that name in the user's `reports/LANGUAGE/` or `reports/` takes
its place whole.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.errors import Refused
from workbench.i18n import _, language
from workbench.resources import resource
from workbench.text.documents.model import Block, Heading, Paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any, TypeGuard

FOLDER = "reports"
MOST = 5
_KEYS = frozenset({"title", "most", "section", "roles"})
_OF_SECTION = frozenset({"use", "heading", "text", "most"})


class Section(Frozen):
    """One section: which one, what it is called, what stands in it whatever the figures say."""

    use: str = ""
    heading: str = ""
    text: tuple[str, ...] = ()
    most: int = MOST
    """So many matters are named of each kind; the others are counted."""


class Template(Frozen):
    """A report as somebody wants it."""

    title: str
    sections: tuple[Section, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each role of the office, and what counts as it: the names of areas, or `kind:research`, `tracked`."""


def filled(template: Template, said: Callable[[Section], list[Block]]) -> list[Block]:
    """The sections in their order; one with nothing in it is left out. `said` is asked for those that name a use."""
    blocks: list[Block] = []
    for section in template.sections:
        found = said(section) if section.use else []
        if not found and not section.text:
            continue
        if section.heading:
            blocks.append(Heading(section.heading))
        if section.text:
            blocks.append(Paragraph(section.text))
        blocks += found
    return blocks


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


class _Wrong(Exception):
    """What is wrong with a file, in words that fit behind its name."""


def template(name: str, known: Collection[str], own: Path | None = None) -> Template:
    """The template of a report; `known` are the sections it may use, `own` the user's directory.

    Raises:
        Refused: the user's copy cannot be used.
    """
    path = _own(name, own) or resource(FOLDER, language(), f"{name}.toml")
    try:
        return _template(tomllib.loads(path.read_bytes().decode("utf-8")), known)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, _Wrong) as why:
        raise Refused(
            say=_("{path}: {why}. Mend it, or take it away: then the usual one holds. Nothing was written.").format(
                path=path, why=str(why).rstrip(".")
            )
        ) from why


def _own(name: str, own: Path | None) -> Path | None:
    if own is None:
        return None
    places = (own / FOLDER / language() / f"{name}.toml", own / FOLDER / f"{name}.toml")
    return next((place for place in places if place.is_file()), None)


def _template(table: Mapping[str, Any], known: Collection[str]) -> Template:
    _no_others(table, _KEYS)
    title = table.get("title")
    if not isinstance(title, str) or not title.strip():
        raise _Wrong(_('the report needs a title: title = "…"'))
    found: object = table.get("section", [])
    if not _is_list(found) or not found:
        raise _Wrong(_('it has no section: [[section]] and use = "…"'))
    most = _count(table.get("most", MOST))
    sections = tuple(_section(each, known, most, number) for number, each in enumerate(found, 1))
    return Template(title.strip(), sections, _roles(table.get("roles", {})))


def _section(given: object, known: Collection[str], most: int, number: int) -> Section:
    if not _is_table(given):
        raise _Wrong(_("section {n} is no [[section]]").format(n=number))
    _no_others(given, _OF_SECTION)
    use, heading, text = (given.get(key, "") for key in ("use", "heading", "text"))
    if not all(isinstance(value, str) for value in (use, heading, text)):
        raise _Wrong(_("section {n}: use, heading and text are texts").format(n=number))
    if use and use not in known:
        names = ", ".join(known)
        raise _Wrong(_("section {n} uses “{name}”, which is none of {known}").format(n=number, name=use, known=names))
    if not use and not text.strip():
        raise _Wrong(_("section {n} is empty: it needs use or text").format(n=number))
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Section(use, heading.strip(), lines, _count(given.get("most", most)))


def _roles(given: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not _is_table(given):
        raise _Wrong(_("roles is a table: [roles]"))
    for name, what in given.items():
        if not _is_list(what) or not all(isinstance(each, str) for each in what):
            raise _Wrong(_("the role “{name}” is a list of names").format(name=name))
    return tuple((name, tuple(what)) for name, what in given.items())


def _count(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise _Wrong(_("most is a number, 0 or more"))
    return given


def _no_others(table: Mapping[str, Any], known: Collection[str]) -> None:
    for key in table:
        if key not in known:
            names = ", ".join(sorted(known))
            raise _Wrong(_("“{name}” is none of {known}").format(name=key, known=names))
