"""Laws of the registers: every line of the diary is in one of them, once, with all that was put right about it."""

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.make import NOW, item

from workbench.domain.entry import Entry, EntryKind
from workbench.domain.ids import EntryId, ItemId
from workbench.domain.register_lines import FILLS, lines_of
from workbench.domain.registers import BY_KEY, LABELS, REGISTERS, register_called

KINDS = [kind for kind in EntryKind if kind is not EntryKind.EVENT]


@st.composite
def diaries(draw: st.DrawFn) -> list[Entry]:
    """Entries of any kind at any time, some of which put others right, in chains, across kinds, or what is gone."""
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        amends = draw(st.none() | st.integers(1, 16).map(EntryId))
        if amends == number:
            amends = None
        entries.append(
            Entry(
                at=NOW + timedelta(minutes=draw(st.integers(-3000, 3000))),
                written_at=NOW + timedelta(minutes=number),
                kind=draw(st.sampled_from(KINDS[:6])),
                text=f"line {number}",
                id=EntryId(number),
                amends=amends,
                data=((FILLS, "1"), ("who", f"n{number}")) if draw(st.booleans()) and amends else (),
            )
        )
    return draw(st.permutations(entries))


@given(diaries())
def test_the_registers_together_hold_every_line_exactly_once(entries: list[Entry]) -> None:
    held: Counter[int] = Counter()
    for register in REGISTERS:
        if register.pick is None:
            for line in lines_of(register, entries, {}):
                assert line.entry is not None
                assert line.entry.kind in register.kinds
                held.update(entry.id for entry in (line.entry, *line.amendments))
    assert held == Counter(entry.id for entry in entries)


@given(diaries(), st.integers(-2, 2), st.integers(0, 3))
def test_two_days_next_to_each_other_hold_what_both_hold_together(entries: list[Entry], start: int, more: int) -> None:
    register = BY_KEY["call"]
    first = NOW.date() + timedelta(days=start)
    last = first + timedelta(days=more)
    middle = first + timedelta(days=more // 2)
    whole = lines_of(register, entries, {}, first, last)
    left = lines_of(register, entries, {}, first, middle)
    right = lines_of(register, entries, {}, middle + timedelta(days=1), last)
    assert [*left, *right] == whole


@given(diaries())
def test_the_newest_correction_is_what_a_line_says_and_an_element_leaves_its_words(entries: list[Entry]) -> None:
    for register in REGISTERS:
        for line in lines_of(register, entries, {}) if register.pick is None else ():
            assert line.entry is not None
            righted = [entry for entry in line.amendments if not entry.fact(FILLS)]
            newest = max(righted, key=lambda entry: (entry.written_at, entry.id), default=line.entry)
            assert line.words == newest.text
            assert line.is_corrected == bool(righted)


def test_every_kind_of_entry_has_one_register_and_every_element_a_heading() -> None:
    assert Counter(kind for register in REGISTERS for kind in register.kinds) == Counter(KINDS)
    for register in REGISTERS:
        assert set(register.elements) <= set(LABELS)
        assert set(register.needed) <= set(register.elements)
        assert (register.pick is None) == bool(register.kinds)


def test_a_name_means_one_register() -> None:
    said = Counter(word for register in REGISTERS for word in {register.key, *register.said})
    assert {word for word, count in said.items() if count > 1} == set()
    assert all(register_called(word) is register for register in REGISTERS for word in register.said)


def test_what_an_entry_is_about_or_what_was_added_makes_it_restricted() -> None:
    open_line = Entry(NOW, NOW, EntryKind.CALL, "he rang", EntryId(1), item=ItemId(7))
    assert not lines_of(BY_KEY["call"], [open_line], {})[0].is_restricted
    secret = item("personnel", id=ItemId(7), restricted=True)
    assert lines_of(BY_KEY["call"], [open_line], {ItemId(7): secret})[0].is_restricted
    added = Entry(NOW, NOW, EntryKind.CALL, "the name", EntryId(2), amends=EntryId(1), restricted=True)
    assert lines_of(BY_KEY["call"], [open_line, added], {})[0].is_restricted
