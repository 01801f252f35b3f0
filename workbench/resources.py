"""The one way to the files under `data/`.

In the installed wheel they lie within the package; in a checkout, beside it. Nothing else knows which.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or directory under `data/`.

    Raises:
        FileNotFoundError: there is no such resource, which means a broken installation.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("data", *parts)))
