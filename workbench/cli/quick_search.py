# ruff: noqa: PTH118 - pathlib takes longer to load than a quick command may
"""`workbench search WORD...` with plain words, without argparse and without opening the desk.

The same lines as `cli.commands.search` prints; a test holds the two beside each other. Whatever is more than words that
stand somewhere (a filter, an option, letters that are read aloud, a store in any but the best order) is left to that
command: `quick_search` returns None, and nothing has been printed.
"""

from __future__ import annotations

import os

from workbench.cli import recent
from workbench.cli.found_lines import LINES, found_lines
from workbench.cli.streams import take_every_character, tell
from workbench.clock import clock_from_environment
from workbench.domain.derive import is_open
from workbench.domain.register_lines import MARK
from workbench.hanzi.aloud import is_read, may_be_read
from workbench.places import places
from workbench.store.glance import ITEMS
from workbench.store.leafing import Leaves
from workbench.store.value import entry_of, item_of
from workbench.text.search.form import FORM
from workbench.text.search.texts import MARKED, entry_aloud, entry_texts, held, item_aloud, item_texts
from workbench.text.search.texts import wanted as looked_for
from workbench.text.search.words import OR
from workbench.text.standing import SAID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.entry import Entry
    from workbench.domain.item import Item

VERB = "search"
_STANDING = frozenset(word for said in SAID.values() for word in said.split())


def quick_search(words: Sequence[str]) -> int | None:
    """The exit status, or None where the command is for the desk and nothing has been printed."""
    needles = _needles(words[1:])
    if not needles or not take_every_character():
        return None
    try:
        told = _lines(needles)
    except Exception:
        return None  # the desk meets with it again, and says so
    if told is None:
        return None
    return tell(*told)


def _needles(words: Sequence[str]) -> list[str] | None:
    """What is looked for, where every word is text and no more."""
    for word in words:
        if not word.isalnum() or word in OR or (word.isdecimal() and len(word) == 1):
            return None
    needles = [looked_for(word) for word in words]
    if any(needle in _STANDING or not needle.strip() for needle in (*words, *needles)):
        return None
    return needles


def _lines(needles: list[str]) -> tuple[list[str], list[str]] | None:
    data, config, state = places()
    settings = recent.in_use(config, state)
    if settings is None:
        return None
    now = clock_from_environment().now()
    leaves = Leaves(os.path.join(data, "store"), FORM)
    try:
        found = _found(leaves, needles)
        if found is None:
            return None
        items, entries, *more = found
        if entries and _may_be_marked(entries, leaves):
            return None
        entries.reverse()

        def about(entry: Entry) -> Item | None:
            return item_of(leaves.document(ITEMS, entry.item), entry.item) if entry.item is not None else None

        of = [about(entry) for entry in entries]
        return found_lines(items, entries, of, (more[0], more[1]), now, settings.me, shown=False)
    finally:
        leaves.close()


def _found(leaves: Leaves, needles: list[str]) -> tuple[list[Item], list[Entry], int, int] | None:
    """The items and the latest lines, the newest first, and how many more there are of each; None where the letters
    may be read aloud somewhere."""
    if _is_read_somewhere(needles, leaves):
        return None
    items: list[Item] = []
    entries: list[Entry] = []
    for (table, id), document in leaves.touched.items():
        if document is None:
            continue
        if table == ITEMS:
            item = item_of(document, id)
            if _holds(held(item_texts(item)), item_aloud(item), needles):
                items.append(item)
        elif table.startswith("diary_"):
            entry = entry_of(document, id)
            if _holds(held(entry_texts(entry)), entry_aloud(entry), needles):
                entries.append(entry)
    most_items, most_entries = len(items) + LINES, len(entries) + LINES
    more_items = more_entries = 0
    for table, id in leaves.holding([needle.encode() for needle in needles]):
        if table == ITEMS:
            if len(items) < most_items:
                items.append(item_of(leaves.document(table, id), id))
            else:
                more_items += 1
        elif len(entries) < most_entries:
            entries.append(entry_of(leaves.document(table, id), id))
        else:
            more_entries += 1
    items.sort(key=lambda item: (not is_open(item), -item.id))
    entries.sort(key=lambda entry: (-int(entry.at.timestamp()), -entry.id))
    more_items += max(0, len(items) - LINES)
    return items[:LINES], entries[:LINES], more_items, more_entries + max(0, len(entries) - LINES)


def _may_be_marked(entries: list[Entry], leaves: Leaves) -> bool:
    """Whether one of them may have been restricted, or opened, by a later line: the desk reads the day."""
    days = {entry.at.date() for entry in entries}
    for (table, id), document in leaves.touched.items():
        if document is not None and table.startswith("diary_"):
            entry = entry_of(document, id)
            if entry.data and entry.fact(MARK) is not None and entry.at.date() in days:
                return True
    marks = leaves.holding([MARKED.encode()])
    return any(entry_of(leaves.document(table, id), id).at.date() in days for table, id in marks)


def _holds(text: str, aloud: Iterator[str], needles: list[str]) -> bool:
    """Whether each of the words is written there, or how something there is read."""
    missing = [needle for needle in needles if needle not in text]
    if not all(map(may_be_read, missing)):
        return False
    texts = list(aloud) if missing else []
    return all(any(is_read(needle, each) for each in texts) for needle in missing)


def _is_read_somewhere(needles: list[str], leaves: Leaves) -> bool:
    """Whether some of the letters may be how something on the sheet is read: the desk looks at that more closely."""
    letters = [needle for needle in needles if may_be_read(needle)]
    if not letters:
        return False
    from workbench.hanzi.initials import pattern  # late: only for Latin letters

    starts = frozenset(leaves.beginnings)
    looks = [found for each in letters if (found := pattern(each, leaves.several, starts)[0]) is not None]
    if not looks:
        return False
    said = leaves.said()
    return any(each.search(said) for each in looks)
