"""A pattern is compiled only where the line holds its hints. The hints save time and must never change a reading."""

from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.capture import marks, phrase, rules, sigils
from workbench.text.capture.context import context
from workbench.text.capture.fold import fold
from workbench.text.capture.read import read
from workbench.text.capture.tables import MODULES, tables
from workbench.text.duration import match_duration

NOW = datetime(2026, 11, 17, 10, 0)
HERE = Path(__file__).parent
LINES = [
    line.split(" | ")[0]
    for file in sorted(HERE.glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# now:")
]
PIECES = sorted({piece for line in LINES for piece in line.split()} | {hint for r in tables() for hint in r.hints})
MIXED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)


def _reads(rule: rules.Rule, folded: str) -> bool:
    """Whether the row reads anything when its hints are not asked."""
    return bool(rule.but(hints=("",), also=()).atoms(folded, context(NOW)))


def _always(text: str, hints: object) -> bool:
    del text, hints
    return True


def _without_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (rules, marks, phrase, sigils):
        monkeypatch.setattr(module, "holds", _always)


def test_the_signs_of_a_module_are_in_the_hints_of_its_rows() -> None:
    """So that a module which is not loaded would have read nothing."""

    def told(hints: tuple[str, ...], signs: tuple[str, ...]) -> bool:
        return all(any(sign in hint if sign else not hint.isascii() for sign in signs) for hint in hints)

    for module, name, signs in MODULES:
        for row in getattr(import_module(f"workbench.text.capture.{module}"), name):
            assert not signs or told(row.hints, signs) or (row.also and told(row.also, signs)), row.pattern


def test_every_row_has_hints() -> None:
    assert [rule.pattern for rule in tables() if not rule.hints] == []


def test_hints_miss_nothing_in_the_tables() -> None:
    folded = [fold(line) for line in LINES]
    missed = [
        (rule.pattern, line) for rule in tables() for line in folded if not rule.may_match(line) and _reads(rule, line)
    ]
    assert missed == []


@settings(max_examples=400, deadline=None)
@given(MIXED)
def test_hints_miss_nothing_in_any_mixture(line: str) -> None:
    folded = fold(line)
    for rule in tables():
        assert rule.may_match(folded) or not _reads(rule, folded), rule.pattern


def test_readings_are_the_same_without_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    with_hints = [read(line, NOW) for line in LINES]
    _without_hints(monkeypatch)
    assert [read(line, NOW) for line in LINES] == with_hints


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_any_mixture_reads_the_same_without_hints(line: str) -> None:
    with_hints = read(line, NOW)
    with pytest.MonkeyPatch.context() as patch:
        _without_hints(patch)
        assert read(line, NOW) == with_hints


@pytest.mark.parametrize(
    ("text", "end", "minutes"),
    [
        ("半小时", 3, 30),
        ("half an hour", 12, 30),
        ("1h30", 4, 90),
        ("1小时30分", 6, 90),
        ("2个半小时", 5, 150),
        ("三刻钟", 3, 45),
        ("45m", 3, 45),
        ("十五分钟", 4, 15),
        ("90", 2, 90),
        ("2个 小时", 1, 2),
    ],
)
def test_every_form_of_a_duration(text: str, end: int, minutes: int) -> None:
    assert match_duration(text, 0) == (end, minutes)
