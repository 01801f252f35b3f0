"""A scrolling area of painted lines, which paints again only what looks different."""

from __future__ import annotations

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.getters import app as app_of
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.ui.painter import Bit, in_ascii
from workbench.ui.shell import Shell

Drawn = tuple[tuple[Bit, ...], str]
"""A line as it is painted: its bits, and the role of its background."""


class PaintedList(ScrollView):
    """Lines on the Line API. A subclass says in `drawing` how each looks."""

    ALLOW_SELECT = False
    shell = app_of(Shell)
    DEFAULT_CSS = """
    PaintedList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        background: $background;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._label: tuple[Content, ...] = ()
        self._labelled: tuple[Content, Content] | None = None
        self._labelling = False
        self._drawn: dict[int, Drawn] = {}
        """What each line of the screen shows."""

    def drawing(self, y: int) -> Drawn:
        """How a line of the screen looks now."""
        raise NotImplementedError

    @property
    def inner_width(self) -> int:
        return self.scrollable_content_region.width

    def label(self, title: Content, *under: Content) -> None:
        """Set what stands on the border, where it is another; of several texts beneath, the first that fits."""
        wanted = (title, *(under or (Content(""),)))
        if self.shell.ascii:
            wanted = tuple(Content(in_ascii(text.plain), list(text.spans)) for text in wanted)
        if wanted != self._label:
            self._label = wanted
            self.fit_label()

    def fit_label(self) -> None:
        """Put as much on the border as its width takes."""
        if not self._label:
            return
        title, *unders = self._label
        room = self.outer_size.width - 6  # the corners, a space beside each, and a bit of the border itself
        under = next((text for text in unders if text.cell_length <= room), unders[-1])
        if (title, under) == self._labelled:
            return
        self._labelled = (title, under)
        self._labelling = True
        self.border_title, self.border_subtitle = title, under
        self._labelling = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if self._labelling and not regions and self.size.height:
            # A title is set: only the border is painted again, not every row.
            width, gutter = self.outer_size.width, self.content_offset
            regions = (Region(-gutter.x, -gutter.y, width, 1), Region(-gutter.x, self.size.height, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    # Painting -----------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Lay everything out for the present size. Costs nothing where it is the same."""
        self.fit_label()

    def render_lines(self, crop: Region) -> list[Strip]:
        # A new size is painted before its message comes: without this, a frame laid out for the old one would flash up.
        self.fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        drawn = self._drawn[y] = self.drawing(y)
        return self.shell.ink.strip(drawn[0], self.inner_width, drawn[1])

    def refresh_changed(self) -> None:
        """Paint those rows again that look different from what is on the screen."""
        width = self.inner_width
        for y in range(self.scrollable_content_region.height):
            if self._drawn.get(y) != self.drawing(y):
                self.refresh(Region(0, y, width, 1))

    def refresh_row(self, index: int) -> None:
        """Paint one row again."""
        y = index - self.scroll_offset.y
        if 0 <= y < self.scrollable_content_region.height:
            self.refresh(Region(0, y, self.inner_width, 1))
