"""The day of the requirements, from 07:52 to 17:38, played at one desk in both languages: the brief, triage, and the
evening on the real screens, everything between them from the shell. The diary it leaves is compared word for word.

`UPDATE_GOLDEN=1` writes the diaries anew; read them before they are kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Cli
from support.make import EAST
from support.stage import Stage, press, screen_text
from textual.screen import Screen

from screens.brief import BriefScreen
from screens.close_day import CloseDayScreen
from screens.closing import Stage as Step
from screens.triage import TriageScreen
from workbench import i18n
from workbench.clock import FixedClock
from workbench.desk.desk import Desk
from workbench.paths import paths_for
from workbench.settings import load_settings
from workbench.store.store import Store

HERE = Path(__file__).parent
Say = Callable[[str, str], str]
"""Chinese or English, as the language of the day is."""


class Office:
    """One desk through a day: commands and screens on the same store, one clock."""

    def __init__(self, cli: Cli, say: Say) -> None:
        self.cli = cli
        self.say = say
        self.day = "2026-12-28"

    def at(self, clock: str, *words: str, stdin: str = "", status: int = 0) -> str:
        """A command at a time of the day."""
        self.cli.at(f"{self.day}T{clock}")
        ran = self.cli(*words, stdin=stdin.encode())
        assert ran.status == status, f"{clock} {words}: {ran}"
        return ran.out if status == 0 else ran.err

    async def screen(
        self, clock: str, make: Callable[[], Screen[Any]], *keys: str, then: Callable[[Stage], None]
    ) -> None:
        """A screen at a time of the day: keys are pressed, then it is looked at."""
        self.cli.at(f"{self.day}T{clock}")
        paths = paths_for(str(self.cli.home))
        watch = FixedClock(datetime.fromisoformat(f"{self.day}T{clock}").replace(tzinfo=EAST))
        desk = Desk(Store.open(paths.store, clock=watch, app="test"), watch, load_settings(paths.settings))
        desk.open_day()
        app = Stage(desk, make, paths.exports)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, *keys)
            then(app)
        desk.close()

    def item(self, piece: str) -> dict[str, Any]:
        return self.cli.item(piece)


def the_week_before(office: Office) -> None:
    """What lies on the desk when the day begins."""
    say = office.say
    office.day = "2026-12-21"
    office.at("09:00", "today")
    lines = [
        say("12月31日前 四季度调研报告 !2 #调研", "Q4 research article !2 by 2026-12-31 #research"),
        say("答复居民咨询普查表留存 ^李桂英 !3", "answer on keeping the census form ^Li_Guiying !3"),
        say("12月30日前 元旦值班安排 !2", "New Year duty roster !2 by 2026-12-30"),
        say("12月29日前 报送《统计月报》第12期 ^市统计局 !2", "monthly bulletin no. 12 ^City_bureau !2 by 2026-12-29"),
        say("12月28日 财务季报核对 !2 #财务", "check the quarter's accounts !2 2026-12-28 #finance"),
        say("12月28日 月报版式微调 !4", "layout of the bulletin !4 2026-12-28"),
        say(
            "12月31日14:30-16:00 年终总结会 ^张局长 !2",
            "year-end review meeting ^Director_Zhang !2 2026-12-31 14:30-16:00",
        ),
    ]
    office.at("09:05", "add", "-", stdin="\n".join(lines))
    office.at(
        "16:00", "done", say("咨询普查表", "census form"), say("已查规定，可留存两年", "may be kept for two years")
    )
    office.at("09:10", "procedure", "meeting", "--on", say("年终总结会", "review meeting"))
    for day, town in (("22", say("东湖", "East Lake")), ("23", say("石桥", "Stone Bridge"))):
        office.day = f"2026-12-{day}"
        office.at("10:00", "note", say(f"苗：{town}反映直报平台登录慢", f"signal: {town} finds the platform slow"))
    office.day = "2026-12-24"
    office.at("10:00", "note", say("整理年终材料", "papers for the end of the year"))
    office.day = "2026-12-25"
    office.at("17:00", "edit", say("咨询普查表", "census form"), "side=public")
    office.at("17:20", "close-day", "2026-12-21", "--carry-rest")
    office.day = "2026-12-28"


def the_morning(office: Office) -> None:
    """Between the brief and triage: the night shift hands over, and the inbox fills."""
    say = office.say
    office.at(
        "08:05",
        "note",
        say("值：接王强夜班，23:40 收低温预警一件", "duty: Wang Qiang (night: one cold-weather warning)"),
    )
    lines = [
        say("12月30日前 报送2026年工作总结 ^市统计局", "2026 work summary ^City_bureau by 2026-12-30"),
        say("1月4日前 拟调研提纲 ^张局长", "outline for the field study ^Director_Zhang by 2027-01-04"),
        say("报刊增订两份", "two more newspaper subscriptions"),
        say("河西反映直报平台登录慢 ^河西", "Hexi finds the platform slow ^Hexi"),
        say("三楼打印机报修", "third-floor printer"),
        say("转发低温雨雪预警 ^市应急办", "forward the cold-weather warning ^Emergency_office"),
        say("旧档案盒换标签", "relabel old boxes"),
    ]
    office.at("08:10", "add", "-", stdin="\n".join(lines))


def the_forenoon(office: Office) -> None:
    """Meeting, telephone, visitor, an instruction, and being chased."""
    say = office.say
    printer = say("打印机", "printer")
    office.at("08:20", "wait", printer, say("王强", "Wang_Qiang"), "--check", "15:00")
    warning = say("低温雨雪", "cold-weather")
    office.at(
        "08:22", "send", warning, "--to", say("河西,东湖,石桥", "Hexi,East_Lake,Stone_Bridge"), "--due", "2026-12-28"
    )
    office.at("08:30", "plan", say("版式微调", "layout"), "2026-12-29")
    office.at(
        "08:50",
        "tick",
        say("年终总结会", "review meeting"),
        say("议程,会议通知", "agenda,notice"),
        "--by",
        say("周洁", "Zhou_Jie"),
    )
    office.at(
        "09:28", "note", say("9:00-9:28 会：周一例会，议定五项", "9:00-9:28 meeting: Monday meeting, five decisions")
    )
    speech = say("总结会讲话稿初稿", "first draft of the speech")
    office.at("09:29", "add", say(f"{speech} >刘洋 12月29日12:00 !2", f"{speech} >Liu_Yang 2026-12-29 12:00 !2"))
    two = office.at("09:30", "edit", speech, say("lead=周洁、刘洋", "lead=Zhou Jie, Liu Yang"), status=1)
    assert say("牵头", "one lead") in two

    office.at(
        "09:35",
        "note",
        say(
            "电：市局孙科长来电，29日17时前报全年核查数据",
            "call: Mr Sun, City bureau: verified figures by 29 Dec 17:00",
        ),
    )
    figures = say("全年指标核查数据", "verified annual figures")
    office.at(
        "09:38",
        "add",
        say(f"12月29日17:00前 报送{figures} ^市统计局 !1", f"submit {figures} ^City_bureau !1 by 2026-12-29 17:00"),
    )
    towns = say("河西,东湖,石桥", "Hexi,East_Lake,Stone_Bridge")
    office.at("09:40", "send", figures, "--to", towns, "--for", "convey")
    assert "not-conveyed" in {leak["code"] for leak in office.cli("check", "--json").json}
    office.at("10:02", "tick", figures, "all")
    assert "not-conveyed" not in {leak["code"] for leak in office.cli("check", "--json").json}

    promise = say("12月30日前答复吴桂兰误工补贴", "answer Mrs Wu on her allowance by 2026-12-30")
    office.at(
        "10:15",
        "note",
        say(f"访：吴桂兰，补贴未到账。诺：{promise}", f"visitor: Mrs Wu, allowance not received. promise: {promise}"),
    )

    cause = say("两镇数据迟报原因", "why two towns reported late")
    office.at(
        "10:50", "add", say(f"12月31日前 查清{cause} ^张局长 !1", f"find out {cause} ^Director_Zhang !1 by 2026-12-31")
    )
    office.at(
        "10:51",
        "track",
        cause,
        say("张局长", "Director_Zhang"),
        say("请办公室牵头查清，周四前报我", "find out and report by Thursday"),
        "--every",
        "1",
    )
    office.at(
        "11:05", "rung", cause, say("河西自报：系统登录慢", "Hexi's own account: slow platform"), "--level", "unit"
    )
    office.at("11:05", "plan", cause, "2026-12-29")

    bulletin = say("统计月报", "bulletin no. 12")
    office.at("11:50", "chased", bulletin, "--how", say("信息处来电", "by telephone"))
    assert office.item(bulletin)["urgent"] is True


def the_afternoon(office: Office) -> None:
    """The emergency, the article, a request for a decision, and who still has to answer."""
    say = office.say
    smoke = say("机房UPS冒烟", "smoke from the server-room UPS")
    office.at("14:12", "emergency", smoke, "--first", say("王强", "Wang_Qiang"))
    office.at(
        "14:15",
        "emergency",
        "--report",
        smoke,
        say("断闸，无伤亡，未核实", "breaker off, nobody hurt, not verified"),
        "--to",
        say("张局长", "Director_Zhang"),
    )
    office.at(
        "14:50",
        "emergency",
        "--report",
        smoke,
        say("电池故障，无明火", "battery fault, no fire"),
        "--to",
        say("张局长", "Director_Zhang"),
        "--final",
    )
    unfinished = office.at("14:52", "done", smoke, say("已排除", "cleared"), status=1)
    assert say("还不能办结", "still missing") in unfinished
    office.at("14:52", "done", smoke, say("已排除", "cleared"), "--despite", say("终报已送", "final report sent"))
    office.at(
        "14:55",
        "note",
        say("误：UPS电池超期两年未检，无检查制度", "error: UPS battery two years overdue, no inspection"),
    )
    office.at("14:56", "plan", say("财务季报", "quarter's accounts"), "2026-12-29")

    article = say("四季度调研报告", "Q4 research")
    office.at("15:20", "start", article)
    office.at("16:00", "stop")
    office.at("16:01", "plan", article, "2026-12-30")

    roster = say("元旦值班", "New Year duty")
    question = say("三天三班，还是每天双人？", "three shifts or two a day?")
    office.at("16:05", "ask-decision", roster, say("张局长", "Director_Zhang"), question, "--check", "17:00")
    office.at("16:25", "decide", roster, say("同意三天三班", "three shifts"), "--none", say("照此印发", "issue it so"))

    warning = say("低温雨雪", "cold-weather")
    office.at("16:40", "replied", warning, say("河西", "Hexi"), say("已落实", "done"))
    text = office.at("16:41", "units", warning, "--chase")
    assert say("东湖", "East_Lake") in text and say("石桥", "Stone_Bridge") in text
    for unit in (say("东湖", "East_Lake"), say("石桥", "Stone_Bridge")):
        office.at("17:12", "replied", warning, unit, say("已落实", "done"))
    office.at("17:13", "done", warning, say("八镇街均已落实", "all have acted"))
    office.at("17:13", "reply", warning, say("已电话回复", "told by telephone"))
    printer = say("打印机", "printer")
    office.at("17:14", "done", printer, say("换硒鼓", "new drum"))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_the_day(cli: Cli, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    __import__("time").tzset()
    monkeypatch.setenv("WORKBENCH_LANG", language)
    i18n.use(language)
    cli.settings(f'me = "{"陈敏" if language == "zh_CN" else "Chen Min"}"\n')
    office = Office(cli, lambda zh, en: zh if language == "zh_CN" else en)
    say = office.say
    the_week_before(office)

    def brief(app: Stage) -> None:
        text = screen_text(app)
        assert say("咨询普查表", "answer on keeping") in text, "done, and nobody told: it is among what was forgotten"

    await office.screen("07:52", BriefScreen, "space", then=brief)
    for piece in (say("四季度调研", "Q4 research"), say("元旦值班", "New Year duty")):
        office.at("07:53", "brief", "--pick", piece)
    assert len(office.cli.ok("brief", "--json").json["picks"]) == 3

    the_morning(office)

    def nothing_left(app: Stage) -> None:
        assert app.desk.board.count(0) == 0

    keys = [*"22", "d", *say("已办", "done"), "enter", *"2314"]
    await office.screen("08:12", TriageScreen, *keys, then=nothing_left)
    assert len(keys) <= 1.5 * 7 + len(say("已办", "done")), "one key and a half for each, and what is typed"
    the_forenoon(office)
    the_afternoon(office)

    def sealed(app: Stage) -> None:
        screen = app.screen
        assert isinstance(screen, CloseDayScreen)
        assert screen.stage is Step.DONE, screen_text(app)

    review = (
        say("调研报告核完", "the article is checked"),
        say("财务季报未开工", "the accounts"),
        say("上午不接事务", "no errands before ten"),
    )
    evening = evening_keys(office, review)
    await office.screen("17:32", lambda: CloseDayScreen(datetime(2026, 12, 28).date()), *evening, then=sealed)
    office.at("17:38", "check")
    compare(cli, language)


def evening_keys(office: Office, review: Sequence[str]) -> list[str]:
    """Carry what is left, tell whoever is still to be told, answer the three questions, seal."""
    keys = ["*", "up", "R", *_typed(office.say("已电话答复", "told by telephone")), "enter"]
    for answer in review:
        keys += [*_typed(answer), "enter"]
    return [*keys, "enter"]


def _typed(text: str) -> list[str]:
    return ["space" if character == " " else character for character in text]


def compare(cli: Cli, language: str) -> None:
    """The diary that the day left behind, but for the last line, which names its place in the journal."""
    written = (paths_for(str(cli.home)).exports / "diary-2026-12-28.md").read_text("utf-8")
    shown = "\n".join(line for line in written.splitlines() if not line.startswith(("head ", "链首 "))) + "\n"
    page = HERE / f"day_{language}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(shown, "utf-8")
    assert shown == page.read_text("utf-8")
