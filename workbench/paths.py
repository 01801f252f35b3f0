"""Where things lie on the machine.

`WORKBENCH_HOME` or `--home` puts everything of a desk under one directory; otherwise the platform's usual
data, configuration and state directories are used (XDG on Linux, `~/Library` on macOS).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.places import places


@dataclass(frozen=True, slots=True)
class Paths:
    """The directories of one desk. None of them need exist yet."""

    data: Path
    """The store, its backups and the exports."""
    config: Path
    """settings.toml, keymap.toml and the user's own templates, routines and holidays."""
    state: Path
    """What may be lost without harm: cursor, last view, crash reports."""

    @property
    def store(self) -> Path:
        return self.data / "store"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def exports(self) -> Path:
        return self.data / "exports"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def keymap(self) -> Path:
        return self.config / "keymap.toml"


def paths_for(home: str | None = None) -> Paths:
    """The directories to use: `home` first, then `WORKBENCH_HOME`, then the platform's."""
    data, config, state = places(home)
    return Paths(Path(data), Path(config), Path(state))
