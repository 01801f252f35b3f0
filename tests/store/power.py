"""A disk whose power fails: of what was not synced, any part may be missing, and what came later may be there first.

After every operation the tree is compared with what it was before. New names and removed ones are kept as changes that
are pending until their directory is synced; bytes are pending until their file is. An image is what may be found after
a cut: some of the pending changes, in their order, and of each file some of its pending bytes. Files are held open
here, so that no inode is given to another file while its bytes may still come back.
"""

from __future__ import annotations

import os
import random
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.store.faults import trap_disk

Image = dict[str, bytes]
"""By path below the root; a directory ends with a slash."""
Names = dict[int, dict[str, int]]
"""The names in each directory, by inode."""
Edit = tuple[int, str, int | None]
"""In this directory this name now means this inode, or nothing."""

NAMES = ("kept", "lost", "some", "others")
BYTES = ("kept", "lost", "zero", "half", "hole")
FEW = (("lost", "lost"), ("kept", "lost"), ("kept", "zero"), ("lost", "kept"), ("some", "half"))
ALL = tuple((names, content) for names in NAMES for content in BYTES if (names, content) != ("kept", "kept"))
Kinds = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One moment at which the power fails."""

    what: str
    acknowledged: int
    """How many words had been acknowledged."""
    image: Image


class Power:
    """Keeps account of what is surely on the disk; a trap for `tests.store.faults.trap_disk`.

    What lies under `root` when it begins is sure. With a `mutant`, the operation of that name syncs nothing.
    """

    def __init__(self, root: Path, mutant: str | None = None, *, kinds: Kinds = FEW) -> None:
        self.root = root
        self.acknowledged: list[str] = []
        self.cuts: list[Cut] = []
        self._mutant, self._kinds = mutant, kinds
        self._rng = random.Random(1)
        self._held: dict[int, int] = {}
        self._bytes: dict[int, bytes] = {}
        self._pending: list[list[Edit]] = []
        self._seen = self._look()
        self._sure: Names = {inode: {**names} for inode, names in self._seen.items()}
        self._top = root.stat().st_ino
        for inode in self._held:
            self._bytes[inode] = self._now(inode)

    def __call__(self, name: str, perform: Callable[[], None], args: tuple[Any, ...]) -> None:
        self._note(one_by_one=True)  # what was changed past the seam
        perform()
        self._note(one_by_one=False)
        if name != self._mutant:
            self._account(name, args)
        for kind in self._kinds:
            what = f"{len(self.cuts)}: names {kind[0]}, bytes {kind[1]}, after {name}"
            self.cuts.append(Cut(what, len(self.acknowledged), self._image(*kind)))

    def close(self) -> None:
        for fd in self._held.values():
            os.close(fd)
        self._held.clear()

    def different(self) -> Iterator[Cut]:
        """Each image once for every number of acknowledged words."""
        seen: set[tuple[int, frozenset[tuple[str, bytes]]]] = set()
        for cut in self.cuts:
            key = (cut.acknowledged, frozenset(cut.image.items()))
            if key not in seen:
                seen.add(key)
                yield cut

    # Keeping account

    def _look(self) -> Names:
        """All directories with their names, as they are now; every file is held."""
        found: Names = {}
        for path in [self.root, *self.root.rglob("*")]:
            held = path.lstat()
            if stat.S_ISDIR(held.st_mode):
                found[held.st_ino] = {each.name: each.lstat().st_ino for each in path.iterdir()}
            elif held.st_ino not in self._held:
                self._held[held.st_ino] = os.open(path, os.O_RDONLY)
        return found

    def _note(self, *, one_by_one: bool) -> None:
        """Puts what has changed since the last look among the pending changes."""
        now = self._look()
        edits: list[Edit] = []
        for inode in {*now, *self._seen}:
            before, after = self._seen.get(inode, {}), now.get(inode, {})
            edits += [(inode, name, None) for name in before if name not in after]
            edits += [(inode, name, target) for name, target in after.items() if before.get(name) != target]
        self._pending += [[edit] for edit in edits] if one_by_one else [edits] if edits else []
        self._seen = now

    def _account(self, name: str, args: tuple[Any, ...]) -> None:
        match name:
            case "sync":
                self._is_sure(os.fstat(args[0]).st_ino)
            case "create" | "create_in_pieces":
                self._is_sure(args[0].stat().st_ino)
            case "sync_directory":
                self._are_sure({args[0].stat().st_ino})
            case "make_directory":
                self._are_sure({each.stat().st_ino for each in args[0].parents if each.is_relative_to(self.root)})
            case _:
                pass

    def _is_sure(self, inode: int) -> None:
        self._bytes[inode] = self._now(inode)

    def _are_sure(self, directories: set[int]) -> None:
        left: list[list[Edit]] = []
        for edits in self._pending:
            if any(directory in directories for directory, _, _ in edits):
                _apply(self._sure, edits)
            else:
                left.append(edits)
        self._pending = left

    def _now(self, inode: int) -> bytes:
        fd = self._held[inode]
        return os.pread(fd, os.fstat(fd).st_size, 0)

    # What may be left

    def _image(self, names: str, content: str) -> Image:
        tree: Names = {inode: {**entries} for inode, entries in self._sure.items()}
        for edits in self._pending:
            if names == "kept" or (names in ("some", "others") and self._rng.random() < 0.5):
                _apply(tree, edits)
        image: Image = {}
        self._lay(tree, self._top, "", content, image, set())
        return image

    def _lay(self, tree: Names, inode: int, prefix: str, content: str, image: Image, above: set[int]) -> None:
        for name, target in tree.get(inode, {}).items():
            if target in self._held:
                image[prefix + name] = self._left_of(target, content)
            elif target not in above:
                image[f"{prefix}{name}/"] = b""
                self._lay(tree, target, f"{prefix}{name}/", content, image, {*above, target})

    def _left_of(self, inode: int, kind: str) -> bytes:
        sure, now = self._bytes.get(inode, b""), self._now(inode)
        if now == sure:
            return sure  # the same bytes, once in memory for all images
        if kind == "kept":
            return now
        if not now.startswith(sure):  # written over, or cut
            return sure if kind != "half" or len(now) < len(sure) else now[: len(now) // 2] + sure[len(now) // 2 :]
        added = now[len(sure) :]
        match kind:
            case "zero":
                return sure + bytes(len(added))
            case "half":
                return sure + added[: len(added) // 2]
            case "hole":
                return sure + bytes(len(added) // 2) + added[len(added) // 2 :]
            case _:
                return sure


def _apply(tree: Names, edits: list[Edit]) -> None:
    for directory, name, target in edits:
        names = tree.setdefault(directory, {})
        if target is None:
            names.pop(name, None)
        else:
            names[name] = target


def cut_off(
    place: Path,
    work: Callable[[Path, Power], None],
    check: Callable[[Path, list[str]], None],
    mutant: str | None = None,
    *,
    prepare: Callable[[Path], None] | None = None,
    kinds: Kinds = FEW,
) -> tuple[list[str], int]:
    """Does the work on a store, cuts the power behind every operation, and checks what is left each time.

    `work` and `prepare` are given the store's place; `check` what is left of it, and the words acknowledged till then.
    Returns what was found wrong, and how many different disks were looked at.
    """
    root = place / "disk"
    root.mkdir(parents=True)
    if prepare is not None:
        prepare(root / "store")
    power = Power(root, mutant, kinds=kinds)
    try:
        with pytest.MonkeyPatch.context() as patch:
            trap_disk(patch, power)
            work(root / "store", power)
    finally:
        power.close()
    wrong: list[str] = []
    different = 0
    for cut in power.different():
        different += 1
        left = place / "left"
        lay(left, cut.image)
        try:
            check(left / "store", power.acknowledged[: cut.acknowledged])
        except Exception as error:  # a store that does not even open is lost, too
            wrong.append(f"{cut.what}: {error!r:.300}")
        shutil.rmtree(left)
    return wrong, different


def lay(place: Path, image: Image) -> None:
    """Makes the tree of an image in a new directory."""
    place.mkdir(parents=True)
    for name, content in sorted(image.items()):
        path = place / name
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(content)
