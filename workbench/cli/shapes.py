"""The JSON of `--json`, documented in docs/json.md. Keys are stable: one may come, none may go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from workbench.domain.derive import is_overdue, nature, quadrant
from workbench.domain.entry import Entry, EntryKind
from workbench.domain.focus import linked_to
from workbench.domain.item import Decision, Item, Reply, Source, Step, ToLeader
from workbench.text.say import entry_line

Json = dict[str, object]


def item_json(item: Item, now: datetime) -> Json:
    """An item with everything a script may ask for; times on the desk's clock."""
    zone = now.tzinfo
    judged = quadrant(item)
    return {
        "ref": item.ref,
        "title": item.title,
        "state": item.state.value,
        "quadrant": int(judged) if judged is not None else None,
        "urgent": item.urgent,
        "important": item.important,
        "nature": nature(item).value,
        "kind": item.kind.value if item.kind else None,
        "domain": item.domain.value if item.domain else None,
        "area": item.area,
        "lead": item.lead,
        "support": list(item.support),
        "attend": list(item.attend),
        "lead_days": item.lead_days,
        "source": item.source.who if item.source else None,
        "source_details": _source(item.source),
        "at": when_json(item.at, zone),
        "until": when_json(item.until, zone),
        "fixed": item.fixed,
        "due": when_json(item.due, zone),
        "overdue": is_overdue(item, now),
        "minutes": item.minutes,
        "repeat": item.repeat,
        "repeat_from": (item.repeat_from or "schedule") if item.repeat else None,
        "roll": item.roll,
        "occurrence": when_json(item.occurrence, zone),
        "routine": item.routine,
        "routine_version": item.routine_version,
        "waiting_on": item.waiting_on,
        "waiting_for": item.waiting_for.value if item.waiting_for else None,
        "next_check": when_json(item.next_check, zone),
        "wake_on": when_json(item.wake_on, zone),
        "defer_reason": item.defer_reason,
        "started_at": when_json(item.started_at, zone),
        "result": item.result,
        "reply": _reply(item.reply, zone),
        "drop_reason": item.drop_reason,
        "note": item.note,
        "original": item.original,
        "expected": item.expected,
        "scope": item.scope.value,
        "tracked": item.tracked is not None,
        "decision": _decision(item.decision, zone),
        "pinned": item.pinned,
        "hard": item.hard,
        "focus": linked_to(item),
        "chased": item.chased or 0,
        "deferrals": item.deferrals,
        "to_leader": _to_leader(item.to_leader),
        "lines": dict(item.lines),
        "steps": [_step(step, zone) for step in item.steps],
        "files": list(item.files),
        "archive_ref": item.archive_ref,
        "restricted": item.restricted,
        "starred": item.starred,
        "created_at": when_json(item.created_at, zone),
        "updated_at": when_json(item.updated_at, zone),
        "closed_at": when_json(item.closed_at, zone),
    }


def entry_json(entry: Entry, refs: Mapping[int, str], now: datetime, me: str = "") -> Json:
    """A diary entry; the text of a machine entry is its sentence in the language in use.

    `refs` gives the numbers of items by their id, for entries which do not carry the number themselves.
    """
    zone = now.tzinfo
    machine = entry.kind is EntryKind.EVENT
    ref = entry.ref or (refs.get(entry.item) if entry.item is not None else None)
    return {
        "at": when_json(entry.at, zone),
        "until": when_json(entry.until, zone),
        "kind": entry.kind.value,
        "verb": entry.verb.value if entry.verb else None,
        "text": entry_line(entry, me).text if machine else entry.text,
        "item": ref,
        "people": list(entry.people),
        "data": dict(entry.data),
        "amends": entry.amends,
        "id": entry.id,
        "restricted": entry.restricted,
        "written_at": when_json(entry.written_at, zone),
    }


def when_json(when: date | datetime | None, zone: tzinfo | None) -> str | None:
    """`2026-03-05` where only the day is meant, else `2026-03-05T15:00+08:00`."""
    if when is None:
        return None
    return when.astimezone(zone).isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {
        "who": source.who,
        "side": source.side.value if source.side else None,
        "channel": source.channel,
        "doc_no": source.doc_no,
        "doc_urgency": source.doc_urgency,
        "first_contact": source.first_contact,
    }


def _reply(reply: Reply | None, zone: tzinfo | None) -> Json | None:
    if reply is None:
        return None
    return {"at": when_json(reply.at, zone), "to": reply.to, "how": reply.how, "none_because": reply.none_because}


def _to_leader(put: ToLeader | None) -> Json | None:
    if put is None:
        return None
    return {"who": put.who, "why": put.why, "present_on": when_json(put.present_on, None)}


def _decision(decision: Decision | None, zone: tzinfo | None) -> Json | None:
    if decision is None:
        return None
    return {
        "question": decision.question,
        "decider": decision.decider,
        "asked_at": when_json(decision.asked_at, zone),
        "options": list(decision.options),
        "advice": decision.advice,
        "answer": decision.answer,
        "answered_at": when_json(decision.answered_at, zone),
    }


def _step(step: Step, zone: tzinfo | None) -> Json:
    return {
        "text": step.text,
        "owner": step.owner,
        "gate": step.gate.value,
        "phase": step.phase.value if step.phase else None,
        "offset": step.offset,
        "due": when_json(step.due, zone),
        "required": step.required,
        "standard": step.standard,
        "sent_at": when_json(step.sent_at, zone),
        "done_at": when_json(step.done_at, zone),
    }
