"""The names that may be offered while one is typed: nobody who is known from restricted matters alone."""

from __future__ import annotations

from collections import Counter

from workbench.desk.act import Verbs
from workbench.domain.derive import people_of
from workbench.store.views import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.ids import ItemId
    from workbench.domain.item import Item

_MARK = b'"restricted"'
"""Stands in the document of every restricted item, and of few others."""


class KnownWords(Verbs):
    """Which names and areas stand in something that is not restricted."""

    _concealed: dict[ItemId, Item] | None = None
    """The restricted items, looked for when a name is first to be offered and kept as items change."""
    _offered: tuple[frozenset[str], frozenset[str]] | None = None

    def open_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """The people and the areas which are named by an item that is not restricted."""
        if self._offered is None:
            names, areas = self.store.words()
            hidden = self._all_concealed().values()
            names.subtract(Counter(name for item in hidden for name in people_of(item)))
            areas.subtract(Counter(item.area for item in hidden if item.area))
            self._offered = frozenset(+names), frozenset(+areas)
        return self._offered

    def _all_concealed(self) -> dict[ItemId, Item]:
        if self._concealed is None:
            items = self.store.items()
            found = items.holding((_MARK,)) if isinstance(items, Records) else items.values()
            self._concealed = {item.id: item for item in found if item.restricted}
        return self._concealed

    def _conceal(self, changed: Iterable[ItemId], *, reloaded: bool) -> None:
        """Take in the changed items as they are now."""
        if reloaded:
            self._concealed = None
        for item_id in changed:
            self._offered = None
            if self._concealed is not None:
                self._concealed.pop(item_id, None)
                item = self.store.item(item_id)
                if item is not None and item.restricted:
                    self._concealed[item_id] = item
        if reloaded:
            self._offered = None
