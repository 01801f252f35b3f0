"""Elements read from one line, as people write it; and laws: nothing is made up, nothing falls over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.entry import EntryKind
from workbench.text.elements import SAID, elements_of, labelled

LINES = [
    ("call", "张局 13800000000 问季报 答复周五",
     "who=张局 | number=13800000000 | answer_by=周五"),
    ("call", "市局办孙科长来电：“请于29日17时前报送全年主要指标核查数据”",
     "unit=市局办 | who=孙科长 | direction=来电 | due=29日17时前"),
    ("call", "去电 财政局李主任 010-62345678，已复述",
     "direction=去电 | unit=财政局 | who=李主任 | number=010-62345678 | read_back=已复述"),
    ("call", "Section head Sun, city bureau: “Verified figures by 17:00.”",
     "who=Section head Sun | unit=city bureau"),
    ("call", "call from Zhang 010-62345678 about the report; reply by Friday; read back",
     "who=Zhang | direction=call from | number=010-62345678 | answer_by=Friday | read_back=read back"),
    ("visitor", "吴桂兰（居民）反映误工补贴未到账；答复：12月30日前电话答复",
     "who=吴桂兰 | unit=居民 | matter=误工补贴未到账 | answer=12月30日前电话答复 | answer_by=12月30日"),
    ("meeting", "例会：议定 5 项；讲话稿初稿由刘洋周二交",
     "decided=5 项"),
    ("meeting", "主持：张局长；出席 12 人；议定：月底前上线",
     "chair=张局长 | present=12 人 | decided=月底前上线"),
    ("duty", "王强 带班赵副局长 通讯畅通",
     "who=王强 | leader=赵副局长 | phone_check=通讯畅通"),
    ("duty", "交班给刘洋，无异常",
     "hand_over=刘洋"),
    ("instruction", "张局长批示：“请办公室牵头，周四前报我。”",
     "by=张局长 | words=请办公室牵头，周四前报我。 | due=周四前"),
    ("decision", "张局长：同意A",
     "decider=张局长 | outcome=同意A"),
    ("seal", "《元旦值班通知》3份 周洁申请 张局长批准",
     "document=《元旦值班通知》 | copies=3 | applicant=周洁 | approver=张局长"),
    ("leave", "刘洋 12-29至12-30 赵副局长批准 王强代班",
     "who=刘洋 | from_day=12-29 | to_day=12-30 | approver=赵副局长 | stand_in=王强"),
    ("figure", "农业总产值 12.5亿元 截至11月 来源:统计科",
     "name=农业总产值 | value=12.5 | unit=亿元 | as_of=11月 | source=统计科"),
    ("reference", "上情 摘自《市局工作要点》 #要点",
     "class=上情 | source=《市局工作要点》 | tag=要点"),
    ("signal", "河西街道反映直报平台慢 #平台 关注至1月10日",
     "tag=平台 | watch_until=1月10日"),
    ("chased", "City bureau asks for the bulletin copy; Liu Yang promises 16:00",
     "unit=City bureau | promised=16:00"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "said"), LINES, ids=[text[:14] for _kind, text, _found in LINES])
def test_what_a_line_says(kind: str, text: str, said: str) -> None:
    found = elements_of(EntryKind(kind), text)
    expected = dict(pair.split("=", 1) for pair in said.split(" | "))
    assert {name: found.get(name) for name in expected} == expected
    if kind == "call":
        assert found == expected


def _table() -> list[tuple[str, str, dict[str, str]]]:
    found: list[tuple[str, str, dict[str, str]]] = []
    for line in (Path(__file__).parent / "elements.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, *said = (part.strip() for part in line.split("|"))
            found.append((kind, text, dict(pair.split("=", 1) for pair in said if pair)))
    return found


@pytest.mark.parametrize(("kind", "text", "said"), _table(), ids=[text[:14] for _kind, text, _said in _table()])
def test_every_element_of_a_line_and_no_other(kind: str, text: str, said: dict[str, str]) -> None:
    assert elements_of(EntryKind(kind), text) == said


def test_a_label_says_what_no_position_can_and_what_is_filled_in_holds_before_both() -> None:
    text = "有人来问事，单位：市局；号码: 110 答复：明天"
    assert labelled(text) == {"unit": "市局", "number": "110 答复：明天"}
    assert elements_of(EntryKind.CALL, text, {"unit": "财政局"})["unit"] == "财政局"
    assert "unit" not in elements_of(EntryKind.CALL, text, {"unit": ""})


def test_every_label_reads_its_own_element() -> None:
    for name, words in SAID.items():
        for word in words:
            assert labelled(f"{word}: x1") == {name: "x1"}
            assert labelled(f"{word.upper()}：x1") == {name: "x1"}


@given(
    st.sampled_from(list(EntryKind)),
    st.text(alphabet="张局长王强电话来访市办13800：:；;，, ()（）“”《》#abcXYZ by 答复周五前\n\t", max_size=60),
)
def test_every_element_is_a_piece_of_its_line(kind: EntryKind, text: str) -> None:
    assert all(value and value in text for value in elements_of(kind, text).values())


@given(st.sampled_from(list(EntryKind)), st.text(max_size=60))
def test_any_text_is_read(kind: EntryKind, text: str) -> None:
    assert all(value.strip() for value in elements_of(kind, text).values())


@pytest.mark.parametrize("piece", ["答复", "张局来电", "a, ", "《", "（", "12 ", "议定：", " "])
def test_of_a_huge_line_the_beginning_is_read(piece: str) -> None:
    huge = piece * 100_000
    for kind in EntryKind:
        assert elements_of(kind, huge) == elements_of(kind, huge[:2000])
