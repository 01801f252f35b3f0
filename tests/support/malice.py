"""A desk of which every text is hostile: the fields that `secret` walks by reflection, with malice for the secret word.

Each place has another hostile text in each item and each line, so that over the desk every field meets every kind.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any, cast

from support import secret
from support.make import MONDAY, NOW, at

from workbench.desk.desk import Desk
from workbench.domain.frozen import Frozen
from workbench.domain.item import Item
from workbench.domain.roster import Placed, made
from workbench.domain.routine import Routine

EVIL = (
    '=HYPERLINK("http://evil.example","click")',
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-1+1",
    "＝1＋1",
    "\u200b=1+1",
    "\ufeff \u202e=2+2",
    "\t=3+3",
    "\r=4+4",
    "\u00a0=5+5",
    "'=6+6",
    'x",=7+7,"y',
    "two\nlines\r\n=8+8\u2028three\x85four",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J\x00\x08\x7f",
    "\u202eevil\u202c \u2066isolated\u2069 \u061c\u200f\u200e",
    "אברהם בן שלמה",
    "محمد بن عبد الله",
    "👨‍👩‍👧‍👦👍🏽🇨🇳❤️1️⃣ 𠮷野家",
    "z\u0335\u0321\u0355a\u0301\u0301l\u0338go \u0301alone",
    "zero\u200bwidth\u200d\u2060\u00adjoined",
    "[red]loud[/red] [/] [@click=app.quit]x[/] [link=http://evil.example]y[/link] $primary",
    "[unclosed",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a> &lt;b&gt; &#106;',
    "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <http://evil.example> [r]: http://evil.example",
    "# heading",
    "| a | b |",
    "```\ncode",
    "]]> <!-- --> <?xml ?> <!DOCTYPE x>",
    "\ufffe\uffff\ufdd0\ud800 half \U000e0041 \ue000",
    "END:VEVENT;X=1,\\n",
    "w" * 700,
    "长" * 400,
    "{title} {0} %s %(x)s {",
    " ",
    "http://evil.example/?a=1&b=2",
)
"""What a text may be: formulas, control sequences, marks that turn a line round, markup of every kind there is."""
HUGE = "huge =1 <b>长</b> | " * 5000
"""One line of 100,000 characters."""


def poisoned(value: Any, number: count[int], texts: tuple[str, ...] = EVIL) -> Any:
    """The same value with the next hostile text in every place where there is a secret."""
    if isinstance(value, str):
        return texts[next(number) % len(texts)] if secret.SECRET in value else value
    if type(value) is tuple:
        return tuple(poisoned(each, number, texts) for each in cast("tuple[Any, ...]", value))
    if isinstance(value, Frozen):
        return value.but(**{name: poisoned(getattr(value, name), number, texts) for name in type(value).__slots__})
    return value


def plant(desk: Desk, texts: tuple[str, ...] = EVIL, every: int = 4) -> list[Item]:
    """Fill a desk; the items. `every` says how many of them have a line of every kind and verb."""
    number = count()
    stored: list[Item] = []
    with desk.store.transaction("evil") as tx:
        for n, each in enumerate(secret.items()):
            mean: Item = poisoned(each.but(restricted=False), count(7 * n), texts)
            parent = stored[0].id if stored and n % 5 == 0 else None
            stored.append(tx.put_item(mean.but(ref=tx.next_ref(2026), parent=parent)))
        lines = [told for each in stored[::every] for told in secret.lines(each)]
        lines += [told for _n in range(3) for told in secret.lines(None)]
        for n, told in enumerate(lines):
            kept = poisoned(told.but(restricted=False, at=told.at + timedelta(seconds=n % 50)), number, texts)
            tx.add_entry(kept)
            if told.item is None:
                tx.add_entry(kept.but(at=at(5, 0, MONDAY - timedelta(days=1)), written_at=NOW - timedelta(days=1),
                                      until=None))  # fmt: skip
        for n in range(9):
            rules = secret.filled(
                Routine, rule="FREQ=MONTHLY;BYMONTHDAY=28", start=MONDAY, made_until=MONDAY, quota=None
            )
            tx.put_routine(poisoned(rules, count(5 * n), texts).but(made=tuple(each.id for each in stored), key=None))
    desk.set_shifts(roster(texts))
    return stored


def plant_huge(desk: Desk) -> None:
    """A few items and lines, each text of them of 100,000 characters."""
    with desk.store.transaction("huge") as tx:
        for each in list(secret.items())[:3]:
            mean: Item = poisoned(each.but(restricted=False, steps=each.steps[:1]), count(), (HUGE,))
            tx.put_item(mean.but(ref=tx.next_ref(2026)))
        for told in list(secret.lines(None))[:4]:
            tx.add_entry(poisoned(told.but(restricted=False, data=told.data[:2]), count(), (HUGE,)))


def roster(texts: tuple[str, ...] = EVIL) -> list[Placed]:
    """A roster of hostile names, a shift a day."""
    return [
        Placed(MONDAY + timedelta(days=n), made("08:00", "18:00", text, leader=text, phone=text))
        for n, text in enumerate(texts)
        if text.strip()
    ]
