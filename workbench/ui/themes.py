"""The colours. Every role that a sheet or a painter names exists in every theme; backgrounds stay near neutral, so
that 256 and 16 colours keep the picture."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import Theme

ROLES = (
    "bg", "fg", "muted", "faint", "rule", "focus", "sel", "sel-blur", "block", "bar", "badge",
    "q0", "q1", "q2", "q3", "q4", "ok", "fixed", "warn", "bad",
)  # fmt: skip
"""What the painters ask for. `q0` is the inbox, `q1` to `q4` are the quadrants, `badge` is text on their colour."""

_DARK = {
    "bg": "#14161a", "fg": "#e4e7eb", "muted": "#98a1ab", "faint": "#858e99", "rule": "#3b4149", "focus": "#b79cf7",
    "sel": "#30363e", "sel-blur": "#22262b", "block": "#23272d", "bar": "#22262b", "badge": "#14161a",
    "q0": "#c3cad3", "q1": "#ff9573", "q2": "#79b8ff", "q3": "#f2c14e", "q4": "#98a1ab",
    "ok": "#7fd18b", "fixed": "#c9b8ff", "warn": "#f2c14e", "bad": "#ff9573",
}  # fmt: skip
_LIGHT = {
    "bg": "#fafaf9", "fg": "#1d2126", "muted": "#58616b", "faint": "#646d77", "rule": "#c9cdd2", "focus": "#5b34b0",
    "sel": "#e0e2e7", "sel-blur": "#eff0f1", "block": "#ecedf0", "bar": "#eff0f1", "badge": "#ffffff",
    "q0": "#3d454e", "q1": "#a51d34", "q2": "#0b5cad", "q3": "#855d00", "q4": "#58616b",
    "ok": "#1a6b2d", "fixed": "#5b34b0", "warn": "#855d00", "bad": "#a51d34",
}  # fmt: skip
_CONTRAST = {
    "bg": "#000000", "fg": "#ffffff", "muted": "#e0e0e0", "faint": "#c8c8c8", "rule": "#ffffff", "focus": "#ffff00",
    "sel": "#404040", "sel-blur": "#202020", "block": "#202020", "bar": "#202020", "badge": "#000000",
    "q0": "#ffffff", "q1": "#ffb09a", "q2": "#9ccbff", "q3": "#ffd75f", "q4": "#d0d0d0",
    "ok": "#9ce8a7", "fixed": "#dcd0ff", "warn": "#ffd75f", "bad": "#ffb09a",
}  # fmt: skip
_ANSI = {
    "bg": "ansi_default", "fg": "ansi_default", "muted": "ansi_default", "faint": "ansi_default",
    "rule": "ansi_default", "focus": "ansi_bright_magenta", "sel": "ansi_default", "sel-blur": "ansi_default",
    "block": "ansi_default", "bar": "ansi_default", "badge": "ansi_black",
    "q0": "ansi_white", "q1": "ansi_bright_red", "q2": "ansi_bright_cyan", "q3": "ansi_bright_yellow",
    "q4": "ansi_white", "ok": "ansi_bright_green", "fixed": "ansi_bright_magenta", "warn": "ansi_bright_yellow",
    "bad": "ansi_bright_red",
}  # fmt: skip


def _theme(name: str, roles: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=roles["focus"],
        secondary=roles["q2"],
        accent=roles["focus"],
        warning=roles["warn"],
        error=roles["bad"],
        success=roles["ok"],
        foreground=roles["fg"],
        background=roles["bg"],
        surface=roles["bg"],
        panel=roles["bar"],
        dark=dark,
        ansi=ansi,
        variables={f"wb-{role}": colour for role, colour in roles.items()}
        | {
            "scrollbar": roles["rule"],
            "scrollbar-hover": roles["muted"],
            "scrollbar-active": roles["focus"],
            "scrollbar-background": roles["bg"],
            "scrollbar-background-hover": roles["bg"],
            "scrollbar-background-active": roles["bg"],
            "scrollbar-corner-color": roles["bg"],
        }
        | ({"ansi-background": roles["bg"], "ansi-foreground": roles["fg"]} if ansi else {}),
    )


THEMES = (
    _theme("wb-dark", _DARK, dark=True),
    _theme("wb-light", _LIGHT, dark=False),
    _theme("wb-hc", _CONTRAST, dark=True),
    _theme("wb-ansi", _ANSI, dark=True, ansi=True),
)


_SETTINGS = {"dark": "wb-dark", "light": "wb-light", "contrast": "wb-hc", "ansi": "wb-ansi"}
"""The words of the settings."""


def role_defaults() -> dict[str, str]:
    """The roles for a theme that is not ours."""
    return {f"wb-{role}": colour for role, colour in _DARK.items()}


def pick_theme(wanted: str | None, colour_system: str | None) -> str:
    """The theme to start with: what was asked for, else what the terminal can show."""
    named = _SETTINGS.get(wanted or "")
    if named is not None:
        return named
    if colour_system == "standard" or os.environ.get("TERM") == "linux":
        return "wb-ansi"
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "wb-light" if background in ("7", "15") else "wb-dark"
