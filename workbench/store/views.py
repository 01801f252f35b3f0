"""Live read-only mappings of frozen values, decoded when they are first asked for.

A value is kept beside the document it was decoded from and given again as long as that very document is held:
documents are replaced, never mutated, so nothing has to be told when one changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import suppress
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from workbench.domain.frozen import Frozen
from workbench.store.codec import Codec
from workbench.store.state import Docs

K = TypeVar("K", bound=int)
V = TypeVar("V", bound=Frozen)


_PART = 512
"""So many documents are read at once at most."""


class Tolerant(Mapping[K, V], Generic[K, V]):
    """A mapping which goes past what it cannot give: a document of an unknown kind, an id just deleted."""

    def values(self) -> ValuesView[V]:
        return _Values(self)

    def items(self) -> ItemsView[K, V]:
        return _Items(self)


class Records(Tolerant[K, V]):
    """One table as values. A document which cannot be decoded is reported, and left out."""

    def __init__(self, docs: Callable[[], Docs], codec: Codec[V], report: Callable[[int, str], None]) -> None:
        self._docs = docs
        self._codec = codec
        self._report = report
        self._kept: dict[int, tuple[object, V]] = {}

    def __getitem__(self, id: K) -> V:
        docs = self._docs()
        token = docs.token(id)
        kept = self._kept.get(id)
        if kept is not None and kept[0] is token and token is not None:
            return kept[1]
        held = docs.raw(id)
        try:
            document = json.loads(held) if isinstance(held, str) else held  # its text is kept, being smaller
            value = self._codec.decode(document, id)
        except ValueError as error:
            self._report(id, str(error))
            raise KeyError(id) from error
        self._kept[id] = (token, value)
        return value

    def many(self, ids: Iterable[K]) -> list[V]:
        """The values of these ids, in order: what cannot be given is left out."""
        wanted = list(ids)
        docs = self._docs()
        token = docs.base
        found: dict[int, V] = {}
        if token is not None and len(wanted) > 1:
            decode, kept = self._codec.decode, self._kept
            missing = [id for id in wanted if (known := kept.get(id)) is None or known[0] is not token]
            for id, document in docs.together(missing).items():
                with suppress(ValueError):  # asked for alone below, and reported there
                    found[id] = value = decode(document, id)
                    kept[id] = (token, value)
        return [value for id in wanted if (value := found[id] if id in found else self.get(id)) is not None]

    def holding(self, words: Collection[bytes]) -> Iterator[V]:
        """The values whose documents hold one of the words, and perhaps others: the rest is not decoded."""
        ids = iter(self)
        while part := list(islice(ids, _PART)):
            texts = self._docs().contents(part)
            yield from self.many([id for id in part if id not in texts or any(word in texts[id] for word in words)])

    def values(self) -> ValuesView[V]:
        return _Together(self)

    def __iter__(self) -> Iterator[K]:
        return cast("Iterator[K]", iter(self._docs()))  # K is an int to the store

    def __len__(self) -> int:
        return len(self._docs())

    def __contains__(self, id: object) -> bool:
        return id in self._docs()


class _Values(ValuesView[V]):
    def __init__(self, records: Mapping[K, V]) -> None:
        super().__init__(records)
        self._records: Mapping[int, V] = cast("Mapping[int, V]", records)  # keys are only handed back to it

    def __iter__(self) -> Iterator[V]:
        for id in self._records:
            value = self._records.get(id)
            if value is not None:
                yield value


class _Together(ValuesView[V]):
    """The values of a table, read a stretch of the file at a time."""

    def __init__(self, records: Records[K, V]) -> None:
        super().__init__(records)
        self._records: Records[Any, V] = cast("Records[Any, V]", records)  # keys are only handed back to it

    def __iter__(self) -> Iterator[V]:
        ids = iter(self._records)
        size = 8  # who wants the first few does not wait for many
        while part := list(islice(ids, size)):
            yield from self._records.many(part)
            size = min(2 * size, _PART)


class _Items(ItemsView[K, V]):
    def __init__(self, records: Mapping[K, V]) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[tuple[K, V]]:
        for id in self._records:
            value = self._records.get(id)
            if value is not None:
                yield id, value


class Chosen(Tolerant[K, V]):
    """Those of a mapping whose ids are in a live collection."""

    def __init__(self, of: Mapping[K, V], ids: Callable[[], Collection[K]]) -> None:
        self._of = of
        self._ids = ids

    def __getitem__(self, id: K) -> V:
        if id not in self._ids():
            raise KeyError(id)
        return self._of[id]

    def __iter__(self) -> Iterator[K]:
        return iter(list(self._ids()))

    def __len__(self) -> int:
        return len(self._ids())
