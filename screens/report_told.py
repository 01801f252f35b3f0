"""A bulletin that was read: who was told is kept with each matter of it; the next begins with what changed since."""

from __future__ import annotations

from screens.report_export import Exports
from workbench.i18n import _
from workbench.ui.prompts import TextJob


class Told(Exports):
    """What a screen that shows a report can do once it was handed on."""

    is_fresh: bool

    def _make(self) -> None:
        """Begin the report anew."""
        raise NotImplementedError

    def action_report_told(self) -> None:
        """Ask who was told, and note it on every matter that this page names."""
        made = self.made
        if made is None or not made.told:
            self.hint(_("A bulletin that names matters is told to somebody; this page is none."))
            return
        if not self.is_fresh:
            self.hint(_("Something has changed since this page was made: r makes it anew, then say who was told."))
            return

        def use(text: str) -> bool:
            who = text.strip().lstrip("@＠")
            if who and self.run_verb(lambda: self.desk.reported(made.told, who)) is not None:
                self._make()
            return True

        self.ask(TextJob(title=_("Who was told how these matters stand"), use=use))
