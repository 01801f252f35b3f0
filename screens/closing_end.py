"""The end of closing a day: the three questions, none of which must be answered, the seal, and the file."""

from __future__ import annotations

from screens.closing import Stage
from screens.closing_verbs import ClosingVerbs
from screens.diary_file import write_diary
from workbench.errors import Refused, why_code, why_words
from workbench.i18n import _
from workbench.ui.painter import plain
from workbench.ui.prompts import TextJob


class ClosingEnd(ClosingVerbs):
    """What follows when everything is decided."""

    def go_to(self, stage: Stage) -> None:
        """Turn to another stage."""
        raise NotImplementedError

    def ask_next(self) -> None:
        """The next question; Enter alone skips it."""
        index, answers, questions = self.closing.asked, self.closing.answers, self.closing.questions
        if index >= len(questions):
            return

        def use(text: str) -> bool:
            answers[index] = text
            self.closing.asked = index + 1
            if self.closing.asked < len(questions):
                self.reveal()
                self.ask_next()
            else:
                self.go_to(Stage.PREVIEW)
            return True

        title = f"{index + 1}/{len(questions)} {plain(questions[index])}"
        self.ask(TextJob(title=title, start=answers[index], placeholder=_("Enter alone skips"), use=use))

    # The seal and the file ----------------------------------------------------------------------------------------

    def seal(self) -> None:
        day, review, rest = self.closing.day, self.closing.review, bool(self.closing.left)
        if self.run_verb(lambda: self.desk.close_day(day, review, carry_rest=rest)) is None:
            return
        self.steps.append(self.desk.will_undo())
        self.closing.forget_answers()
        self.shell.back_up()
        self._write()
        self.go_to(Stage.DONE)

    def _write(self) -> None:
        try:
            written = write_diary(self.desk, self.shell.exports, self.closing.day, self.shell.config)
        except (OSError, Refused) as error:
            why = error.sentence().rstrip(".。") if isinstance(error, Refused) else why_words(why_code(error))
            text = _("The diary could not be written ({why}); the day is safe. o tries again.").format(why=why)
            self.key_bar.echo(text, sign="✗", role="bad", stays=True)
            self.notify(text, severity="error", timeout=10, markup=False)
            return
        self.closing.file = str(written.path)
        if written.avoided is not None:
            text = _("{path} was not written by workbench and stays as it is.").format(path=written.avoided)
            self.notify(text, severity="warning", timeout=10, markup=False)
        self.echo(_("Diary written: {path}").format(path=self.closing.file))

    def action_closing_export(self) -> None:
        self._write()
        self.reveal()

    def action_closing_copy(self) -> None:
        self.shell.copy_to_clipboard(self.closing.text)
        self.echo(_("Sent to the terminal's clipboard"))
