"""Putting a diary line right: the line stays as it was written, and a second one beside it names it."""

from __future__ import annotations

from datetime import timedelta

from workbench.desk.act import Verbs, sealed_in
from workbench.desk.captured import amended
from workbench.desk.values import Outcome
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.said import said_of_line
from workbench.errors import Refused
from workbench.i18n import _

LOOK_BACK = 31
"""So many days back a line is looked for by a piece of it."""


class AmendingVerbs(Verbs):
    """Corrections of the diary."""

    def amend(self, entry: Entry, text: str) -> Outcome:
        """Write the correction of a line, into the day and the moment of that line; a sealed day takes it too.

        Raises:
            Refused: there are no words, or the machine wrote the line.
        """
        if not text.strip():
            raise Refused(say=_("A correction needs words: what should the line say?"))
        if entry.kind is EntryKind.EVENT:
            raise Refused(say=_("That line was written by the machine; a line of your own beside it says more."))
        said = said_of_line(text, restricted=entry.restricted)
        made = entry.but(id=0, text=text.strip(), written_at=self.clock.now(), amends=entry.id, data=())
        with self.store.transaction("entry.amended", say=said.as_mapping()) as tx:
            saved = tx.add_entry(amended(made, sealed_in(tx, entry.at.date())))
        self._tell(tx.changed)
        return Outcome(said, (), saved)

    def written_line(self, piece: str) -> Entry:
        """The line of the last month, written by hand, that holds a piece of text; the newest of its wording.

        Raises:
            Refused: none does, or several do.
        """
        today = self.clock.now().date()
        found: list[Entry] = []
        for back in range(LOOK_BACK):
            found += [
                entry
                for entry in self.entries(today - timedelta(days=back))
                if entry.kind is not EntryKind.EVENT and piece.casefold() in entry.text.casefold()
            ]
        righted = {entry.amends for entry in found}
        standing = [entry for entry in found if entry.id not in righted]
        if not standing:
            raise Refused(say=_("No line of the last month holds “{piece}”.").format(piece=piece))
        if len(standing) > 1:
            raise Refused(
                say=_("“{piece}” stands in {n} lines; write more of it.").format(piece=piece, n=len(standing))
            )
        return standing[0]
