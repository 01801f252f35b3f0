"""A terminal's screen as a picture, cell by cell, so that wide characters stand where the terminal puts them.

Usage: tmux capture-pane -e -p | python tests/support/ansi_png.py OUT.png COLUMNS ROWS
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyte
from PIL import Image, ImageDraw, ImageFont

CELL = (12, 24)
_FONTS = Path("/usr/share/fonts")
_MONO = _FONTS / "truetype" / "dejavu"
_HAN = _FONTS / "opentype" / "noto"
_NAMED = {
    "default": None,
    "black": "000000",
    "red": "cd3131",
    "green": "0dbc79",
    "brown": "e5e510",
    "blue": "2472c8",
    "magenta": "bc3fbc",
    "cyan": "11a8cd",
    "white": "e5e5e5",
    "brightblack": "666666",
    "brightred": "f14c4c",
    "brightgreen": "23d18b",
    "brightbrown": "f5f543",
    "brightyellow": "f5f543",
    "brightblue": "3b8eea",
    "brightmagenta": "d670d6",
    "bfightmagenta": "d670d6",  # as pyte spells it
    "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}


def _colour(name: str, default: str) -> str:
    value = _NAMED.get(name, name)
    return f"#{value or default}"


def _font(path: Path, size: int, index: int = 0) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size, index=index)


def draw(screen: pyte.Screen, target: Path) -> None:
    """Write the screen as a PNG."""
    width, height = CELL
    picture = Image.new("RGB", (screen.columns * width, screen.lines * height), "#101216")
    pen = ImageDraw.Draw(picture)
    fonts = {
        (False, False): _font(_MONO / "DejaVuSansMono.ttf", 19),
        (True, False): _font(_MONO / "DejaVuSansMono-Bold.ttf", 19),
        (False, True): _font(_HAN / "NotoSansCJK-Regular.ttc", 20, 2),
        (True, True): _font(_HAN / "NotoSansCJK-Bold.ttc", 20, 2),
    }
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            front, back = _colour(cell.fg, "d8d8d8"), _colour(cell.bg, "101216")
            if cell.reverse:
                front, back = back, front
            wide = x + 1 < screen.columns and bool(cell.data) and screen.buffer[y][x + 1].data == ""
            left, top = x * width, y * height
            if cell.data != "":
                pen.rectangle((left, top, left + width * (2 if wide else 1) - 1, top + height - 1), fill=back)
            if cell.data.strip():
                font = fonts[(cell.bold, wide)]
                offset = -3 if wide else 1
                pen.text((left, top + offset), cell.data, font=font, fill=front)
            if cell.underscore:
                pen.line((left, top + height - 2, left + width - 1, top + height - 2), fill=front)
    picture.quantize(256).save(target, optimize=True)


def draw_text(text: str, target: Path, columns: int, rows: int) -> None:
    """Write what a terminal of that size shows for `text`, escape sequences and all, as a PNG."""
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(text.rstrip("\n").replace("\n", "\r\n"))
    draw(screen, target)


def main() -> None:
    draw_text(sys.stdin.read(), Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))


if __name__ == "__main__":
    main()
