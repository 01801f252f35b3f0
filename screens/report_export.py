"""A report on its way out: into a file of one of its kinds, or as text for chat."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screens.report_choice import Choice, read_day
from workbench.errors import DeskError, why_code, why_words
from workbench.i18n import N_, _, ngettext
from workbench.reports.making import Made, Source, content, document_of
from workbench.reports.table import DIARY, REPORTS
from workbench.text.documents.formats import CALENDAR, PAPERS, written
from workbench.text.documents.model import Block, Document
from workbench.text.documents.plain import write as plain_text
from workbench.text.documents.unseen import without_marks
from workbench.text.report.written import Written, write_report
from workbench.text.width import cells
from workbench.ui.confirm import Choose
from workbench.ui.desk_screen import DeskScreen

KINDS = {
    "docx": N_("Word and WPS (.docx)"),
    "xlsx": N_("Excel (.xlsx)"),
    "pdf": N_("PDF (.pdf)"),
    "html": N_("one web page (.html)"),
    "txt": N_("plain text (.txt)"),
    "csv": N_("a sheet of values (.csv)"),
    "ics": N_("for calendars (.ics)"),
    "md": N_("Markdown (.md)"),
}
_OFTEN = 0.1
"""Seconds between two looks at how far it is."""


class Cancelled(Exception):
    """Nobody wants the file any more."""


class Watched(tuple[Block, ...]):
    """The blocks of a document, which tell how many of them were written, and end the writing when it is cancelled."""

    done: int = 0
    cancelled: bool = False

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            if self.cancelled:
                raise Cancelled
            self.done += 1
            yield block


class Exports(DeskScreen[Any], inherit_bindings=False):
    """What a screen that shows a report can do with it."""

    made: Made | None
    writing: Watched | None = None
    """The document that is being written."""
    _last_kind = "docx"

    @property
    def choice(self) -> Choice:
        """What is looked at."""
        raise NotImplementedError

    @property
    def document(self) -> Document | None:
        """The report as it leaves the screen."""
        if self.made is None:
            return None
        return without_marks(document_of(Source(self.desk, None, read_day(self.desk)), self.made))

    def action_report_copy(self) -> None:
        """As plain text for chat and mail."""
        document = self.document
        if document is None:
            return
        text = plain_text(document)
        self.shell.copy_to_clipboard(text)
        count = text.count("\n")
        words = ngettext("Copied for chat: {n} line", "Copied for chat: {n} lines", count)
        self.echo(words.format(n=count))

    async def action_report_export(self) -> None:
        """Ask for the kind of file, then write it behind the page."""
        if self.document is None or self.writing is not None:
            self.hint(_("The report is not ready yet."))
            return
        kinds = [kind for kind in KINDS if kind in REPORTS[self.choice.key].formats]

        def chosen(place: int | None) -> None:
            if place is not None:
                type(self)._last_kind = kinds[place]
                self.run_worker(self._export(kinds[place]), group="export")

        at = kinds.index(self._last_kind) if self._last_kind in kinds else 0
        question = _("Write it to {folder} as").format(folder=_ending(str(self.shell.exports), 30))
        await self.shell.push_screen(Choose(question, [_(KINDS[kind]) for kind in kinds], at), chosen)

    def cancel_export(self) -> bool:
        """Give the file up that is being written; False where none is."""
        if self.writing is None:
            return False
        self.writing.cancelled = True
        return True

    async def _export(self, kind: str) -> None:
        made, document, choice = self.made, self.document, self.choice
        if made is None or document is None:
            return
        name = f"{REPORTS[choice.key].name.format(date=made.about or choice.day.isoformat())}.{kind}"
        self.writing = blocks = Watched(document.blocks)
        said = self.set_interval(_OFTEN, lambda: self._tell(name, blocks))
        try:
            file = await asyncio.to_thread(self._bytes, made, document.but(blocks=blocks), kind)
            if not blocks.cancelled:
                await self._put(file, name, choice, made)
        except Cancelled:
            pass
        except DeskError as mistake:
            self.fail(mistake)
        except OSError as error:
            self.hint(_("The report could not be written: {why}").format(why=why_words(why_code(error))))
        finally:
            said.stop()
            self.writing = None
        if blocks.cancelled:
            self.hint(_("Given up: nothing was written."))

    def _bytes(self, made: Made, document: Document, kind: str) -> bytes:
        if kind in PAPERS:
            return written(document, kind)
        source = Source(self.desk, None, read_day(self.desk))
        return content(source, made if kind == CALENDAR else made._replace(document=document), kind)

    def _tell(self, name: str, blocks: Watched) -> None:
        count = len(blocks)
        far = f" {min(99, 100 * blocks.done // count)}%" if count and blocks.done < count else ""
        self.key_bar.echo(
            _("Writing {name} …{far}  Esc gives it up").format(name=name, far=far), sign="›", role="focus"
        )

    async def _put(self, file: bytes, name: str, choice: Choice, made: Made) -> None:
        """Into the directory of exports; a file that somebody else wrote there is asked about."""
        folder = self.shell.exports.expanduser().absolute()
        path = folder / name
        record = self.desk.day(choice.day) if choice.key in DIARY else None
        ours = {*(record.exports if record is not None else ()), *self.shell.exported}
        there = await asyncio.to_thread(_other, path, file)
        if there and str(path) not in ours:
            answer = await self._asked(path)
            if answer is None or answer == 2:
                self.hint(_("Nothing was written."))
                return
            if answer == 0:
                ours.add(str(path))
        found = write_report(file, path, tuple(ours))
        self.shell.exported.add(str(found.path))
        if choice.key in DIARY and self.desk.read_only is None:
            self.desk.exported(choice.day, str(found.path))
        self._say(found, made)

    async def _asked(self, path: Path) -> int | None:
        question = _("{name} is there already, and was not written by this window.").format(name=path.name)
        answers = (
            _("Replace it; what it holds is kept beside it as .bak"),
            _("Leave it, and take a name beside it"),
            _("Write nothing"),
        )
        return await self.shell.push_screen_wait(Choose(question, answers, 1))

    def _say(self, found: Written, made: Made) -> None:
        words = [_("Written: {path}").format(path=_ending(str(found.path), self.size.width - 20))]
        if found.kept is not None:
            words.append(_("what was there is kept as {name}").format(name=found.kept.name))
        if made.withheld:
            left = ngettext("{n} restricted matter is withheld.", "{n} restricted matters are withheld.", made.withheld)
            words.append(left.format(n=made.withheld))
        self.echo("; ".join(words))


def _other(path: Path, file: bytes) -> bool:
    """Whether something else lies there."""
    return path.exists() and not (path.is_file() and path.read_bytes() == file)


def _ending(path: str, room: int) -> str:
    """As much of a long path as there is room for: its end tells where to look."""
    if cells(path) <= room:
        return path
    while path and cells(path) >= room:
        path = path[1:]
    return f"…{path}"
