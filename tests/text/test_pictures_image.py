"""Pictures as PNG: the same rectangles and words as in the SVG, whatever the names are."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from support.documents import HOSTILE

from workbench import i18n
from workbench.domain.statistics.figures import Figure
from workbench.errors import Refused
from workbench.text.documents.fonts import text_face
from workbench.text.pictures import image
from workbench.text.pictures.image import EDGE, SCALE, image_of, png
from workbench.text.pictures.model import Bar, Chart, Number, Series, Shape
from workbench.text.pictures.svg import COLOURS, svg

pil = pytest.importorskip("PIL.Image")


@pytest.fixture(autouse=True)
def _a_font() -> None:
    try:
        text_face("zh_CN")
    except Refused:
        pytest.skip("no font with Chinese characters on this machine")


def chart(shape: Shape, name: str = "会务", values: tuple[int, ...] = (3, 5)) -> Chart:
    series = tuple(Series(f"{name} {n}", f"q{n + 1}") for n in range(len(values)))
    bars = (Bar(name, tuple(Number(Figure(value), str(value)) for value in values)),)
    return Chart("x", name, shape, series, bars)


@pytest.mark.parametrize("shape", [*Shape])
def test_every_bar_is_where_the_svg_has_it_and_in_its_colour(shape: Shape) -> None:
    shown = chart(shape)
    paper = pil.open(io.BytesIO(png(svg(shown), "zh_CN"))).convert("RGB")
    root = ElementTree.fromstring(svg(shown))
    width, height = (float(word) for word in (root.get("viewBox") or "").split()[2:])
    assert paper.size == (round((width + 2 * EDGE) * SCALE), round((height + 2 * EDGE) * SCALE))
    rects = [e for e in root if e.tag.endswith("rect")]
    assert rects
    for rect in rects:
        box = [float(rect.get(name, "0")) for name in ("x", "y", "width", "height")]
        left, top = (round((box[n] + EDGE) * SCALE) for n in (0, 1))
        area = paper.crop((left, top, left + round(box[2] * SCALE), top + round(box[3] * SCALE)))
        colours = {colour for _count, colour in area.getcolors(1 << 20)}
        if shape is not Shape.HEAT:
            wanted = COLOURS["q1" if rect.get("fill", "").endswith("-0)") else "q2"]
            assert tuple(int(wanted[n : n + 2], 16) for n in (1, 3, 5)) in colours
        else:
            assert (255, 255, 255) not in {area.getpixel((1, 1)), area.getpixel((area.width - 2, area.height - 2))}


def test_the_words_are_drawn() -> None:
    def ink(name: str) -> int:
        paper = pil.open(io.BytesIO(png(svg(chart(Shape.STACKED, name)), "zh_CN"))).convert("L")
        return sum(paper.histogram()[:64])

    assert ink("政务、事务、财务") > ink("一") > 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_do_not_stop_it(name: str) -> None:
    assert png(svg(chart(Shape.PAIR, name)), "zh_CN").startswith(b"\x89PNG")
    assert png(svg(chart(Shape.HEAT, name)), "en").startswith(b"\x89PNG")


def test_a_missing_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_module: str, extra: str) -> object:
        raise Refused(say=f"needs {extra}")

    i18n.use("en")
    monkeypatch.setattr(image, "library", gone)
    with pytest.raises(Refused, match="needs pdf"):
        png(svg(chart(Shape.STACKED)), "en")
    assert image_of(svg(chart(Shape.STACKED)), "en") is None
    assert image_of("", "en") is None
