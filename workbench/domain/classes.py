"""The trade and the domain of a matter, as far as its line or its area says so (办文·办会·办事, 政务·事务·财务)."""

from __future__ import annotations

from workbench.domain.item import Domain, Item, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PREFIXES = {
    Kind.DOCUMENT: ("文", "办文", "辦文", "document", "paper"),
    Kind.MEETING: ("会", "會", "办会", "辦會", "meeting"),
    Kind.ERRAND: ("事", "办事", "辦事", "errand"),
    Kind.INFORMATION: ("信息", "資訊", "info", "information"),
    Kind.RESEARCH: ("调研", "調研", "research"),
}
"""The words before a colon at the head of a title. Nothing is guessed from the rest of it."""

_KINDS = {word: kind for kind, words in _PREFIXES.items() for word in words}


def kind_by_prefix(title: str) -> Kind | None:
    """The trade which a title names at its head (`会：季度例会`), or None."""
    head, colon, rest = title.replace("：", ":").partition(":")
    return _KINDS.get(head.strip().casefold()) if colon and rest.strip() else None


def domain_shares(items: Iterable[Item]) -> dict[Domain, int]:
    """Per cent of the items in each domain, of those whose domain is known; empty where none is."""
    found = [item.domain for item in items if item.domain is not None]
    return {domain: round(100 * found.count(domain) / len(found)) for domain in Domain if domain in found}


def classified(item: Item, areas: Mapping[str, Domain]) -> Item:
    """An item with the kind that its title names and the domain of its area. What was stated stays."""
    kind = item.kind or kind_by_prefix(item.title)
    domain = item.domain or areas.get(item.area or "")
    return item if (kind, domain) == (item.kind, item.domain) else item.but(kind=kind, domain=domain)
