"""Every report follows its template: the sections that it names, in its order, numbered through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.make import MONDAY, NOW, at

from workbench import i18n
from workbench.cli.reports import REPORTS, finished
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.domain.entry import Entry, EntryKind, Verb
from workbench.domain.ids import ItemId
from workbench.domain.item import Decision, Item, State, Step, ToLeader, Tracked
from workbench.errors import Refused
from workbench.reports.making import Asked, Source, content
from workbench.resources import resource
from workbench.settings import Settings
from workbench.store.store import Store
from workbench.text import bulletin, handover
from workbench.text.report import agenda, diary, duty, leader, minutes, schedule, week
from workbench.text.report.markdown import chinese_number
from workbench.text.report.template import FOLDER, NAMES, template

USES: Mapping[str, tuple[str, ...]] = {
    "diary": tuple(diary.SECTIONS),
    "week": tuple(week.SECTIONS),
    "month": tuple(duty.SECTIONS),
    "quarter": tuple(duty.SECTIONS),
    "year": tuple(duty.SECTIONS),
    "schedule": tuple(schedule.SECTIONS),
    "agenda": tuple(agenda.SECTIONS),
    "minutes": tuple(minutes.SECTIONS),
    "leader": tuple(leader.SECTIONS),
    "bulletin": tuple(bulletin.SECTIONS),
    "handover": tuple(handover.SECTIONS),
}
WHAT = {"leader": "Zhang", "minutes": "2026-0001"}
ONCE = {"handover"}
"""A matter stands where it comes first: what stands before a section may leave nothing for it."""
SECRET = "Mr Shen is ill"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """A desk with something for nearly every section of every report, and one restricted matter for each of them."""
    home = tmp_path_factory.mktemp("own")
    clock = FixedClock(at(18, 0))
    with Store.open(home / "store", clock=clock, app="tests") as store:
        with store.transaction("all") as tx:
            for restricted in (False, True):
                for n in range(1, 7):
                    made = tx.put_item(_matter(n, tx.next_ref(2026), restricted=restricted))
                    for entry in _lines(made.id, made.ref, made.title):
                        tx.bring_entry(entry.but(restricted=restricted))
        yield Source(Desk(store, clock, Settings(me="Chen")), home, date.fromisoformat)


def _matter(n: int, ref: str, *, restricted: bool) -> Item:
    title = f"{SECRET} {n}" if restricted else f"matter {n}"
    state = (State.ACTIVE, State.ACTIVE, State.WAITING, State.ACTIVE, State.DONE, State.ACTIVE)[n - 1]
    return Item(
        ref=ref, title=title, created_at=NOW, updated_at=NOW, state=state, restricted=restricted,
        lead="me", attend=("Zhang",) if n == 1 else (),
        at=at(8 + n, 0) if n != 5 else None, until=at(11, 0) if n == 1 else None, due=at(12, 0), result="made",
        waiting_on="Li" if n == 3 else None, next_check=at(17, 0) if n == 3 else None,
        tracked=Tracked("Zhang", NOW, "see to it") if n == 2 else None,
        decision=Decision("which?", "Zhang", NOW, ("a", "b"), "a") if n == 4 else None,
        to_leader=ToLeader("Zhang", "to know", None, "short") if n == 6 else None,
        steps=(Step("prepare", due=MONDAY),) if n == 2 else (), closed_at=at(15, 0) if n == 5 else None,
    )  # fmt: skip


def _lines(item_id: ItemId, ref: str, title: str) -> Iterator[Entry]:
    for kind in (EntryKind.NOTE, EntryKind.CALL, EntryKind.SIGNAL):
        yield Entry(at(9, 30), at(9, 30), kind, f"about {title}", item=item_id, ref=ref, title=title)
    yield Entry(at(15, 0), at(15, 0), EntryKind.EVENT, verb=Verb.DONE, item=item_id, ref=ref, title=title)


def written(source: Source, report: str) -> str:
    made = finished(REPORTS[report].make(source, Asked(MONDAY, WHAT.get(report, ""))))
    return content(source, made, "md").decode()


def own(folder: Path, report: str, *sections: str, title: str = "Ours") -> Path:
    """The user's template, of which section n is called `Part n`."""
    parts = [f'[[section]]\nuse = "{use}"\nheading = "Part {n}"\n' for n, use in enumerate(sections)]
    parts = parts or ['[[section]]\ntext = "All is well."\n']
    place = folder / FOLDER / f"{report}.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'title = "{title}"\n' + "".join(parts), "utf-8")
    return place


def heads(text: str) -> list[tuple[str, int]]:
    """The number and the name of each section."""
    pattern = r"^## (.+)、Part (\d+)$" if i18n.language() != "en" else r"^## (.+) Part (\d+)$"
    return [(number, int(n)) for number, n in re.findall(pattern, text, re.M)]


def number(n: int) -> str:
    return str(n) if i18n.language() == "en" else chinese_number(n)


@pytest.fixture(scope="module")
def filled(source: Source) -> dict[str, list[str]]:
    """The sections of each report in which something stands."""
    found: dict[str, list[str]] = {}
    for report, uses in USES.items():
        found[report] = []
        for use in uses:
            place = own(source.config or Path(), report, use)
            if heads(written(source, report)):
                found[report].append(use)
            place.unlink()
    return found


def test_there_is_enough_to_tell(filled: dict[str, list[str]]) -> None:
    """The laws below are about something."""
    for report, uses in filled.items():
        assert len(uses) >= 2, report
    assert {"leader", "agenda"} <= {report for report, uses in filled.items() if len(uses) >= 4}


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("report", NAMES)
def test_the_sections_named_stand_in_their_order_and_are_numbered_through(
    source: Source, filled: dict[str, list[str]], report: str, lang: str
) -> None:
    i18n.use(lang)

    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.sampled_from(USES[report]), unique=True, min_size=1))
    def law(chosen: list[str]) -> None:
        own(source.config or Path(), report, *chosen)
        text = written(source, report)
        assert text.startswith("# Ours")
        wanted = [n for n, use in enumerate(chosen) if use in filled[report]]
        found = [n for _number, n in heads(text)]
        if report in ONCE:
            assert set(found) <= set(wanted)
            assert found == sorted(found)
            assert found[:1] == wanted[:1]
        else:
            assert found == wanted
        assert [told for told, _n in heads(text)] == [number(n) for n in range(1, len(found) + 1)]
        assert SECRET not in text

    try:
        law()
    finally:
        (source.config or Path()).joinpath(FOLDER, f"{report}.toml").unlink()


@pytest.mark.parametrize("report", sorted({*NAMES} - {"minutes"}))
def test_what_is_withheld_is_counted_even_where_every_section_is_cut(source: Source, report: str) -> None:
    whole = re.findall(r".*\d+ restricted .*", written(source, report))
    place = own(source.config or Path(), report)
    try:
        text = written(source, report)
    finally:
        place.unlink()
    assert "All is well." in text
    assert whole, text
    assert re.findall(r".*\d+ restricted .*", text) == whole


@pytest.mark.parametrize("report", ["bulletin", "handover", "leader", "schedule"])
def test_a_section_that_is_cut_is_not_said_to_be_empty(source: Source, report: str) -> None:
    place = own(source.config or Path(), report)
    try:
        text = written(source, report)
    finally:
        place.unlink()
    assert "Nothing" not in text


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("report", NAMES)
def test_ours_use_only_what_there_is_and_name_every_section(report: str, lang: str) -> None:
    i18n.use(lang)
    words = ("days", "name", "title", "period", "version", "day")
    found = template(report, USES[report], words=words)
    uses = [section.use for section in found.sections]
    assert len(uses) == len(set(uses))
    assert all(section.heading for section in found.sections)
    if report == "bulletin":
        assert uses == ["changed", "same"]
    elif report not in ("month", "quarter"):
        assert set(uses) | ({"attendance"} if report in ("diary", "week") else set()) == set(USES[report])
        assert "attendance" not in uses, "how long the days were is nobody's business unless somebody wants it told"


def test_each_template_of_the_program_is_one_of_a_report() -> None:
    for lang in i18n.LANGUAGES:
        files = {path.stem for path in resource(FOLDER, lang, "diary.toml").parent.glob("*.toml")}
        assert files == set(NAMES)


@pytest.mark.parametrize(
    ("report", "text", "said"),
    [
        ("agenda", 'title = "{who}"\n[[section]]\nuse = "week"', "the title says “{who}”, which is none of {days}"),
        ("diary", 'title = "x"\n[[section]]\nuse = "work"\nheading = "{days}"', "“{days}”, which is none of {n}"),
        ("leader", 'title = "x"\n[[section]]\nuse = "work"', "“work”, which is none of activities, decisions"),
        ("schedule", 'title = "x"\nroll = 1\n[[section]]\nuse = "due"', "“roll” is none of"),
        ("minutes", 'title = "x"', "no section"),
        ("bulletin", 'title = "x"\n[[section]]\nuse = "red"\nmost = "x"', "most is a number"),
        ("handover", "", "needs a title"),
    ],
)
def test_a_bad_one_is_one_sentence_that_names_the_file(source: Source, report: str, text: str, said: str) -> None:
    place = own(source.config or Path(), report)
    place.write_text(text, "utf-8")
    try:
        with pytest.raises(Refused) as refused:
            written(source, report)
    finally:
        place.unlink()
    sentence = refused.value.sentence()
    assert str(place) in sentence
    assert said in sentence
    assert "\n" not in sentence


def test_words_in_braces_are_filled_and_only_so_many_are_named(source: Source) -> None:
    place = own(source.config or Path(), "handover")
    place.write_text(
        'title = "From {name}"\nmost = 1\n[[section]]\nuse = "leads"\nheading = "To do: {n}"\ntext = "Read *this*."',
        "utf-8",
    )
    try:
        text = written(source, "handover")
    finally:
        place.unlink()
    assert text.startswith("# From Chen")
    found = re.search(r"^## 1 To do: (\d)$", text, re.M)
    assert found is not None
    assert r"Read \*this\*." in text, "a text of the user's is text, not markup"
    assert text.count("\n- 2026-") == 1
    assert f"and {int(found[1]) - 1} more" in text
