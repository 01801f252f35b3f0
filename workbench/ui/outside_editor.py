"""The person's own editor, for a text of several lines."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported


def edit_outside(app: App[int], text: str) -> str | None:
    """The text after it was edited in `$VISUAL` or `$EDITOR`; None where that is not possible."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command.strip():
        return None
    # mkstemp makes the file for its owner only.
    handle, name = tempfile.mkstemp(prefix="workbench-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            ended = subprocess.run([*shlex.split(command), name], check=False)
        if ended.returncode != 0:
            return None
        return path.read_text(encoding="utf-8").rstrip("\n")
    except (SuspendNotSupported, OSError, ValueError):
        return None
    finally:
        path.unlink(missing_ok=True)
