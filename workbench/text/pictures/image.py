"""Pictures as PNG, for files that hold no SVG: drawn from the SVG itself, with a font of this machine.

Pillow comes with the `pdf` extra. Where it is missing, or no font is there, the table stands alone: see `offer`.
"""

from __future__ import annotations

import io
import re
from functools import cache
from xml.etree import ElementTree

from workbench.errors import Refused
from workbench.text.documents.extras import library
from workbench.text.documents.fonts import text_face

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from xml.etree.ElementTree import Element

SCALE = 3
"""Dots for a point: sharp on paper."""
EDGE = 6
"""Points of paper around it."""
_SVG = "{http://www.w3.org/2000/svg}"
_INK, _PAPER = "#1c1e21", "#ffffff"
_PATTERN = re.compile(r"url\(#(.+)\)")
_MOVES = re.compile(r"M(\d+) (\d+)(?:L(\d+) (\d+)|H(\d+)|V(\d+))")


def image_of(drawing: str, language: str) -> bytes | None:
    """A picture of ours as PNG; None where there is none, or where it cannot be drawn on this machine."""
    if not drawing:
        return None
    try:
        return png(drawing, language)
    except Refused:
        return None  # the numbers stand in the table all the same


def png(drawing: str, language: str) -> bytes:
    """An SVG of ours as an image on white paper.

    Raises:
        Refused: Pillow is not installed, or there is no font for the language.
    """
    image, draw = library("PIL.Image", "pdf"), library("PIL.ImageDraw", "pdf")
    font = _fonts(language)
    root = ElementTree.fromstring(drawing)
    _left, _top, width, height = (float(word) for word in (root.get("viewBox") or "0 0 1 1").split())
    paper = image.new("RGB", (round((width + 2 * EDGE) * SCALE), round((height + 2 * EDGE) * SCALE)), _PAPER)
    pen = draw.Draw(paper)
    fillings = {pattern.get("id"): pattern for pattern in root.iter(f"{_SVG}pattern")}
    for element in root:
        if element.tag == f"{_SVG}rect":
            _rect(image, draw, paper, element, fillings)
        elif element.tag == f"{_SVG}text":
            size = round(float(element.get("font-size", "13")) * SCALE)
            anchor = {"end": "rs", "middle": "ms"}.get(element.get("text-anchor", ""), "ls")
            at = (_dots(element, "x"), _dots(element, "y"))
            # Bold is a second stroke: not every face has a bold one.
            heavy = 1 if element.get("font-weight") == "bold" else 0
            pen.text(at, element.text or "", _INK, font(size), anchor, stroke_width=heavy, stroke_fill=_INK)
    told = io.BytesIO()
    paper.save(told, "PNG", optimize=True)
    return told.getvalue()


def _fonts(language: str) -> Callable[[int], Any]:
    face = text_face(language)
    made = library("PIL.ImageFont", "pdf")

    @cache
    def font(size: int) -> Any:
        return made.truetype(str(face.path), size, index=face.number)

    return font


def _dots(element: Element, name: str) -> float:
    return (float(element.get(name, "0")) + EDGE) * SCALE


def _rect(image: Any, draw: Any, paper: Any, element: Element, fillings: dict[str | None, Element]) -> None:
    """A rectangle: of one colour, thinned out on the paper, or filled with a hatched tile."""
    left, top = round(_dots(element, "x")), round(_dots(element, "y"))
    wide = max(1, round(float(element.get("width", "0")) * SCALE))
    high = max(1, round(float(element.get("height", "0")) * SCALE))
    fill = element.get("fill", _INK)
    pattern = _PATTERN.fullmatch(fill)
    if pattern is None:
        layer = image.new("RGB", (wide, high), fill)
        strength = round(255 * float(element.get("fill-opacity", "1")))
        paper.paste(layer, (left, top), image.new("L", (wide, high), strength))
        return
    tile = _tile(image, draw, fillings[pattern[1]])
    layer = image.new("RGB", (wide, high))
    # The tiles lie on the paper, not in the rectangle: neighbours of one series join without a seam.
    for x in range(-(left % tile.width), wide, tile.width):
        for y in range(-(top % tile.height), high, tile.height):
            layer.paste(tile, (x, y))
    paper.paste(layer, (left, top))


def _tile(image: Any, draw: Any, pattern: Element) -> Any:
    ground = pattern.find(f"{_SVG}rect")
    size = round(float(pattern.get("width", "6"))) * SCALE
    tile = image.new("RGB", (size, size), ground.get("fill", _INK) if ground is not None else _INK)
    over = pattern.find(f"{_SVG}path")
    if over is not None:
        pen = draw.Draw(tile)
        for found in _MOVES.finditer(over.get("d", "")):
            x, y = int(found[1]), int(found[2])
            end = (int(found[3] or found[5] or x), int(found[4] or found[6] or y))
            pen.line([(x * SCALE, y * SCALE), (end[0] * SCALE, end[1] * SCALE)], "#ffffff", round(1.4 * SCALE))
    return tile
