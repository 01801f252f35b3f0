"""The floor: the least that a Textual program can be."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Hello floor")


if __name__ == "__main__":
    Hello().run()
