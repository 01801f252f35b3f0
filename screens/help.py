"""Help (帮助): every key, those of the present place first, found by typing; Enter does what the row says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from workbench.i18n import N_, _, is_chinese, ngettext
from workbench.text.width import cells
from workbench.ui.actions import ACTIONS, BY_ID, CONTEXT_NAMES, HELP, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import available, key_label
from workbench.ui.line_edit import LineEdit
from workbench.ui.painter import Bit
from workbench.ui.search_words import SEARCH_WORDS
from workbench.ui.vlist import Key, PlainRows, VList

SYNTAX = (
    ("10:30  3pm  15:00-16:00", "明天下午3点  周五  12-31", N_("when: a day, a time, both")),
    ("by fri  by 12-31", "周五前  截止12-31", N_("deadline")),
    ("!1 !2 !3 !4", "！1", N_("quadrant; ! alone is urgent, * alone important")),
    ("@name", "@李伟", N_("lead")),
    ("+name", "+小陈", N_("support")),
    (">name fri", ">赵倩 周三", N_("handed to, and when to ask again")),
    ("^name", "^王局长", N_("who asked")),
    ("#area", "#采购", N_("area")),
    ("~45m  ~1h30", "~半小时", N_("estimate")),
    ("every monday 9am", "每周一9点", N_("repeat")),
    ("title // note", "标题 // 备注", N_("note")),
    ("; text", "；text", N_("a diary line instead; -15 text is fifteen minutes ago")),
)
"""What can be typed when capturing: in English, in Chinese, and what it means."""

IME = (
    N_("With a Chinese input method on: digits, arrows, Space, Enter, Tab, Del and ，。；？ all work."),
    N_("Typing Chinese on a list begins a new item."),
    N_("A letter does nothing? Press Shift once to leave the input method."),
)
KEYS_WIDTH = 15
EXAMPLE_WIDTH = 28


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A row: the keys or the example, what it means, and the action behind it, where there is one."""

    lead: str
    text: str
    action: Action | None = None
    here: bool = True
    """The action can be done where the help was opened."""
    heading: bool = False

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word is somewhere in the row."""
        more = ""
        if self.action is not None:
            more = f" {self.action.id} {self.action.help} {_(self.action.label)} {SEARCH_WORDS.get(self.action.id, '')}"
        whole = f"{self.lead} {self.text}{more}".casefold()
        return all(word in whole for word in words)


class HelpList(VList):
    """The rows. The focus stays in the line above, so the cursor is painted without it."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="help-rows")
        self.shown: tuple[HelpRow, ...] = ()

    def show(self, rows: Sequence[HelpRow]) -> None:
        """Show these rows, the cursor on the first that can be done."""
        self.shown = tuple(rows)
        keys: list[Key | None] = [None if row.heading or not row.text else index for index, row in enumerate(rows)]
        self.show_rows(PlainRows(keys))
        self.move_to(next((key for key in keys if isinstance(key, int)), 0))
        self.scroll_to(y=0, animate=False, force=True)

    @property
    def chosen(self) -> HelpRow | None:
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        row = self.shown[index]
        if row.heading:
            if not row.text:
                return (), "bg"
            rule = max(0, width - cells(row.text) - 2)
            return (Bit(f"{row.text} ", "focus", bold=True), Bit("─" * rule, "rule")), "bg"
        lead_width = min(EXAMPLE_WIDTH if row.action is None else KEYS_WIDTH, width * 2 // 5)
        lead = row.lead + " " * max(2, lead_width - cells(row.lead)) if row.lead else ""
        mark = Bit("▌" if current else " ", "focus")
        tone = "fg" if row.action is None or row.here else "muted"
        bits = (mark, Bit(f" {lead}", "q2", bold=current), Bit(row.text, tone, bold=current))
        return bits, "sel" if current else "bg"


class HelpScreen(DeskModal[Action], inherit_bindings=False):
    """The keys of `contexts` first, then all the others. Gives back the action to be done, or None."""

    CSS_PATH = "help.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (HELP,)
    rows = query_one(HelpList)
    edit = query_one("#help-search", LineEdit)

    def __init__(self, contexts: Sequence[str]) -> None:
        super().__init__()
        self._contexts = tuple(contexts)

    def body(self) -> Iterable[Widget]:
        with Vertical(id="help-box"):
            yield LineEdit(self, id="help-search")
            yield HelpList()

    def on_mount(self) -> None:
        self.query_one("#help-box").border_title = _("Help")
        self.edit.start("", _("type to search…"))
        self.set_focus(self.edit)
        self.reveal()

    def reveal(self) -> None:
        words = self.edit.value.casefold().split()
        rows = list(help_rows(self._contexts, words))
        count = sum(row.action is not None for row in rows)
        self.query_one("#help-box").border_subtitle = ngettext("{n} key", "{n} keys", count).format(n=count)
        if rows:
            rows.pop()
        else:
            rows = [HelpRow("", _("Nothing is called that. Esc shows everything again."), heading=True)]
        self.rows.show(rows)

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        return (
            Hint(key_label("enter"), _("run"), "help.go"),
            Hint("↑ ↓", _("choose")),
            Hint("a-z", _("search")),
            Hint(key_label("escape"), _("close"), "app.back"),
        ), None

    # The line -----------------------------------------------------------------------------------------------------

    def line_changed(self) -> None:
        """Another word is searched for."""
        if self.is_mounted:
            self.reveal()

    async def line_key(self, event: events.Key) -> bool:
        """Everything that is not text."""
        match event.key:
            case "enter":
                self.action_help_go()
            case "escape" if self.edit.value:
                self.edit.replace(0, len(self.edit.value), "")
            case "escape" | "f1" | "ctrl+c":
                self.dismiss(None)
            case "down" | "tab":
                self.rows.action_list_down()
            case "up" | "shift+tab":
                self.rows.action_list_up()
            case "pagedown":
                self.rows.action_list_page_down()
            case "pageup":
                self.rows.action_list_page_up()
            case "ctrl+q":
                await self.perform(BY_ID["app.exit"])
            case _ if event.character in ("?", "？") and not self.edit.value:
                self.dismiss(None)
            case _:
                return False
        return True

    @on(VList.Chosen)
    def _row_chosen(self) -> None:
        self.action_help_go()

    def action_help_go(self) -> None:
        row = self.rows.chosen
        if row is None or row.action is None:
            return
        if not row.here:
            self.hint(_("It works elsewhere: {where}").format(where=_(CONTEXT_NAMES[row.action.contexts[0]])))
            return
        self.dismiss(row.action)


def help_rows(contexts: Sequence[str], words: Sequence[str] = ()) -> Iterable[HelpRow]:
    """The rows which match every word: this place, what can be typed, the input method, and all other places."""
    here = available(contexts)
    seen: set[str] = set()
    for context in contexts:
        mine = [action for action in here if context in action.contexts and action.id not in seen]
        seen.update(action.id for action in mine)
        yield from _section(_(CONTEXT_NAMES[context]), [_action_row(action, here=True) for action in mine], words)
    yield from _section(_("What can be typed"), [_syntax_row(*line) for line in SYNTAX], words)
    yield from _section(_("Chinese input"), [HelpRow("", _(text)) for text in IME], words)
    for context, name in CONTEXT_NAMES.items():
        others = [action for action in ACTIONS if context == action.contexts[0] and action.id not in seen]
        seen.update(action.id for action in others)
        yield from _section(_(name), [_action_row(action, here=False) for action in others], words)


def _section(title: str, rows: Sequence[HelpRow], words: Sequence[str]) -> Iterable[HelpRow]:
    found = [row for row in rows if row.matches(words)]
    if found:
        yield HelpRow("", title, heading=True)
        yield from found
        yield HelpRow("", "", heading=True)


def _syntax_row(english: str, chinese: str, meaning: str) -> HelpRow:
    return HelpRow(chinese if is_chinese() else english, _(meaning))


def _action_row(action: Action, *, here: bool) -> HelpRow:
    keys = "  ".join(key_label(key) for key in action.keys)
    return HelpRow(keys, _(action.help), action, here)
