"""What the leak check found, in words, and what mends it: a command for the shell, actions for the keys."""

from __future__ import annotations

from datetime import datetime

from workbench.domain.frozen import Frozen
from workbench.domain.leaks import Leak
from workbench.i18n import N_, _
from workbench.text.dates import when_spoken
from workbench.text.display import display
from workbench.text.roster import moment_words, span_words
from workbench.text.terms import person


class Mend(Frozen):
    """How a finding is put right."""

    command: str
    """After `workbench`; `{ref}` is the item's number, `{day}` the day."""
    actions: tuple[str, ...] = ()
    """The actions that do it on a screen, the likeliest first."""


_SENTENCES = {
    "overdue": N_("the deadline has passed"),
    "promise-due": N_("was promised to {who} for today"),
    "check-passed": N_("the day to ask {who} again has passed"),
    "waiting-without-check": N_("waits without a day to ask again"),
    "waiting-without-name": N_("waits, and nobody is named"),
    "deferred-without-day": N_("sleeps without a day to wake up"),
    "no-lead": N_("nobody leads it"),
    "no-date": N_("has no next date"),
    "day-passed": N_("was planned for a day that has passed"),
    "routine-missed": N_("a routine whose day has passed"),
    "not-conveyed": N_("has not been conveyed to all: {detail}"),
    "link-missing": N_("the meeting has begun without: {detail}"),
    "step-late": N_("the day of a step has passed: {detail}"),
    "tracked-unchecked": N_("is followed from above, and was last checked {detail} days ago"),
    "decider-me": N_("waits for a decision that is not for this desk to take"),
    "no-result": N_("is done without a result"),
    "no-reply": N_("is done, and {who} has not been told"),
    "rung-empty": N_("is done with an empty rung: {detail}"),
    "closed-unanswered": N_("was closed without a reply and without a reason"),
    "dropped-silently": N_("was dropped without a reason"),
    "inbox-old": N_("has lain in the inbox for more than a day"),
    "day-not-closed": N_("the day was never closed"),
    "diary-gap": N_("the diary knows nothing of this day"),
    "duty-gap": N_("nobody is on duty {detail}"),
    "duty-double": N_("{who} are on duty at once {detail}"),
    "duty-absent": N_("{who} is on leave, and on duty {detail}"),
    "call-unanswered": N_("a call asked for an answer, and no return call is logged: {detail}"),
    "leave-unreported": N_("the leave of {who} has ended, and nobody reported them back"),
    "leave-open": N_("{who} is on leave, leads open matters ({detail}), and nobody stands in"),
    "handover-open": N_("what was handed over is not accepted: {detail}"),
    "figure-differs": N_("tells a number that is not the agreed figure: {detail}"),
    "tendency": N_("signs of #{detail} come close upon each other, and nobody has put them up"),
    "sign-passed": N_("was to be watched until this day: {detail}"),
    "area-silent": N_("#{detail} has not been touched since, and work is open there"),
}

_ON_DUTY = ("duty-gap", "duty-double", "duty-absent")
_SPAN = N_("the diary knows nothing from this day to {last}")

MENDS = {
    "overdue": Mend("done {ref}", ("item.done", "item.due")),
    "promise-due": Mend("done {ref}", ("item.done", "item.reply")),
    "check-passed": Mend("wait {ref} WHO --check WHEN", ("item.wait", "item.answered")),
    "waiting-without-check": Mend("wait {ref} WHO --check WHEN", ("item.wait",)),
    "waiting-without-name": Mend("wait {ref} WHO", ("item.wait",)),
    "deferred-without-day": Mend("defer {ref} WHEN --why TEXT", ("item.someday", "item.today")),
    "no-lead": Mend("edit {ref} lead=WHO", ("item.edit",)),
    "no-date": Mend("plan {ref} WHEN", ("item.today", "item.place_at")),
    "day-passed": Mend("plan {ref} WHEN", ("item.today", "item.done")),
    "routine-missed": Mend("done {ref}", ("item.done", "item.today")),
    "not-conveyed": Mend("tick {ref} STEP", ("item.open",)),
    "link-missing": Mend("tick {ref} STEP", ("item.open",)),
    "step-late": Mend("tick {ref} STEP", ("item.open",)),
    "tracked-unchecked": Mend("rung {ref} TEXT", ("item.open",)),
    "decider-me": Mend("ask-decision {ref} WHO QUESTION", ("item.open",)),
    "no-result": Mend("edit {ref} result=TEXT", ("item.open",)),
    "no-reply": Mend("reply {ref} TEXT", ("item.reply",)),
    "rung-empty": Mend("reopen {ref} WHY", ("item.open",)),
    "closed-unanswered": Mend("reopen {ref} WHY", ("item.open",)),
    "dropped-silently": Mend("reopen {ref} WHY", ("item.open",)),
    "inbox-old": Mend("triage {ref} 1-4", ("item.do_now", "item.plan")),
    "day-not-closed": Mend("close-day {day}", ("day.close",)),
    "diary-gap": Mend('note "{day} ..."', ("capture.note",)),
    "duty-gap": Mend("duty {day} 18:00-08:00 WHO", ("go.registers",)),
    "duty-double": Mend("duty --off {day} WHO", ("go.registers",)),
    "duty-absent": Mend("duty {day} 18:00-08:00 WHO --instead", ("go.registers",)),
    "call-unanswered": Mend('note "call to {who}: ..."', ("capture.note",)),
    "leave-unreported": Mend('note "leave: {who} back"', ("capture.note",)),
    "leave-open": Mend("handover {who}", ("go.people",)),
    "handover-open": Mend("duty --take-over", ("go.registers",)),
    "figure-differs": Mend("edit {ref} note=TEXT", ("item.edit", "item.open")),
    "tendency": Mend("signs --put-up {area}", ("go.registers",)),
    "sign-passed": Mend("signs --mark PIECE reported", ("go.registers",)),
    "area-silent": Mend('list "#{area}"'),
}


def sentence(leak: Leak, me: str = "") -> str:
    """What is amiss, without the item it is about."""
    if leak.code == "diary-gap" and leak.date is not None and leak.detail != leak.date.isoformat():
        return _(_SPAN).format(last=when_spoken(leak.detail))
    if leak.code in _ON_DUTY:
        return _(_SENTENCES[leak.code]).format(who=display(leak.who or ""), detail=_stretch(leak.detail))
    who = display(person(leak.who, me)) if leak.who else _("the asker")
    return _(_SENTENCES[leak.code]).format(who=who, detail=display(leak.detail))


def _stretch(detail: str) -> str:
    """`Mon 12-28 18:00–next day 08:00`, or from when on."""
    moments = [datetime.fromisoformat(each) for each in detail.split("/")]
    if len(moments) == 1:
        return _("from {when} on").format(when=moment_words(moments[0]))
    return span_words(moments[0], moments[1])


def about(leak: Leak) -> str:
    """What a finding is about: an item, or a day."""
    if leak.title is not None:
        return display(leak.title)
    return when_spoken(leak.date.isoformat()) if leak.date is not None else ""


def command(leak: Leak) -> str:
    """The command that mends it."""
    ref = leak.ref or ""
    day = leak.date.isoformat() if leak.date is not None else ""
    return "workbench " + MENDS[leak.code].command.format(ref=ref, day=day, area=leak.detail, who=leak.who or "")


def line(leak: Leak, me: str = "") -> str:
    """The finding as one line of text."""
    words = sentence(leak, me)
    if leak.title is None:
        return f"{leak.date}  {words}" if leak.date is not None else words
    return f"{leak.ref}  {display(leak.title)}: {words}"


def as_json(leak: Leak, me: str = "") -> dict[str, object]:
    """The finding for a program."""
    return {
        "code": leak.code,
        "ref": leak.ref,
        "title": leak.title,
        "date": leak.date.isoformat() if leak.date is not None else None,
        "sentence": sentence(leak, me),
        "mend": command(leak),
    }
