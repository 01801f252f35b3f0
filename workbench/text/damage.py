"""What was found broken in the store, in words."""

from __future__ import annotations

from workbench.i18n import N_, _
from workbench.store.values import Damage

_WHAT = {
    "torn": N_("a record was cut off while it was written"),
    "unreadable": N_("records cannot be read"),
    "missing": N_("records are missing"),
    "snapshot": N_("the snapshot is not what was written; it can be made again from the journal"),
    "short": N_("the journal ends too early"),
    "diverged": N_("the journal parts from what this desk knew"),
    "document": N_("a record of the desk does not fit its type"),
    "memory": N_("what is in memory is not what is on the disk"),
}


def damage_sentence(found: Damage) -> str:
    """What is broken, where, and where the broken bytes are kept."""
    what = _(_WHAT.get(found.what, N_("something is broken")))
    kept = _(" The broken bytes are kept in {path}.").format(path=found.kept_at) if found.kept_at else ""
    return _("{what} ({where}).").format(what=what[:1].upper() + what[1:], where=found.where) + kept
