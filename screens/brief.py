"""The morning brief (晨间简报): what must I do now, what have I forgotten, who owes me. All of it can be acted on.

It is shown once when a day begins, and by its key at any time; the leak check is its second question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from screens.brief_once import FIRST_LOOK
from screens.brief_rows import DONTS, FORGOTTEN, BriefRows, More, Of, Shape, brief_rows
from workbench.desk.values import Outcome
from workbench.domain.brief import PICKS, Brief
from workbench.domain.donts import Dont
from workbench.domain.ids import ItemId
from workbench.domain.leaks import Leak
from workbench.i18n import _
from workbench.text import briefing, dates
from workbench.text.findings import MENDS
from workbench.ui import everywhere
from workbench.ui.actions import BRIEF, BY_ID, ITEMS, Action
from workbench.ui.card import Line, balanced
from workbench.ui.desk_screen import DeskModal
from workbench.ui.item_rows import Lens
from workbench.ui.key_bar import Hint
from workbench.ui.keymap import key_label
from workbench.ui.line_bar import Lines
from workbench.ui.painter import Bit
from workbench.ui.verbs import ItemVerbs
from workbench.ui.vlist import VList

WIDEST = 116
LOOK_SECONDS = 0.04
LOOK_ITEMS = 500
"""So many items are looked through between two keys."""
LOOK_DAYS = 4
"""So many days of the diary."""


class BriefScreen(ItemVerbs[None], DeskModal[None], inherit_bindings=False):
    """The position of the desk on one screen."""

    CSS_PATH = "brief.tcss"
    CONTEXTS: ClassVar[tuple[str, ...]] = (BRIEF,)
    rows = query_one(BriefRows)
    info = query_one("#info", Lines)

    def __init__(self, *, leaks: bool = False) -> None:
        super().__init__()
        self._at_leaks = leaks
        """Begin at what may be forgotten."""
        self._opened: set[str] = set()
        self._brief: Brief | None = None
        self._looking: Timer | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="brief"):
            yield Lines(id="info")
            yield BriefRows(id="brief-rows")

    def on_mount(self) -> None:
        self.set_focus(self.rows)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.desk.look_on(FIRST_LOOK)
        self.reveal()
        keys = [row.key for row in self.rows.shown if isinstance(row.key, Of)]
        wanted = [key for key in keys if not self._at_leaks or key.section == FORGOTTEN]
        if wanted:
            self.rows.go_to(wanted[0])
        self._looking = self.set_interval(LOOK_SECONDS, self._look_on)
        self.refresh_hints()

    def _look_on(self) -> None:
        """The rest of a large desk is looked through, and what quotas count is read, while keys are answered."""
        if not self.desk.look_on(LOOK_ITEMS):
            return
        if self.brief.checking:
            self.reveal()
        if self.desk.read_signs(LOOK_DAYS) and self.desk.read_on(LOOK_DAYS):
            if self._looking is not None:
                self._looking.stop()
            self.desk.usual_share()  # for Today, beneath: its first frame does without
            self.reveal()

    def on_resize(self) -> None:
        self.call_after_refresh(self.reveal)

    # What is shown ------------------------------------------------------------------------------------------------

    @property
    def brief(self) -> Brief:
        """What is shown, as of the last look."""
        return self._brief or self.desk.brief(whole=False)

    @property
    def _width(self) -> int:
        return max(20, min(self.size.width, WIDEST) - 6)

    def reveal(self) -> None:
        found = self._brief = self.desk.brief(whole=False)
        info = self._info(found)
        self.info.show([(line, "bg") for line in info])
        room = self.size.height - len(info) - 3
        shape = Shape(Lens(found.now, self.desk.settings.me), self._width, room, frozenset(self._opened))
        self.rows.show(brief_rows(found, shape))
        box = self.query_one("#brief")
        box.border_title = f"{_('Morning brief')} · {dates.when_full(found.now.date(), found.now.date())}"
        box.border_subtitle = _("picked {n} of {most}").format(n=len(found.picks), most=PICKS)
        self.refresh_hints()

    def _info(self, found: Brief) -> list[Line]:
        """The five counters, and what else has to be known."""
        pieces: list[Sequence[Bit]] = []
        for dont in Dont:
            count = found.donts.count(dont)
            number = Bit(f" {count}", "q3" if count else "ok", bold=True)
            pieces.append((Bit(briefing.dont_word(dont), "muted"), number))
        if found.checking:
            pieces.append((Bit(_("still looking …"), "warn"),))
        pieces += [(Bit(text, "fg", bold=True),) for text in briefing.facts(found)]
        pieces += [(Bit(text, "warn", bold=True),) for text in briefing.warned(found)]
        return balanced(pieces, self._width)

    def minute_passed(self) -> None:
        if self.is_current:
            self.reveal()

    # The cursor ---------------------------------------------------------------------------------------------------

    def _under(self) -> Of | None:
        key = self.rows.cursor_key
        return key if isinstance(key, Of) else None

    def _leak(self) -> Leak | None:
        """The finding under the cursor."""
        here = self._under()
        if here is None or here.section != FORGOTTEN:
            return None
        return next(
            (leak for leak in self.brief.leaks if (leak.item, (leak.code, leak.date, leak.detail)) ==
             (here.item, here.thing)),
            None,
        )  # fmt: skip

    def targets(self) -> Sequence[ItemId]:
        here = self._under()
        return (here.item,) if here is not None and here.item is not None else ()

    @on(VList.Moved)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(VList.Chosen)
    async def _row_chosen(self) -> None:
        await self.action_brief_go()

    # The key bar --------------------------------------------------------------------------------------------------

    def can(self, action: Action) -> bool:
        if action.id in ("brief.pick", "brief.go"):
            return bool(self.targets()) if action.id == "brief.pick" else self.rows.cursor_key is not None
        return ITEMS not in action.contexts or (bool(self.targets()) and not action.id.startswith("list."))

    def hints(self) -> tuple[tuple[Hint, ...], Hint | None]:
        """What mends the finding under the cursor comes first."""
        shown, last = super().hints()
        leak = self._leak()
        if leak is None:
            return shown, last
        ways = [BY_ID[name] for name in MENDS[leak.code].actions if name in BY_ID and ITEMS in BY_ID[name].contexts]
        first = [Hint(key_label(way.keys[0]), self.hint_label(way), way.id) for way in ways if way.id != "item.open"]
        names = {hint.action for hint in first}
        return (*first, *(hint for hint in shown if hint.action not in names)), last

    # What happens -------------------------------------------------------------------------------------------------

    def acted(self, outcome: Outcome) -> None:
        self.reveal()

    def went_back(self, outcome: Outcome) -> None:
        self.reveal()

    def action_brief_pick(self) -> None:
        ids = self.targets()
        if not ids:
            self.hint(_("Nothing is chosen here."))
        elif self.run_verb(lambda: self.desk.pick(ids[0])) is not None:
            self.reveal()

    async def action_brief_go(self) -> None:
        here, key = self._under(), self.rows.cursor_key
        if isinstance(key, More):
            self._opened.add(key.section)
            self.reveal()
        elif here is None:
            self.hint(_("Nothing is chosen here."))
        elif here.section == DONTS and isinstance(here.thing, Dont):
            self._opened ^= {here.thing.value}
            self.reveal()
        elif here.item is not None:
            await self.shell.open_item(here.item)
        else:
            await self._go_to_day(self._leak())

    async def _go_to_day(self, leak: Leak | None) -> None:
        """A finding without an item: a day to be closed, or one to write something about."""
        if leak is None:
            return
        if leak.code == "day-not-closed":
            await self.shell.open_close_day(self.desk.today())
        elif leak.code == "diary-gap" and leak.date is not None:
            everywhere.write_note(self)
        elif leak.code in ("tendency", "sign-passed"):
            await self.shell.open_registers("signal")
        else:
            self.hint(_("On Today, / and #{area} shows what is open there.").format(area=leak.detail))
