"""Which commands there are, what they do in one sentence, and where they live.

Looked up before anything else, so that `workbench add` imports nothing of the others.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.errors import UsageMistake
from workbench.i18n import N_, _


class VerbInfo(Frozen):
    """One command."""

    module: str
    """Under `workbench.cli.commands`."""
    group: str
    does: str


_CAPTURE, _LOOK, _MOVE = N_("Take in"), N_("Look"), N_("Move")
_SETTLE, _DAY, _CARE = N_("Bring to an end"), N_("The day"), N_("Files and care")

VERBS: dict[str, VerbInfo] = {
    "add": VerbInfo("capture", _CAPTURE, N_("capture a line; `-` takes lines from standard input")),
    "parse": VerbInfo("capture", _CAPTURE, N_("show how a line would be read; save nothing")),
    "note": VerbInfo("capture", _CAPTURE, N_("write a line into the diary")),
    "promise": VerbInfo(
        "promise", _CAPTURE, N_("write down what was promised: it becomes an item; or list what is owed")
    ),
    "list": VerbInfo("look", _LOOK, N_("list open items, filtered")),
    "show": VerbInfo("show", _LOOK, N_("show one item with its steps and its trail")),
    "search": VerbInfo("search", _LOOK, N_("find words in items and in the diary")),
    "view": VerbInfo("view", _LOOK, N_("saved filters: list, look, save, remove")),
    "why": VerbInfo("why", _LOOK, N_("why an item stands where it stands, in one sentence")),
    "focus": VerbInfo("focus", _LOOK, N_("the few big matters that say what is important, and what belongs to them")),
    "waiting": VerbInfo("follow", _LOOK, N_("what others owe, by the day to ask them again")),
    "people": VerbInfo("people", _LOOK, N_("who carries how much; one person's matters and history")),
    "areas": VerbInfo("people", _LOOK, N_("the fronts of work, and when each was last touched")),
    "stuck": VerbInfo("follow", _LOOK, N_("what does not move, and where it sits; or say why")),
    "bulletin": VerbInfo("track", _LOOK, N_("how what is followed from above stands, changes first")),
    "patterns": VerbInfo("patterns", _LOOK, N_("what came up again and again, and making a routine of it")),
    "check": VerbInfo("check", _LOOK, N_("look for what may be forgotten: 0 clean, 1 with the list")),
    "triage": VerbInfo("plan", _MOVE, N_("judge an item: 1 do now, 2 plan, 3 delegate, 4 defer")),
    "plan": VerbInfo("arrange", _MOVE, N_("plan an item for a day, a time or a longer period; alone: lay out the day")),
    "reflow": VerbInfo("arrange", _MOVE, N_("lay a day that slipped out anew, around its appointments")),
    "prepare": VerbInfo("arrange", _MOVE, N_("pull what comes first of a matter into today")),
    "due": VerbInfo("plan", _MOVE, N_("set the deadline of an item")),
    "edit": VerbInfo("edit", _MOVE, N_("change fields of an item")),
    "chased": VerbInfo("chased", _MOVE, N_("others had to ask us for it: it becomes urgent, and is counted")),
    "escalate": VerbInfo("escalate", _MOVE, N_("put a matter before a leader, and say why")),
    "wait": VerbInfo("plan", _MOVE, N_("it is someone else's move")),
    "chase": VerbInfo("follow", _MOVE, N_("ask somebody again, with what they promise")),
    "handover": VerbInfo("people", _MOVE, N_("all that is in somebody's hands; with --to, offer the lead on")),
    "accept": VerbInfo("follow", _MOVE, N_("whoever it was offered to leads it now")),
    "ask-decision": VerbInfo("decide", _MOVE, N_("put a question to somebody who may decide it")),
    "decide": VerbInfo("decide", _MOVE, N_("take down what was decided; alone, the register of decisions")),
    "track": VerbInfo("track", _MOVE, N_("follow it to its result, because somebody above said so")),
    "progress": VerbInfo("track", _MOVE, N_("note how far it is: 60%, 3/8")),
    "defer": VerbInfo("plan", _MOVE, N_("put an item off on purpose, with a reason")),
    "start": VerbInfo("plan", _MOVE, N_("begin work on an item")),
    "stop": VerbInfo("plan", _MOVE, N_("stop the work that is running")),
    "interrupt": VerbInfo("plan", _MOVE, N_("somebody comes in between: stop what runs, and write down who")),
    "resume": VerbInfo("plan", _MOVE, N_("back to what was interrupted")),
    "step": VerbInfo("steps", _MOVE, N_("list the steps of an item, add one, move one")),
    "tick": VerbInfo("steps", _MOVE, N_("tick a step off, with who did it and against what")),
    "send": VerbInfo("steps", _MOVE, N_("one item to many: to answer, to be told, to be asked, to read")),
    "replied": VerbInfo("steps", _MOVE, N_("a unit has answered")),
    "units": VerbInfo("steps", _MOVE, N_("who has answered, who is late or silent; ask them again")),
    "route": VerbInfo("steps", _MOVE, N_("a paper on to the next desk, and back")),
    "rung": VerbInfo("steps", _MOVE, N_("the ladder of a matter followed from above, and its next rung")),
    "procedure": VerbInfo("procedures", _MOVE, N_("known work with its steps: list, show, begin")),
    "emergency": VerbInfo("procedures", _MOVE, N_("take an emergency in, report on it; without words those going on")),
    "chronology": VerbInfo("procedures", _LOOK, N_("everything that happened in a matter, with its times")),
    "minutes": VerbInfo("quality", _MOVE, N_("what a meeting has decided becomes items; or what became of it")),
    "return": VerbInfo("quality", _MOVE, N_("sent back for correction: it was not right the first time")),
    "basis": VerbInfo("quality", _MOVE, N_("on what it rests: a paper, a rule; or all that rests on one")),
    "error": VerbInfo("quality", _LOOK, N_("the register of errors, their rules, and the streak; or a new one")),
    "quality": VerbInfo("quality", _LOOK, N_("right the first time, and excellent, by kind and period")),
    "done": VerbInfo("settle", _SETTLE, N_("finish an item, with its result")),
    "reply": VerbInfo("settle", _SETTLE, N_("tell the asker, and close the item")),
    "drop": VerbInfo("settle", _SETTLE, N_("decide not to do it, with a reason")),
    "reopen": VerbInfo("settle", _SETTLE, N_("take up again what was finished or dropped")),
    "undo": VerbInfo("undo", _SETTLE, N_("take back the newest action, or N of them")),
    "redo": VerbInfo("undo", _SETTLE, N_("do again what was taken back")),
    "today": VerbInfo("today", _DAY, N_("the Today page as text")),
    "brief": VerbInfo("brief", _DAY, N_("what must I do now, what have I forgotten, who owes me")),
    "diary": VerbInfo("diary", _DAY, N_("read the diary of a day")),
    "register": VerbInfo(
        "register", _DAY, N_("calls, visitors, meetings, duty, seals ...: a register, its sheet, and back from one")
    ),
    "duty": VerbInfo("duty", _DAY, N_("who is on duty, the roster with its gaps, and the log of a shift")),
    "cite": VerbInfo("cite", _DAY, N_("notes and figures with their citation, for a text; or a suggestion from one")),
    "figures": VerbInfo("figures", _DAY, N_("the agreed figures, and a text held beside them")),
    "info": VerbInfo("information", _DAY, N_("reports to be sent upwards: leads, how soon, what bears them out")),
    "signs": VerbInfo("signs", _DAY, N_("early signs that are watched, and the tendencies they make")),
    "week": VerbInfo(
        "week", _DAY, N_("what is planned for a week, a month, a quarter, a year, and what has no day yet")
    ),
    "ahead": VerbInfo("week", _DAY, N_("what is coming: deadlines, last days to begin, appointments, people to ask")),
    "stats": VerbInfo("stats", _DAY, N_("what a period came to, in pictures with their numbers")),
    "hours": VerbInfo("hours", _DAY, N_("when each day was opened and closed, and the overtime; in no report")),
    "calendar": VerbInfo("calendar", _DAY, N_("the days off and make-up days of a year or a month")),
    "routine": VerbInfo("routine", _DAY, N_("what comes again: list, add, change, pause, share, a set to begin with")),
    "close-day": VerbInfo("day", _DAY, N_("settle and seal a day")),
    "export": VerbInfo("export", _DAY, N_("write a report: the diary, or the whole desk as JSON")),
    "import": VerbInfo("bring", _CARE, N_("bring work in from a file")),
    "doctor": VerbInfo("care", _CARE, N_("examine the store")),
    "backup": VerbInfo("backup", _CARE, N_("write a copy of the desk that was read back")),
    "restore": VerbInfo("backup", _CARE, N_("put a backup in the place of the desk; the present one is kept")),
    "demo": VerbInfo("demo", _CARE, N_("a made-up day, in a desk that is thrown away")),
    "completion": VerbInfo("completion", _CARE, N_("print the completion script for a shell")),
}


def unknown_verb(verb: str) -> UsageMistake:
    """The complaint about a command that is none, with the one that was perhaps meant."""
    from difflib import get_close_matches  # late: only for a slip

    near = get_close_matches(verb, VERBS, 1)
    if near:
        say = _("“{verb}” is no command; did you mean `{near}`? `workbench --help` lists all.")
        return UsageMistake(say=say.format(verb=verb, near=near[0]))
    return UsageMistake(say=_("“{verb}” is no command. `workbench --help` lists all.").format(verb=verb))
