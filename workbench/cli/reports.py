"""The reports that `export` knows: those of the screen, and the whole desk as JSON."""

from __future__ import annotations

from workbench.reports.making import Asked, Made, Making, Report, Source, at_once
from workbench.reports.table import DIARY
from workbench.reports.table import REPORTS as OF_THE_DESK

__all__ = ["DIARY", "REPORTS", "finished"]


def _whole_desk(source: Source, asked: Asked) -> Made:
    from workbench.cli.whole_desk import desk_json  # late: only this report is made

    return Made(desk_json(source.desk))


REPORTS = {**OF_THE_DESK, "json": Report(("json",), "desk-{date}", at_once(_whole_desk))}


def finished(making: Making) -> Made:
    """The report, made to its end; where that takes long, a bar says how far it is."""
    import gc  # late: the same

    from workbench.cli.progress import counted
    from workbench.i18n import _

    gc.disable()  # a year of lines: none of them holds itself, and looking for circles takes a quarter of the time
    try:
        piece = next(making)
        with counted(_("Reading the diary"), piece.of) as step:
            shown = 0
            while True:
                if piece.done > shown:
                    shown = piece.done
                    step()
                piece = next(making)
    except StopIteration as end:
        return end.value
    finally:
        gc.enable()
