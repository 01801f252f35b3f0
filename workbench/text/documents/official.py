"""How a printed document looks: the layout of Chinese official papers (GB/T 9704-2012), and a plain one in English."""

from __future__ import annotations

from workbench.domain.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Look(Frozen):
    """The type of one kind of text."""

    face: str
    """Of Chinese characters; Latin ones are set in `Layout.latin`."""
    size: float
    """In points."""
    bold: bool = False


class Layout(Frozen):
    """A page and its texts."""

    latin: str
    title: Look
    heads: Look
    headings: tuple[Look, ...]
    """By level; the last one is for all below it."""
    body: Look
    table: Look
    note: Look
    margins: tuple[float, float, float, float]
    """Above, right, below, left, in millimetres."""
    leading: float | None
    """Points from line to line; None: a quarter more than the size."""
    indent: bool
    """Whether paragraphs and headings begin two characters in."""
    east_asian: str = "zh-CN"


# Size numbers of Chinese print in points: 二号 22, 三号 16, 四号 14, 小四 12.
_MAINLAND = Layout(
    latin="Times New Roman",
    title=Look("方正小标宋简体", 22),
    heads=Look("楷体", 16),
    headings=(Look("黑体", 16), Look("楷体", 16), Look("仿宋", 16, bold=True), Look("仿宋", 16)),
    body=Look("仿宋", 16),
    table=Look("仿宋", 12),
    note=Look("仿宋", 14),
    margins=(37, 26, 35, 28),  # the text is 156 by 225 mm, 22 lines of 28 characters
    leading=28,
    indent=True,
)
_TAIWAN = Layout(
    latin="Times New Roman",
    title=Look("標楷體", 20),
    heads=Look("標楷體", 14),
    headings=(Look("標楷體", 16, bold=True), Look("標楷體", 16), Look("標楷體", 16), Look("標楷體", 16)),
    body=Look("標楷體", 16),
    table=Look("標楷體", 12),
    note=Look("標楷體", 12),
    margins=(25, 25, 25, 25),
    leading=25,
    indent=True,
    east_asian="zh-TW",
)
_ENGLISH = Layout(
    latin="Times New Roman",
    title=Look("宋体", 20, bold=True),
    heads=Look("宋体", 11),
    headings=(Look("黑体", 14, bold=True), Look("黑体", 12, bold=True), Look("黑体", 11, bold=True)),
    body=Look("宋体", 11),
    table=Look("宋体", 10),
    note=Look("宋体", 10),
    margins=(25, 25, 25, 25),
    leading=None,
    indent=False,
)

LAYOUTS: Mapping[str, Layout] = {"en": _ENGLISH, "zh_CN": _MAINLAND, "zh_TW": _TAIWAN}

INSTEAD: Mapping[str, str] = {
    "方正小标宋简体": "方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    "仿宋": "仿宋_GB2312,FangSong,华文仿宋,STFangsong,方正仿宋,Noto Serif CJK SC",
    "楷体": "楷体_GB2312,KaiTi,华文楷体,STKaiti,方正楷体,Noto Serif CJK SC",
    "黑体": "SimHei,华文黑体,STHeiti,方正黑体,Noto Sans CJK SC",
    "宋体": "SimSun,华文宋体,STSong,方正书宋,Noto Serif CJK SC",
    "標楷體": "DFKai-SB,BiauKai,Kaiti TC,Noto Serif CJK TC",
    "Times New Roman": "Liberation Serif,Tinos,Nimbus Roman",
}
"""What a word processor takes for a face that the machine does not have, in this order."""
