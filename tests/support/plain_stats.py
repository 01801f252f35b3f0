"""The statistics as a report, counted again over the exported JSON, table by table."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from support.numbers_in import Numbers
from support.plain import ACTING, OPEN, Plain, middle, nine_in_ten, per_cent

Days = tuple[str, str]
KINDS = {"document": "Documents", "meeting": "Meetings", "errand": "Errands", "information": "Information reports",
         "research": "Research articles", "emergency": "Emergencies", "focus": "Focus", "": "not named"}  # fmt: skip
DOMAINS = {"policy": "Policy", "admin": "Administration", "finance": "Finance", "": "not named"}
LINES = {"call": "call", "visitor": "visitor", "meeting": "meeting", "report": "oral report", "onsite": "on site",
         "advice": "advice", "check": "check", "field": "field visit", "study": "study", "note": "note"}  # fmt: skip
HIDDEN = "▒▒▒"
"""Whoever and whatever stands behind restricted matters only."""
MOST = 7
"""So many bars a picture has; what is less is one."""


def count_stats(text: str, desk: Plain, span: Days, before: Days) -> list[str]:
    told = Numbers(text)
    told.leave(r"^# .*$")
    first, last = span[0], min(span[1], desk.now[:10])
    _trend(told, desk, first, last)
    _hours(told, desk, first, last)
    _speed(told, desk, (first, last), before)
    _quality(told, desk, first, last)
    _heat(told, desk, first, last)
    _loads(told, desk, first, last)
    return told.nobody_counted()


def _weeks(first: str, last: str) -> list[Days]:
    """The weeks of a month or a quarter, cut off where it begins and ends."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    monday = begin - timedelta(days=begin.weekday())
    weeks: list[Days] = []
    while monday <= end:
        weeks.append((max(monday, begin).isoformat(), min(monday + timedelta(days=6), end).isoformat()))
        monday += timedelta(days=7)
    return weeks


def _trend(told: Numbers, desk: Plain, first: str, last: str) -> None:
    touched = desk.touched(first, last)
    known = desk.known(touched)
    if touched:
        told.take(r"^(\d+)% known beforehand · initiative (\d+)%$", per_cent(len(known), len(touched)),
                  per_cent(len(desk.own(touched)), len(touched)))  # fmt: skip
    judged = _judged(desk, touched)
    named = {1: "Do now", 2: "Plan", 3: "Delegate", 4: "Defer"}
    if any(judged[n] for n in named):
        shares = " · ".join(f"{name} {per_cent(judged[n], len(touched))}%" for n, name in named.items() if judged[n])
        told.take(r"^((?:(?:Do now|Plan|Delegate|Defer) \d+%(?: · )?)+)$", shares)
    done = desk.finished(first, last)
    early, late = desk.in_time(done)
    if early or late:
        told.take(r"^(\d+)% in time, of what had a deadline", per_cent(len(early), len(early | late)))
    told.take_if(len(done), r"(\d+) finished$")
    for week in _weeks(first, last):
        mine = desk.touched(*week)
        theirs = desk.known(mine)
        told.row(len(theirs), len(mine) - len(theirs), len(desk.own(mine)), under="Known and unasked")
        judged = _judged(desk, mine)
        told.row(*(judged[n] for n in (1, 2, 3, 4, 0)), under="Quadrants")
        early, late = desk.in_time(desk.finished(*week))
        carried = {entry["item"] for entry in desk.within(*week) if entry.get("verb") == "carried"}
        told.row(len(early), len(late), len(carried), desk.chased(*week), under="Carried and late")


def _judged(desk: Plain, ids: dict[int, str]) -> Counter[int]:
    """By quadrant; 0 is what nobody has judged."""
    found: Counter[int] = Counter()
    for item_id in ids:
        item = desk.items[item_id]
        if item.get("urgent") is None or item.get("important") is None:
            found[0] += 1
        else:
            found[(1 if item["urgent"] else 2) if item["important"] else (3 if item["urgent"] else 4)] += 1
    return found


def _hours(told: Numbers, desk: Plain, first: str, last: str) -> None:
    worked = desk.worked(first, last)
    whole = sum(minutes for _item, _kind, minutes in worked)
    mine = {item for item, _kind, _minutes in worked if item and desk.items[item].get("minutes")}
    guessed = sum(desk.items[i]["minutes"] for i in mine)
    took = sum(minutes for item, _kind, minutes in worked if item in mine)
    if not whole:
        return
    if guessed:
        told.take(r"^([\dhm]+) in all · what was estimated at ([\dhm]+) took ([\dhm]+)$", _short(whole),
                  _short(guessed), _short(took))  # fmt: skip
    else:
        told.take(r"^([\dhm]+) in all$", _short(whole))
    for title in ("Hours by domain", "Hours by kind", "Hours by area"):
        minutes: dict[str, int] = defaultdict(int)
        estimates: dict[str, int] = defaultdict(int)
        for item, kind, spent in worked:
            minutes[_name(desk, title, item, kind)] += spent
        for item in mine:
            estimates[_name(desk, title, item, "")] += desk.items[item]["minutes"]
        if title == "Hours by area":
            for area in [*minutes]:
                behind = {item for item, kind, _n in worked if _name(desk, title, item, kind) == area}
                if None not in behind and behind == desk.restricted(filter(None, behind)):
                    minutes[HIDDEN], estimates[HIDDEN] = minutes.pop(area), estimates.pop(area, 0)
        _bars(told, title, minutes, estimates, whole)


def _name(desk: Plain, title: str, item: int | None, kind: str) -> str:
    about = desk.items[item] if item is not None else {}
    if title == "Hours by domain":
        return DOMAINS[about.get("domain", "")]
    if title == "Hours by kind":
        return KINDS[about.get("kind", "")] if about else LINES[kind]
    return about.get("area", "not named")


def _bars(told: Numbers, title: str, minutes: dict[str, int], estimates: dict[str, int], whole: int) -> None:
    """The longest first; all others are one."""
    order = sorted(minutes, key=lambda name: -minutes[name])
    shown, rest = (order, []) if len(order) <= MOST + 1 else (order[:MOST], order[MOST:])
    rows = [(name, minutes[name], estimates.get(name, 0)) for name in shown]
    if rest:
        rows.append(("all others", sum(minutes[n] for n in rest), sum(estimates.get(n, 0) for n in rest)))
    for name, spent, guess in rows:
        cells = (_short(spent), *((_short(guess) if guess else "–",) if estimates else ()), per_cent(spent, whole))
        told.row(*cells, under=title, named=name)


def _short(minutes: int) -> str:
    """`45m`, `2h`, `2h05`."""
    if minutes < 60:
        return f"{minutes}m"
    return f"{minutes // 60}h" + (f"{minutes % 60:02}" if minutes % 60 else "")


def _speed(told: Numbers, desk: Plain, now: Days, before: Days) -> None:
    timed = {"in → done": desk.handling, "done → told": desk.feedback, "ordered → checked": desk.supervision}
    for name, count in timed.items():
        took, earlier = count(*now), count(*before)
        if any(each(*now) for each in timed.values()):
            told.row(_long(middle(took.values())), _long(nine_in_ten(took.values())), _long(middle(earlier.values())),
                     len(took), under="How fast", named=name)  # fmt: skip


def _long(minutes: int | None) -> str:
    if minutes is None:
        return "–"
    return f"{minutes / 1440:.1f}d" if minutes >= 2880 else _short(minutes)


def _quality(told: Numbers, desk: Plain, first: str, last: str) -> None:
    done = desk.finished(first, last)
    groups: dict[str, set[int]] = defaultdict(set)
    for item_id in done:
        groups[KINDS[desk.items[item_id].get("kind", "")]].add(item_id)
    if len(groups) > 1:
        groups["All"] = set(done)
    for name, ids in groups.items():
        back = desk.returned(ids, last)
        good = sum(desk.items[i].get("grade") == "excellent" for i in ids)
        poor = sum(desk.items[i].get("grade") in ("reworked", "failed") for i in ids)
        told.row(len(ids) - len(back), len(back), per_cent(len(ids) - len(back), len(ids)), good, poor,
                 under="Right the first time", named=name)  # fmt: skip


def _heat(told: Numbers, desk: Plain, first: str, last: str) -> None:
    """The lines that tell of work, by weekday and hour; what is early and what is late in one column each."""
    told.leave(r"^\| When: lines.*$")
    counts = [[0] * 13 for _day in range(7)]
    for entry in desk.within(first, last):
        if entry["kind"] != "event" or entry["verb"] in ACTING:
            hour = int(entry["at"][11:13])
            counts[date.fromisoformat(entry["day"]).weekday()][min(max(hour, 7), 19) - 7] += 1
    for name, row in zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), counts, strict=True):
        if any(row) or name[0] != "S":  # of a weekend only what was worked
            told.row(*row, under="When", named=name)


def _loads(told: Numbers, desk: Plain, first: str, last: str) -> None:
    today = desk.now[:10]
    held: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    behind: dict[str, set[int]] = defaultdict(set)
    for item in desk.items.values():
        if item["state"] in OPEN:
            waits = item["state"] == "waiting"
            name = item["waiting_on"] if waits else item.get("lead", "me")
            due = item.get("due", "9")[:10]
            held[name][0 if due < today else 1 if due == today else 2] += 1
            held[name][3] += waits
            behind[name].add(item["id"])
    for item_id in desk.finished(first, last):
        name = desk.items[item_id].get("lead", "me")
        held[name][4] += 1
        behind[name].add(item_id)
    for name, row in held.items():
        hidden = name != "me" and behind[name] == desk.restricted(behind[name])
        shown = HIDDEN if hidden else "Chen Min" if name == "me" else name
        told.row(*row, under="Load by person", named=shown)
