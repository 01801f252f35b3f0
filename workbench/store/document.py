"""A value of the model as the document in which the store keeps it, worked out from the value alone.

What `workbench.store.codec` writes, without the type hints, which take longer to read than the rest of a quick command:
a test holds the two beside each other.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.domain.enums import IntEnum, StrEnum
from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def document(value: Frozen) -> dict[str, Any]:
    """A new document; what equals its default is left out, and the id is the document's number.

    Raises:
        ValueError: a moment without an offset.
    """
    return {name: _plain(each) for name, each in value.deviations() if name != "id"}


def _plain(value: Any) -> Any:
    if isinstance(value, (StrEnum, IntEnum)):
        return value.value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"a moment without an offset: {value.isoformat()}")
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Frozen):
        return document(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType] - Any
    return value
