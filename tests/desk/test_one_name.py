"""The classes that the desk is made of share no name: the first of two would hide the other."""

from __future__ import annotations

from collections import Counter

from workbench.desk.act import Verbs
from workbench.desk.desk import Desk


def test_no_class_of_verbs_hides_what_another_one_offers() -> None:
    defined: Counter[str] = Counter()
    for cls in Desk.__mro__:
        if not issubclass(cls, Verbs) or cls in (Verbs, Desk):
            continue
        for name, value in vars(cls).items():
            function = value.fget if isinstance(value, property) else value
            code = getattr(function, "__code__", None)
            if name.startswith("__") or code is None:
                continue
            # A promise of what another class gives, and what goes on to the class behind it, hide nothing.
            if not {"NotImplementedError", "super"} & {*code.co_names}:
                defined[name] += 1
    assert {name: count for name, count in defined.items() if count > 1} == {}
