"""The table of actions as a page of documentation."""

from __future__ import annotations

from workbench.i18n import _
from workbench.ui.actions import (
    ACTIONS,
    AHEAD,
    APP,
    BRIEF,
    CONTEXT_NAMES,
    DIARY,
    DIARY_DAY,
    ITEMS,
    LIST,
    REGISTER,
    ROUTINES,
    TIMELINE,
    TODAY,
    UNPLACED,
    WEEK,
    WEEKS,
    Action,
)
from workbench.ui.command_palette import words_for
from workbench.ui.keymap import key_label

PATH = "docs/keys.md"
"""Where the page is kept; a test compares it with the table."""


def keys_markdown() -> str:
    """The page: one table for each context, in the order of the table of actions."""
    parts = [
        "# Keys",
        "",
        "Made from the table of actions; `python -m workbench.ui.keys_doc` writes it again.",
        "A key in **bold** also works while a Chinese input method is on.",
    ]
    for context, name in CONTEXT_NAMES.items():
        rows = [_row(action) for action in ACTIONS if context in action.contexts]
        if rows:
            parts += ["", f"## {_(name)}", "", "| Keys | What it does | Id |", "|---|---|---|", *rows]
    return "\n".join([*parts, *_input_method()]) + "\n"


def _input_method() -> list[str]:
    """What to press while an input method takes the letters: a key that it lets through, or the palette and a word."""
    head = [
        "",
        "## With a Chinese input method on",
        "",
        "Digits, function keys, arrows, Space, Enter and Ctrl with a letter reach the desk; so does punctuation,",
        "wide or not (`１` is `1`, `；` is `;`, `：` is `:`, `、` is `/`). Any Chinese character begins a capture",
        "line. Everything else is in the command list: `：` or `Ctrl+P`, the word, `Enter`.",
        "",
        "| What it does | Where | Press |",
        "|---|---|---|",
    ]
    rows: list[str] = []
    for action in ACTIONS:
        if action.moves_only:
            continue
        where = ", ".join(_(CONTEXT_NAMES[context]) for context in action.contexts)
        rows.append(f"| {_(action.help)} | {where} | {ime_path(action)} |")
    return head + list(dict.fromkeys(rows))


def ime_path(action: Action) -> str:
    """The keys that no input method takes, as people read them; empty where there are none."""
    if action.ime_keys:
        return " or ".join(f"`{key_label(key)}`" for key in action.ime_keys)
    words = dict.fromkeys(words_for(action, around(context)) for context in action.contexts)
    return " or ".join(f"`{key_label('ctrl+p')}` {word} `{key_label('enter')}`" for word in words if word)


def around(context: str) -> tuple[str, ...]:
    """A context with those outside it, as a pane of that kind has them."""
    lists = {
        ITEMS: (LIST, TODAY),
        TIMELINE: (ITEMS, LIST, TODAY),
        UNPLACED: (ITEMS, LIST, TODAY),
        DIARY: (LIST, TODAY),
        BRIEF: (ITEMS, LIST),
        WEEK: (ITEMS, LIST, WEEKS),
        AHEAD: (ITEMS, LIST, WEEKS),
        ROUTINES: (LIST,),
        DIARY_DAY: (LIST,),
        REGISTER: (LIST,),
    }
    return (context, *lists.get(context, ()), *((APP,) if context != APP else ()))


def _row(action: Action) -> str:
    keys = " ".join(_key(key, through=key in action.ime_keys) for key in action.keys)
    return f"| {keys} | {_(action.help)} | `{action.id}` |"


def _key(key: str, *, through: bool) -> str:
    label = f"`{key_label(key)}`"
    return f"**{label}**" if through else label


if __name__ == "__main__":
    from pathlib import Path  # only where the page is written

    Path(PATH).write_text(keys_markdown(), encoding="utf-8")
