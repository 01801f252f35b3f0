"""17: in the year report every figure opens to what it counts; sections by domain, then kind; numbered 一（一）1."""

from __future__ import annotations

import re

import pytest
from cli.conftest import Cli

DONE = (
    ("查清迟报原因", "policy", "document"),
    ("调研报告", "policy", "research"),
    ("年终总结会", "admin", "meeting"),
    ("三楼打印机", "admin", "errand"),
    ("误工补贴", "finance", "errand"),
)


@pytest.fixture
def desk(cli: Cli) -> Cli:
    cli.ok("today")
    for number, (title, domain, kind) in enumerate(DONE, 1):
        cli.ok("add", title, "^张局长", "today")
        cli.ok("edit", str(number), f"domain={domain}", f"kind={kind}")
        cli.ok("done", str(number), "已办好")
    for number in (1, 2, 3):
        cli.ok("reply", str(number), "已报告")
    cli.ok("add", "还没有办的事", "today")
    return cli


def test_every_figure_opens_to_its_items(desk: Cli) -> None:
    text = desk.ok("export", "year", "--figures", "--lang", "zh_CN", "-o", "-").out
    told, annex = text.split("## 附：数字所据事项")
    opened = {
        mark: (int(count), refs)
        for mark, count, refs in re.findall(r"^\| (\d+) \| [^|]* \| (\d+) \| ([^|]*) \|$", annex, re.M)
    }
    marked = re.findall(r"(\d+)〔(\d+)〕", told)
    assert {mark for _value, mark in marked} == set(opened)
    for value, mark in marked:
        count, refs = opened[mark]
        assert int(value) == count == len(numbers(refs)), mark
    # No count stands there that opens into nothing; percentages and durations follow from counts.
    for sentence in re.findall(r"^(?:收到|办结事项|确定性|一次办成).*。$", told, re.M):
        bare = re.sub(r"\d+〔\d+〕|\d+%", "", sentence)
        assert not re.search(r"[1-9]", bare), sentence
    received = next(refs for count, refs in opened.values() if count == 6)
    assert numbers(received) == {1, 2, 3, 4, 5, 6}
    assert re.search(r"收到 6〔\d+〕 件，办结 5〔\d+〕 件；期末在办 1〔\d+〕 件", told)
    assert re.search(r"已回音 3〔\d+〕 件；尚待回音 2〔\d+〕 件", told)


def numbers(refs: str) -> set[int]:
    found: set[int] = set()
    for first, last in re.findall(r"2026-(\d{4})(?:–(\d{4}))?", refs):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def test_the_work_is_told_by_domain_then_kind_in_official_numbering(desk: Cli) -> None:
    text = desk.ok("export", "year", "--lang", "zh_CN", "-o", "-").out
    work = text.split("## 二、主要工作\n")[1].split("\n## 三、")[0]
    heads = [line for line in work.splitlines() if re.match(r"（|####", line)]
    assert heads == [
        "（一）政务",
        "#### 1. 办文（办结 1 件）",
        "#### 2. 调研（办结 1 件）",
        "（二）事务",
        "#### 1. 办会（办结 1 件）",
        "#### 2. 办事（办结 1 件）",
        "（三）财务",
        "#### 1. 办事（办结 1 件）",
    ]
    assert "- （1）查清迟报原因（2026-0001）：已办好" in work
    assert re.findall(r"^## (.)、", text, re.M) == list("一二三四五六七八")


def test_the_same_in_english_and_for_shorter_periods(desk: Cli) -> None:
    text = desk.ok("export", "year", "--figures", "-o", "-").out
    assert "## 2 Main work" in text
    assert "### 2.1 Policy" in text
    assert re.search(r"#### 2\.1\.1 Documents: completed 1 \\\[\d+\\\]", text)
    for report, other in (("quarter", "2026-Q3"), ("month", "2026-11")):
        assert "Received 6, completed 5" in desk.ok("export", report, "-o", "-").out
        assert "Received 0, completed 0" in desk.ok("export", report, other, "-o", "-").out


def test_it_becomes_a_file_named_for_its_period(desk: Cli) -> None:
    assert desk.ok("export", "year").lines[-1].endswith("year-2026.md")
    assert desk.ok("export", "quarter", "2026-Q3", "--format", "html").lines[-1].endswith("quarter-2026-Q3.html")
    assert desk("export", "quarter", "2026").status == 2
    assert desk("export", "leader", "张局长", "--figures").status == 2
