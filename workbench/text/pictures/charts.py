"""The statistics of a period as pictures in words: which there are, what they show, and one sentence under each."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.domain.entry import EntryKind
from workbench.domain.ids import ItemId
from workbench.domain.item import ME, Domain, Kind
from workbench.domain.percent import percent
from workbench.domain.periods import Period, Scale
from workbench.domain.statistics.figures import Figure, counted, lined
from workbench.domain.statistics.hours import LINE, Axis, Spend
from workbench.domain.statistics.mix import Mix
from workbench.domain.statistics.turns import Turn, Turning
from workbench.domain.statistics.whole import Statistics
from workbench.i18n import N_, _, ngettext, pgettext
from workbench.text.dates import weekday_short
from workbench.text.display import display
from workbench.text.duration import format_minutes
from workbench.text.periods import period_short
from workbench.text.pictures.model import Bar, Chart, Number, Series, Shape
from workbench.text.quality import kind_of_work
from workbench.text.terms import domain_word, kind_word, person, quadrant_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Hides = Callable[[ItemId], bool]
else:  # a name to import, for annotations
    Hides = object

HIDDEN = "▒▒▒"
"""Instead of a name."""
NAMED = 8
"""So many areas, kinds and people have a row of their own; the rest is one row together."""
OFFICE = range(8, 19)
"""Hours with a field of their own; what is earlier or later is one field each."""
_TITLES = {
    Axis.DOMAIN: N_("Hours by domain"),
    Axis.KIND: N_("Hours by kind"),
    Axis.AREA: N_("Hours by area"),
    Axis.QUADRANT: N_("Hours by quadrant"),
}
_TURNS = {
    Turning.HANDLING: N_("in → done"),
    Turning.FEEDBACK: N_("done → told"),
    Turning.SUPERVISION: N_("ordered → checked"),
}


def nothing_hidden(_item: ItemId) -> bool:
    """For a reader from whom nothing is withheld."""
    return False


def charts(found: Statistics, me: str = "", hides: Hides = nothing_hidden) -> list[Chart]:
    """The pictures of a period, in the order in which they are looked at.

    `hides` says of an item whether it is restricted for this reader: an area or a person known from such items alone is
    not named, and counted all the same.
    """
    return [
        _known(found),
        _quadrants(found),
        *(_hours(found, axis, hides) for axis in (Axis.DOMAIN, Axis.KIND, Axis.AREA)),
        *([_roles(found)] if found.roles else []),
        _turns(found),
        _slipped(found),
        _quality(found),
        _heat(found),
        _loads(found, me, hides),
    ]


def _all(hides: Hides, *figures: Figure) -> bool:
    """Whether nothing but what is hidden is counted here."""
    ids = {item for figure in figures for item in figure.items}
    return bool(ids) and all(map(hides, ids)) and not any(line.item is None for f in figures for line in f.lines)


def _number(figure: Figure) -> Number:
    return Number(figure, str(figure.value))


def _span_word(span: Period, today: date) -> str:
    return period_short(span, today)


def _trend(found: Statistics, pick: tuple[str, ...]) -> tuple[Bar, ...]:
    """A row for each stretch: the named figures of it."""
    bars: list[Bar] = []
    for one in found.trend:
        figures: list[Figure] = [getattr(one, name) for name in pick]
        strong = one.span.first == found.period.first and found.period.scale is Scale.WEEK
        bars.append(Bar(_span_word(one.span, found.period.last), tuple(map(_number, figures)), strong))
    return tuple(bars)


def _known(found: Statistics) -> Chart:
    series = (Series(_("known"), "q2"), Series(_("unasked"), "q3"), Series(_("from ourselves"), ""))
    one, parts = found.mix, list[str]()
    if one.known_percent is not None:
        parts.append(_("{percent}% known beforehand").format(percent=one.known_percent))
        parts.append(_("initiative {percent}%").format(percent=one.initiative))
    if one.routines:
        made = ngettext("{n} routine made of what is regular", "{n} routines made of what is regular", one.routines)
        parts.append(made.format(n=one.routines))
    bars = _trend(found, ("known", "unasked", "own"))
    return Chart("known", _("Known and unasked"), Shape.STACKED, series, bars, " · ".join(parts))


def _quadrants(found: Statistics) -> Chart:
    order = (1, 2, 3, 4, 0)
    series = tuple(Series(quadrant_word(n) if n else _("not judged"), f"q{n}") for n in order)
    bars = tuple(
        Bar(_span_word(one.span, found.period.last), tuple(_number(one.quadrants[n]) for n in order),
            one.span.first == found.period.first and found.period.scale is Scale.WEEK)
        for one in found.trend
    )  # fmt: skip
    counts = [f"{quadrant_word(n)} {_percent(found.mix, n)}%" for n in order if n and found.mix.quadrants[n].value]
    return Chart("quadrants", _("Quadrants"), Shape.STACKED, series, bars, " · ".join(counts))


def _percent(one: Mix, quadrant: int) -> int:
    return percent(one.quadrants[quadrant].value, one.count) or 0


def _hours(found: Statistics, axis: Axis, hides: Hides) -> Chart:
    guessed = found.spent.planned.value > 0
    series = (Series(_("taken"), "q2"), Series(_("estimated"), "q4"), Series("%", ""))
    series = series if guessed else (series[0], series[2])
    total = found.spent.actual.value
    rows = _folded(found.by(axis))
    bars = [
        _spend_bar(
            HIDDEN if axis is Axis.AREA and _all(hides, spend.actual) else _name(axis, spend.name),
            spend,
            total,
            guessed=guessed,
        )
        for spend in rows
    ]
    note = ""
    if axis is Axis.DOMAIN and total:
        note = _("{hours} in all").format(hours=format_minutes(total))
        if found.spent.planned.value:
            note += " · " + _("what was estimated at {planned} took {actual}").format(
                planned=format_minutes(found.spent.planned.value), actual=format_minutes(found.spent.estimated.value)
            )
    return Chart(f"hours-{axis.value}", _(_TITLES[axis]), Shape.PAIR, series, tuple(bars), note)


def _roles(found: Statistics) -> Chart:
    series = (Series(_("completed"), "q2"), Series(_("taken"), ""), Series("%", ""))
    whole = sum(role.finished.value for role in found.roles)
    bars = tuple(
        Bar(
            display(role.name) or _("Other work"),
            (
                _number(role.finished),
                Number(role.spend.actual, format_minutes(role.spend.actual.value) if role.spend.actual.value else "–"),
                Number(role.finished, str(percent(role.finished.value, whole) or 0)),
            ),
        )
        for role in found.roles
    )
    return Chart("roles", _("Work by role"), Shape.PAIR, series, bars)


def _spend_bar(label: str, spend: Spend, total: int, *, guessed: bool) -> Bar:
    actual, planned = spend.actual, spend.planned
    share = percent(actual.value, total) or 0
    numbers = (
        Number(actual, format_minutes(actual.value)),
        Number(planned, format_minutes(planned.value) if planned.value else "–"),
        Number(actual.but(value=share), str(share)),
    )
    return Bar(label, numbers if guessed else (numbers[0], numbers[2]))


_REST = "\0rest"


def _folded(rows: tuple[Spend, ...]) -> list[Spend]:
    """The rows, those behind the first few as one."""
    if len(rows) <= NAMED:
        return list(rows)
    rest = rows[NAMED - 1 :]
    both = [
        Figure(
            sum(figure.value for figure in figures),
            tuple(sorted({item for figure in figures for item in figure.items})),
            tuple(line for figure in figures for line in figure.lines),
        )
        for figures in ([each.actual for each in rest], [each.planned for each in rest], [e.estimated for e in rest])
    ]
    return [*rows[: NAMED - 1], Spend(_REST, *both)]


def _name(axis: Axis, name: str) -> str:
    if name == _REST:
        return _("all others")
    if name.startswith(LINE):
        return kind_word(EntryKind(name.removeprefix(LINE)))
    if not name:
        return _("not named")
    if axis is Axis.DOMAIN:
        return domain_word(Domain(name))
    if axis is Axis.KIND:
        return kind_of_work(Kind(name))
    return display(name) if axis is Axis.AREA else quadrant_word(int(name)) if name != "0" else _("not judged")


def span_words(minutes: int | None) -> str:
    """How long something took by the calendar: `45m`, `5h20`, `3.5d`."""
    if minutes is None:
        return "–"
    if minutes < 48 * 60:
        return format_minutes(minutes)
    return pgettext("age", "{n}d").format(n=f"{minutes / 1440:.1f}")


def _turns(found: Statistics) -> Chart:
    series = (Series(_("half within"), "q2"), Series(_("nine in ten within"), "q3"), Series(_("before"), ""),
              Series(_("matters"), ""))  # fmt: skip
    bars: list[Bar] = []
    for turn, before in zip(found.turns, found.turns_before, strict=True):
        bars.append(Bar(_(_TURNS[turn.turning]), (
            _took(turn, turn.median), _took(turn, turn.most), _took(before, before.median),
            Number(Figure(len(turn.took), turn.items), str(len(turn.took))),
        )))  # fmt: skip
    return Chart("turns", _("How fast"), Shape.PAIR, series, tuple(bars))


def _took(turn: Turn, minutes: int | None) -> Number:
    return Number(Figure(minutes or 0, turn.items), span_words(minutes))


def _slipped(found: Statistics) -> Chart:
    series = (Series(_("in time"), "q2"), Series(_("late"), "q1"), Series(_("carried over"), ""),
              Series(_("chased"), ""))  # fmt: skip
    bars = _trend(found, ("in_time", "late", "carried", "chased"))
    one, parts = found.mix, list[str]()
    if one.in_time_percent is not None:
        parts.append(_("{percent}% in time, of what had a deadline").format(percent=one.in_time_percent))
    done = one.finished.value
    parts.append(ngettext("{n} finished", "{n} finished", done).format(n=done))
    return Chart("slipped", _("Carried and late"), Shape.STACKED, series, bars, " · ".join(parts))


def _quality(found: Statistics) -> Chart:
    series = (Series(_("right the first time"), "q2"), Series(_("came back"), "q1"), Series("%", ""),
              Series(_("excellent"), ""), Series(_("reworked or failed"), ""))  # fmt: skip
    bars: list[Bar] = []
    for place, rate in enumerate(found.rates, 1):
        back = counted(item.id for item in rate.returned)
        first = counted({item.id for item in rate.closed} - set(back.items))
        share = percent(first.value, len(rate.closed)) or 0
        right = Figure(share, tuple(sorted(item.id for item in rate.closed)))
        others = (counted(item.id for item in rate.excellent), counted(item.id for item in rate.poor))
        whole = 1 < place == len(found.rates)
        name = _("All") if whole else kind_of_work(rate.kind) if rate.kind is not None else _("not named")
        bars.append(Bar(name, tuple(map(_number, (first, back, right, *others))), whole))
    return Chart("quality", _("Right the first time, by kind"), Shape.STACKED, series, tuple(bars))


def _heat(found: Statistics) -> Chart:
    early, late = range(OFFICE.start), range(OFFICE.stop, 24)
    monday = date(2026, 12, 28)
    bars: list[Bar] = []
    for n, day in enumerate(found.heat):
        figures = [_together(day, early), *(day[hour] for hour in OFFICE), _together(day, late)]
        if n < 5 or any(figure.value for figure in figures):
            bars.append(Bar(weekday_short(monday + timedelta(days=n)), tuple(map(_number, figures))))
    names = (f"<{OFFICE.start:02d}", *(f"{hour:02d}" for hour in OFFICE), f"{OFFICE.stop:02d}+")
    series = tuple(Series(name, "q2") for name in names)
    return Chart("heat", _("When: lines of the diary by hour"), Shape.HEAT, series, tuple(bars))


def _together(day: tuple[Figure, ...], hours: range) -> Figure:
    """Several hours as one field."""
    return lined(line for hour in hours for line in day[hour].lines)


def _loads(found: Statistics, me: str, hides: Hides) -> Chart:
    series = (Series(_("overdue"), "q1"), Series(_("due today"), "q3"), Series(_("open, later"), "q2"),
              Series(_("waited for"), ""), Series(_("finished"), ""))  # fmt: skip
    bars: list[Bar] = []
    for one in found.loads[:NAMED]:
        later = tuple(item for item in one.open.items if item not in {*one.today.items, *one.overdue.items})
        figures = (one.overdue, one.today, Figure(len(later), later), one.waiting, one.finished)
        hidden = one.name != ME and _all(hides, *figures)
        bars.append(Bar(HIDDEN if hidden else display(person(one.name, me)), tuple(map(_number, figures))))
    behind = len(found.loads) - NAMED
    note = ngettext("{n} more person", "{n} more people", behind).format(n=behind) if behind > 0 else ""
    return Chart("loads", _("Load by person"), Shape.STACKED, series, tuple(bars), note)
