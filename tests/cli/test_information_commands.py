"""signs, figures and info in a shell."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Cli


@pytest.fixture
def office(cli: Cli) -> Cli:
    cli.at("2026-12-28T15:00")
    return cli


def test_signs_are_listed_marked_and_put_up(office: Cli) -> None:
    office.ok("note", "苗 三楼烟感误报 #消防 关注至12月30日")
    office.ok("note", "苗 电梯异响 #电梯")
    assert "watched until 2026-12-30" in office.ok("signs").out
    office.ok("signs", "--mark", "电梯", "reported")
    told = office.ok("signs", "--json").json
    assert [(sign["text"], sign["state"], sign["watch_until"]) for sign in told["signs"]] == [
        ("三楼烟感误报 #消防 关注至12月30日", "watching", "2026-12-30")
    ]
    assert len(office.ok("signs", "--all", "--json").json["signs"]) == 2
    for wrong in (("--mark", "电梯", "gone"), ("reported",)):
        assert office("signs", *wrong).status == 2
    assert office("signs", "--mark", "nothing", "reported").status == 1
    assert office("signs", "--put-up", "消防").status == 1
    for _again in range(2):
        office.ok("note", "苗 又误报 #消防")
    assert office("check").status == 1
    assert "2026-0001" in office.ok("signs", "--put-up", "消防").out
    assert "消防" in office.ok("show", "2026-0001").out
    assert "tendency #消防" not in office.ok("signs").out
    office.at("2026-12-31T09:00")
    assert "was to be watched until this day" in office("check").out


def test_figures_are_told_with_what_held_before_and_a_text_is_held_beside_them(office: Cli, tmp_path: Path) -> None:
    office.ok("note", "数 规上企业数 1270户 截至2026-11-30 来源:统计站")
    office.ok("note", "数 规上企业数 1284户 截至2026-12-25 来源:统计站")
    assert "a month before 1270户" in office.ok("figures", "规上").out
    (one,) = office.ok("figures", "--json").json
    assert (one["value"], one["unit"], one["source"]) == ("1284", "户", "统计站")
    text = tmp_path / "draft.md"
    text.write_text("规上企业数1270户，比上月增加14户", "utf-8")
    found = office("figures", "--check", str(text))
    assert (found.status, found.out.strip()) == (
        1,
        "规上企业数 1270: agreed is 1284户 (that was the value of 2026-11-30)",
    )
    text.write_text("规上企业数1,284户", "utf-8")
    assert office("figures", "--check", str(text)).status == 0
    text.write_bytes(b"\xff\xfe\xff")
    for wrong in (str(text), str(tmp_path / "none")):
        assert office("figures", "--check", wrong).status == 1


def test_a_report_is_judged_borne_out_and_sent(office: Cli) -> None:
    office.ok("add", "信息: 规上企业数达到1270户 ^统计站")
    assert (
        "No information"
        not in office.ok("info", "2026-0001", "point=hot", "major=yes", "occurred=2026-12-27 10:00").out
    )
    office.ok("note", "数 规上企业数 1284户 截至2026-12-25 来源:统计站")
    assert "规上企业数 1270 ≠ 1284户" in office("check").out
    assert "missing before it is sent: two sources" in office.ok("info").out
    assert office("done", "2026-0001", "sent").status == 1
    for who in ("统计站", "现场"):
        office.ok("info", "2026-0001", "--source", who, "--words", "属实")
    office.ok("info", "2026-0001", "tone=bad", "adopted=yes")
    office.ok("done", "2026-0001", "sent")
    board = office.ok("info", "--json").json
    assert board["points"]["hot"] == {"noticed": 1, "sent": 1}
    assert board["tones"] == {"good": 0, "bad": 1, "neutral": 0}
    assert board["units"] == {"统计站": {"2026-12": {"sent": 1, "adopted": 1}}}
    assert "noticing 1 d 5 h" in office.ok("info").out
    for wrong in ("point=blue", "colour=red", "point"):
        assert office("info", "2026-0001", wrong).status == 2


def test_a_note_is_cited_with_its_source_and_becomes_a_suggestion(office: Cli) -> None:
    office.ok("note", "资 外情 邻市推行一窗通办 摘自《市情通报》 截至2026-11")
    office.ok("note", "资 下情 河西街道走访 来源:走访记录")
    cited = office.ok("cite", "一窗").out
    assert "邻市推行一窗通办" in cited
    assert "from 《市情通报》, as of 2026-11, noted 2026-12-28" in cited
    office.ok("cite", "一窗", "--suggest")
    assert "邻市推行一窗通办" in office.ok("register", "advice").out
    assert office("cite", "nothing").status == 1
    assert office("cite", "情", "--suggest").status == 1, "two notes hold it"
    office("register", "reference", "--restrict", "一窗")
    assert office("cite", "一窗").status == 1
