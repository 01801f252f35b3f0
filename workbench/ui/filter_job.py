"""Filter words, applied while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.desk.desk import Desk
from workbench.errors import Refused
from workbench.i18n import _
from workbench.text.filter import Filter, FilterError, parse_line
from workbench.text.search.said import said
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_job import LineJob, Understood
from workbench.ui.painter import Bit, plain


@dataclass
class FilterJob(LineJob):
    """The words of the command line's FILTER. `use` shows what they find and says how many."""

    desk: Desk | None = None
    use: Callable[[Filter | None, str], int] | None = None

    def __post_init__(self) -> None:
        assert self.desk is not None
        self._names, self._areas = self.desk.names(), self.desk.areas()
        self._used = self.start
        self.offered = True

    def parse(self, line: str) -> Filter | None:
        """The filter, or None for no words.

        Raises:
            FilterError: a word which looks like a filter and is none.
        """
        if not line.strip() or self.desk is None:
            return None
        return parse_line(line, self.desk.now(), self._names, self._areas, self.desk.settings.calendar)

    def understand(self, line: str, cursor: int) -> Understood:
        if self.use is None:
            return Understood()
        if not line.strip() and not self._used:
            syntax = _("words  @name  #area  ^source  1-4  today  inbox  waiting  overdue  due<fri")
            return Understood(((Bit(syntax, "faint"),),))
        try:
            wanted = self.parse(line)
        except FilterError as mistake:
            return Understood(((Bit("! ", "warn", bold=True), Bit(no_filter(mistake), "warn")),))
        if line == self._used:
            return Understood()
        self._used = line
        found = self.use(wanted, line)
        count = Bit(_("{n} found").format(n=found), "ok" if found else "warn")
        words = (Bit("   "), Bit(plain(said(wanted), 200), "faint")) if wanted is not None else ()
        return Understood(((count, *words),))

    def accept(self, line: str) -> bool:
        try:
            wanted = self.parse(line)
        except FilterError as mistake:
            raise Refused(say=no_filter(mistake)) from mistake
        if self.use is not None:
            self.use(wanted, line)
        return True

    def cancel(self) -> None:
        if self.use is not None and self._used != self.start:
            self.use(self.parse(self.start), self.start)

    def hints(self) -> tuple[Hint, ...]:
        return (
            Hint(key_label("enter"), _("keep the filter"), "line.enter"),
            Hint(key_label("escape"), _("as it was"), "line.escape"),
        )


def no_filter(mistake: FilterError) -> str:
    """That a word is no filter, and which one was most likely meant."""
    word = plain(mistake.word, 30)
    if mistake.near:
        return _("“{word}” is no filter. Did you mean “{near}”?").format(word=word, near=plain(mistake.near, 30))
    return _("“{word}” is no filter").format(word=word)
