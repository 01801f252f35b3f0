"""From a key event to an action: what was typed, in which contexts, and what the keys are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual import events

from workbench.i18n import pgettext
from workbench.ui.actions import ACTIONS, Action

_PUNCTUATION = str.maketrans("，。、；：？！\u3000", ",./;:?! ")
"""Chinese punctuation that stands for a command here, as the ASCII key that was pressed."""

_BEGINS_TEXT = frozenset("（）")
"""Wide forms which begin a text more often than they mean a command."""

_SIGNS = frozenset("@#~^")
"""ASCII signs of the capture line, which an input method lets through: they begin a text where they are no command."""

Keymap = Mapping[str, Mapping[str, Action]]


def ascii_twin(character: str) -> str:
    """The ASCII character of the same key: `１` is `1`, `；` is `;`. Anything else stays as it is."""
    if character in _BEGINS_TEXT:
        return character
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return character.translate(_PUNCTUATION)


def key_of(event: events.Key) -> str:
    """The key in the words of the table: the character as typed, or the name of a key without one."""
    character = event.character
    if character and len(character) == 1 and (character.isprintable() or character == "\u3000"):
        folded = ascii_twin(character)
        return "space" if folded == " " else folded
    return event.key


def is_content(character: str) -> bool:
    """A character which can only be the beginning of a text, where it is no command."""
    return len(character) == 1 and character.isprintable() and (not character.isascii() or character in _SIGNS)


def make_keymap(actions: Iterable[Action] = ACTIONS) -> Keymap:
    """Keys by context."""
    contexts: dict[str, dict[str, Action]] = {}
    for action in actions:
        for context in action.contexts:
            keys = contexts.setdefault(context, {})
            for key in action.keys:
                keys[key] = action
    return contexts


KEYMAP = make_keymap()


def find(key: str, contexts: Sequence[str], keymap: Keymap = KEYMAP) -> Action | None:
    """The action of a key, the innermost context first."""
    for context in contexts:
        action = keymap.get(context, {}).get(key)
        if action is not None:
            return action
    return None


def leads(key: str, contexts: Sequence[str], keymap: Keymap = KEYMAP) -> bool:
    """Whether the key begins a sequence."""
    start = f"{key} "
    return any(known.startswith(start) for context in contexts for known in keymap.get(context, {}))


def available(contexts: Sequence[str], keymap: Keymap = KEYMAP) -> list[Action]:
    """The actions that can be done here, each once, what an inner context hides left out."""
    seen: dict[str, Action] = {}
    taken: set[str] = set()
    for context in contexts:
        mine = keymap.get(context, {})
        for key, action in mine.items():
            if key not in taken:
                seen.setdefault(action.id, action)
        taken.update(mine)
        for action in ACTIONS:
            if not action.keys and context in action.contexts:
                seen.setdefault(action.id, action)
    return list(seen.values())


def key_label(key: str) -> str:
    """A key as people read it."""
    names = {
        "space": pgettext("key", "Space"),
        "ctrl+backslash": "Ctrl+\\",
        "enter": pgettext("key", "Enter"),
        "tab": pgettext("key", "Tab"),
        "shift+tab": pgettext("key", "Shift+Tab"),
        "escape": pgettext("key", "Esc"),
        "backspace": pgettext("key", "Backspace"),
        "delete": pgettext("key", "Del"),
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "home": "Home",
        "end": "End",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "shift+up": "Shift+↑",
        "shift+down": "Shift+↓",
        "shift+left": "Shift+←",
        "shift+right": "Shift+→",
    }
    if key in names:
        return names[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key.replace(" ", "")
