"""Routines as files: what is written is read back, the starter set is whole in every language, slips are named."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.born import DEFAULTS
from workbench.domain.item import Gate, Phase, Step
from workbench.domain.reading import Reading
from workbench.domain.routine import Quota, Routine
from workbench.errors import Refused
from workbench.text.capture.read import read
from workbench.text.routine_file import STANDARD, file_of, routines_from
from workbench.text.starter import starter_files

NOW = datetime(2026, 11, 23, 8, 0)


def reading(line: str) -> Reading:
    return read(line, NOW)


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).map(str.strip).filter(bool)
steps = st.builds(
    Step,
    text=texts,
    owner=st.none() | texts,
    phase=st.none() | st.sampled_from(list(Phase)),
    gate=st.sampled_from(list(Gate)),
    offset=st.none() | st.integers(-90, 90),
    required=st.booleans(),
    standard=st.none() | texts,
)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    free = [name for name in DEFAULTS if name in ("lead", "area", "source", "expected", "note", "risk")]
    said = {name: draw(texts) for name in draw(st.lists(st.sampled_from(free), unique=True))}
    rule = draw(st.sampled_from([None, "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=-1"]))
    return Routine(
        draw(texts),
        rule=rule,
        start=draw(st.dates(date(2026, 1, 1), date(2030, 1, 1))) if rule else None,
        roll=draw(st.sampled_from([None, "next", "previous"])),
        lead_days=draw(st.integers(0, 90)),
        defaults=tuple((name, said[name]) for name in DEFAULTS if name in said),
        steps=tuple(draw(st.lists(steps, max_size=3))),
        standard=tuple((name, draw(texts)) for name in STANDARD if draw(st.booleans())),
        basis=draw(st.none() | texts),
        quota=draw(st.sampled_from([None, Quota(1, "quarter"), Quota(12, "year")])),
        reviewed_on=draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))),
        active=draw(st.booleans()),
        key=draw(st.none() | texts),
    )


@given(st.lists(routines(), min_size=1, max_size=3))
def test_what_is_written_is_read_back(known: list[Routine]) -> None:
    assert routines_from(file_of(known), reading) == known


def test_the_set_to_begin_with_is_whole_in_every_language() -> None:
    def shape(language: str) -> list[tuple[object, ...]]:
        found = [routine for text in starter_files(language) for routine in routines_from(text, reading)]
        return [
            (r.key, r.rule, r.roll, r.lead_days, r.quota, [s.offset for s in r.steps], [name for name, _ in r.standard])
            for r in found
        ]

    english = shape("en")
    assert english == shape("zh_CN") == shape("zh_TW")
    assert [row[0] for row in english][:6] == [
        *("monday-meeting", "affairs-duty", "section-requests"),
        *("information-supervision", "finance-quarterly", "target-appraisal"),
    ], "the six office systems come first"


def test_words_are_read_as_the_capture_line_reads_them() -> None:
    (routine,) = routines_from('[[routine]]\ntitle = "周报"\nwhen = "每周五16:00"', reading)
    assert (routine.rule, routine.start) == ("FREQ=WEEKLY;BYDAY=FR", date(2026, 11, 27))
    assert dict(routine.defaults) == {"time": "16:00", "as": "plan"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("title = ", "TOML"),
        ('title = "x"', "[[routine]]"),
        ("[[routine]]\nrule = 'FREQ=DAILY'", "title"),
        ("[[routine]]\ntitle = 'x'\nrule = 'FREQ=SOMETIMES'", "FREQ=SOMETIMES"),
        ("[[routine]]\ntitle = 'x'\nrulle = 'FREQ=DAILY'", "rulle"),
        ("[[routine]]\ntitle = 'x'\nlead_days = 'many'", "lead_days"),
        ("[[routine]]\ntitle = 'x'\ntime = '25:00'", "time"),
        ("[[routine]]\ntitle = 'x'\nkind = 'party'", "party"),
        ("[[routine]]\ntitle = 'x'\nroll = 'over'", "over"),
        ("[[routine]]\ntitle = 'x'\nwhen = 'now and then'", "now and then"),
        ("[[routine]]\ntitle = 'x'\nwhen = 'every day'\nrule = 'FREQ=DAILY'", "when"),
        ("[[routine]]\ntitle = 'x'\nquota = {n = 0, per = 'quarter'}", "quota"),
        ("[[routine]]\ntitle = 'x'\nstep = [{offset = 1}]", "text"),
        ("[[routine]]\ntitle = 'x'\nstep = [{text = 'y', gate = 'iron'}]", "iron"),
        ("[[routine]]\ntitle = 'x'\nstandard = {must = 'y'}", "must"),
        ("[[routine]]\ntitle = 'x'\nstart = 2026-01-01T10:00:00", "start"),
    ],
)
def test_a_slip_is_named_and_nothing_is_taken(text: str, names: str) -> None:
    with pytest.raises(Refused) as refused:
        routines_from(text, reading)
    assert names in refused.value.sentence()
