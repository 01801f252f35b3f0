"""The report of a month, a quarter or a year, counted again over the exported JSON, figure by figure as it is told."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import datetime
from statistics import median

from support.numbers_in import Numbers
from support.plain import OPEN, Plain, Record, middle, nine_in_ten, per_cent

from workbench.resources import resource

Span = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
"""The first and the last day; those of the period before, and of the next."""

SIDES = {"leader": "leader", "superior": "superior", "peer": "peer", "subordinate": "subordinate unit",
         "public": "public", "self": "ourselves", "": "not known"}  # fmt: skip
KINDS = {"document": "Documents", "meeting": "Meetings", "errand": "Errands", "information": "Information reports",
         "research": "Research articles", "emergency": "Emergencies", "": "Other"}  # fmt: skip
DOMAINS = {"policy": "Policy", "admin": "Administration", "finance": "Finance", "": "Other"}
WRITTEN = {"advice": "uggestions put forward", "field": "ield visits", "study": "tudies",
           "lesson": "essons written down", "signal": "arly signs noticed"}  # fmt: skip
ROLES = tomllib.loads(resource("reports", "en", "year.toml").read_text("utf-8"))["roles"]
"""Names of roles with what they claim: the template is no part of the counting."""


def count_duty(text: str, desk: Plain, span: Span, most: int) -> list[str]:
    """Claims every number of the report; returns the lines with those that are left. `most`: so many are named."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    (first, last), before, after = span
    last = min(last, desk.now[:10])
    done = desk.finished(first, last)
    _overview(told, desk, first, last, done)
    _work(told, desk, done, most)
    if told.has(r"^## [·.]+ What the office contributed"):
        _roles(told, desk, done, most)
    _supervision(told, desk, first, last, most)
    _turns(told, desk, (first, last), before)
    _served(told, desk, first, last)
    _quality(told, desk, first, last, done)
    _hours(told, desk, first, last)
    _left(told, desk, first, last, done, most)
    _next(told, desk, after, most)
    _withheld(told, desk, first, last, done)
    return told.nobody_counted()


def _overview(told: Numbers, desk: Plain, first: str, last: str, done: dict[int, str]) -> None:
    items = desk.items
    stood = desk.stood(last)
    received = desk.those(lambda i: first <= i["created_at"][:10] <= last)
    dropped = {e["item"] for e in desk.within(first, last) if e.get("verb") == "dropped"}
    told.take(r"^Received (\d+), completed (\d+); open at the end (\d+)", len(received), len(done),
              sum(one["state"] in OPEN for one in stood.values()))  # fmt: skip
    told.take_if(len(desk.late_on(last)), r"; late (\d+)")
    told.take_if(len(dropped), r"; not done (\d+)\.$")
    early, late = desk.in_time(done)
    if early or late:
        told.take(r"^Of what had a deadline, (\d+) in time and (\d+) late \((\d+)% in time\)", len(early), len(late),
                  per_cent(len(early), len(early | late)))  # fmt: skip
    asked = {i for i in done if items[i].get("source")}
    excused = {i for i in asked if "none_because" in items[i].get("reply", {})}
    answered = {i for i in asked if "how" in items[i].get("reply", {})}
    if asked:
        told.take(r"^Somebody had asked for (\d+) of what was completed: (\d+) were told", len(asked), len(answered))
    told.take_if(len(excused), r"; (\d+) needed no answer")
    told.take_if(len(asked - excused - answered), r"; (\d+) still wait for an answer")
    touched = desk.touched(first, last)
    known, own = desk.known(touched), desk.own(touched)
    told.take(r"^Known beforehand (\d+), came unasked (\d+) \((\d+)%\); begun without being asked (\d+) \((\d+)%\)",
              len(known), len(touched) - len(known), per_cent(len(touched) - len(known), len(touched)), len(own),
              per_cent(len(own), len(touched)))  # fmt: skip
    up = {i for i in done if "to_leader" in items[i]}
    small = {i for i in done if items[i].get("important") is False} - up
    told.take_if(len(small), r"ettled in the office (\d+)")
    told.take_if(len(up), r"ut before a leader (\d+)")
    told.take_if(sum(items[i].get("scope") == "extra" for i in done), r"utside our remit (\d+)")
    told.take_if(desk.chased(first, last), r"sked after by others: (\d+)")


def _work(told: Numbers, desk: Plain, done: dict[int, str], most: int) -> None:
    """By domain and kind, in the order in which they stand there; and what is not named is counted."""
    parts = Counter((desk.items[i].get("domain", ""), desk.items[i].get("kind", "")) for i in done)
    for domain in DOMAINS:
        for kind, name in KINDS.items():
            if parts[domain, kind]:
                told.next(rf"^#+ [·.]+ {name}: completed (\d+)$", parts[domain, kind])
                named = sum(
                    not desk.items[i].get("restricted")
                    for i in done
                    if (desk.items[i].get("domain", ""), desk.items[i].get("kind", "")) == (domain, kind)
                )
                _more(told, parts[domain, kind], named, most)


def _more(told: Numbers, count: int, named: int, most: int) -> None:
    """So many others there are, where not all are named."""
    shown = min(most, named)
    if shown and count > shown:
        told.next(r"^and (\d+) more$", count - shown)


def _roles(told: Numbers, desk: Plain, done: dict[int, str], most: int) -> None:
    left = set(done)
    for role, claims in (*ROLES.items(), ("Other work", None)):
        mine = {i for i in left if claims is None or _claimed(desk.items[i], claims)}
        left -= mine
        if mine:
            told.next(rf"^#+ [·.]+ {role}: completed (\d+)$", len(mine))
            _more(told, len(mine), len(mine - desk.restricted(mine)), most)


def _claimed(item: Record, claims: list[str]) -> bool:
    return (
        item.get("area") in claims
        or f"kind:{item.get('kind')}" in claims
        or ("tracked" in claims and "tracked" in item)
    )


def _supervision(told: Numbers, desk: Plain, first: str, last: str, most: int) -> None:
    followed = desk.those(
        lambda i: (
            "tracked" in i
            and i["tracked"]["at"][:10] <= last
            and (i["state"] in OPEN or i.get("closed_at", last)[:10] >= first)
        )
    )
    if followed:
        ended = {i for i in followed if desk.items[i]["state"] in ("done", "closed")}
        going = {i for i in followed if desk.items[i]["state"] in OPEN}
        told.take(r"^Followed from above (\d+): completed (\d+), going on (\d+)", len(followed), len(ended), len(going))
        left = len(followed) - len(desk.restricted(followed)) - 4 * most
        if left > 0:
            told.next(r"^and (\d+) more$", left)


def _turns(told: Numbers, desk: Plain, now: tuple[str, str], before: tuple[str, str]) -> None:
    for name, count in (("Handling", desk.handling), ("Feedback", desk.feedback), ("Supervision", desk.supervision)):
        took, earlier = count(*now), count(*before)
        if took:
            slowest = sorted(((n, i) for i, n in took.items()), reverse=True)[:5]
            told.take(
                rf"^\| {name}: [^|]+ \| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$",
                len(took),
                _long(middle(took.values())),
                _long(nine_in_ten(took.values())),
                _long(middle(earlier.values())),
                ", ".join("····-····" for _n, i in slowest if not desk.items[i].get("restricted")) or "—",
            )


def _long(minutes: int | None) -> str:
    if minutes is None:
        return "—"
    return spoken(minutes) if minutes < 2880 else f"{minutes / 1440:.1f} days"


def spoken(minutes: int) -> str:
    """`53 minutes`, `1 h 02`."""
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60:02}"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _side(item: Record) -> str:
    return item["source"].get("side", "") if "source" in item else "self"


def _served(told: Numbers, desk: Plain, first: str, last: str) -> None:
    took = desk.handling(first, last)
    for side, name in SIDES.items():
        received = desk.those(lambda i, side=side: first <= i["created_at"][:10] <= last and _side(i) == side)
        mine = [n for i, n in took.items() if _side(desk.items[i]) == side]
        if received or mine:
            told.take(rf"^\| {name} \| (\d+) \| (\d+) \| ([^|]+) \|$", len(received), len(mine), _long(middle(mine)))


def _quality(told: Numbers, desk: Plain, first: str, last: str, done: dict[int, str]) -> None:
    back = desk.returned(done, last)
    good = {i for i in done if desk.items[i].get("grade") == "excellent"}
    poor = {i for i in done if desk.items[i].get("grade") in ("reworked", "failed")}
    if done:
        told.take(r"^Right the first time (\d+) of (\d+) \((\d+)%\)", len(done) - len(back), len(done),
                  per_cent(len(done) - len(back), len(done)))  # fmt: skip
    told.take_if(len(back), r"; came back (\d+)")
    told.take_if(len(good), r"; excellent (\d+)")
    told.take_if(len(poor), r"; reworked or failed (\d+)")
    errors = [entry for entry in desk.within(first, last) if entry["kind"] == "error"]
    reached = sum(entry["facts"].get("caught") == "receiver" for entry in errors)
    told.take_if(len(errors) - reached, r"rrors caught here (\d+)")
    told.take_if(reached, r"rrors that reached their receiver (\d+)")
    for kind, name in KINDS.items():
        mine = {i for i in done if desk.items[i].get("kind", "") == kind}
        if mine:
            told.take(rf"^\| {name} \| (\d+) \| (\d+) \| (\d+) \| (\d+)% \|$", len(mine), len(mine & back),
                      len(mine & good), per_cent(len(mine - back), len(mine)))  # fmt: skip
    for kind in ("research", "information"):
        mine = {i for i in done if desk.items[i].get("kind") == kind}
        told.take_if(len(mine), rf"(?<!\| ){KINDS[kind]} (\d+)(?=[;.])")
    told.take_if(sum(bool(desk.items[i].get("info", {}).get("adopted")) for i in done), r"of them adopted (\d+)")
    _speed(told, [desk.items[i] for i in done if desk.items[i].get("kind") == "information"])
    for kind, words in WRITTEN.items():
        told.take_if(sum(entry["kind"] == kind for entry in desk.within(first, last)), rf"{words} (\d+)(?=[;.])")


def _speed(told: Numbers, reports: list[Record]) -> None:
    """The middle of occurred to noticed, noticed to drafted, drafted to sent, and which of them takes longest."""
    took: dict[str, list[float]] = {"noticing": [], "writing": [], "sending": []}
    for item in reports:
        steps: list[tuple[str, str]] = [(one["text"].lower(), one.get("done_at", "")) for one in item.get("steps", [])]
        drafts = [at for text, at in steps if "draft" in text and at]
        sends = [at for text, at in steps if "draft" not in text and ("send" in text or "submit" in text)]
        ended: str | None = item.get("closed_at") if item["state"] in ("done", "closed") else None
        sent = next(filter(None, sends), None) if sends else ended
        stamps: tuple[str | None, ...] = (
            item.get("info", {}).get("occurred_at"),
            item["created_at"],
            next(iter(drafts), None),
            sent,
        )
        for stage, since, until in zip(took, stamps, stamps[1:], strict=False):
            if since and until and since <= until:
                long = datetime.fromisoformat(until) - datetime.fromisoformat(since)
                took[stage].append(long.total_seconds())
    middles = {stage: median(all_of_it) for stage, all_of_it in took.items() if all_of_it}
    if not middles:
        assert not told.has(r"^How soon: ")
        return
    words = " · ".join(f"{stage} {_days_and_hours(seconds)}" for stage, seconds in middles.items())
    slowest = max(middles, key=lambda stage: middles[stage])
    told.take(rf"^How soon: ({re.escape(words)}; slowest: {slowest})\.$", f"{words}; slowest: {slowest}")


def _days_and_hours(seconds: float) -> str:
    days, hours = divmod(round(seconds / 3600), 24)
    if not days:
        return f"{hours} h" if hours else f"{round(seconds / 60)} min"
    return f"{days} d {hours} h" if hours else f"{days} d"


def _hours(told: Numbers, desk: Plain, first: str, last: str) -> None:
    if told.has(r"^\| Domain \| Time worked"):
        minutes: dict[str, int] = defaultdict(int)
        matters: dict[str, set[int]] = defaultdict(set)
        for item, _kind, worked in desk.worked(first, last):
            domain = desk.items[item].get("domain", "") if item else ""
            minutes[domain] += worked
            if item:
                matters[domain].add(item)
        for domain, worked in minutes.items():
            told.take(rf"^\| {DOMAINS[domain]} \| ([^|]+) \| (\d+)% \| (\d+) \|$", spoken(worked),
                      per_cent(worked, sum(minutes.values())), len(matters[domain]))  # fmt: skip


def _left(told: Numbers, desk: Plain, first: str, last: str, done: dict[int, str], most: int) -> None:
    late = desk.late_on(last)
    days: dict[int, set[str]] = defaultdict(set)
    for entry in desk.within(first, last):
        if entry.get("verb") == "carried":
            days[entry["item"]].add(entry["day"])
    again = {i for i, each in days.items() if len(each) > 1 and desk.items[i]["state"] in OPEN}
    owed = {i for i in done if desk.items[i].get("source") and not desk.items[i].get("reply")}
    for title, ids in (("Late", late), ("Carried over more than once", again), ("Done and not reported back", owed)):
        if ids:
            told.next(rf"^#+ [·.]+ {title}: (\d+)$", len(ids))
            _more(told, len(ids), len(ids - desk.restricted(ids)), most)
    errors = {entry["id"] for entry in desk.within(first, last) if entry["kind"] == "error"}
    mended = {
        int(entry["facts"]["closes"]) for entry in desk.entries if "closes" in entry["facts"] and entry["day"] <= last
    }
    told.take_if(len(errors - mended), r"rrors after which no rule was changed: (\d+)")


def _next(told: Numbers, desk: Plain, after: tuple[str, str], most: int) -> None:
    coming = desk.those(
        lambda i: i["state"] in OPEN and i.get("kind") != "focus" and after[0] <= i.get("due", "")[:10] <= after[1]
    )
    if coming:
        told.next(r"^#+ [·.]+ Due in the next period: (\d+)$", len(coming))
        _more(told, len(coming), len(coming - desk.restricted(coming)), most)


def _withheld(told: Numbers, desk: Plain, first: str, last: str, done: dict[int, str]) -> None:
    """What was received, done, dropped, open or followed and is restricted: each once."""
    stood = desk.stood(last)
    there = desk.those(
        lambda i: (
            first <= i["created_at"][:10] <= last
            or i["id"] in done
            or (i["id"] in stood and stood[i["id"]]["state"] in OPEN)
            or (i["state"] == "dropped" and first <= i["closed_at"][:10] <= last)
            or ("tracked" in i and i["tracked"]["at"][:10] <= last and i.get("closed_at", last)[:10] >= first)
        )
    )
    told.take_if(len(desk.restricted(there)), r"^\((\d+) restricted matters? (?:is|are) counted and not named\.\)$")
