"""The named styles of a DOCX. Loaded with the first DOCX: it needs the library."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from workbench.text.documents.extras import library
from workbench.text.documents.official import INSTEAD, Layout, Look

HEADS = "Head Line"
NOTE = "Note Line"
ITEM = "Numbered Item"
CELL = "Table Text"
HEAD_CELL = "Table Head"
BREAK = "Page Break"

_LEADING = 1.25
_CELL_GAP = 2
"""Points above and below the text of a cell."""
_FONTS = "/word/fontTable.xml"


def element(name: str) -> Any:
    """A new element of the file."""
    return library("docx.oxml", "docx").OxmlElement(name)


def prepared(layout: Layout, *, chinese: bool) -> Any:
    """An empty document with its page and all its styles."""
    made: Any = docx.Document()
    _page(made, layout)
    styles = made.styles
    for name in (HEADS, NOTE, ITEM, CELL, HEAD_CELL, BREAK):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles["Normal"], layout.body, layout)
    _style(styles["Title"], layout.title, layout, align=WD_ALIGN_PARAGRAPH.CENTER, after=layout.title.size / 2)
    for level in range(1, 5):
        look = layout.headings[min(level, len(layout.headings)) - 1]
        _style(styles[f"Heading {level}"], look, layout, indent=layout.indent, before=0 if layout.indent else 10)
    _style(styles["Body Text"], layout.body, layout, indent=layout.indent)
    _style(styles["List Bullet"], layout.body, layout)
    _style(styles[ITEM], layout.body, layout, indent=layout.indent)
    _style(styles[HEADS], layout.heads, layout, align=WD_ALIGN_PARAGRAPH.CENTER)
    _style(styles[NOTE], layout.note, layout, before=layout.note.size / 2)
    _style(styles[CELL], layout.table, layout, tight=True)
    _style(styles[HEAD_CELL], Look(layout.headings[0].face, layout.table.size, bold=True), layout, tight=True)
    _style(styles[BREAK], layout.body, layout)
    styles[BREAK].paragraph_format.page_break_before = True
    _page_numbers(made, layout, chinese)
    _fallbacks(made, layout)
    return made


def _page(made: Any, layout: Layout) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    above, right, below, left = layout.margins
    section.top_margin, section.right_margin = Mm(above), Mm(right)
    section.bottom_margin, section.left_margin = Mm(below), Mm(left)


def _style(
    style: Any,
    look: Look,
    layout: Layout,
    *,
    align: Any = None,
    indent: bool = False,
    before: float = 0,
    after: float | None = None,
    tight: bool = False,
) -> None:
    """Set a style whole: what the template had of its own (theme fonts, blue headings, rules) goes."""
    _drop(style.element, "w:pBdr")
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, False, RGBColor(0, 0, 0)
    faces(style.element.get_or_add_rPr(), look, layout)
    shape = style.paragraph_format
    shape.space_before = Pt(_CELL_GAP if tight else before)
    loose = 0 if layout.leading else look.size / 3
    shape.space_after = Pt(_CELL_GAP if tight else loose if after is None else after)
    if align is not None:
        shape.alignment = align
    if layout.leading and not tight:
        # A line at least as high as its letters: an exact one would cut a title off.
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(max(layout.leading, look.size * _LEADING))
    else:
        shape.line_spacing = 1.0 if tight else _LEADING
    if indent:
        _two_characters_in(style.element, look)


def faces(properties: Any, look: Look, layout: Layout) -> None:
    """Latin letters in one face, Chinese characters in another: word processors choose by character."""
    _drop_of(properties, "w:rFonts")
    _drop_of(properties, "w:lang")
    fonts = element("w:rFonts")
    for name, face in (("ascii", layout.latin), ("hAnsi", layout.latin), ("cs", layout.latin), ("eastAsia", look.face)):
        fonts.set(qn(f"w:{name}"), face)
    properties.insert(0, fonts)
    spoken = element("w:lang")
    spoken.set(qn("w:val"), "en-US")
    spoken.set(qn("w:eastAsia"), layout.east_asian)
    properties.append(spoken)


def _two_characters_in(style: Any, look: Look) -> None:
    """Two characters whatever their size; the length beside it is for readers that know no characters."""
    shape = style.get_or_add_pPr()
    _drop_of(shape, "w:ind")
    indent = shape.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), str(round(look.size * 2 * 20)))


def _drop(style: Any, name: str) -> None:
    shape = style.find(qn("w:pPr"))
    if shape is not None:
        _drop_of(shape, name)


def _drop_of(parent: Any, name: str) -> None:
    for found in parent.findall(qn(name)):
        parent.remove(found)


def _page_numbers(made: Any, layout: Layout, chinese: bool) -> None:
    """`— 1 —` at the outer edge in Chinese, the number alone in the middle elsewhere."""
    section = made.sections[0]
    section.footer_distance = Mm(max(12, layout.margins[2] - 10))
    if not chinese:
        _number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.CENTER, "", layout)
        return
    made.settings.odd_and_even_pages_header_footer = True
    _number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT, "—", layout)
    _number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT, "—", layout)


def _number(paragraph: Any, align: Any, mark: str, layout: Layout) -> None:
    paragraph.alignment = align
    look = Look("宋体" if layout.east_asian == "zh-CN" else layout.body.face, 14 if mark else 10)
    parts = [f"{mark} ", None, f" {mark}"] if mark else [None]
    for part in parts:
        run = paragraph.add_run(part or "")
        run.font.size = Pt(look.size)
        faces(run._r.get_or_add_rPr(), look, layout)
        if part is None:
            for kind in ("begin", "", "end"):
                run._r.append(_field(kind))


def _field(kind: str) -> Any:
    if not kind:
        code = element("w:instrText")
        code.text = "PAGE"
        return code
    mark = element("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _fallbacks(made: Any, layout: Layout) -> None:
    """The table of fonts, which names what may stand for each."""
    looks = (layout.title, layout.heads, *layout.headings, layout.body, layout.table, layout.note)
    used = dict.fromkeys([layout.latin, "宋体", *(look.face for look in looks)])
    table = element("w:fonts")
    for face in used:
        font = element("w:font")
        font.set(qn("w:name"), face)
        other = element("w:altName")
        other.set(qn("w:val"), INSTEAD[face])
        font.append(other)
        table.append(font)
    for part in made.part.package.iter_parts():
        if part.partname == _FONTS:
            part._blob = library("docx.opc.oxml", "docx").serialize_part_xml(table)
