"""Widgets, dialogs, themes and the table of actions: shared by the screens."""
