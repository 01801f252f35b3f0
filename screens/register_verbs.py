"""What a register does with one of its lines beyond filling it in: early signs are marked, tendencies put up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import Register
from workbench.domain.signals import NEXT, sign_of
from workbench.i18n import _
from workbench.text.register_rows import status_word, tendency_words
from workbench.ui.painter import Bit, plain
from workbench.ui.row_list import Row

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.values import Outcome


class RegisterVerbs:
    """Keys of single registers. The screen says what is under the cursor."""

    if TYPE_CHECKING:

        @property
        def desk(self) -> Desk: ...
        @property
        def register(self) -> Register: ...
        @property
        def line_here(self) -> RegisterLine | None: ...
        def run_verb(self, verb: Callable[[], Outcome | None]) -> Outcome | None: ...
        def hint(self, text: str) -> None: ...
        def echo(self, text: str, *, undo: bool = False) -> None: ...

    def action_register_mark(self) -> None:
        """An early sign goes one round: watching, told, let go."""
        line = self.line_here
        if line is None or line.entry is None or self.register.key != "signal":
            return
        entry, status = line.entry, NEXT[sign_of(line).status]
        if self.run_verb(lambda: self.desk.mark_sign(entry, status)) is not None:
            self.echo(status_word(status))

    def action_register_put_up(self) -> None:
        """The tendency which the sign under the cursor belongs to becomes an item."""
        line = self.line_here
        if line is None or self.register.key != "signal":
            return
        tags = sign_of(line).tags
        tending = next((one for one in self.desk.tendencies() if one.tag in tags), None)
        if tending is None:
            self.hint(_("This sign belongs to no tendency: it takes several of one #keyword."))
            return
        self.run_verb(lambda: self.desk.put_up(tending.tag))


def head_rows(desk: Desk, register: Register, width: int) -> list[Row]:
    """What stands above the lines of a register: of early signs, the tendencies."""
    if register.key != "signal":
        return []
    return [Row((Bit(plain(tendency_words(one), width), "warn", bold=True),)) for one in desk.tendencies()]
