"""Reports become files: whole or not at all, and never over a file that somebody else wrote."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from workbench.files import atomic_write, private_directory


@dataclass(frozen=True, slots=True)
class Written:
    """Where a report lies now, and what lay in its way."""

    path: Path
    kept: Path | None = None
    """The earlier report, kept beside the new one."""
    avoided: Path | None = None
    """A file that we did not write: it was left alone and another name taken."""


def write_report(text: str | bytes, path: Path, ours: Collection[str] = ()) -> Written:
    """Write `text` to `path`, or beside it where something lies there that is not in `ours`, the paths we wrote before.

    An earlier report of ours with another content stays as `….bak`, for somebody may have worked on it.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    private_directory(path.parent)
    target = path if str(path) in ours else _free(path, content)
    kept = None
    if target.exists() and target.read_bytes() != content:
        kept = target.with_name(f"{target.name}.bak")
        atomic_write(kept, target.read_bytes())
    atomic_write(target, content)
    return Written(target, kept, path if target != path else None)


def _free(path: Path, content: bytes) -> Path:
    """The first name that is free, or that holds just this text already."""
    candidate, n = path, 1
    while candidate.exists() and not (candidate.is_file() and candidate.read_bytes() == content):
        n += 1
        candidate = path.with_name(f"{path.stem}-{n}{path.suffix}")
    return candidate
