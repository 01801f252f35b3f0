"""What a register does with one of its lines beyond filling it in: early signs are marked, tendencies put up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screens.register_duty import duty_rows
from workbench.domain.information import Age, age, is_information, tallies
from workbench.domain.periods import Scale, period
from workbench.domain.quality import Slip, top_causes, without_rule
from workbench.domain.reading import Reading
from workbench.domain.register_lines import RegisterLine
from workbench.domain.registers import Register
from workbench.domain.signals import NEXT, sign_of
from workbench.i18n import _, ngettext
from workbench.text.citing import adapted, citation
from workbench.text.field_visits import quarter_words
from workbench.text.information import age_word, month_of, sent_in, speed_words, state_words, tally_words
from workbench.text.quality import cause_word
from workbench.text.register_rows import status_word, tendency_words
from workbench.text.shift_log import taken_words
from workbench.text.width import wrap
from workbench.ui import masking
from workbench.ui.painter import Bit, plain
from workbench.ui.prompts import TextJob
from workbench.ui.row_list import Row

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.values import Outcome
    from workbench.ui.line_job import LineJob
    from workbench.ui.shell import Shell


class RegisterVerbs:
    """Keys of single registers. The screen says what is under the cursor."""

    if TYPE_CHECKING:

        @property
        def desk(self) -> Desk: ...
        @property
        def register(self) -> Register: ...
        @property
        def line_here(self) -> RegisterLine | None: ...
        def run_verb(self, verb: Callable[[], Outcome | None]) -> Outcome | None: ...
        def hint(self, text: str) -> None: ...
        @property
        def shell(self) -> Shell: ...
        def ask(self, job: LineJob) -> None: ...
        def echo(self, text: str, *, undo: bool = False) -> None: ...

    def action_register_mark(self) -> None:
        """An early sign goes one round: watching, told, let go; a report: highlight, hot, hard."""
        if self.register.key == "duty":
            self.take_over_here()
            return
        line = self.line_here
        if line is not None and line.item is not None and self.register.key == "information":
            item_id = line.item.id
            self.run_verb(lambda: self.desk.next_point(item_id))
            return
        if line is None or line.entry is None or self.register.key != "signal":
            return
        entry, status = line.entry, NEXT[sign_of(line).status]
        if self.run_verb(lambda: self.desk.mark_sign(entry, status)) is not None:
            self.echo(status_word(status))

    def take_over_here(self) -> None:
        """Whoever reads it accepts what the shift before handed over."""
        note = self.desk.handed_over()
        if note is None:
            self.hint(_("Nothing has been handed over that is not accepted."))
            return
        self.run_verb(lambda: self.desk.take_over(taken_words(note)))

    def action_register_put_up(self) -> None:
        """The tendency which the sign under the cursor belongs to becomes an item."""
        line = self.line_here
        if line is not None and self.register.key == "reference":
            self._suggest(line)
            return
        if line is None or self.register.key != "signal":
            return
        tags = sign_of(line).tags
        tending = next((one for one in self.desk.tendencies() if one.tag in tags), None)
        if tending is None:
            self.hint(_("This sign belongs to no tendency: it takes several of one #keyword."))
            return
        self.run_verb(lambda: self.desk.put_up(tending.tag))

    def _suggest(self, line: RegisterLine) -> None:
        if line.is_restricted:
            self.hint(_("This line is restricted: nothing is made of it that is not."))
            return
        text = adapted(line)
        self.run_verb(lambda: self.desk.note(Reading("entry", text, text, entry_kind="advice", text=text)))

    def action_register_copy(self) -> None:
        """The line under the cursor, with its source: for a text."""
        line = self.line_here
        if line is None or line.entry is None:
            return
        if line.is_restricted:
            self.hint(_("This line is restricted: it is not copied."))
            return
        self.shell.copy_to_clipboard(citation(self.register, line))
        self.echo(_("Copied with its citation."))

    def bear_out_here(self) -> None:
        """One line: who bears a report out, and what they say."""
        line = self.line_here
        if line is None or line.item is None or self.register.key != "information":
            return
        item_id = line.item.id

        def use(text: str) -> bool:
            who, _mark, words = text.replace("：", ":").partition(":")
            return self.run_verb(lambda: self.desk.bear_out(item_id, who.strip(), words.strip())) is not None

        self.ask(TextJob(title=_("Who bears it out: what they say"), use=use))


def head_rows(desk: Desk, register: Register, lines: Sequence[RegisterLine], width: int) -> list[Row]:
    """What stands above the lines of a register: tendencies, the tally of reports, the causes of errors."""
    if register.key == "error":
        told = error_words(lines)
        return [Row((Bit(plain(told, width), "warn"),))] if told else []
    if register.key == "information":
        items = [item for item in desk.items.values() if is_information(item)]
        first, last = month_of(desk.today())
        told = (tally_words(tallies(items, first, last)), speed_words(sent_in(items, first, last)))
        return [Row((Bit(plain(words, width), "muted"),)) for words in told if words]
    if register.key == "duty":
        return duty_rows(desk, width)
    if register.key == "field":
        found = period(Scale.QUARTER, desk.today())
        words = quarter_words(
            desk.register_lines(register, found.first, found.last), desk.settings.limits, desk.today()
        )
        return [Row((Bit(plain(words, width), "muted"),))] if words else []
    if register.key != "signal":
        return []
    return [Row((Bit(plain(tendency_words(one), width), "warn", bold=True),)) for one in desk.tendencies()]


def error_words(lines: Sequence[RegisterLine]) -> str:
    """After how many of these errors no rule was changed, and what went wrong most often: of no masked one."""
    found = [Slip(line.entry, line.filled.get("rule")) for line in lines if line.entry is not None]
    if not found:
        return ""
    loose = len(without_rule(found))
    told = (
        [ngettext("{n} without a rule changed", "{n} without a rule changed", loose).format(n=loose)] if loose else []
    )
    seen = [Slip(line.entry) for line in lines if line.entry and (masking.is_revealed() or not line.is_restricted)]
    causes = top_causes(seen, min(line.day for line in lines), max(line.day for line in lines))
    told += [f"{cause_word(cause)} {count}" for cause, count in causes[:3]]
    return " · ".join(told)


def more_rows(desk: Desk, register: Register, line: RegisterLine, key: object, width: int) -> list[Row]:
    """What stands beneath a report: how old it is as long as it has not gone out, and what it lacks."""
    item = line.item
    if register.key != "information" or item is None or (line.is_restricted and not masking.is_revealed()):
        return []
    limits = desk.settings.limits
    old = age(item, desk.now(), limits.fresh_hours, limits.aging_hours)
    bits = [Bit("        ")]
    if old is not None:
        bits.append(Bit(age_word(old), _AGES[old], bold=True))
    rows = [Row(tuple(bits), key)] if old is not None else []
    told = " · ".join(state_words(item)) if old is not None else ""
    return rows + [Row((Bit("        "), Bit(text, "warn")), key) for text in wrap(told, max(12, width - 8)) if text]


_AGES = {Age.FRESH: "ok", Age.AGING: "warn", Age.STALE: "muted"}
