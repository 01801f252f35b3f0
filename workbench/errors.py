"""What can go wrong, a class per mistake, each of which knows its sentence and its exit status.

    DeskError                    1
    ├── UsageMistake             2   the words of a command or a file of settings
    ├── NotFound                 1   no such item
    ├── Ambiguous                1   several items answer to it
    ├── Refused                  1   a rule of the model says no
    │   └── PutOffOften              not without being asked
    └── StoreError               1
        ├── StoreForeign             not a store of ours
        ├── StoreTooNew              made by a later program
        ├── StoreReadOnly            may not be written
        ├── StoreBusy                another process holds it
        ├── StoreFull                no room on the disk
        ├── StoreIOError             the disk reported an error
        ├── StoreDamaged             what is there cannot be read
        └── Conflict                 somebody else changed the same thing

A sentence says what, why, and what to do next. It is made when it is shown, in the language of that moment.
"""

from __future__ import annotations

import os

from workbench.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

_WHY = {
    "": N_("it cannot be written"),
    "asked": N_("opened for reading"),
    "newer": N_("written by a newer workbench; please update and start again"),
    "no-directory": N_("it is not a directory"),
    "not-ours": N_("its files were not written by workbench"),
    "other-files": N_("it holds other files"),
    "nothing-readable": N_("neither the journal nor the snapshot can be read"),
    "EROFS": N_("the disk is mounted for reading only"),
    "EACCES": N_("this user may not write here"),
    "EPERM": N_("this user may not write here"),
    "EIO": N_("input/output error"),
    "ENOSPC": N_("the disk is full"),
    "EDQUOT": N_("the quota of the disk is used up"),
    "EFBIG": N_("the file would be too large"),
    "ENOENT": N_("the directory is gone"),
    "ELOOP": N_("a link lies in place of a file"),
    "EMLINK": N_("a file has a second name elsewhere"),
    "ENOTDIR": N_("it is not a directory"),
    "EISDIR": N_("a directory lies in place of a file"),
    "ESTALE": N_("the network drive has gone away"),
}


def why_code(error: OSError) -> str:
    """The code of what the system refused, for `why_words`."""
    import errno  # late: little goes wrong

    return errno.errorcode.get(error.errno or 0) or error.strerror or str(error)


def why_words(code: str | None) -> str:
    """A reason in words: one of ours, one of the system's, or what was said already."""
    known = _WHY.get(code or "")
    if known is not None:
        return _(known)
    import errno  # late: the same

    number = getattr(errno, code or "", None)
    return os.strerror(number) if isinstance(number, int) else str(code)


class DeskError(Exception):
    """Anything that a user can be told in one sentence."""

    exit_code: ClassVar[int] = 1
    message: ClassVar[str] = N_("It could not be done.")

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def sentence(self) -> str:
        """What, why, and what next, in the language in use."""
        facts = {**self.facts, "why": why_words(str(self.facts["why"]))} if "why" in self.facts else self.facts
        return _(self.message).format_map(facts)

    def __str__(self) -> str:
        return self.sentence()


class UsageMistake(DeskError):
    """The words of a command or of a settings file are off. Facts: `say`, a ready sentence."""

    exit_code = 2
    message = N_("{say}")


class NotFound(DeskError):
    """No item answers to what was typed. Facts: `ref`."""

    message = N_("No item “{ref}”. `workbench list --all` shows every number; `workbench search` finds words.")


class Ambiguous(DeskError):
    """Several items answer to what was typed. Facts: `ref`, `candidates`."""

    message = N_("“{ref}” could be several items: {candidates}. Use the number.")


class Refused(DeskError):
    """A rule of the model says no. Facts: `say`, a ready sentence."""

    message = N_("{say}")


class PutOffOften(Refused):
    """It was put off twice already: do it, hand it over, drop it, or say that it is to be put off all the same."""


class StoreError(DeskError):
    """The store could not do it. Facts: `path`."""

    message = N_("The store at {path} could not be used.")


class StoreForeign(StoreError):
    """The directory holds something that is not a store of ours. Facts: `path`, `why`."""

    message = N_("{path} is not a workbench store ({why}). Nothing was changed; choose another place with --home.")


class StoreTooNew(StoreError):
    """The store was written by a later program. Facts: `path`, `found`, `known`."""

    message = N_(
        "{path} was written by a newer workbench (version {found} of the store, this program knows {known})."
        " Nothing was changed; please update workbench."
    )


class StoreReadOnly(StoreError):
    """The store may be read but not written. Facts: `path`, `why`."""

    message = N_("The desk is open for reading only: {why}. Nothing was changed.")


class StoreBusy(StoreError):
    """Another process holds the store for too long. Facts: `path`, `holder`."""

    message = N_("The desk is busy (last writer: {holder}). Nothing was changed; try again in a moment.")


class StoreFull(StoreError):
    """No room. Facts: `path`."""

    message = N_("The disk is full: not saved. Free some space and try again; everything saved before is safe.")


class StoreIOError(StoreError):
    """The disk reported an error. Facts: `path`, `why`."""

    message = N_("The disk reported an error ({why}): not saved. The desk is read-only until it is opened again.")


class StoreDamaged(StoreError):
    """What is there cannot be read. Facts: `path`, `why`."""

    message = N_("{path} is damaged ({why}). Nothing was changed; `workbench doctor` tells more.")


class Conflict(StoreError):
    """Somebody else changed the same thing meanwhile. Facts: `what`, `fields`."""

    message = N_("{what} was changed meanwhile ({fields}). Nothing was overwritten; look again and repeat.")
