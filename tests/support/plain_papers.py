"""The five don't-lets, the schedule, the brief for a leader and the minutes, counted again over the exported JSON."""

from __future__ import annotations

import re
from datetime import date, timedelta

from support.numbers_in import Numbers
from support.plain import OPEN, Plain, Record
from support.plain_days import days_followed, stands_in


def five(desk: Plain) -> dict[str, int]:
    """延误 积压 差错 断档 形象: each is a question that anybody can put to the items and the lines."""
    today = desk.now[:10]
    monday = (date.fromisoformat(today) - timedelta(days=date.fromisoformat(today).weekday())).isoformat()
    there = [item for item in desk.items.values() if item["state"] in OPEN]
    late = {item["id"] for item in there if item.get("due", "9")[:10] < today}
    outside = {
        item["id"]
        for item in desk.items.values()
        if item.get("source", {}).get("side") == "public" or item.get("source", {}).get("channel") in ("call", "visit")
    }
    owed = desk.those(lambda i: i["state"] == "done")
    return {
        "Delay": sum(
            item["id"] in late and (item.get("source", {}).get("side") in ("leader", "superior") or "tracked" in item)
            for item in there
        ),
        "Backlog": sum(_lies_about(item, today) for item in there),
        "Errors": sum(entry["kind"] == "error" for entry in desk.within(f"{today[:8]}01", today)),
        "Gaps": sum(_is_a_gap(item, today) for item in there),
        "Image": len(outside & (owed | late)) + desk.chased(monday, today),
    }


def _lies_about(item: Record, today: str) -> bool:
    """A paper or an affair that is ours, that nobody has touched for more than five days nor planned."""
    since = (date.fromisoformat(today) - date.fromisoformat(item["updated_at"][:10])).days
    ours = item["state"] in ("active", "inbox") and item.get("kind") in (None, "document", "errand", "information")
    return ours and since > 5 and item.get("at", "")[:10] < today


def _is_a_gap(item: Record, today: str) -> bool:
    """Nobody leads it, nothing will happen with it, or nobody has asked although the day has come."""
    dates = [item[name] for name in ("at", "due", "next_check", "wake_on") if item.get(name)]
    asked = item.get("next_check", "")[:10]
    if item["state"] == "waiting":
        unaccepted = item.get("waiting_for") == "acceptance" and asked <= today
        return not asked or not item.get("waiting_on") or asked < today or unaccepted or not item.get("lead")
    if item["state"] == "deferred":
        return not item.get("wake_on") or not item.get("lead")
    return item["state"] == "active" and (not dates or not item.get("lead"))


def count_schedule(text: str, desk: Plain, monday: date) -> list[str]:
    """Each matter of the week has its row, twice where it stands and is due in it, and nothing but names and days."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    week = [(monday + timedelta(days=n)).isoformat() for n in (0, 6)]
    placed = desk.those(lambda i: stands_in({**i, "due": ""}, *week))
    due = desk.those(lambda i: i["state"] in OPEN and week[0] <= i.get("due", "")[:10] <= week[1])
    hidden = desk.restricted(placed | due)
    rows = re.findall(r"^\| \d{4}-\d\d-\d\d \|.*(\d{4}-\d{4}) \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(desk.items[i]["ref"] for group in (placed, due) for i in group - hidden)
    told.take_if(len(hidden), r"^(\d+) restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()


def count_leader(text: str, desk: Plain, name: str) -> list[str]:
    """What they are having followed, each with its days; what waits for their decision."""
    told = Numbers(text)
    told.leave(r"^# .*$|^Kept by .*$")
    told.leave(r"option \d|\d/8")
    refs = {item["ref"]: item for item in desk.items.values()}
    for ref, days in re.findall(r"^\| (\d{4}-\d{4}) \|.*\| (\d+) \|$", text, re.MULTILINE):
        assert refs[ref]["tracked"]["by"] == name
        assert int(days) == days_followed(desk, refs[ref]), ref
    told.leave(r"\| \d+ \|$")
    asked = desk.those(
        lambda i: i["state"] in OPEN and i.get("decision", {}).get("decider") == name and "answer" not in i["decision"]
    )
    for item_id in asked - desk.restricted(asked):
        assert desk.items[item_id]["ref"] in text
    told.leave(r"^\d+ restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()


def count_minutes(text: str, desk: Plain, ref: str) -> list[str]:
    """A row for each matter that was decided there, as it stands."""
    told = Numbers(text)
    told.leave(r"^# .*$")
    told.leave(r"\d points agreed")
    meeting = next(item["id"] for item in desk.items.values() if item["ref"] == ref)
    decided = desk.those(lambda i: i.get("parent") == meeting)
    rows = re.findall(r"^\| (\d{4}-\d{4}) \|.*\| (\w+) \|$", text, re.MULTILINE)
    shown = decided - desk.restricted(decided)
    assert sorted(rows) == sorted((desk.items[i]["ref"], desk.items[i]["state"]) for i in shown)
    told.take_if(len(decided) - len(shown), r"^(\d+) restricted matters? (?:is|are) withheld\.")
    return told.nobody_counted()
