"""The emergency in the detail of an item: its reports and its chronology."""

from __future__ import annotations

from workbench.domain.chronology import chronology
from workbench.domain.item import Item
from workbench.i18n import _
from workbench.text.chronology import chronology_markdown
from workbench.ui.prompts import TextJob
from workbench.ui.verbs import ItemVerbs

FINAL = ("final", "终", "終")
"""What a final report begins with."""


class AlarmActions(ItemVerbs[None]):
    """What is done in an emergency besides its steps."""

    @property
    def item(self) -> Item | None:
        raise NotImplementedError

    def action_detail_report(self) -> None:
        """To whom, and what: `Director Zhang: smoke, nobody hurt`; the last one begins with `final`."""
        item = self.item
        if item is None:
            return

        def use(text: str) -> bool:
            if not text:
                return True
            to, said, final = report_of(text)
            return self.run_verb(lambda: self.desk.report(item.id, said, to, final=final)) is not None

        hint = _("Zhang: smoke, nobody hurt; the last one: final Zhang: settled")
        self.ask(TextJob(title=_("Report to whom, and what?"), placeholder=hint, use=use))

    def action_detail_chronology(self) -> None:
        item = self.item
        if item is None:
            return
        found = chronology(item, self.desk.trail(item.id))
        text = chronology_markdown(item, found, self.desk.now(), self.desk.settings.me)
        self.shell.copy_to_clipboard(text)
        self.echo(_("The chronology is on the terminal's clipboard: {n} lines").format(n=len(found.lines)))


def report_of(text: str) -> tuple[str, str, bool]:
    """To whom, what, and whether it is the last one."""
    head, _space, rest = text.strip().partition(" ")
    final = head.casefold() in FINAL and bool(rest.strip())
    said = rest.strip() if final else text.strip()
    to, colon, what = said.replace("：", ":", 1).partition(":")
    return (to.strip(), what.strip(), final) if colon and what.strip() else ("", said, final)
