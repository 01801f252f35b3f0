"""What comes in on standard input, as text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbench.cli.output import warn
from workbench.errors import Refused
from workbench.i18n import _, ngettext

if TYPE_CHECKING:
    from workbench.text.pasted import Incoming


def standard_input() -> bytes:
    """Everything that standard input holds, whatever its encoding is said to be."""
    return sys.stdin.buffer.read()


def decoded(content: bytes) -> str:
    """Text from bytes: UTF-8, or what Chinese office machines still write.

    Raises:
        Refused: it is no text.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(say=_("This is neither UTF-8 nor GB 18030 text. Nothing was changed."))


def say_finished(incoming: Incoming) -> None:
    """Say on standard error how many lines were left out since what they tell is done already."""
    n = incoming.finished
    if n:
        warn(ngettext("{n} finished line is left out.", "{n} finished lines are left out.", n).format(n=n))
