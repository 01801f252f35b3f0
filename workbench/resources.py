# ruff: noqa: PTH110, PTH118, PTH120 - pathlib takes longer to load than a quick command may
"""The one way to the files under `data/`.

In the installed wheel they lie within the package; in a checkout, beside it. Nothing else knows which.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def resource(*parts: str) -> Path:
    """The path of a file or directory under `data/`.

    Raises:
        FileNotFoundError: there is no such resource, which means a broken installation.
    """
    from pathlib import Path  # late: a quick command does with the name

    return Path(resource_name(*parts))


def resource_name(*parts: str) -> str:
    """The same as a plain string.

    Raises:
        FileNotFoundError: as above.
    """
    for root in (_PACKAGE, os.path.dirname(_PACKAGE)):
        name = os.path.join(root, "data", *parts)
        if os.path.exists(name):
            return name
    raise FileNotFoundError("/".join(("data", *parts)))
