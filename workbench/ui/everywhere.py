"""What can be done on every screen: capture, a diary line, undo, the palette, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.i18n import _
from workbench.text import say
from workbench.ui.jobs import CaptureJob, NoteJob
from workbench.ui.masking import masked, masked_said
from workbench.ui.painter import plain

if TYPE_CHECKING:
    from workbench.domain.ids import ItemId
    from workbench.ui.desk_screen import DeskScreen

    Anywhere = DeskScreen[Any]


def capture(screen: Anywhere, start: str = "", *, several: bool = False, advice: str = "") -> None:
    """Open the capture line."""
    screen.ask(
        CaptureJob(
            title=_("Capture several") if several else _("Capture"),
            start=start,
            advice=advice,
            desk=screen.desk,
            run=screen.run_verb,
            again=screen.line.again if several else None,
        )
    )


def capture_typed(screen: Anywhere, text: str, advice: str = "") -> None:
    """A text was typed on a list: it can only be an item. Says once why that is so."""
    if screen.desk.read_only is not None:
        screen.refuse_edit()
        return
    if text and not advice and not screen.shell.told_of_input_method:
        screen.shell.told_of_input_method = True
        advice = _("An input method is on: digits, arrows, Space, Enter work as keys; Shift switches to letters.")
    capture(screen, text, advice=advice)


def write_note(screen: Anywhere, item: ItemId | None = None) -> None:
    """Open the diary line."""
    about = screen.desk.item(item) if item is not None else None
    title = (
        _("Diary line: {title}").format(title=plain(masked(about).title, 40)) if about is not None else _("Diary line")
    )
    screen.ask(NoteJob(title=title, desk=screen.desk, run=screen.run_verb, item=item))


def come_between(screen: Anywhere) -> None:
    """The one key of the clock: an end for what was forgotten, who came in between, or back to what was left."""
    desk = screen.desk
    forgotten, running = desk.left_running(), desk.running
    if forgotten is not None:
        from workbench.ui.timer_job import settle  # late: seldom

        settle(screen, *forgotten)
    elif running is not None:
        title = _("Who comes in between? “{title}” stops").format(title=plain(masked(running).title, 40))
        screen.ask(NoteJob(title=title, desk=desk, run=screen.run_verb, interrupting=True))
    elif desk.interrupted() is not None:
        screen.run_verb(desk.resume)
    else:
        screen.hint(_("Nothing runs, and nothing was interrupted. w starts work on an item."))


def emergency(screen: Anywhere) -> None:
    """Take an emergency in: one line, and its procedure and its clock begin."""
    from workbench.ui.step_job import EmergencyJob  # late: seldom, and not for the first frame

    screen.ask(EmergencyJob(title=_("Emergency"), desk=screen.desk, run=screen.run_verb))


def undo(screen: Anywhere) -> None:
    """Take the newest action back, say which, and go where it was."""
    outcome = screen.desk.undo()
    if outcome is None:
        screen.hint(_("Nothing to undo."))
        return
    screen.went_back(outcome)
    screen.key_bar.echo(say.undone(masked_said(outcome)), sign="↻", role="focus")


def redo(screen: Anywhere) -> None:
    """Do again what was taken back."""
    outcome = screen.desk.redo()
    if outcome is None:
        screen.hint(_("Nothing to do again."))
        return
    screen.went_back(outcome)
    screen.key_bar.echo(say.redone(masked_said(outcome)), sign="↻", role="focus")
