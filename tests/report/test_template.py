"""Templates of reports: ours are sound in every language, a user's own takes their place, a broken one is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.year import Year

from workbench import i18n
from workbench.domain.duty import duty
from workbench.domain.periods import Scale, period
from workbench.errors import Refused
from workbench.text.documents.model import Heading, Paragraph
from workbench.text.report import week
from workbench.text.report.duty import NAMES, SECTIONS, duty_report
from workbench.text.report.template import MOST, template

KNOWN = tuple(SECTIONS)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("name", NAMES.values())
def test_ours_name_each_section_once(name: str, lang: str) -> None:
    i18n.use(lang)
    found = template(name, KNOWN)
    uses = [section.use for section in found.sections]
    assert len(uses) == len(set(uses))
    assert set(uses) <= set(KNOWN)
    assert all(section.heading for section in found.sections)
    if name == "year":
        assert set(uses) == set(KNOWN)
        assert found.roles


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_so_does_that_of_the_week(lang: str) -> None:
    i18n.use(lang)
    found = template("week", tuple(week.SECTIONS))
    assert [section.use for section in found.sections] == [use for use in week.SECTIONS if use != "attendance"]
    assert all(section.heading for section in found.sections)


def own(folder: Path, text: str, lang: str = "") -> Path:
    place = folder / "reports" / lang / "year.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    return place


def test_a_copy_of_the_users_chooses_order_headings_and_words_of_its_own(tmp_path: Path) -> None:
    own(
        tmp_path,
        'title = "My year"\nmost = 1\n[[section]]\nheading = "Before all"\ntext = "First line.\\nSecond."\n'
        '[[section]]\nuse = "work"\nheading = "What I did"\n[[section]]\nuse = "overview"\n',
    )
    found = template("year", KNOWN, tmp_path)
    year = Year(5, 40, 100)
    report = duty(period(Scale.YEAR, date(2026, 12, 1)), year.read(), year.items.values(), year.trail, year.now)
    document = duty_report(report, found).document
    assert document.title == "My year"
    assert document.blocks[:3] == (
        Heading("Before all"),
        Paragraph(("First line.", "Second.")),
        Heading("What I did"),
    )
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Before all",
        "What I did",
    ]


def test_that_of_the_language_comes_before_that_of_all(tmp_path: Path) -> None:
    section = '[[section]]\nuse = "work"\n'
    own(tmp_path, f'title = "all"\n{section}')
    own(tmp_path, f'title = "中文"\n{section}', "zh_CN")
    assert template("year", KNOWN, tmp_path).title == "all"
    i18n.use("zh_CN")
    assert template("year", KNOWN, tmp_path).title == "中文"
    assert template("month", KNOWN, tmp_path).sections[0].most != MOST  # no copy of it: ours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title =", "nvalid value"),
        ("[[section]]\nuse = 'work'", "needs a title"),
        ("title = 'x'", "no section"),
        ("title = 'x'\nsection = 3", "no section"),
        ("title = 'x'\nsection = [3]", "section 1 is no"),
        ("title = 'x'\nmost = -1\n[[section]]\nuse = 'work'", "most is a number"),
        ("title = 'x'\n[[section]]\nuse = 'wrok'", "“wrok”, which is none of overview, work"),
        ("title = 'x'\n[[section]]\nheading = 'y'", "section 1 is empty"),
        ("title = 'x'\n[[section]]\nuse = 3", "are texts"),
        ("title = 'x'\n[[section]]\nuse = 'work'\nusage = 'y'", "“usage” is none of"),
        ("title = 'x'\nrolls = 1\n[[section]]\nuse = 'work'", "“rolls” is none of"),
        ("title = 'x'\nroles = 1\n[[section]]\nuse = 'work'", "roles is a table"),
        ("title = 'x'\n[[section]]\nuse = 'work'\n[roles]\na = 'b'", "role “a” is a list"),
    ],
)
def test_a_broken_one_is_named_in_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    place = own(tmp_path, text)
    with pytest.raises(Refused) as refused:
        template("year", KNOWN, tmp_path)
    sentence = refused.value.sentence()
    assert str(place) in sentence
    assert said in sentence
    assert "Nothing was written." in sentence
    assert "\n" not in sentence


def test_one_that_is_no_text_is_named_too(tmp_path: Path) -> None:
    own(tmp_path, "").write_bytes(b"title = '\xff\xfe'")
    with pytest.raises(Refused, match=r"year\.toml"):
        template("year", KNOWN, tmp_path)
