"""The one table of actions. Keys, the key bar, the help, the palette and the documentation are made from it.

A key is written as it is typed (`a`, `A`, `?`, `9`) or by its name (`space`, `enter`, `ctrl+z`, `shift+tab`); `g t`
is a sequence. An action is performed by the method `action_<id, dots as underscores>` of the focused pane, of the
screen or of the app, whichever comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.i18n import N_

# Contexts, from everywhere to one pane. A key means one thing in each, and the innermost wins.
APP = "app"
"""Every screen and dialog of the desk."""
LIST = "list"
"""A list of anything."""
ITEMS = "items"
"""Something that stands for items has the focus: a list of them, one block, one card."""
TODAY = "today"
TIMELINE = "timeline"
UNPLACED = "unplaced"
DIARY = "diary"
DIARY_DAY = "diary_day"
"""The diary as a screen of its own."""
REGISTER = "register"
"""The registers: their list, and the lines of one."""
TRIAGE = "triage"
"""Triage mode: one card, one key."""
DETAIL = "detail"
CLOSING = "closing"
"""Closing the day."""
BRIEF = "brief"
ROUTINES = "routines"
"""The book of what comes again."""
"""The morning brief."""
FOLLOW_UPS = "follow_ups"
"""What is in other hands, and what is followed from above."""
PEOPLE = "people"
WEEK = "week"
"""A list of the week screen."""
WEEKS = "weeks"
"""The week screen, wherever the focus is."""
AHEAD = "ahead"
STATISTICS = "statistics"
FIGURE = "figure"
"""The list behind a number."""
REPORT = "report"
"""The reports, wherever the focus is."""
REPORT_PAGE = "report_page"
"""A report as a page."""
SEARCH = "search"
"""The search screen, wherever the focus is."""
FOUND = "found"
"""The list of what was found."""
HELP = "help"
PROPOSAL = "proposal"
"""A plan for the day is shown, and nobody has accepted it yet."""

BLANKING = "ctrl+backslash"
"""The key that blanks the screen, whatever has the focus: while a line is typed too."""

CONTEXT_NAMES = {
    APP: N_("Everywhere"),
    LIST: N_("Lists"),
    ITEMS: N_("Items"),
    TODAY: N_("Today"),
    TIMELINE: N_("Scheduled"),
    UNPLACED: N_("Unscheduled"),
    DIARY: N_("Work diary"),
    DIARY_DAY: N_("Diary, day by day"),
    REGISTER: N_("Registers"),
    TRIAGE: N_("Triage"),
    DETAIL: N_("Item detail"),
    CLOSING: N_("Close the day"),
    BRIEF: N_("Morning brief"),
    ROUTINES: N_("Routines"),
    FOLLOW_UPS: N_("Follow-ups"),
    PEOPLE: N_("People"),
    WEEK: N_("Week, days and what has none"),
    WEEKS: N_("Week"),
    AHEAD: N_("What is coming"),
    STATISTICS: N_("Statistics"),
    FIGURE: N_("What a number counts"),
    REPORT: N_("Reports"),
    REPORT_PAGE: N_("A report"),
    SEARCH: N_("Search"),
    FOUND: N_("What was found"),
    HELP: N_("Help"),
    PROPOSAL: N_("A plan is proposed"),
}

_PASS_IME = frozenset("0123456789+-;:/?!,.*=") | frozenset(
    {"space", "enter", "tab", "shift+tab", "escape", "backspace", "delete", "up", "down", "left", "right"}
    | {"home", "end", "pageup", "pagedown", "shift+up", "shift+down", "shift+left", "shift+right"}
    | {f"f{number}" for number in range(1, 13)}
)


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do with a key."""

    id: str
    keys: tuple[str, ...]
    label: str
    """A word or two for the key bar, in English; translated where it is shown."""
    help: str
    """What it does, for the help and the palette."""
    contexts: tuple[str, ...] = (APP,)
    hint: int = 0
    """Its rank in the key bar, small first; 0 is never shown there."""
    edits: bool = False
    """It changes the desk: one undo step, and refused before typing where the desk may only be read."""
    palette: bool = True
    joined: str = ""
    """The keys as the key bar shows them where several actions share one hint."""
    method: str = ""
    """The method which performs it, where it is not named after the id."""
    args: tuple[int, ...] = ()

    @property
    def handler(self) -> str:
        return "action_" + (self.method or self.id.replace(".", "_"))

    @property
    def moves_only(self) -> bool:
        """It only closes or leaves something: other keys do the same."""
        return self.id in ("app.leave", "app.interrupt")

    @property
    def ime_keys(self) -> tuple[str, ...]:
        """The keys that reach us while an input method is on."""
        return tuple(key for key in self.keys if key in _PASS_IME or key.startswith("ctrl+"))


def _a(
    id: str,
    keys: str,
    label: str,
    help: str,
    *contexts: str,
    hint: int = 0,
    edits: bool = False,
    palette: bool = True,
    joined: str = "",
    method: str = "",
    args: tuple[int, ...] = (),
) -> Action:
    split = tuple(key.replace("_", " ") for key in keys.split())
    return Action(id, split, label, help, contexts or (APP,), hint, edits, palette, joined, method, args)


_TO_WEEKDAY = (
    *(N_("To Monday"), N_("To Tuesday"), N_("To Wednesday"), N_("To Thursday")),
    *(N_("To Friday"), N_("To Saturday"), N_("To Sunday")),
)
_JUDGED = (ITEMS, TRIAGE)
_SETTLED = (ITEMS, TRIAGE, DETAIL)

ACTIONS: tuple[Action, ...] = (
    # Items: the whole of triage is on the digits, which no input method takes.
    _a("item.do_now", "1", N_("quadrants"), N_("Do now: important and urgent"), *_JUDGED, DETAIL, CLOSING,
       hint=10, edits=True, joined="1-4", method="item_triage", args=(1,)),
    _a("item.plan", "2", N_("plan"), N_("Plan: important, not urgent"), *_JUDGED, DETAIL, CLOSING,
       edits=True, method="item_triage", args=(2,)),
    _a("item.delegate", "3", N_("delegate"), N_("Delegate or absorb: urgent, not important"), *_JUDGED, DETAIL,
       CLOSING, edits=True, method="item_triage", args=(3,)),
    _a("item.defer", "4", N_("defer"), N_("Defer: neither"), *_JUDGED, DETAIL, CLOSING,
       edits=True, method="item_triage", args=(4,)),
    _a("item.inbox", "0", N_("inbox"), N_("Back to the inbox"), ITEMS, DETAIL, hint=11, edits=True),
    _a("item.today", "5", N_("today"), N_("Plan for today"), *_SETTLED,
       hint=12, edits=True, joined="5/6", method="item_plan_day", args=(0,)),
    _a("item.tomorrow", "6", N_("tomorrow"), N_("Plan for tomorrow"), *_SETTLED, CLOSING,
       edits=True, method="item_plan_day", args=(1,)),
    _a("item.monday", "7", N_("next Monday"), N_("Plan for next Monday"), *_SETTLED, CLOSING, edits=True),
    _a("item.wait", "8 f", N_("hand over"), N_("Hand over: somebody else must move next"), *_SETTLED, CLOSING,
       hint=17, edits=True),
    _a("item.done", "9 d", N_("done"), N_("Done (again: reopen)"), ITEMS, DETAIL, hint=13, edits=True),
    _a("item.result", "r f5", N_("done, result"), N_("Done, with its result in a line"), ITEMS, DETAIL, edits=True),
    _a("item.drop", "delete x", N_("drop"), N_("Drop: not to be done, with a reason"), *_SETTLED, CLOSING,
       hint=22, edits=True),
    _a("item.start", "w f9", N_("start/stop"), N_("Start or stop work on it"), *_SETTLED, hint=19, edits=True),
    _a("item.place", "s f6", N_("place"), N_("Put it into the next free slot that fits"), ITEMS, hint=14, edits=True),
    _a("item.place_at", "S m_m", N_("time"), N_("Choose its day or time"), *_SETTLED, hint=0, edits=True),
    _a("item.due", "!", N_("deadline"), N_("Set its deadline"), *_SETTLED, edits=True),
    _a("item.earlier", "< shift+left", N_("earlier"), N_("One day earlier"), ITEMS, DETAIL,
       edits=True, method="item_shift", args=(-1,)),
    _a("item.later", "> shift+right", N_("later"), N_("One day later"), ITEMS, DETAIL,
       edits=True, method="item_shift", args=(1,)),
    _a("item.someday", "D", N_("someday"), N_("Defer on purpose: until a day, with a reason"), *_SETTLED, edits=True),
    _a("item.answered", "=", N_("answered"), N_("The answer has come: ours to move again"), ITEMS, DETAIL, edits=True),
    _a("item.chase", "", N_("ask again"), N_("Asked again: what they said, and what they promised"), ITEMS, DETAIL,
       edits=True),
    _a("item.offer", "H", N_("hand the lead on"), N_("Hand the lead on: it is theirs when they accept"), ITEMS, DETAIL,
       edits=True),
    _a("item.ask_decision", "I", N_("for decision"), N_("Put it to somebody who may decide it"), ITEMS, DETAIL,
       edits=True),
    _a("item.track", "W", N_("track"), N_("Follow it to its result: somebody above said so"), ITEMS, DETAIL,
       edits=True),
    _a("item.progress", "Z", N_("progress"), N_("Note how far it is: 60%, 3/8"), ITEMS, DETAIL, edits=True),
    _a("item.reply", "R", N_("reply"), N_("Tell the asker, and close it"), ITEMS, DETAIL, edits=True),
    _a("item.note", "c", N_("note"), N_("Write a line into its trail and the diary"), ITEMS, DETAIL, edits=True),
    _a("item.chased", "C", N_("chased"), N_("Somebody chased us for it: urgent, and counted"), *_SETTLED, edits=True),
    _a("item.why", "Y", N_("why here"), N_("Why is this here? Its place in one sentence"), *_SETTLED),
    _a("item.focus", "F", N_("focus"), N_("To which focus it belongs; on a focus: judge anew what belongs to it"),
       *_SETTLED),
    _a("item.in_focus", "", N_("in focus"), N_("Put it on the focus list, with its goal"), *_SETTLED, edits=True),
    _a("item.pin", "", N_("pin"), N_("Pin: a special case before all others, with a reason (again: let go)"),
       *_SETTLED, edits=True),
    _a("item.hard", "", N_("hard nut"), N_("Hard nut: opened, and not put off for ever (again: not)"), *_SETTLED,
       edits=True),
    _a("item.words", "", N_("their words"), N_("In their words: what was asked, and what counts as done"), *_SETTLED,
       edits=True),
    _a("item.read_back", "", N_("read back"), N_("Read back: the giver has confirmed it (again: not yet)"), *_SETTLED,
       edits=True),
    _a("item.missed", "", N_("if missed"), N_("If it is missed: what happens then"), *_SETTLED, edits=True),
    _a("item.leader", "", N_("put up"), N_("Put it before a leader, and why (again: settle it here)"), *_SETTLED,
       edits=True),
    _a("item.restrict", "", N_("restrict"), N_("Restricted: masked on screens, withheld from what leaves (again: not)"),
       *_SETTLED, edits=True),
    _a("item.domain", "", N_("domain"), N_("Policy, administration or finance: the next one"), *_SETTLED, edits=True),
    _a("item.side", "", N_("side"), N_("From which side it comes: leader, superior, peer, unit, public"), *_SETTLED,
       edits=True),
    _a("item.edit", "e", N_("edit"), N_("Change its line"), *_SETTLED, hint=21, edits=True),
    _a("item.nature", "%", N_("known/unasked"), N_("Known beforehand, or came unasked: the other way round"), ITEMS,
       DETAIL,
       edits=True),
    _a("item.copy", "y", N_("copy"), N_("Copy its title"), ITEMS, DETAIL),
    _a("item.open", "enter", N_("detail"), N_("Open it: fields, notes and trail"), ITEMS, hint=16),
    _a("period.week", "m_w", N_("this week"), N_("For this week, the day still open"), ITEMS,
       edits=True, method="period", args=(1,)),
    _a("period.month", "m_o", N_("this month"), N_("For this month, the day still open"), ITEMS,
       edits=True, method="period", args=(2,)),
    _a("item.attend", "", N_("who attends"), N_("Who attends: how far it is prepared is then told ahead"), ITEMS,
       DETAIL,
       edits=True),
    _a("item.lead_days", "", N_("begin before"), N_("How many working days before it is due to begin"), ITEMS, DETAIL,
       edits=True),
    # Weekdays: on the week screen those of the week that is shown, elsewhere the next ones to come.
    *(_a(f"weekday.{number + 1}", f"m_{number + 1}", N_("to a weekday"), help, ITEMS,
         edits=True, method="weekday", args=(number,)) for number, help in enumerate(_TO_WEEKDAY)),
    _a("item.pick", "", N_("pick"), N_("Today is about it: one of the three things of the day, or no longer"), ITEMS,
       DETAIL,
       edits=True),
    # The timeline.
    _a("block.place", "s f6", N_("next slot"), N_("Move it to the next free slot"), TIMELINE,
       hint=10, edits=True, method="item_place"),
    _a("block.unplace", "backspace", N_("unschedule"), N_("Take its time back"), TIMELINE, WEEK, hint=11, edits=True),
    _a("block.longer", "+", N_("longer"), N_("15 minutes longer"), TIMELINE,
       hint=12, edits=True, joined="+ -", method="block_resize", args=(15,)),
    _a("block.shorter", "-", N_("shorter"), N_("15 minutes shorter"), TIMELINE,
       edits=True, method="block_resize", args=(-15,)),
    _a("block.down", "J shift+down", N_("move"), N_("15 minutes later"), TIMELINE, WEEK,
       hint=12, edits=True, joined="J K", method="block_move", args=(15,)),
    _a("block.up", "K shift+up", N_("move"), N_("15 minutes earlier"), TIMELINE, WEEK,
       edits=True, method="block_move", args=(-15,)),
    _a("block.new", "b", N_("fixed block"), N_("An appointment at this time"), TIMELINE, hint=13, edits=True),
    _a("unplaced.place", "+ s f6", N_("place"), N_("Put it into the next free slot that fits"), UNPLACED,
       hint=9, edits=True, method="item_place", palette=False),
    # The diary.
    _a("diary.write", "enter", N_("write"), N_("Write a diary line, or open the item of this one"), DIARY, hint=9),
    _a("diary.open", "enter", N_("open"), N_("Open the item of this line; of a gap: write down what it was"), DIARY_DAY,
       hint=1, palette=False),
    _a("diary.day_before", "[ ( left h f3", N_("day before"), N_("The day before"), DIARY_DAY, hint=2, joined="[ ]",
       method="diary_day", args=(-1,)),
    _a("diary.day_after", ") right l f4", N_("day after"), N_("The day after"), DIARY_DAY,
       method="diary_day", args=(1,)),
    _a("diary.onward", "]", N_("onward"), N_("The day after; from today on: the next screen"), DIARY_DAY),
    _a("diary.today", ".", N_("now"), N_("Back to today"), DIARY_DAY),
    _a("diary.order", "v f8", N_("arrange"), N_("By time, by matter, by person"), DIARY_DAY, hint=3),
    _a("diary.noise", "z", N_("unfold"), N_("Every small thing on a line of its own; again: folded"), DIARY_DAY,
       hint=4),
    _a("diary.last_year", "y", N_("a year ago"), N_("This day last year; again: back"), DIARY_DAY, hint=5),
    _a("diary.amend", "e", N_("correct"), N_("Put this line right; what it said stays beside it"), DIARY_DAY, hint=6,
       edits=True),
    _a("diary.to_item", "+ n", N_("make an item"), N_("Make an item of this line; who it begins with asks for it"),
       DIARY_DAY, hint=7, edits=True),
    _a("diary.left", "x f5", N_("has left"), N_("The visitor has left; the one of this line, else who came first"),
       DIARY, DIARY_DAY, hint=8, edits=True),
    _a("diary.restrict", "%", N_("restrict"), N_("Mask this line, and withhold it from what leaves the desk"),
       DIARY_DAY, hint=14, edits=True),
    _a("diary.export", "o", N_("export"), N_("Write the diary of the day to a file"), DIARY_DAY, hint=9),
    # Registers.
    _a("go.registers", "g_r", N_("registers"), N_("Registers: calls, visitors, meetings, duty, seals and the rest")),
    _a("register.open", "enter", N_("open"), N_("To the lines of this register; of a line: open its item"), REGISTER,
       hint=1, palette=False),
    _a("register.side", "tab shift+tab left right", N_("other side"), N_("To the other list"), REGISTER, hint=2,
       palette=False),
    _a("register.earlier", "( f3", N_("earlier"), N_("The period before"), REGISTER, hint=3, joined="( )",
       method="register_shift", args=(-1,)),
    _a("register.later", ") f4", N_("later"), N_("The period after"), REGISTER, method="register_shift", args=(1,)),
    _a("register.longer", "z f8", N_("longer"), N_("Month, quarter, year, everything"), REGISTER, hint=4),
    _a("register.fill", "e", N_("fill in"), N_("Fill in what this line does not say"), REGISTER, hint=5, edits=True),
    _a("register.missing", ",", N_("what is missing"), N_("Only lines in which something is missing; again: all"),
       REGISTER, hint=6),
    _a("register.new", "n +", N_("new line"), N_("Write a line into this register"), REGISTER, hint=7, edits=True),
    _a("register.mark", "s f6", N_("mark"),
       N_("An early sign: watching, told, let go; a report: highlight, hot, hard"), REGISTER,
       hint=4, edits=True),
    _a("register.put_up", "i f7", N_("as an item"),
       N_("Make an item of the tendency this sign belongs to; of a note, a suggestion"), REGISTER,
       hint=4, edits=True),
    _a("register.copy", "y f9", N_("copy"), N_("Copy the line with its citation"), REGISTER, hint=9),
    _a("register.restrict", "%", N_("restrict"), N_("Mask this line, and withhold it from what leaves the desk"),
       REGISTER, hint=14, edits=True),
    _a("register.sheet", "o", N_("sheet"), N_("Write these lines as a sheet (CSV)"), REGISTER, hint=8),
    # Lists.
    _a("list.down", "down j", N_("down"), N_("Next row"), LIST, palette=False),
    _a("list.up", "up k", N_("up"), N_("Previous row"), LIST, palette=False),
    _a("list.page_down", "pagedown ctrl+d", N_("page down"), N_("A page down"), LIST, palette=False),
    _a("list.page_up", "pageup ctrl+u", N_("page up"), N_("A page up"), LIST, palette=False),
    _a("list.first", "home g_g", N_("first"), N_("First row"), LIST, palette=False),
    _a("list.last", "end G", N_("last"), N_("Last row"), LIST, palette=False),
    _a("list.mark", "space", N_("mark"), N_("Mark or unmark the row, for several at once"), ITEMS, hint=15),
    _a("list.range", "v", N_("mark to here"), N_("Mark from the last mark to here"), ITEMS),
    _a("list.mark_all", "*", N_("mark all"), N_("Mark everything shown in this group"), ITEMS),
    # Today.
    _a("pane.next", "tab", N_("pane"), N_("Next pane"), TODAY, palette=False),
    _a("pane.previous", "shift+tab", N_("pane"), N_("Previous pane"), TODAY, palette=False),
    _a("pane.left", "left h", N_("left"), N_("The pane on the left"), TODAY, palette=False),
    _a("pane.right", "right l", N_("right"), N_("The pane on the right"), TODAY, palette=False),
    _a("pane.zoom", "z", N_("zoom"), N_("Enlarge this pane, and back"), TODAY, hint=27),
    _a("plan.propose", "p ctrl+n", N_("plan it"),
       N_("Propose a plan for the rest of the day; what slipped is laid out anew"),
       TODAY, hint=30, edits=True),
    _a("unplaced.plan", "p ctrl+n", N_("plan it"),
       N_("Propose a plan for the rest of the day; what slipped is laid out anew"),
       UNPLACED, TIMELINE, hint=10, edits=True, palette=False, method="plan_propose"),
    _a("plan.accept", "enter", N_("do it"), N_("Accept the plan, as one step"), PROPOSAL, hint=1, edits=True,
       palette=False),
    _a("plan.drop", "escape", N_("leave it"), N_("Leave everything as it is"), PROPOSAL, hint=2, palette=False),
    _a("today.triage", "t ctrl+t", N_("triage"), N_("Triage one by one: one card, one key"), TODAY, hint=20),
    _a("focus.review", "", N_("focus list"), N_("Focus list: go through it, one by one"), TODAY),
    _a("triage.unlooked", "", N_("judge anew"), N_("Judge anew what nobody has looked at for a fortnight"), TODAY),
    _a("day.previous", "( f3", N_("previous day"), N_("The day before"), TODAY, method="day_shift", args=(-1,)),
    _a("day.next", ") f4", N_("next day"), N_("The day after"), TODAY, method="day_shift", args=(1,)),
    _a("day.today", ".", N_("now"), N_("Back to today"), TODAY),
    _a("day.close", "Q ctrl+e", N_("close the day"), N_("Close the day: decide what is left, and export the diary"),
       TODAY, hint=28),
    _a("day.brief", "B ctrl+g", N_("brief"), N_("Morning brief: what to do now, what was forgotten, who owes me"),
       TODAY,
       hint=30),
    _a("day.routines", "O ctrl+o", N_("routines"), N_("Routines: what comes again, and how it was kept"), TODAY),
    _a("day.rules", "f12", N_("rules"), N_("Rules: may, may not, how, to what standard"), TODAY),
    _a("find.leaks", "", N_("leak check"), N_("Leak check: what may be forgotten"), TODAY),
    _a("find.filter", "/", N_("filter"), N_("Filter: words, @name, #area, 1-4, overdue, due<fri"), TODAY, hint=26),
    _a("find.next", "n f8", N_("next match"), N_("Next match"), TODAY, palette=False),
    _a("find.late", ",", N_("late"), N_("To what is overdue, or to be asked about; again: the next one"), TODAY,
       hint=29),
    _a("find.previous", "N f7", N_("previous match"), N_("Previous match"), TODAY, palette=False),
    # The week, and what is longer.
    _a("go.week", "g_w", N_("week"), N_("The week: what is planned, what has no day yet, what is coming")),
    _a("week.open", "enter", N_("open"), N_("Unfold a day, or open an item"), WEEK, hint=16, palette=False),
    _a("week.place", "s f6", N_("place"), N_("Put it into the next free slot of its day"), WEEK,
       hint=11, edits=True, palette=False),
    _a("week.down", "+", N_("pull down"), N_("Pull it down: year, quarter, month, week, day"), WEEK,
       hint=10, edits=True, joined="+ -"),
    _a("week.up", "-", N_("push up"), N_("Push it up: day, week, month, quarter, year"), WEEK, edits=True),
    _a("week.plan", "p ctrl+n", N_("plan it"), N_("Propose a plan for this day"), WEEK, hint=12, edits=True,
       palette=False, method="plan_propose"),
    _a("ahead.prepare", "+ s f6", N_("prepare now"), N_("Pull its first step into today"), AHEAD, hint=8, edits=True),
    _a("ahead.days", "z f8", N_("how far"), N_("Look 7, 14 or 30 days ahead"), AHEAD, hint=9),
    _a("ahead.leaders", "L", N_("attended"), N_("Only what somebody attends, and back"), AHEAD, hint=12),
    _a("week.next_pane", "tab", N_("pane"), N_("Next pane"), WEEKS, hint=13, palette=False, method="pane_next"),
    _a("week.previous_pane", "shift+tab", N_("pane"), N_("Previous pane"), WEEKS, palette=False,
       method="pane_previous"),
    _a("week.left", "left h", N_("left"), N_("Fold the day; the day on the left"), WEEKS, palette=False),
    _a("week.right", "right l", N_("right"), N_("Unfold the day; the day on the right"), WEEKS, palette=False),
    _a("week.earlier", "( f3", N_("previous week"), N_("The week before"), WEEKS, hint=26, joined="( )",
       method="week_shift", args=(-1,)),
    _a("week.later", ") f4", N_("next week"), N_("The week after"), WEEKS, method="week_shift", args=(1,)),
    _a("week.today", ".", N_("now"), N_("Back to this week"), WEEKS),
    _a("week.longer", "z f8", N_("longer"), N_("Week, month, quarter, year"), WEEKS, hint=14),
    # Triage mode.
    _a("triage.done", "9", N_("done"), N_("Done: it has been settled already"), TRIAGE, CLOSING,
       hint=13, edits=True, palette=False, method="item_done"),
    _a("triage.result", "d f5", N_("done, result"), N_("Done, with its result in a line"), TRIAGE, CLOSING,
       edits=True, palette=False, method="item_result"),
    _a("triage.did", "0", N_("did it now"), N_("Did it now: done, with a line of what came of it"), TRIAGE,
       edits=True, palette=False, method="item_did"),
    _a("triage.skip", "space", N_("skip"), N_("Leave it for later"), TRIAGE, hint=13),
    _a("triage.back", "backspace", N_("undo"), N_("Take the last one back"), TRIAGE, hint=14, edits=True),
    _a("triage.edit", "enter", N_("edit"), N_("Change its line"), TRIAGE, hint=15, edits=True, method="item_edit"),
    # Detail.
    _a("detail.down", "down j", N_("down"), N_("Next field"), DETAIL, palette=False),
    _a("detail.up", "up k", N_("up"), N_("Previous field"), DETAIL, palette=False),
    _a("detail.change", "enter", N_("change"), N_("Change this field, or tick this step"), DETAIL, hint=1, edits=True),
    _a("detail.notes", "E", N_("notes"), N_("Edit the notes"), DETAIL, hint=2, edits=True),
    _a("detail.next", "J f8", N_("next item"), N_("The next item of the list"), DETAIL, palette=False),
    _a("detail.previous", "K f7", N_("previous item"), N_("The previous item of the list"), DETAIL, palette=False),
    _a("detail.tick", "space", N_("tick"), N_("Tick this step, or take the tick back"), DETAIL, hint=3, edits=True),
    _a("detail.tick_all", "*", N_("tick all"), N_("Tick this recipient and all others of its kind"), DETAIL,
       edits=True),
    _a("detail.step", "+ o", N_("step"), N_("Add a step: T-3 before it hangs it on the item's date"), DETAIL, hint=4,
       edits=True),
    _a("detail.step_away", "-", N_("less"), N_("Take this step away"), DETAIL, edits=True),
    _a("detail.step_day", "t", N_("its day"), N_("Give this step another day"), DETAIL, edits=True),
    _a("detail.rung", "L", N_("next rung"), N_("Stamp the next rung: checked, clear, acted on"), DETAIL, hint=5,
       edits=True),
    _a("detail.send", "T", N_("to many"), N_("Send it to many: to answer, to be told, to be asked, to read"), DETAIL,
       edits=True),
    _a("detail.remind", "M", N_("ask again"), N_("Ask all again who have not answered; copies the text for them"),
       DETAIL,
       hint=6, edits=True),
    _a("detail.procedure", "P", N_("procedure"), N_("Give it the steps of a procedure"), DETAIL, edits=True),
    _a("detail.report", "b", N_("report"), N_("Write a report on the emergency down: they are numbered"), DETAIL,
       hint=3, edits=True),
    _a("detail.chronology", "h", N_("timeline"), N_("Copy everything that happened, with its times"), DETAIL, hint=8),
    _a("detail.outcomes", "O", N_("decided"), N_("What the meeting has decided becomes an item of its own"), DETAIL,
       hint=7,
       edits=True),
    _a("detail.basis", "", N_("basis"), N_("On what it rests: a paper, a rule, an instruction"), DETAIL, edits=True),
    _a("detail.returned", "", N_("returned"), N_("Sent back for correction: not right the first time"), DETAIL,
       edits=True),
    _a("detail.grade", "V", N_("grade"), N_("Say how well it came out"), DETAIL, edits=True),
    # Closing the day.
    _a("closing.someday", "0 D", N_("someday"), N_("Defer on purpose: until a day, with a reason"), CLOSING,
       hint=14, edits=True, method="item_someday"),
    _a("closing.keep", "space", N_("carry over"), N_("Carry over to the next working day"), CLOSING,
       hint=3, edits=True),
    _a("closing.date", "m", N_("a date"), N_("Carry over to a date"), CLOSING, hint=4, edits=True),
    _a("closing.rest", "* > R", N_("carry the rest"), N_("Everything left goes to the next working day"), CLOSING,
       hint=5, edits=True),
    _a("closing.back", "backspace", N_("undo"), N_("Take the last decision back"), CLOSING, hint=6, edits=True),
    _a("closing.next", "tab", N_("next step"), N_("On to the next step"), CLOSING, hint=7),
    _a("closing.previous", "shift+tab", N_("step back"), N_("Back to the step before"), CLOSING),
    _a("closing.go", "enter", N_("go on"), N_("Answer, seal, or export"), CLOSING, hint=1),
    _a("closing.export", "o", N_("export"), N_("Write the diary of the day to a file"), CLOSING, hint=8),
    _a("closing.copy", "y", N_("copy"), N_("Copy the diary of the day"), CLOSING, hint=9),
    _a("closing.other", ") ( f4 f3", N_("another day"), N_("Another day that is not closed yet"), CLOSING,
       hint=10),
    # The morning brief.
    _a("brief.pick", "space", N_("pick"), N_("Make it one of the three things of today, or take it off again"), BRIEF,
       hint=2, edits=True),
    _a("brief.go", "enter", N_("open"), N_("Open what stands here: an item, a day, the list behind a number"), BRIEF,
       hint=3),
    # The book of routines.
    _a("routine.go", "enter", N_("open"), N_("Open it; of a pattern: write it down as a routine"), ROUTINES, hint=1),
    _a("routine.new", "n +", N_("new"), N_("Write a line down as a routine"), ROUTINES, hint=2, edits=True),
    _a("routine.when", "w f9", N_("when"), N_("Change when it comes"), ROUTINES, hint=3, edits=True),
    _a("routine.edit", "e f5", N_("edit"), N_("Change all of it, in your own editor"), ROUTINES, hint=4, edits=True),
    _a("routine.start", "s f6", N_("make one now"), N_("Make an item of it for today"), ROUTINES, hint=5, edits=True),
    _a("routine.pause", "p -", N_("pause"), N_("Pause it, or let it go on"), ROUTINES, hint=6, edits=True),
    _a("routine.reviewed", "v =", N_("looked over"), N_("Its rule was looked over today"), ROUTINES, hint=7,
       edits=True),
    _a("routine.rules", "tab f12", N_("rules"), N_("The rules page, and back"), ROUTINES, hint=8),
    # The screens beside each other, and follow-ups.
    _a("tab.today", "g_t", N_("Today"), N_("Today: the day at a glance"), WEEKS, FOLLOW_UPS, PEOPLE, DIARY_DAY, hint=30,
       method="tab_open", args=(0,)),
    _a("tab.follow_ups", "g_f", N_("follow-ups"), N_("Follow-ups: what others owe, decisions, replies"), TODAY, WEEKS,
       PEOPLE, DIARY_DAY, method="tab_open", args=(2,)),
    _a("tab.people", "g_p", N_("people"), N_("People: who carries what, and what we owe them"), TODAY, WEEKS,
       FOLLOW_UPS, DIARY_DAY, hint=31, method="tab_open", args=(3,)),
    _a("tab.diary", "g_d", N_("diary"), N_("Diary: day by day, by matter, by person"), TODAY, WEEKS, FOLLOW_UPS, PEOPLE,
       method="tab_open", args=(4,)),
    _a("tab.previous", "[", N_("screen before"), N_("The screen before this one"), TODAY, WEEKS, FOLLOW_UPS, PEOPLE,
       method="tab_beside", args=(-1,)),
    _a("tab.next", "]", N_("next screen"), N_("The next screen"), TODAY, WEEKS, FOLLOW_UPS, PEOPLE,
       method="tab_beside", args=(1,)),
    _a("follow.chase", "8 f", N_("ask again"), N_("Asked again: what they said, and what they promised"), FOLLOW_UPS,
       hint=1, edits=True, palette=False),
    _a("follow.received", "9 =", N_("received"), N_("It has come: ours to move, decided, or accepted"), FOLLOW_UPS,
       hint=2, edits=True, palette=False),
    _a("follow.reminder", "y", N_("copy a reminder"), N_("Copy a polite text to whoever is waited for"), FOLLOW_UPS,
       hint=3),
    _a("follow.later", "> shift+right", N_("a day later"), N_("Ask a day later"), FOLLOW_UPS,
       hint=4, edits=True, joined="> <", method="follow_shift", args=(1,)),
    _a("follow.sooner", "< shift+left", N_("a day sooner"), N_("Ask a day sooner"), FOLLOW_UPS,
       edits=True, method="follow_shift", args=(-1,)),
    _a("follow.silent", ",", N_("mark the silent"), N_("Mark everybody whose day to be asked has come"), FOLLOW_UPS,
       hint=5),
    _a("follow.stuck", "b .", N_("what is stuck"), N_("What does not move, by where it sits; again: back"), FOLLOW_UPS,
       hint=6),
    _a("follow.explain", "m -", N_("why it is stuck"), N_("Say why it does not move: problem, root, remedy"),
       FOLLOW_UPS, edits=True, method="item_explain"),
    _a("people.open", "enter", N_("their matters"), N_("To what there is with this person"), PEOPLE, hint=1),
    _a("people.side", "tab shift+tab left right", N_("other side"), N_("To the other list"), PEOPLE, hint=2,
       palette=False),
    # Statistics.
    _a("go.statistics", "g_s", N_("statistics"), N_("Statistics: what a week, a month, a year came to, in pictures")),
    _a("stats.open", "enter", N_("what it counts"), N_("The items behind the number under the cursor"), STATISTICS,
       hint=1, palette=False),
    _a("stats.right", "right l", N_("number"), N_("The number on the right"), STATISTICS, hint=2, palette=False,
       joined="← →", method="stats_beside", args=(1,)),
    _a("stats.left", "left h", N_("number"), N_("The number on the left"), STATISTICS, palette=False,
       method="stats_beside", args=(-1,)),
    _a("stats.next", "tab", N_("next picture"), N_("To the next picture"), STATISTICS, hint=3, palette=False,
       method="stats_picture", args=(1,)),
    _a("stats.previous", "shift+tab", N_("picture before"), N_("To the picture before"), STATISTICS, palette=False,
       method="stats_picture", args=(-1,)),
    _a("stats.earlier", "[ ( f3", N_("period"), N_("The period before"), STATISTICS, hint=4, joined="[ ]",
       method="stats_shift", args=(-1,)),
    _a("stats.later", "] ) f4", N_("period"), N_("The period after"), STATISTICS, method="stats_shift", args=(1,)),
    _a("stats.week", "1", N_("week … year"), N_("Statistics of a week"), STATISTICS, hint=5, joined="1-4",
       method="stats_scale", args=(0,)),
    _a("stats.month", "2", N_("month"), N_("Statistics of a month"), STATISTICS, method="stats_scale", args=(1,)),
    _a("stats.quarter", "3", N_("quarter"), N_("Statistics of a quarter"), STATISTICS, method="stats_scale", args=(2,)),
    _a("stats.year", "4", N_("year"), N_("Statistics of a year"), STATISTICS, method="stats_scale", args=(3,)),
    _a("stats.longer", "z f8", N_("longer"), N_("Week, month, quarter, year"), STATISTICS),
    _a("stats.today", ".", N_("now"), N_("Back to the present"), STATISTICS, hint=6),
    # Reports.
    _a("go.reports", "g_o", N_("reports"),
       N_("Reports: diary, week, month, year, schedule, minutes; their figures open")),
    _a("report.open", "enter", N_("open"), N_("To the page; on it: the items behind the figure"), REPORT,
       hint=1, palette=False),
    _a("report.figure", "tab n", N_("next figure"), N_("To the next figure"), REPORT, hint=2, palette=False,
       args=(1,)),
    _a("report.figure_before", "shift+tab N", N_("figure before"), N_("To the figure before"), REPORT, palette=False,
       method="report_figure", args=(-1,)),
    _a("report.side", "left right h l", N_("other side"), N_("To the other list"), REPORT, palette=False),
    _a("report.earlier", "[ ( f3", N_("period"), N_("The day, period or meeting before"), REPORT, hint=3,
       joined="[ ]", method="report_shift", args=(-1,)),
    _a("report.later", "] ) f4", N_("period"), N_("The day, period or meeting after"), REPORT,
       method="report_shift", args=(1,)),
    _a("report.which", "d =", N_("which"), N_("Another day, period, person or meeting, by typing it"), REPORT, hint=4),
    _a("report.longer", "z f8", N_("longer"), N_("Day, week, month; of the statistics up to a year"), REPORT, hint=5),
    _a("report.today", ".", N_("now"), N_("Back to the present"), REPORT, hint=9),
    _a("report.export", "e f7", N_("to a file"), N_("Write it to a file: Word, Excel, PDF, web page, text"), REPORT,
       hint=6),
    _a("report.copy", "y f6", N_("copy"), N_("Copy it as plain text for chat and mail"), REPORT, hint=7),
    _a("report.told", "t f9", N_("told"), N_("Bulletin: note who was told; the next begins with what changed since"),
       REPORT, edits=True),
    _a("report.again", "r f5", N_("make anew"), N_("Make it anew: something has changed since"), REPORT, hint=8),
    # Search.
    _a("find.all", "ctrl+f g_/", N_("search"), N_("Search everything: items open and closed, and the diary")),
    _a("found.open", "enter", N_("open"), N_("Open it: the item, the day of the line, the view"), FOUND, hint=1,
       palette=False),
    _a("found.day", ".", N_("its day"), N_("Open the diary on the day of this line"), FOUND, hint=2),
    _a("search.edit", "/ tab shift+tab", N_("the words"), N_("Back to the words"), SEARCH, hint=3, palette=False),
    _a("search.save", "f12", N_("save as a view"), N_("Keep these words as a view, under a name"), SEARCH, hint=4),
    # Help.
    _a("help.go", "enter", N_("run"), N_("Do this now"), HELP, hint=1, palette=False),
    # Everywhere.
    _a("capture.one", "a f2", N_("capture"), N_("Capture an item; typing Chinese does it too"), hint=24, edits=True),
    _a("capture.many", "A", N_("capture several"), N_("Capture several items in a row"), edits=True),
    _a("capture.note", "; i", N_("diary line"), N_("Write a line into the diary"), hint=25, edits=True),
    _a("time.between", "ctrl+w g_i", N_("interrupted"),
       N_("Somebody comes in between: note who, and back by the same key; or say when a forgotten clock ended"),
       edits=True),
    _a("capture.emergency", "X ctrl+x", N_("emergency"), N_("An emergency: take it in, the clock runs from now"),
       edits=True),
    _a("view.blank", "ctrl+backslash g_b", N_("blank"),
       N_("Blank the whole screen; Space, Enter, Esc or a click shows it again")),
    _a("view.reveal", "ctrl+k g_x", N_("show restricted"), N_("Show what is restricted; again: mask it")),
    _a("edit.undo", "u ctrl+z", N_("undo"), N_("Take the last action back"), hint=23, edits=True),
    _a("edit.redo", "U ctrl+y ctrl+r", N_("redo"), N_("Do again what was taken back"), edits=True),
    _a("app.palette", ": ctrl+p", N_("commands"), N_("Find a command by its name"), palette=False),
    _a("app.help", "? f1", N_("help"), N_("Keys, and what can be typed"), hint=99),
    _a("language.en", "", N_("language"), N_("Language: English"), method="app_language", args=(0,)),
    _a("language.zh_CN", "", N_("language"), N_("Language: 简体中文"), method="app_language", args=(1,)),
    _a("language.zh_TW", "", N_("language"), N_("Language: 繁體中文"), method="app_language", args=(2,)),
    _a("language.auto", "", N_("language"), N_("Language: as set"), method="app_language", args=(-1,)),
    _a("app.redraw", "ctrl+l", N_("redraw"), N_("Paint the whole screen again")),
    _a("app.back", "escape", N_("back"), N_("Close what is open, one layer at a time"), palette=False),
    _a("app.leave", "q", N_("back"), N_("Back; on Today: quit"), palette=False),
    _a("app.exit", "ctrl+q", N_("quit"), N_("Quit; everything is saved")),
    _a("app.interrupt", "ctrl+c", N_("quit"), N_("Quit"), palette=False),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}
