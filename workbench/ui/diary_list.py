"""The running diary: what was done and written down, and at its end the line that is always ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.entry import Entry
from workbench.domain.fold import Fold, fold
from workbench.domain.ids import ItemId
from workbench.i18n import _, language
from workbench.text import dates, say
from workbench.text.width import wrap
from workbench.ui.actions import DIARY, LIST
from workbench.ui.painter import Bit
from workbench.ui.rows import Key, PlainRows
from workbench.ui.vlist import VList

PROMPT = "prompt"
_INDENT = 8
_ICONS = {"✓": "ok", "➜": "q3", "≡": "q2", "▸": "focus", "▪": "muted", "✗": "bad"}


@dataclass(frozen=True, slots=True)
class _Painted:
    key: Key | None
    time: str
    icon: str
    text: str
    by_hand: bool


class DiaryList(VList):
    """The diary of one day. Stays at its end until somebody scrolls up."""

    CONTEXTS: ClassVar[tuple[str, ...]] = (DIARY, LIST)
    STICKS_TO_END: ClassVar[bool] = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._me = ""
        self._lines: list[_Painted] = []
        self._wrapped: dict[tuple[int, int, int, str], list[_Painted]] = {}
        self._of: dict[Key, ItemId] = {}
        self._width = 0
        self._writable = True

    def show(self, entries: tuple[Entry, ...], me: str, *, writable: bool) -> None:
        """Show these entries, oldest first."""
        at_prompt = self.cursor_key in (None, PROMPT)
        self._entries, self._me, self._writable = entries, me, writable
        self._lay()
        if at_prompt and self.cursor != len(self._lines) - 1:
            self.cursor = len(self._lines) - 1
            self._remember()
            self.refresh()

    def _lay(self) -> None:
        self._width = max(20, self.inner_width - 2)
        self._lines = [line for run in fold(self._entries) for line in self._paint(run)]
        words = _("i writes a line; typing Chinese captures") if self._writable else _("Open for reading only.")
        self._lines.append(_Painted(PROMPT, "", "›", words, by_hand=False))
        self.show_rows(PlainRows(tuple(line.key for line in self._lines)))

    def _paint(self, run: Fold) -> list[_Painted]:
        key = int(run.last.id)
        cached = self._wrapped.get((key, len(run.entries), self._width, language()))
        if run.last.item is not None:
            self._of[key] = run.last.item
        if cached is not None:
            return cached
        line = say.fold_line(run, self._me)
        texts = wrap(line.text, self._width - _INDENT) or [""]
        painted = [
            _Painted(key if not at else None, dates.clock(run.at) if not at else "", line.icon if not at else "",
                     text, line.by_hand)
            for at, text in enumerate(texts)
        ]  # fmt: skip
        self._wrapped[(key, len(run.entries), self._width, language())] = painted
        return painted

    def fit(self) -> None:
        if max(20, self.inner_width - 2) != self._width:
            self._lay()
        super().fit()

    @property
    def item_under_cursor(self) -> ItemId | None:
        """The item that the line under the cursor is about."""
        key = self.cursor_key
        return self._of.get(key) if key is not None else None

    @property
    def entry_under_cursor(self) -> Entry | None:
        """The line under the cursor."""
        key = self.cursor_key
        return next((entry for entry in self._entries if int(entry.id) == key), None)

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        line = self._lines[index]
        ready = line.key == PROMPT
        background = "sel" if current and focused else "sel-blur" if ready else "bg"
        tone = "fg" if line.by_hand else "muted"
        icon = "focus" if ready else _ICONS.get(line.icon, tone)
        return [
            Bit(line.time.ljust(6), "muted"),
            Bit(line.icon.ljust(2), icon, bold=line.by_hand),
            Bit(line.text, tone, bold=current and focused and not ready),
        ], background
