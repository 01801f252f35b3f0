"""What holds of every line, whatever is typed."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.reading import Reading
from workbench.i18n import use
from workbench.text.capture.complete import complete
from workbench.text.capture.fold import fold
from workbench.text.capture.read import read
from workbench.text.capture.when import when
from workbench.text.dates import when_full

NOW = datetime(2026, 11, 17, 10, 0)
WORDS = [
    "明天",
    "下午3点",
    "周五前",
    "每周一",
    "@李工",
    "+小陈",
    "^王局长",
    "#季报",
    ">赵倩",
    "等@李工",
    "~30m",
    "!",
    "*",
    "!1",
    "//",
    "备注",
    "“明天”",
    "(",
    ")",
    "（",
    "）",
    "，",
    "：",
    "月底",
    "的",
    "前",
    "内",
    "tomorrow",
    "fri",
    "by",
    "before",
    "next",
    "3pm",
    "14:00-15:30",
    "every",
    "monday",
    "2",
    "weeks",
    "in",
    "on",
    "at",
    "15",
    "Mar",
    "11-20",
    "2026-11-20",
    "2月30日",
    "http://a.b/c",
    "foo@bar.com",
    "call",
    "交报告",
    "开会",
    "李周一",
    "-",
    ";",
    "-15",
    "9:30-10:10",
    "电",
    "．．．",
    "１１月",
    "📌",
    "é",
]
loose = st.text(max_size=40)
spoken = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from(["", " ", "  ", "\u3000"]).map(lambda glue: glue.join(words))
)
lines = st.one_of(loose, spoken, st.tuples(spoken, loose).map("".join))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31))


def solid(text: str) -> str:
    return "".join(text.split())


def outside(reading: Reading) -> str:
    """The line without what was read."""
    rest, last = "", 0
    for span in reading.spans:
        rest += reading.line[last : span.start]
        last = span.end
    return rest + reading.line[last:]


@settings(max_examples=600, deadline=None)
@given(lines, moments)
def test_title_and_spans_give_back_every_character(line: str, now: datetime) -> None:
    reading = read(line, now)
    assert solid(outside(reading)) == solid(reading.title)


@settings(max_examples=600, deadline=None)
@given(lines, moments)
def test_spans_are_in_order_and_say_what_was_typed(line: str, now: datetime) -> None:
    last = 0
    for span in read(line, now).spans:
        assert last <= span.start < span.end <= len(line)
        assert line[span.start : span.end] == span.text
        last = span.end


@settings(max_examples=600, deadline=None)
@given(lines)
def test_what_fills_a_field_is_shown(line: str) -> None:
    reading = read(line, NOW)
    fields = {"at", "until", "due", "minutes", "lead", "source", "area", "waiting_on", "next_check", "repeat", "note"}
    filled = {name for name in fields if getattr(reading, name) is not None}
    assert bool(filled or reading.support) <= bool(reading.spans)


@settings(max_examples=300, deadline=None)
@given(spoken)
def test_a_line_with_every_chip_taken_back_is_text(line: str) -> None:
    literal: list[tuple[int, int]] = []
    for _ in range(len(line) + 1):
        reading = read(line, NOW, literal=literal)
        if reading.kind == "entry" or not reading.spans:
            break
        literal += [(span.start, span.end) for span in reading.spans]
    assert reading.kind == "entry" or reading.title == line.strip()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_the_folded_line_is_as_long_as_the_line(line: str) -> None:
    assert len(fold(line)) == len(line)


@settings(max_examples=200, deadline=None)
@given(st.datetimes(NOW, NOW + timedelta(days=800)).map(lambda d: d.replace(second=0, microsecond=0)))
def test_a_date_is_read_back_from_how_it_is_written(moment: datetime) -> None:
    day = moment.date()
    for written in (f"{day}", f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%b} {day.year}"):
        assert when(written, NOW) == day
    if moment > NOW:
        assert when(f"{moment:%Y-%m-%d %H:%M}", NOW) == moment


@settings(max_examples=200, deadline=None)
@given(lines, st.integers(-5, 60))
def test_completion_offers_places_of_the_line(line: str, cursor: int) -> None:
    for offer in complete(line, cursor, ["李工", "李伟", "Anna"], ["季报"]):
        assert 0 <= offer.start <= offer.end <= len(line)


@settings(max_examples=300, deadline=None)
@given(
    st.datetimes(NOW + timedelta(minutes=1), NOW + timedelta(days=800)).map(
        lambda d: d.replace(second=0, microsecond=0)
    ),
    st.sampled_from(["en", "zh_CN", "zh_TW"]),
)
def test_every_date_is_read_back_from_its_own_display(moment: datetime, spoken_here: str) -> None:
    """What a chip shows, day and weekday and hour, says the same when it is typed."""
    use(spoken_here)
    try:
        for value in (moment.date(), moment):
            shown = when_full(value, NOW.date())
            assert when(shown, NOW) == value
            assert read(f"x {shown}", NOW).at == value
    finally:
        use("en")
