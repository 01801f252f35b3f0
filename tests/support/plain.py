"""Counts over the exported JSON of a desk, written in the plainest way: nothing of the program helps to count.

An item is a dictionary, an entry is a dictionary, a day is the first ten characters of a moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

Record = dict[str, Any]
OPEN = ("inbox", "active", "waiting", "deferred")
DOING = ("started", "stopped", "step_done", "waited", "answered", "carried", "done", "replied", "closed", "reopened")
ACTING = ("done", "replied", "reopened", "added", "started", "stopped", "step_done", "waited", "answered", "chased",
          "returned", "closed", "dropped")  # fmt: skip
LASTING = ("note", "call", "visitor", "meeting", "report", "onsite", "advice", "check", "inspection", "field", "study")


def minutes_between(since: str, until: str) -> int:
    return max(0, int((datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds() // 60))


def per_cent(part: int, whole: int) -> int:
    """Halves go up."""
    return (200 * part + whole) // (2 * whole)


def middle(numbers: Iterable[int]) -> int | None:
    ordered = sorted(numbers)
    if not ordered:
        return None
    left, right = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (left + right) // 2


def nine_in_ten(numbers: Iterable[int]) -> int | None:
    """The smallest that at least nine in ten do not exceed."""
    ordered = sorted(numbers)
    return next((n for n in ordered if sum(m <= n for m in ordered) * 10 >= 9 * len(ordered)), None)


class Plain:
    """A desk as it was exported."""

    def __init__(self, exported: Record, now: str) -> None:
        self.now = now
        self.items: dict[int, Record] = {item["id"]: item for item in exported["items"]}
        for item in self.items.values():
            item.setdefault("state", "inbox")
        self.entries: list[Record] = sorted(exported["entries"], key=lambda entry: (entry["at"], entry["id"]))
        self.days: dict[str, Record] = {day["date"]: day for day in exported["days"]}
        self.trails: dict[int, list[Record]] = defaultdict(list)
        for entry in self.entries:
            entry.setdefault("kind", "note")  # what is as ever is left out
            entry["facts"] = dict(entry.get("data", []))
            entry["day"] = entry["at"][:10]
            if "item" in entry:
                self.trails[entry["item"]].append(entry)

    def within(self, first: str, last: str) -> list[Record]:
        """The lines of these days; what puts one of them right is none of its own."""
        return [entry for entry in self.entries if first <= entry["day"] <= last and "amends" not in entry]

    def hidden(self, entry: Record) -> bool:
        """Restricted itself, or about something restricted."""
        about = self.items.get(entry.get("item", 0), {})
        return bool(entry.get("restricted") or about.get("restricted"))

    def those(self, test: Callable[[Record], object]) -> set[int]:
        return {item_id for item_id, item in self.items.items() if test(item)}

    def restricted(self, ids: Iterable[int]) -> set[int]:
        return {item_id for item_id in ids if self.items[item_id].get("restricted")}

    # How things stood -------------------------------------------------------------------------------------------

    def stood(self, evening: str) -> dict[int, Record]:
        """State, check and deadline of each matter in the evening of a day, told again event by event."""
        found: dict[int, Record] = {}
        for item_id, item in self.items.items():
            if item["created_at"][:10] > evening:
                continue
            state, check, who = "inbox" if not self.trails[item_id] else "active", None, None
            for entry in self.trails[item_id]:
                if entry["day"] > evening:
                    break
                verb, facts = entry.get("verb"), entry["facts"]
                if verb in ("waited", "offered", "accepted", "asked"):
                    state, check, who = "waiting", facts.get("check"), facts.get("who")
                elif verb == "reminded":
                    check = facts.get("check", check)
                elif verb in ("answered", "decided", "reopened", "woke", "triaged"):
                    state, check, who = "active", None, None
                elif verb in ("deferred", "done", "dropped", "inboxed"):
                    state = {"inboxed": "inbox"}.get(verb, verb)
                elif verb == "replied":
                    state = "closed"
            if state == "done" and not item.get("source"):
                state = "closed"
            due, at = item.get("due"), item.get("at")
            found[item_id] = {"state": state, "check": check, "who": who, "due": due, "at": at, "ref": item["ref"]}
        return found

    def late_on(self, evening: str) -> set[int]:
        return {
            item_id
            for item_id, one in self.stood(evening).items()
            if one["state"] in OPEN and one["due"] and one["due"][:10] < evening
        }

    # What was done ----------------------------------------------------------------------------------------------

    def finished(self, first: str, last: str) -> dict[int, str]:
        """What was done in these days and not taken up again in them, and when."""
        done: dict[int, str] = {}
        for entry in self.within(first, last):
            if entry.get("verb") == "done":
                done[entry["item"]] = entry["at"]
            elif entry.get("verb") == "reopened":
                done.pop(entry["item"], None)
        return done

    def returned(self, ids: Iterable[int], last: str) -> set[int]:
        """Those which had come back by then."""
        return {
            item_id
            for item_id in ids
            if any(e.get("verb") in ("returned", "reopened") and e["day"] <= last for e in self.trails[item_id])
        }

    def touched(self, first: str, last: str) -> dict[int, str]:
        """What was worked on in these days, with the first of them."""
        found: dict[int, str] = {}
        for entry in self.within(first, last):
            doing = entry["kind"] != "event" or entry["verb"] in DOING
            if doing and "item" in entry and "after_close" not in entry["facts"]:
                found.setdefault(entry["item"], entry["day"])
        return found

    def known(self, touched: dict[int, str]) -> set[int]:
        """Those of them that were there before their day, or come again and again."""
        return {
            item_id
            for item_id, day in touched.items()
            if self.items[item_id].get("routine") or self.items[item_id]["created_at"][:10] < day
        }

    def own(self, ids: Iterable[int]) -> set[int]:
        """What nobody had to ask for."""
        return {
            item_id for item_id in ids if self.items[item_id].get("routine") or not self.items[item_id].get("source")
        }

    def chased(self, first: str, last: str) -> int:
        return sum("chased" in (entry["kind"], entry.get("verb")) for entry in self.within(first, last))

    def in_time(self, done: dict[int, str]) -> tuple[set[int], set[int]]:
        """Of what had a deadline: done by it, and after it."""
        with_due = {item_id: day[:10] for item_id, day in done.items() if self.items[item_id].get("due")}
        early = {item_id for item_id, day in with_due.items() if day <= self.items[item_id]["due"][:10]}
        return early, set(with_due) - early

    # How long it took -------------------------------------------------------------------------------------------

    def handling(self, first: str, last: str) -> dict[int, int]:
        done = self.finished(first, last)
        return {item_id: minutes_between(self.items[item_id]["created_at"], at) for item_id, at in done.items()}

    def feedback(self, first: str, last: str) -> dict[int, int]:
        """From the last time it was done until the asker was told."""
        took: dict[int, int] = {}
        for item_id, trail in self.trails.items():
            done, told = "", None
            for entry in trail:
                verb = entry.get("verb")
                if verb == "done":
                    done = entry["at"]
                elif verb == "replied" and "how" in entry["facts"] and first <= entry["day"] <= last:
                    told = entry["at"]
                elif verb == "reopened" and first <= entry["day"] <= last:
                    told = None
            if told:
                took[item_id] = minutes_between(done, told)
        return took

    def supervision(self, first: str, last: str) -> dict[int, int]:
        took: dict[int, int] = {}
        for item_id, item in self.items.items():
            since = item["tracked"]["at"] if "tracked" in item else None
            checks = [
                entry["at"]
                for entry in self.trails[item_id]
                if (entry["kind"] == "check" or entry["facts"].get("rung") == "check")
                and since
                and entry["at"] >= since
            ]
            if since and checks and first <= checks[0][:10] <= last:
                took[item_id] = minutes_between(since, checks[0])
        return took

    def worked(self, first: str, last: str) -> list[tuple[int | None, str, int]]:
        """Item, kind of line, minutes: minute by minute, and a minute that was measured is not told twice."""
        found: list[tuple[int | None, str, int]] = []
        by_day: dict[str, list[Record]] = defaultdict(list)
        for entry in self.within(first, last):
            by_day[entry["day"]].append(entry)
        for entries in by_day.values():
            taken: set[int] = set()
            for entry in entries:
                minutes = int(entry["facts"].get("worked", 0))
                if minutes:
                    end = _minute(entry["at"])
                    taken.update(range(end - minutes, end))
                    found.append((entry.get("item"), entry["kind"], minutes))
            for entry in entries:
                if "until" in entry and entry["kind"] in LASTING:
                    own = {*range(_minute(entry["at"]), _minute(entry["until"]))} - taken
                    taken |= own
                    if own:
                        found.append((entry.get("item"), entry["kind"], len(own)))
        return found


def _minute(at: str) -> int:
    return int(at[11:13]) * 60 + int(at[14:16])
