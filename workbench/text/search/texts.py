"""What of an item and of a diary line is searched: every word that a person wrote, and the names of people.

Pure functions over values, so that a search over an index, over a slice of a desk, and a plain walk find the same.
"""

from __future__ import annotations

from workbench.domain.derive import people_of
from workbench.domain.entry import EntryKind
from workbench.domain.item import ME
from workbench.domain.register_lines import MARK
from workbench.hanzi.simple import searchable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.entry import Entry
    from workbench.domain.item import Item

BETWEEN = "\0"
"""Stands between two texts: no text that is looked for holds it."""
TAG = "\2"
"""Stands before a word that says what a thing is."""
_SAID = frozenset({"result", "how", "why", "none_because"})
"""The facts of a machine's line that a person wrote. Its title is found with the item."""


def item_texts(item: Item) -> Iterator[str]:
    """The texts of an item."""
    yield item.ref
    yield item.title
    for text in (item.area, item.note, item.result, item.original, item.expected, item.defer_reason, item.drop_reason,
                 item.pinned, item.archive_ref):  # fmt: skip
        if text:
            yield text
    yield from (name for name in people_of(item) if name != ME)
    for step in item.steps:
        yield step.text
        if step.owner and step.owner != ME:
            yield step.owner
        if step.standard:
            yield step.standard
    yield from (text for _name, text in item.lines)
    yield from item.files
    yield from (text for text in _deeper(item) if text)


def _deeper(item: Item) -> Iterator[str | None]:
    """What few items have."""
    if item.source is not None:
        yield item.source.doc_no
    if item.tracked is not None:
        yield item.tracked.by
        yield item.tracked.text
    if item.decision is not None:
        asked = item.decision
        yield from (asked.question, asked.decider, *asked.options, asked.advice, asked.answer)
    if item.to_leader is not None:
        yield from (item.to_leader.who, item.to_leader.why, item.to_leader.brief)
    if item.reply is not None:
        yield from (item.reply.to, item.reply.how, item.reply.none_because)
    if item.info is not None:
        yield from (item.info.point, item.info.tone, item.info.outlet)


def entry_texts(entry: Entry) -> Iterator[str]:
    """The texts of a diary line."""
    if entry.kind is EntryKind.EVENT:
        yield from (value for name, value in entry.data if name in _SAID)
        return
    yield entry.text
    yield from (name for name in entry.people if name != ME)
    yield from entry.units
    yield from (value for _name, value in entry.data)


def item_aloud(item: Item) -> Iterator[str]:
    """What of an item is found by how it is read: its title, its area, its people."""
    yield item.title
    if item.area:
        yield item.area
    yield from (name for name in people_of(item) if name != ME)
    yield from (step.owner for step in item.steps if step.owner and step.owner != ME)


def entry_aloud(entry: Entry) -> Iterator[str]:
    """The same of a diary line: what was written, and who was there."""
    if entry.kind is not EntryKind.EVENT:
        yield entry.text
        yield from (name for name in entry.people if name != ME)


def held(texts: Iterator[str]) -> str:
    """Texts as they are looked in."""
    return searchable(BETWEEN.join(texts))


def wanted(text: str) -> str:
    """What is looked for, in the same form."""
    text = text.replace(BETWEEN, "").replace(TAG, "")
    for _again in range(3):  # a letter in its plain form may have a plainer one
        before, text = text, searchable(text)
        if before == text:
            break
    return text


def tag(word: str) -> str:
    """A word that says what a thing is. In capitals, of which no text that is looked in or for has any."""
    return TAG + word.upper()


def item_tags(item: Item) -> tuple[str, ...]:
    """The words that say what an item is, for a quick look."""
    kind = (kind_tag(item.kind.value),) if item.kind else ()
    return (tag(item.state.value), *kind)


def entry_tags(entry: Entry) -> tuple[str, ...]:
    """The same of a diary line."""
    mark = (MARKED,) if entry.fact(MARK) is not None else ()
    return (kind_tag(entry.kind.value), *mark)


MARKED = tag("mark")
"""What a line says of another one: that it is restricted, or no longer."""


def kind_tag(kind: str) -> str:
    """What belongs to a kind, an item or a line."""
    return tag(f"k:{kind}")
