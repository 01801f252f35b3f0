"""An app that ends by what nobody expected, without a word of the desk on the terminal."""

from __future__ import annotations

from textual.app import App


class Failing(App[int], inherit_bindings=False):
    """Keeps the error for whoever ran the app; Textual's own way prints every local of every frame."""

    @property
    def failed(self) -> Exception | None:
        """What ended the app."""
        return self._exception

    def _fatal_error(self) -> None:
        # The locals hold items, and with them the words of what is restricted.
        self._close_messages_no_wait()
