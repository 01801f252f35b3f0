"""Every role in every theme, readable, and told apart by those who see fewer colours."""

from __future__ import annotations

import pytest
from textual.color import Color

from workbench.ui.painter import Ink
from workbench.ui.themes import ROLES, THEMES, pick_theme, role_defaults

RGB = [theme for theme in THEMES if not theme.ansi]


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_role_exists(theme: object) -> None:
    variables = getattr(theme, "variables")  # noqa: B009 - the theme is an object to parametrize
    assert {f"wb-{role}" for role in ROLES} <= set(variables)
    assert set(role_defaults()) == {f"wb-{role}" for role in ROLES}


def _contrast(front: str, back: str) -> float:
    def light(name: str) -> float:
        parts = [channel / 255 for channel in Color.parse(name).rgb]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(front), light(back)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", RGB, ids=lambda t: t.name)
def test_text_is_readable_on_every_ground(theme: object) -> None:
    colours: dict[str, str] = {name[3:]: value for name, value in getattr(theme, "variables").items()}  # noqa: B009
    text = ("fg", "muted", "focus", "q0", "q1", "q2", "q3", "q4", "ok", "fixed", "warn", "bad")
    for role in text:
        for ground in ("bg", "sel", "sel-blur", "block", "bar"):
            assert _contrast(colours[role], colours[ground]) >= 4.45, (role, ground)
    for ground in ("bg", "bar", "block"):
        assert _contrast(colours["faint"], colours[ground]) >= 4.45, ground
    for group in range(5):
        assert _contrast(colours["badge"], colours[f"q{group}"]) >= 4.45


@pytest.mark.parametrize("theme", RGB, ids=lambda t: t.name)
def test_backgrounds_are_near_neutral_so_that_256_colours_keep_them_grey(theme: object) -> None:
    for role in ("bg", "sel", "sel-blur", "block", "bar"):
        colour = Color.parse(getattr(theme, "variables")[f"wb-{role}"])  # noqa: B009
        assert colour.hsl.s < 0.15, role


def test_the_theme_follows_the_setting_then_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert pick_theme("light", "truecolor") == "wb-light"
    assert pick_theme("contrast", "256") == "wb-hc"
    assert pick_theme("auto", "256") == "wb-dark"
    assert pick_theme("auto", "standard") == "wb-ansi"
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert pick_theme("auto", "truecolor") == "wb-light"


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_ink_mixes_every_role_on_every_ground(theme: object) -> None:
    ink = Ink(getattr(theme, "variables"))  # noqa: B009
    for role in ROLES:
        assert ink.style(role, "sel") is ink.style(role, "sel")
