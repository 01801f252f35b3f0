"""From actions to the hints of the key bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.i18n import _
from workbench.ui.actions import Action
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label


def hints_of(actions: Sequence[Action], word: Callable[[Action], str]) -> tuple[tuple[Hint, ...], Hint | None]:
    """The hints in order of their rank, and help, which is always there."""
    ranked = sorted((action for action in actions if action.hint), key=lambda action: action.hint)
    made = [Hint(action.joined or key_label(action.keys[0]), word(action), action.id) for action in ranked]
    last = next((hint for hint in made if hint.action == "app.help"), None)
    return tuple(hint for hint in made if hint is not last), last


def hints_after(leader: str, actions: Sequence[Action]) -> tuple[Hint, ...]:
    """What may follow the first key of a sequence: in a word, so that as many as can be are seen side by side."""
    start = f"{leader} "
    following = [(key, action) for action in actions for key in action.keys if key.startswith(start)]
    labels = [action.label for _key, action in following]
    found = [
        # Where one word stands for several, their sentences tell them apart.
        Hint(key.replace(" ", ""), _(action.label if labels.count(action.label) == 1 else action.help), action.id)
        for key, action in following
    ]
    return (*found, Hint(key_label("escape"), _("cancel")))
