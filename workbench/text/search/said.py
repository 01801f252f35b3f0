"""A filter said back in words, in the language of the moment: what each word was taken for."""

from __future__ import annotations

from datetime import date

from workbench.domain.entry import EntryKind
from workbench.domain.item import ME, Kind, State
from workbench.domain.states import state_word
from workbench.hanzi.aloud import may_be_read
from workbench.i18n import N_, _
from workbench.text.dates import date_plain
from workbench.text.terms import field_word, kind_word, quadrant_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.text.filter import Condition, Filter

STANDING = {
    "today": N_("of today: planned, due or to be asked about by now"),
    "inbox": N_("in the inbox"),
    "waiting": N_("somebody else must move"),
    "to-reply": N_("done, and the asker does not know yet"),
    "deferred": N_("put off until later"),
    "done": N_("done"),
    "overdue": N_("past its deadline"),
    "unscheduled": N_("without a day"),
    "tracked": N_("followed from above"),
}
MARKS = {
    "urgent": N_("urgent by now"),
    "chased": N_("we were chased for it"),
    "promised": N_("promised"),
    "hard": N_("a hard nut"),
    "pinned": N_("pinned"),
    "focus": N_("in focus, or linked to a focus"),
    "escalated": N_("put before a leader"),
    "restricted": N_("restricted"),
}
_COMPARED = {
    "<": N_("{field} before {day}"),
    "<=": N_("{field} by {day}"),
    ">": N_("{field} after {day}"),
    ">=": N_("{field} from {day} on"),
    "=": N_("{field} on {day}"),
}
_DATES = {"created": N_("taken down"), "updated": N_("last changed"), "closed": N_("finished")}
_FIELDS = {"check": "next_check", "wake": "wake_on"}
_KINDS = {
    Kind.DOCUMENT: N_("Documents"),
    Kind.MEETING: N_("Meetings"),
    Kind.ERRAND: N_("Errands"),
    Kind.INFORMATION: N_("Information"),
    Kind.RESEARCH: N_("Research"),
    Kind.EMERGENCY: N_("Emergencies"),
    Kind.FOCUS: N_("Focus"),
}


def said(found: Filter) -> str:
    """The whole of a filter: `still open · deadline before Fri 2026-11-20, or: “季报”`."""
    one_of = [" · ".join(map(said_of, one)) for one in found.alternatives]
    return (
        _("{one}, or: {other}").format(one=one_of[0], other=_(", or: ").join(one_of[1:]))
        if one_of[1:]
        else (one_of[0] if one_of else _("everything"))
    )


def said_of(condition: Condition) -> str:
    """One condition."""
    words = _words(condition)
    return _("not: {what}").format(what=words) if condition.negated else words


def _words(condition: Condition) -> str:
    meaning, value = condition.meaning, condition.value
    if meaning in STANDING:
        return _(STANDING[meaning])
    if meaning in MARKS:
        return _(MARKS[meaning])
    match meaning:
        case "is":
            return _(MARKS[value])
        case "quadrant":
            return f"{value} {quadrant_word(int(value))}"
        case "lead" if value == ME:
            return _("we lead it or help")
        case "lead" if condition.is_stranger:
            return _("{name} has to do with it (nobody in the items here is called so)").format(name=value)
        case "lead":
            return _("{name} has to do with it").format(name=value)
        case "area":
            return _("area {name}").format(name=value)
        case "source":
            return _("asked for by {name}").format(name=value)
        case "state" if value == "open":
            return _("still open")
        case "state":
            return _("state: {state}").format(state=state_word(State(value)))
        case "kind":
            return _("kind: {kind}").format(kind=_kind(value))
        case "in":
            return _("items only") if value == "items" else _("diary lines only")
        case "text":
            text = _("“{text}”, or read so") if may_be_read(value) else _("“{text}”")
            return text.format(text=value)
        case _:
            return _of_date(meaning, value)


def _of_date(meaning: str, value: str) -> str:
    field = meaning.rstrip("<>=").partition(":")[0]
    word = _(_DATES[field]) if field in _DATES else field_word(_FIELDS.get(field, field))
    if meaning.endswith(":none"):
        return _("no {field}").format(field=word)
    return _(_COMPARED[meaning[len(field) :]]).format(field=word, day=date_plain(date.fromisoformat(value)))


def _kind(value: str) -> str:
    if value in set(EntryKind):
        return kind_word(EntryKind(value))
    return _(_KINDS[Kind(value)])
