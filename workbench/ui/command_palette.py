"""Every command by its name: in the user's language, or in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from workbench.hanzi.match import Rank, rank
from workbench.i18n import _
from workbench.text.search.views import Views
from workbench.ui import keymap
from workbench.ui.actions import ACTIONS, APP, CONTEXT_NAMES, LIST, Action
from workbench.ui.desk_screen import DeskModal
from workbench.ui.key_bar import Hint
from workbench.ui.line_edit import LineEdit
from workbench.ui.painter import Bit, fitting, plain, titled
from workbench.ui.rows import Key, PlainRows
from workbench.ui.search_words import SEARCH_WORDS
from workbench.ui.vlist import VList


def view_actions(views: Views) -> list[Action]:
    """The saved views as commands."""
    return [
        Action(f"view.{number}", (), name, _("View “{name}”: {words}").format(name=plain(name), words=plain(words)),
               method="view_open", args=(number,))
        for number, (name, words) in enumerate(views.words)
    ]  # fmt: skip


def matches(action: Action, words: Sequence[str]) -> bool:
    """Whether every word is in a name of the action: shown, English, its id, or what else people call it."""
    names = (_(action.help), _(action.label), action.help, action.label, action.id, SEARCH_WORDS.get(action.id, ""))
    haystack = " ".join(names).casefold()
    return all(word in haystack or _read_aloud(word, names) for word in words)


def _read_aloud(word: str, names: Sequence[str]) -> bool:
    """Whether a word in Latin letters is how one of the Chinese names is read: `cx` for 撤销."""
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return False
    chinese = (name for each in names for name in each.split() if not name.isascii())
    return any(rank(word, name) is Rank.READ for name in chinese)


_LEAST = 2
"""Letters of a name read aloud; one alone begins too many."""


def words_for(action: Action, contexts: Sequence[str]) -> str | None:
    """A Chinese word that finds the action before all others of these contexts, or None."""
    others = actions_of(contexts)
    for word in SEARCH_WORDS.get(action.id, "").split():
        if not word.isascii() and search(others, word)[:1] == [action]:
            return word
    return None


def actions_of(contexts: Sequence[str]) -> list[Action]:
    """The commands that a palette opened in these contexts offers."""
    here = {action.id for action in keymap.available(contexts)}
    able = [action for action in ACTIONS if action.palette and action.id in here]
    return [action for action in able if LIST not in action.contexts]


def search(actions: Iterable[Action], text: str) -> list[Action]:
    """The actions that a text finds; what begins with it first."""
    words = text.casefold().split()
    found = [action for action in actions if matches(action, words)]
    start = text.casefold().strip()
    return sorted(found, key=lambda action: not (_(action.help).casefold().startswith(start) if start else True))


class ActionList(VList):
    """Actions with their keys."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._actions: dict[Key, Action] = {}

    def show(self, actions: Sequence[Action]) -> None:
        self._actions = {action.id: action for action in actions}
        self.show_rows(PlainRows(tuple(self._actions) or ("",)))

    @property
    def chosen(self) -> Action | None:
        return self._actions.get(self.cursor_key) if self.cursor_key else None

    def bits(self, index: int, width: int, *, current: bool, focused: bool) -> tuple[Sequence[Bit], str]:
        action = self._actions.get(self.rows.key(index) or "")
        if action is None:
            return [Bit("  " + _("No command of that name"), "muted")], "bg"
        keys = "  ".join(keymap.key_label(key) for key in action.keys[:2])
        where = next((_(CONTEXT_NAMES[name]) for name in action.contexts if name != APP), "")
        tail = fitting([Bit(where, "muted"), Bit(keys.rjust(12), "focus", bold=True)], width, keep=1)
        return titled([Bit(" ")], Bit(_(action.help), bold=current), [*tail, Bit(" ")], width), (
            "sel" if current else "bg"
        )


class CommandPalette(DeskModal[Action]):
    """A line to type in, and the commands that match. The answer is an action."""

    CONTEXTS: ClassVar[tuple[str, ...]] = ()
    edit = query_one("#query", LineEdit)
    list = query_one(ActionList)
    DEFAULT_CSS = """
    CommandPalette { align: center top; }
    CommandPalette #palette {
        width: 72; max-width: 96%; height: auto; max-height: 80%; margin-top: 2; padding: 0 1;
        border: round $primary; border-title-color: $primary; background: $background;
    }
    CommandPalette ActionList { height: auto; max-height: 16; margin-top: 1; }
    """

    def __init__(self, contexts: Sequence[str]) -> None:
        super().__init__()
        self._actions = actions_of(contexts)

    def body(self) -> Iterable[Widget]:
        with Vertical(id="palette"):
            yield LineEdit(self, id="query")
            yield ActionList(id="commands")

    def on_mount(self) -> None:
        self.query_one("#palette").border_title = _("Commands")
        self.edit.start("", _("a name: undo, export, triage …"))
        self.set_focus(self.edit)
        self._actions += view_actions(self.shell.views())
        self.list.show(self._actions)

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        return (
            Hint(keymap.key_label("enter"), _("run")),
            Hint("↑↓", _("choose")),
            Hint(keymap.key_label("escape"), _("cancel"), "app.back"),
        ), None

    def line_changed(self) -> None:
        """Another text: show what it finds."""
        self.list.show(search(self._actions, self.edit.value))
        self.list.move_to(0)

    async def line_key(self, event: events.Key) -> bool:
        match event.key:
            case "enter" if self.list.chosen is None:
                self.key_bar.echo(_("No command of that name"), sign="✗", role="bad", stays=True)
            case "enter":
                self.dismiss(self.list.chosen)
            case "escape" | "ctrl+c" | "ctrl+p":
                self.dismiss(None)
            case "down" | "tab":
                self.list.step(1)
            case "up" | "shift+tab":
                self.list.step(-1)
            case "pagedown":
                self.list.action_list_page_down()
            case "pageup":
                self.list.action_list_page_up()
            case _:
                return False
        return True

    def on_vlist_chosen(self) -> None:
        self.dismiss(self.list.chosen)
