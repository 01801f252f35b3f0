"""The table of actions as a page of documentation."""

from __future__ import annotations

from workbench.i18n import _
from workbench.ui.actions import ACTIONS, CONTEXT_NAMES, Action
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
    return "\n".join(parts) + "\n"


def _row(action: Action) -> str:
    keys = " ".join(_key(key, through=key in action.ime_keys) for key in action.keys)
    return f"| {keys} | {_(action.help)} | `{action.id}` |"


def _key(key: str, *, through: bool) -> str:
    label = f"`{key_label(key)}`"
    return f"**{label}**" if through else label


if __name__ == "__main__":
    from pathlib import Path  # only where the page is written

    Path(PATH).write_text(keys_markdown(), encoding="utf-8")
