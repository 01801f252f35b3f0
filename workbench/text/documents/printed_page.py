"""The page of a PDF with its number. Loaded with the first PDF: it needs the library."""

from __future__ import annotations

from fpdf import FPDF

_FROM_BELOW = -20
"""Millimetres."""


class Page(FPDF):
    """Numbers its pages: `— 1 —` at the outer edge in Chinese, the number alone in the middle elsewhere."""

    chinese = False

    def footer(self) -> None:
        """Write the number."""
        self.set_y(_FROM_BELOW)
        self.set_font("text", size=14 if self.chinese else 10)
        number = self.page_no()
        text = f"— {number} —" if self.chinese else str(number)
        side = ("R" if number % 2 else "L") if self.chinese else "C"
        self.cell(0, 10, text, align=side)
