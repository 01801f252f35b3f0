"""The diary of a day, the week, the agenda, the bulletin and the hand-over, counted again over the exported JSON."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta

from support.numbers_in import Numbers
from support.plain import ACTING, OPEN, Plain, Record, minutes_between, per_cent
from support.plain_duty import spoken

MOVED = ("deferred", "planned", "unplanned", "waited", "answered", "woke")
ENDED = ("done", "replied", "closed", "dropped")


def count_diary(text: str, desk: Plain, day: str) -> list[str]:
    """The overview, the time worked on each matter, how many lines are kept back; the rest are times and names."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    told.leave(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?")
    told.leave(r"\b\d/8\b")  # how far a matter is, as it was written down
    told.leave(r"\d points agreed")  # in the words of the minutes
    lines = [entry for entry in desk.entries if entry["day"] == day]
    stood = desk.stood(day)
    done = desk.finished(day, day)
    new = [i for i in done if desk.items[i]["created_at"][:10] == day]
    if new:
        told.take(r"^Completed (\d+) \((\d+) of them received today\)", len(done), len(new))
    else:
        told.take(r"^Completed (\d+)(?=;)", len(done))
    told.take(r"; open (\d+);", sum(one["state"] in OPEN for one in stood.values()))
    told.take(r" waiting (\d+)", sum(one["state"] == "waiting" for one in stood.values()))
    told.take_if(sum(one["state"] == "done" for one in stood.values()), r"; to reply (\d+)")
    told.take_if(len({e["item"] for e in lines if e.get("verb") == "carried"}), r"; carried over (\d+)")
    told.take_if(_deferred(lines), r"; deferred (\d+)")
    told.take_if(len(desk.late_on(day)), r"; late (\d+)")
    _known(told, desk, day, sealed=bool(desk.days.get(day, {}).get("closed_at")))
    shown = [e for e in lines if not desk.hidden(e) and "after_close" not in e["facts"]]
    chased = sum("chased" in (e["kind"], e.get("verb")) for e in shown)
    if chased != 1:
        told.take_if(chased, r"Chased (\d+) times")
    told.take_if(sum(e["kind"] == "error" for e in shown), r"Errors: (\d+)")
    _worked(told, desk, shown, day)
    told.take_if(sum(map(desk.hidden, lines)), r"^\((\d+) restricted entr(?:y|ies) withheld\.\)")
    _runs(told)
    return told.nobody_counted()


def _deferred(lines: list[Record]) -> int:
    """Put off on this day, neither moved otherwise nor brought to an end after that."""
    last: dict[int, str] = {}
    for entry in lines:
        if entry.get("verb") in MOVED and "after_close" not in entry["facts"]:
            last[entry["item"]] = entry["verb"]
        elif entry.get("verb") in ENDED:
            last.pop(entry["item"], None)
    return sum(verb == "deferred" for verb in last.values())


def _known(told: Numbers, desk: Plain, day: str, *, sealed: bool) -> None:
    mine = set(desk.touched(day, day))
    mine |= {carry["item"] for carry in desk.days.get(day, {}).get("carried", [])}
    if not sealed:
        mine |= desk.those(lambda i: i["state"] in OPEN and _is_of_day(i, day))
    known = desk.known(dict.fromkeys(mine, day))
    if mine:
        told.take(r"Known beforehand (\d+), came unasked (\d+) \((\d+)%\)", len(known), len(mine - known),
                  per_cent(len(mine - known), len(mine)))  # fmt: skip


def _is_of_day(item: Record, day: str) -> bool:
    """What an open day has to do with: what stands on it, is left from before, or is due; ours to move."""
    if item["state"] not in ("active", "inbox"):
        return False
    at, due = item.get("at", ""), item.get("due", "")[:10]
    if at and at[:10] <= day:
        return True
    return item["state"] == "active" and bool(due) and due <= day and "T" not in at


def _worked(told: Numbers, desk: Plain, shown: list[Record], day: str) -> None:
    minutes: dict[int, int] = defaultdict(int)
    for entry in shown:
        if "item" in entry:
            minutes[entry["item"]] += int(entry["facts"].get("worked", 0))
    for item in desk.items.values():
        if item.get("started_at", "")[:10] == day:
            minutes[item["id"]] += minutes_between(item["started_at"], min(desk.now, f"{day}T24:00")[:16] + "+00:00")
    said = list(re.findall(r"(?:worked|in hand,) ((?:\d+ h )?\d+(?: minutes?)?)", told.left))
    assert sorted(said) == sorted(spoken(n) for n in minutes.values() if n), "time worked, matter by matter"
    told.leave(r"(?:worked|in hand,) (?:\d+ h )?\d+(?: minutes?)?")


def _runs(told: Numbers) -> None:
    """`received 3 items: …; …; …` names as many as it says, six at most and then how many others."""
    pattern = r"^- [^ ]+ (?:received|sorted|carried over) (\d+) items: (.*)$"
    for count, named in re.findall(pattern, told.left, re.MULTILINE):
        more = re.search(r"and (\d+) more$", named)
        assert int(count) == named.count("(····-····)") + (int(more[1]) if more else 0), named
    told.leave(pattern)


def count_week(text: str, desk: Plain, monday: date) -> list[str]:
    told = Numbers(text)
    told.leave(r"^# .*$")
    first, last = monday.isoformat(), min((monday + timedelta(days=6)).isoformat(), desk.now[:10])
    stood = desk.stood(last)
    done = desk.finished(first, last)
    carried = {e["item"] for e in desk.within(first, last) if e.get("verb") == "carried"}
    carried = {i for i in carried if stood[i]["state"] in OPEN}
    late = desk.late_on(last)
    waiting = {i for i, one in stood.items() if one["state"] == "waiting"}
    told.take(r"^Completed (\d+)", len(done))
    told.take_if(len(carried), r"; carried over (\d+)")
    told.take_if(len(late), r"; late (\d+)")
    told.take_if(len(waiting), r"; waiting (\d+)")
    touched = desk.touched(first, last)
    known, own = desk.known(touched), desk.own(touched)
    if touched:
        told.take(r"^Known beforehand (\d+), came unasked (\d+) \((\d+)%\)", len(known), len(touched) - len(known),
                  per_cent(len(touched) - len(known), len(touched)))  # fmt: skip
        told.take(r"^Begun without being asked (\d+) of (\d+) \((\d+)%\)", len(own), len(touched),
                  per_cent(len(own), len(touched)))  # fmt: skip
    before: list[str] = []
    for n in range(7, 0, -1):
        span = [(monday - timedelta(days=7 * n - each)).isoformat() for each in (0, 6)]
        then = desk.touched(*span)
        before += [f"{per_cent(len(desk.own(then)), len(then))}%"] if then else []
    if before and touched:
        told.take(r"the weeks before: ([\d% ]+)\.", " ".join(before))
    worked = sum(minutes for _item, _kind, minutes in desk.worked(first, last))
    if worked:
        told.take(r"^Worked (.+)\.$", spoken(worked))
    _times(told, desk, first, last)
    next_week = [(monday + timedelta(days=n)).isoformat() for n in (7, 13)]
    coming = desk.those(lambda i: stands_in(i, *next_week))
    hidden = desk.restricted({*done, *carried, *late, *waiting} | coming)
    told.take_if(len(hidden), r"^(\d+) restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()


def stands_in(item: Record, first: str, last: str) -> bool:
    """With a day or a deadline in these days; what was dropped or done before them is past, as is a deadline met."""
    if item["state"] == "dropped" or item.get("closed_at", "9")[:10] < first:
        return False
    begins, ends = item.get("at", "")[:10], (item.get("until") or item.get("at", ""))[:10]
    due = item.get("due", "")[:10] if item["state"] in OPEN else ""
    return bool((begins and begins <= last and ends >= first) or (due and first <= due <= last))


BANDS = ("before 8:00", "8–10 h", "10–12 h", "12–14 h", "14–16 h", "16–18 h", "from 18:00")
ACTS = {"meeting": "meeting", "report": "oral report", "papers": "papers", "visitor": "visitor", "onsite": "on site",
        "call": "call", "instruction": "instruction", "advice": "advice", "check": "check", "chased": "chased",
        "progress": "progress", "duty": "duty", "seal": "seal", "signal": "signal", "field": "field visit",
        "study": "study", "lesson": "lesson", "error": "error"}  # fmt: skip


def _times(told: Numbers, desk: Plain, first: str, last: str) -> None:
    """What was written by hand, and what was done with papers, by the time of the day."""
    counts: dict[str, list[int]] = {}
    for entry in desk.within(first, last):
        kind, paper = entry["kind"], desk.items.get(entry.get("item", 0), {}).get("kind") == "document"
        if kind in ("note", "event", "review", "leave"):
            kind = "papers" if kind == "event" and paper and entry["verb"] in ACTING else ""
        if kind:
            hour = int(entry["at"][11:13])
            counts.setdefault(kind, [0] * len(BANDS))[min(max(0, hour // 2 - 3), 6)] += 1
    used = [n for n in range(len(BANDS)) if any(each[n] for each in counts.values())]
    for kind, each in counts.items():
        cells = " | ".join(str(n or "") for n in each[used[0] : used[-1] + 1])
        told.take(rf"^\| {ACTS[kind]} \| (.*) \| (\d+) \|$", cells, sum(each))
    told.leave(r"\b\d+–\d+ h\b|before 8:··|from 18:··|from ··:··|before \d:\d\d")


def count_agenda(text: str, desk: Plain, monday: date) -> list[str]:
    told = Numbers(text)
    told.leave(r"^\w+, \d+ \w+ \d{4}$")
    first, last = [(monday - timedelta(days=n)).isoformat() for n in (7, 1)]
    today = desk.now[:10]
    items = desk.items
    done = {e["item"] for e in desk.within(first, last) if e.get("verb") == "done"}
    finished = {i for i in done if items[i]["state"] not in OPEN}
    late = desk.those(lambda i: i["state"] in OPEN and i.get("due", "9")[:10] < today)
    carried = {e["item"] for e in desk.within(first, last) if e.get("verb") == "carried"}
    carried = {i for i in carried if items[i]["state"] in OPEN}
    for title, ids in (("Finished", finished), ("Overdue", late), ("Carried over", carried)):
        shown = ids - desk.restricted(ids)
        told.take_if(len(shown), rf"^\*\*{title}\*\* \((\d+)\)$")
    for ready, steps, title in re.findall(r"\(prepared (\d+)/(\d+)\)()", told.left):
        assert int(ready) <= int(steps), title
    prepared = [
        f"{sum('done_at' in step for step in item['steps'])}/{len(item['steps'])}"
        for item in items.values()
        if item.get("steps") and item["state"] in OPEN and not item.get("restricted")
    ]
    said = re.findall(r"\(prepared (\d+/\d+)\)", told.left)
    assert not Counter(said) - Counter(prepared), "prepared, matter by matter"
    told.leave(r"\(prepared \d+/\d+\)")
    told.leave(r"\d+ matters? (?:is|are) withheld|^\d+ restricted.*$")
    return told.nobody_counted()


def count_bulletin(text: str, desk: Plain) -> list[str]:
    """How many stand in which colour, and since how many days each is followed."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    told.leave(r"\d/8\b")
    followed = [desk.items[i] for i in sorted(desk.those(lambda i: "tracked" in i)) if _is_in_bulletin(desk, i)]
    lights = Counter(_light(desk, item) for item in followed)
    lines = [f"{len(followed)} matters" if len(followed) != 1 else "1 matter"]
    lines += [f"{name} {lights[name]}" for name in ("red", "amber", "green") if lights[name]]
    if followed:
        told.take(r"^(\d+ matters?(?: · \w+ \d+)*)$", " · ".join(lines))
    shown = [item for item in followed if not item.get("restricted")]
    days = [days_followed(desk, item) for item in shown]
    assert Counter(re.findall(r"^- Days: (\d+)$", told.left, re.MULTILINE)) == Counter(map(str, days))
    told.leave(r"^- Days: \d+$")
    told.take_if(len(followed) - len(shown), r"^(\d+) restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()


def days_followed(desk: Plain, item: Record) -> int:
    """Since it was ordered, until it was done."""
    until = desk.now if item["state"] in OPEN else item["closed_at"]
    return (date.fromisoformat(until[:10]) - date.fromisoformat(item["tracked"]["at"][:10])).days


def _is_in_bulletin(desk: Plain, item_id: int) -> bool:
    """Until it is at an end; and what came to its end these days, until that was reported."""
    item = desk.items[item_id]
    if item["state"] not in ("closed", "dropped"):
        return True
    trail = desk.trails[item_id]
    reported = [n for n, entry in enumerate(trail) if entry.get("verb") == "reported"]
    lately = (date.fromisoformat(desk.now[:10]) - date.fromisoformat(trail[-1]["day"])).days < LATELY
    return lately and (not reported or reported[-1] < len(trail) - 1)


LATELY = 30
"""So many days back is looked for what came to its end."""


def _light(desk: Plain, item: Record) -> str:
    if item["state"] not in OPEN:
        return "green"
    today = desk.now[:10]
    trail = desk.trails[item["id"]]
    looks = [item["tracked"]["at"]]
    looks += [
        entry["at"]
        for entry in trail
        if entry["kind"] in ("check", "progress", "chase") or entry.get("verb") in ("reminded", "answered", "decided")
    ]
    look = (date.fromisoformat(max(looks)[:10]) + timedelta(days=item["tracked"].get("every_days", 7))).isoformat()
    due = item.get("due", "9")[:10]
    if due < today or look < today:
        return "red"
    progress = [entry for entry in trail if entry["kind"] == "progress" and "value" in entry["facts"]]
    problem = bool(progress and progress[-1]["facts"].get("problem"))
    soon = due <= (date.fromisoformat(today) + timedelta(days=3)).isoformat()
    return "amber" if soon or look == today or problem else "green"


def count_handover(text: str, desk: Plain) -> list[str]:
    """What the desk itself leads: how much of it is its own move, and how much others owe."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    mine = desk.those(lambda i: i["state"] in OPEN and i.get("lead", "me") == "me")
    waits = {i for i in mine if desk.items[i]["state"] == "waiting"}
    for title, ids in (("To be led on", mine - waits), ("They wait for others", waits)):
        told.take_if(len(ids - desk.restricted(ids)), rf"^#+ [·.]* ?{title}(?:  | \()(\d+)\)?$")
    told.take_if(len(desk.restricted(mine)), r"^(\d+) restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()
