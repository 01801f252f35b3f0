"""How the width of a page is shared among the columns of a table."""

from __future__ import annotations

from workbench.text.documents.model import cell_text, clean
from workbench.text.width import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.documents.model import Table

LEAST, MOST = 5, 32
"""Cells that a column asks for; what is longer is broken into lines."""
_LOOKED_AT = 500
"""So many rows tell how wide their columns are."""


def wanted(table: Table, most: int = MOST) -> list[int]:
    """How many cells each column would fill, within bounds."""
    rows = table.rows[:_LOOKED_AT]
    return [
        max(LEAST, min(most, max(cells(text[: most * 2]) for text in [clean(column.name), *texts])))
        for column, texts in ((column, [cell_text(row[n]) for row in rows]) for n, column in enumerate(table.columns))
    ]


def shares(table: Table) -> list[float]:
    """The same as parts of one."""
    each = wanted(table)
    return [width / sum(each) for width in each]
