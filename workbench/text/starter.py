"""The routines to begin with: plain files under `data/routines`, in each language."""

from __future__ import annotations

from workbench.resources import resource

_SPOKEN = ("en", "zh_CN", "zh_TW")


def starter_files(language: str) -> list[str]:
    """The texts of the set, in its order; English where there is none in the language."""
    folder = resource("routines", language if language in _SPOKEN else "en")
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))]
