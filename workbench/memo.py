# ruff: noqa: PTH105, PTH112, PTH120, PTH123 - pathlib takes longer to load than a quick command may
"""Small things remembered from run to run, which may be lost without harm.

A memo is in Python's own form, bound to the interpreter's build, and believed only where the file is ours alone.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def recall(path: str) -> Any:
    """What the file remembers, or None: not there, not ours, not of this interpreter, or damaged."""
    try:
        import marshal  # late: as everything here
        import os

        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW)) as file:
            held = os.fstat(file.fileno())
            if held.st_uid != os.geteuid() or held.st_mode & 0o022:
                return None
            build, value = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value if build == _build() else None


def remember(path: str, value: Any) -> None:
    """Replace what the file remembers. A disk that will not have it is no mistake."""
    import os  # late: most runs learn nothing
    from marshal import dumps  # late: the same

    beside = f"{path}.{os.getpid()}.tmp"
    try:
        _directory(os.path.dirname(path))
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with open(fd, "wb") as file:
            os.fchmod(fd, 0o600)
            file.write(dumps((_build(), value)))
        os.replace(beside, path)
    except OSError:
        return


def _directory(path: str) -> None:
    import os  # late: the same

    if not os.path.isdir(path):
        from pathlib import Path  # late: once for a desk

        from workbench.files import private_directory  # late: the same

        private_directory(Path(path))


def _build() -> tuple[str, str]:
    return sys.version, sys.byteorder
