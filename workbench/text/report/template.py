"""Which sections a report has, in which order, under which headings: plain files, of which users keep their own copies.

`data/reports/LANGUAGE/NAME.toml` holds ours. A file of that name in the user's `reports/LANGUAGE/` or `reports/` takes
its place whole.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.errors import Refused
from workbench.i18n import _, language, ngettext
from workbench.resources import resource
from workbench.text.documents.model import Block, Heading, List, Paragraph, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any, TypeGuard

FOLDER = "reports"
NAMES = (
    *("diary", "week", "month", "quarter", "year"),
    *("schedule", "agenda", "minutes", "leader", "bulletin", "handover"),
)
"""The reports that are made from one."""
MOST = 5
"""So many matters of each kind a report of a month or more names, where its template does not say."""
ALL = 1_000_000
"""More than any section holds."""
ROWS = "n"
"""What a heading may say of itself: how many rows stand under it."""
ROOM = f"{{{ROWS}}}"
"""The same as it stands in a heading."""
_KEYS = frozenset({"title", "most", "section", "roles"})
_OF_SECTION = frozenset({"use", "heading", "text", "most"})


class Section(Frozen):
    """One section: which one, what it is called, what stands in it whatever the figures say."""

    use: str = ""
    heading: str = ""
    text: tuple[str, ...] = ()
    most: int = MOST
    """So many matters are named of each kind; the others are counted."""

    def head(self, rows: int | str = 0, words: Mapping[str, str] | None = None) -> str:
        """The heading, with what it says of what stands under it."""
        return _filled(self.heading, {**(words or {}), ROWS: str(rows)})


class Template(Frozen):
    """A report as somebody wants it."""

    title: str
    sections: tuple[Section, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each role of the office, and what counts as it: the names of areas, or `kind:research`, `tracked`."""

    def titled(self, **words: str) -> str:
        """The title, with the words that it leaves room for."""
        return _filled(self.title, words)


_BRACES = re.compile(r"\{(\w*)\}")


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _BRACES.sub(lambda found: words.get(found[1], found[0]), text)


def filled(
    template: Template,
    said: Callable[[Section], list[Block]],
    words: Mapping[str, str] | None = None,
    *,
    cut: bool = True,
) -> list[Block]:
    """The sections in their order; one with nothing in it is left out. `said` is asked for those that name a use.

    Without `cut` the sections count by themselves what they do not name.
    """
    blocks: list[Block] = []
    for section in template.sections:
        found = said(section) if section.use else []
        if not found and not section.text:
            continue
        if section.heading:
            blocks.append(Heading(section.head(rows_of(found), words)))
        if section.text:
            blocks.append(Paragraph(section.text))
        blocks += few(found, section.most) if cut else found
    return blocks


def rows_of(blocks: Iterable[Block]) -> int:
    """How many rows stand in them."""
    return sum(len(block.rows) for block in blocks if isinstance(block, List | Table))


def few(blocks: list[Block], most: int) -> list[Block]:
    """So many rows of each list and table; how many more there are is said below."""
    if all(not isinstance(block, List | Table) or len(block.rows) <= most for block in blocks):
        return blocks
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, List | Table) or len(block.rows) <= most:
            found.append(block)
            continue
        if most:
            found.append(block.but(rows=block.rows[:most]))
        found.append(Paragraph((more_words(len(block.rows) - most),)))
    return found


def more_words(count: int) -> str:
    """That there are others, which are not named."""
    return ngettext("and {n} more", "and {n} more", count).format(n=count)


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


class _Wrong(Exception):
    """What is wrong with a file, in words that fit behind its name."""


def template(
    name: str, known: Collection[str], own: Path | None = None, *, words: Collection[str] = (), most: int = MOST
) -> Template:
    """The template of a report; `known` are the sections it may use, `own` the user's directory.

    `words` may stand in braces in its title and its headings; `most` holds where it says nothing of it.

    Raises:
        Refused: the user's copy cannot be used.
    """
    path = _own(name, own) or usual(name)
    try:
        return _template(tomllib.loads(path.read_bytes().decode("utf-8")), known, words, most)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, _Wrong) as why:
        raise Refused(
            say=_("{path}: {why}. Mend it, or take it away: then the usual one holds. Nothing was written.").format(
                path=path, why=str(why).rstrip(".")
            )
        ) from why


def usual(name: str) -> Path:
    """The program's own template, in the language in use."""
    return resource(FOLDER, language(), f"{name}.toml")


def own_copy(name: str, own: Path) -> Path:
    """Where the user's copy lies, or would: that of one language, for its words are of one."""
    return _own(name, own) or own / FOLDER / language() / f"{name}.toml"


def _own(name: str, own: Path | None) -> Path | None:
    if own is None:
        return None
    places = (own / FOLDER / language() / f"{name}.toml", own / FOLDER / f"{name}.toml")
    return next((place for place in places if place.is_file()), None)


def _template(table: Mapping[str, Any], known: Collection[str], words: Collection[str], most: int) -> Template:
    _no_others(table, _KEYS)
    title = table.get("title")
    if not isinstance(title, str) or not title.strip():
        raise _Wrong(_('the report needs a title: title = "…"'))
    _room(title, words, _("the title"))
    found: object = table.get("section", [])
    if not _is_list(found) or not found:
        raise _Wrong(_('it has no section: [[section]] and use = "…"'))
    most = _count(table.get("most", most))
    sections = tuple(_section(each, known, most, number) for number, each in enumerate(found, 1))
    for number, section in enumerate(sections, 1):
        _room(section.heading, (*words, ROWS), _("the heading of section {n}").format(n=number))
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


def _room(text: str, words: Collection[str], where: str) -> None:
    """Words in braces which nobody fills would stand in the report as they are."""
    for name in _BRACES.findall(text):
        if name not in words:
            known = ", ".join(f"{{{word}}}" for word in words) or _("nothing")
            raise _Wrong(
                _("{where} says “{name}”, which is none of {known}").format(
                    where=where, name=f"{{{name}}}", known=known
                )
            )
