"""What happened, in words: the echo after a verb, the line in the diary, what undo will take back.

Entries and outcomes are data; here, and only here, they become sentences, in the language of the moment.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.fold import Fold
from workbench.domain.frozen import Frozen
from workbench.domain.said import NOTED, RESTORED, UNCHANGED, Said
from workbench.i18n import N_, _, ngettext
from workbench.text.dates import minutes_words
from workbench.text.display import display
from workbench.text.figures import joined
from workbench.text.say_following import EVENTS as FOLLOWING_EVENTS
from workbench.text.say_following import OUTCOMES as FOLLOWING_OUTCOMES
from workbench.text.say_intake import EVENTS as INTAKE_EVENTS
from workbench.text.say_intake import OUTCOMES as INTAKE_OUTCOMES
from workbench.text.say_planning import EVENTS as PLANNING_EVENTS
from workbench.text.say_planning import OUTCOMES as PLANNING_OUTCOMES
from workbench.text.say_roster import EVENTS as ROSTER_EVENTS
from workbench.text.say_roster import OUTCOMES as ROSTER_OUTCOMES
from workbench.text.say_routines import EVENTS as ROUTINE_EVENTS
from workbench.text.say_routines import OUTCOMES as ROUTINE_OUTCOMES
from workbench.text.say_routines import ROUTINE_VERBS, done_words, items_words, routines_words
from workbench.text.say_steps import EVENTS as STEP_EVENTS
from workbench.text.say_steps import OUTCOMES as STEP_OUTCOMES
from workbench.text.saying import Words, moment, plain, title, with_facts, with_why
from workbench.text.terms import field_word, kind_word, person, quadrant_word, says_its_kind

__all__ = [
    "Line",
    "after_words",
    "entry_line",
    "field_word",
    "fold_line",
    "kind_word",
    "outcome",
    "person",
    "quadrant_word",
    "redone",
    "undone",
    "will_undo",
]


class Line(Frozen):
    """A diary line as it is read."""

    icon: str
    """One cell wide in every terminal."""
    text: str
    by_hand: bool
    """A person wrote it; the machine's own lines stand back."""


def outcome(said: Said) -> str:
    """What was just done, for the echo line: `Done: “…”`."""
    return _sentence(said, _OUTCOMES)


def undone(said: Said) -> str:
    """What was taken back."""
    return _("Undone: {what}").format(what=outcome(said))


def redone(said: Said) -> str:
    """What was done again."""
    return _("Done again: {what}").format(what=outcome(said))


def will_undo(said: Said | None) -> str:
    """What undo would take back."""
    return _("Nothing to undo.") if said is None else _("Undo: {what}").format(what=outcome(said))


def _sentence(said: Said, table: dict[str, Callable[[Said], str]]) -> str:
    words = table.get(said.verb)
    verb = words(said) if words is not None else said.verb
    if said.n > 1:
        many = routines_words if said.verb in ROUTINE_VERBS else items_words
        what = many(said.n)
    else:
        what = _("“{title}”").format(title=display(said.title))
    return _("{verb}: {what}").format(verb=verb, what=what)


_OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.ADDED: with_facts(N_("Captured")),
    Verb.TRIAGED: with_facts("→", "quadrant"),
    Verb.INBOXED: with_facts(N_("Back to the inbox")),
    Verb.UNPLANNED: with_facts(N_("Time taken back")),
    Verb.DUE_SET: with_facts(N_("Deadline"), "due"),
    Verb.EDITED: with_facts(N_("Changed")),
    Verb.WAITED: with_facts(N_("Waiting for"), "who", "check"),
    Verb.ANSWERED: with_facts(N_("Answer received")),
    Verb.DEFERRED: with_facts(N_("Deferred to"), "to"),
    Verb.WOKE: with_facts(N_("Woke up")),
    Verb.STARTED: with_facts(N_("Started")),
    Verb.STOPPED: with_facts(N_("Stopped"), "worked"),
    Verb.DONE: done_words,
    Verb.REPLIED: with_facts(N_("Replied and closed")),
    Verb.CLOSED: with_facts(N_("Closed")),
    Verb.DROPPED: with_facts(N_("Dropped")),
    Verb.REOPENED: with_facts(N_("Reopened")),
    Verb.CARRIED: with_facts(N_("Carried over to"), "to"),
    Verb.DAY_OPENED: with_facts(N_("Day opened")),
    Verb.DAY_CLOSED: with_facts(N_("Day closed")),
    Verb.STEP_DONE: with_facts(N_("Step done")),
    Verb.STEP_UNDONE: with_facts(N_("Step open again")),
    Verb.PICKED: with_facts(N_("Today is about it")),
    Verb.UNPICKED: with_facts(N_("Today is no longer about it")),
    NOTED: with_facts(N_("Noted")),
    UNCHANGED: with_facts(N_("Nothing to change")),
    RESTORED: with_facts(N_("Restored")),
    **FOLLOWING_OUTCOMES,
    **INTAKE_OUTCOMES,
    **STEP_OUTCOMES,
    **PLANNING_OUTCOMES,
    **ROUTINE_OUTCOMES,
    **ROSTER_OUTCOMES,
}


def entry_line(entry: Entry, me: str = "") -> Line:
    """A diary entry as a line, without its time."""
    if entry.kind is not EntryKind.EVENT or entry.verb is None:
        return _hand_written(entry)
    icon, words = _EVENTS[entry.verb]
    return Line(icon, words(entry, me), by_hand=False)


def fold_line(line: Fold, me: str = "") -> Line:
    """A line of the folded diary: one entry in its own words, a run of them as one doing."""
    if not line.is_run or line.last.verb is None:
        return entry_line(line.last, me)
    count = len(line.entries)
    icon = _EVENTS[line.last.verb][0]
    if line.last.verb is Verb.TRIAGED:
        groups = [entry.fact("quadrant") or "0" for entry in line.entries]
        by_group = " ".join(f"{group}·{groups.count(group)}" for group in sorted(set(groups)))
        text = ngettext("Triaged {n} item  {groups}", "Triaged {n} items  {groups}", count)
        return Line(icon, text.format(n=count, groups=by_group), by_hand=False)
    said = Said(line.last.verb, count, "", line.last.data)
    return Line(icon, outcome(said), by_hand=False)


def _hand_written(entry: Entry) -> Line:
    if (mark := entry.fact("restrict")) is not None:
        return Line("›", _("a line was restricted") if mark == "1" else _("a line is shown again"), by_hand=False)
    text = display(entry.text)
    if entry.amends is not None and (beside := after_words(entry)):
        return Line("›", _("{what}: {text}").format(what=beside, text=text), by_hand=False)
    if entry.kind is not EntryKind.NOTE and not says_its_kind(entry.text, entry.kind):
        text = _("[{kind}] {text}").format(kind=kind_word(entry.kind), text=text)
    if entry.amends is not None:
        pattern = _("added: {text}") if entry.fact("fills") else _("correction: {text}")
        text = pattern.format(text=text)
    if entry.title:
        text = _("{text} ({title})").format(text=text, title=display(entry.title))
    return Line("›", text, by_hand=True)


def after_words(entry: Entry) -> str:
    """What an amendment says that stands for no words: when somebody left, which item came of a line."""
    if left := entry.fact("left"):
        return _("left {time}").format(time=display(left)[11:16])
    if entry.fact("fills") and (ref := entry.fact("items")):
        return _("became item {ref}").format(ref=display(ref))
    return ""


def _worked(entry: Entry) -> str:
    minutes = entry.number("worked")
    return _(" · {worked}").format(worked=minutes_words(minutes)) if minutes else ""


def _triaged(entry: Entry, me: str) -> str:
    return _("{title} → {group}").format(title=title(entry), group=quadrant_word(entry.number("quadrant")))


def _due(entry: Entry, me: str) -> str:
    due = moment(entry, "due")
    pattern = _("{title}: due {due}") if due else _("{title}: no deadline any more")
    return pattern.format(title=title(entry), due=due)


def _edited(entry: Entry, me: str) -> str:
    if entry.fact("from") and entry.fact("to"):
        return _("“{old}” is now “{new}”").format(
            old=display(entry.fact("from") or ""), new=display(entry.fact("to") or "")
        )
    names = [field_word(name) for name in (entry.fact("fields") or "").split(",") if name]
    return _("{title}: changed {fields}").format(title=title(entry), fields=joined(names))


def _waited(entry: Entry, me: str) -> str:
    return _("{title} → {who}, check {check}").format(
        title=title(entry), who=display(entry.fact("who") or ""), check=moment(entry, "check")
    )


def _answered(entry: Entry, me: str) -> str:
    return _("{who} answered: {title}").format(who=display(entry.fact("who") or ""), title=title(entry))


def _deferred(entry: Entry, me: str) -> str:
    return _("{title}: deferred to {to} ({why})").format(
        title=title(entry), to=moment(entry, "to"), why=display(entry.fact("why") or "")
    )


def _stopped(entry: Entry, me: str) -> str:
    cause = entry.fact("interrupted")
    if cause is None:
        return _("{title}: stopped").format(title=title(entry)) + _worked(entry)
    known = cause in EntryKind and cause not in (EntryKind.NOTE, EntryKind.EVENT)
    text = _("{title}: interrupted by: {kind}") if known else _("{title}: interrupted")
    return text.format(title=title(entry), kind=kind_word(EntryKind(cause)) if known else "") + _worked(entry)


def _done(entry: Entry, me: str) -> str:
    result, despite = entry.fact("result"), entry.fact("despite")
    text = _("{title}: {result}").format(title=title(entry), result=display(result)) if result else title(entry)
    if despite:
        text = _("{text} (all the same: {why})").format(text=text, why=display(despite))
    again = moment(entry, "next")
    return text + _worked(entry) + (_("; again {when}").format(when=again) if again else "")


def _replied(entry: Entry, me: str) -> str:
    how, why, to = (display(entry.fact(name) or "") for name in ("how", "none_because", "to"))
    if not how:
        return _("{title}: closed without a reply ({why})").format(title=title(entry), why=why)
    if to:
        return _("{title}: told {who}: {how}").format(title=title(entry), who=to, how=how)
    return _("{title}: replied: {how}").format(title=title(entry), how=how)


def _carried(entry: Entry, me: str) -> str:
    why = display(entry.fact("why") or "")
    pattern = _("{title}: carried over to {to} ({why})") if why else _("{title}: carried over to {to}")
    return pattern.format(title=title(entry), to=moment(entry, "to"), why=why)


def _day_closed(entry: Entry, me: str) -> str:
    carried = entry.number("carried")
    if not carried:
        return _("Day closed")
    return ngettext("Day closed; {n} item carried over", "Day closed; {n} items carried over", carried).format(
        n=carried
    )


def _step(pattern: str) -> Words:
    return lambda entry, me: _(pattern).format(title=title(entry), step=display(entry.fact("step") or ""))


_EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.ADDED: ("+", plain("{title}")),
    Verb.TRIAGED: ("≡", _triaged),
    Verb.INBOXED: ("≡", plain(N_("{title}: back to the inbox"))),
    Verb.UNPLANNED: ("›", plain(N_("{title}: time taken back"))),
    Verb.DUE_SET: ("›", _due),
    Verb.EDITED: ("~", _edited),
    Verb.WAITED: ("➜", _waited),
    Verb.ANSWERED: ("‹", _answered),
    Verb.DEFERRED: ("z", _deferred),
    Verb.WOKE: ("z", with_why(N_("{title}: woke up"), N_("{title}: woke up ({why})"))),
    Verb.STARTED: ("▸", plain("{title}")),
    Verb.STOPPED: ("▪", _stopped),
    Verb.DONE: ("✓", _done),
    Verb.REPLIED: ("✓", _replied),
    Verb.CLOSED: ("✓", plain(N_("{title}: closed"))),
    Verb.DROPPED: ("✗", with_why(N_("{title}: dropped"), N_("{title}: dropped ({why})"))),
    Verb.REOPENED: ("↻", with_why(N_("{title}: reopened"), N_("{title}: reopened ({why})"))),
    Verb.CARRIED: ("»", _carried),
    Verb.DAY_OPENED: ("∙", plain(N_("Day opened"))),
    Verb.DAY_CLOSED: ("∙", _day_closed),
    Verb.STEP_UNDONE: ("↻", _step(N_("{title}: {step} open again"))),
    Verb.EXPORTED: ("∙", plain(N_("Diary exported"))),
    Verb.IMPORTED: ("∙", plain(N_("Imported"))),
    Verb.PICKED: ("*", plain(N_("{title}: one of the three things of the day"))),
    Verb.UNPICKED: ("*", plain(N_("{title}: no longer one of the three"))),
    **FOLLOWING_EVENTS,
    **INTAKE_EVENTS,
    **STEP_EVENTS,
    **PLANNING_EVENTS,
    **ROUTINE_EVENTS,
    **ROSTER_EVENTS,
}
