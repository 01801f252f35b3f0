"""One store put in the place of another: whatever fails in between, the next opening finds one of them whole.

The new one lies beside the old under a name of its own, every byte and every name of it on the disk; from then on it
is found even where the old one is away already and it is not yet in its place (`opening.finish_exchange`).
"""

from __future__ import annotations

from pathlib import Path

from workbench.store import disk


def make_sure(store: Path) -> None:
    """The names within a store that was made are on the disk when this returns, as its files are already."""
    for each in (*(path for path in store.rglob("*") if path.is_dir()), store):
        disk.sync_directory(each)


def exchange(fresh: Path, store: Path, kept: Path) -> Path | None:
    """Puts `fresh` in the place of `store`, which is kept as `kept` or a name like it; where it is kept.

    Raises:
        OSError: the old store is in its place.
    """
    disk.sync_directory(store.parent)  # or the old store might be away, and the fresh one not yet under its name
    old = free_name(kept) if store.exists() or store.is_symlink() else None
    if old is not None:
        disk.rename(store, old)
    try:
        disk.sync_directory(store.parent)  # or the fresh store might be found in its place, and the old one nowhere
        disk.rename(fresh, store)
    except OSError:
        if old is not None:
            disk.rename(old, store)
        raise
    disk.sync_directory(store.parent)
    return old


def free_name(path: Path) -> Path:
    """The path, or one like it that is not in use."""
    n, candidate = 1, path
    while candidate.exists() or candidate.is_symlink():
        n += 1
        candidate = path.with_name(f"{path.name}-{n}")
    return candidate
