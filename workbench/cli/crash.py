"""What nobody expected: the traceback goes into a file, the user gets a sentence."""

from __future__ import annotations

import traceback
from datetime import datetime

from workbench import __version__
from workbench.files import private_directory, write_new
from workbench.i18n import _
from workbench.paths import paths_for


def keep_traceback(home: str | None) -> str:
    """Write the exception that is being handled into the state directory; the sentence that says where."""
    text = f"workbench {__version__}\n{traceback.format_exc()}"
    try:
        folder = paths_for(home).state
        private_directory(folder)
        # The machine's own time: the desk's clock may be what failed.
        path = folder / f"crash-{datetime.now().astimezone():%Y%m%dT%H%M%S}.txt"
        write_new(path, text.encode("utf-8", "replace"))
    except (OSError, RuntimeError):  # a full disk; a user without a home
        last = text.strip().splitlines()[-1]
        return _("Something unexpected went wrong ({what}); please report it.").format(what=last)
    return _("Something unexpected went wrong. What happened is written in {path}; please report it.").format(path=path)
