"""The sections of a duty report that are figures: how much, how soon, for whom, how well."""

from __future__ import annotations

from workbench.domain.entry import EntryKind
from workbench.domain.item import Domain, Kind, Side
from workbench.domain.statistics.figures import Figure, counted, percent, share
from workbench.domain.statistics.turns import Turning
from workbench.i18n import N_, _
from workbench.text.dates import minutes_words
from workbench.text.documents.model import Align, Block, Cell, Column, List, Paragraph, Row, Table
from workbench.text.information import told_speed
from workbench.text.quality import cause_word, kind_name
from workbench.text.report import advised
from workbench.text.terms import domain_word, side_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.statistics.turns import Turn
    from workbench.text.report.duty import Told

_DAY = 24 * 60
_TURNS = {
    Turning.HANDLING: N_("Handling: from coming in until done"),
    Turning.FEEDBACK: N_("Feedback: from done until the asker knew"),
    Turning.SUPERVISION: N_("Supervision: from the instruction to the first check"),
}
_WRITTEN = {
    EntryKind.ADVICE: N_("suggestions put forward"),
    EntryKind.FIELD: N_("field visits"),
    EntryKind.STUDY: N_("studies"),
    EntryKind.LESSON: N_("lessons written down"),
    EntryKind.SIGNAL: N_("early signs noticed"),
}


def overview(told: Told) -> list[Block]:
    """The period in a few sentences."""
    duty, put = told.duty, told.book.put
    mix = duty.mix
    first = [
        _("Received {received}, completed {finished}; open at the end {open}").format(
            received=put(_("matters received"), duty.received),
            finished=put(_("completed"), mix.finished),
            open=put(_("open at the end"), duty.open),
        ),
        *_some(
            told, (_("late {n}"), _("late at the end"), duty.overdue), (_("not done {n}"), _("not done"), duty.dropped)
        ),
    ]
    lines = [_sentence(first)]
    in_time = share(mix.in_time, mix.late)
    if in_time is not None:
        words = _("Of what had a deadline, {in_time} in time and {late} late ({percent}% in time)")
        lines.append(
            _sentence(
                [
                    words.format(
                        in_time=put(_("completed in time"), mix.in_time),
                        late=put(_("completed late"), mix.late),
                        percent=in_time,
                    )
                ]
            )
        )
    if duty.asked.value:
        lines.append(_sentence([_answered(told)]))
    if mix.count:
        words = _("Known beforehand {known}, came unasked {unasked} ({percent}%)")
        own = _("begun without being asked {own} ({percent}%)")
        lines.append(
            _sentence(
                [
                    words.format(
                        known=put(_("known beforehand"), mix.known),
                        unasked=put(_("came unasked"), mix.unasked),
                        percent=percent(mix.unasked.value, mix.count),
                    ),
                    own.format(own=put(_("begun without being asked"), mix.own), percent=mix.initiative),
                ]
            )
        )
    rest = _some(
        told,
        (_("settled in the office {n}"), _("settled in the office"), duty.absorbed),
        (_("put before a leader {n}"), _("put before a leader"), duty.escalated),
        (_("outside our remit {n}"), _("outside our remit"), duty.extra),
        (_("asked after by others: {n}"), _("asked after by others"), mix.chased),
    )
    return [Paragraph((*lines, *([_sentence(rest)] if rest else [])))]


def _answered(told: Told) -> str:
    duty, put = told.duty, told.book.put
    parts = [
        _("Somebody had asked for {asked} of what was completed: {answered} were told the result").format(
            asked=put(_("completed for somebody"), duty.asked), answered=put(_("told the result"), duty.told)
        ),
        *_some(
            told,
            (_("{n} needed no answer"), _("needed no answer"), duty.excused),
            (_("{n} still wait for an answer"), _("still wait for an answer"), duty.owed),
        ),
    ]
    return _("; ").join(parts)


def _some(told: Told, *figures: tuple[str, str, Figure]) -> list[str]:
    """Those that are not nothing."""
    return [words.format(n=told.book.put(what, figure)) for words, what, figure in figures if figure.value]


def _sentence(parts: Iterable[str]) -> str:
    text = _("; ").join(parts) + _(".")
    return text[:1].upper() + text[1:]


def turnround(told: Told) -> list[Block]:
    """The three turn-round times beside those of the period before, and the slowest few."""
    duty = told.duty
    before = {turn.turning: turn for turn in duty.turns_before}
    columns = (
        Column(_("What is timed"), lead=True),
        Column(_("Count"), Align.END),
        Column(_("Median"), Align.END),
        Column(_("Nine in ten within"), Align.END),
        Column(_("Median before"), Align.END),
        Column(_("Slowest")),
    )
    rows: list[tuple[Cell, ...]] = []
    for turn in duty.turns:
        if turn.took:
            name = _(_TURNS[turn.turning])
            count = told.book.put(name, Figure(len(turn.took), tuple(sorted(turn.items))))
            earlier = before[turn.turning].median if turn.turning in before else None
            rows.append((name, count, _long(turn.median), _long(turn.most), _long(earlier), _slowest(told, turn)))
    return [Table(columns, tuple(rows), told.section.heading)] if rows else []


def _slowest(told: Told, turn: Turn) -> str:
    """Their numbers; a screen opens them with their times, those that are restricted too."""
    items = told.duty.items
    refs = _(", ").join(items[item_id].ref for _took, item_id in turn.slowest if not items[item_id].restricted)
    took = [(item_id, minutes) for minutes, item_id in turn.slowest]
    what = _("{name}: the slowest").format(name=_(_TURNS[turn.turning]))
    return told.book.open(refs or "—", what, Figure(len(took), tuple(item_id for item_id, _took in took)), took)


def _long(minutes: int | None) -> str:
    """A length of time as people compare it: days from two on."""
    if minutes is None:
        return "—"
    if minutes < 2 * _DAY:
        return minutes_words(minutes)
    return _("{n} days").format(n=f"{minutes / _DAY:.1f}")


def service(told: Told) -> list[Block]:
    """For each side: what came, what was done, how soon."""
    columns = (
        Column(_("Side"), lead=True),
        Column(_("Received"), Align.END),
        Column(_("Completed"), Align.END),
        Column(_("Median"), Align.END),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in told.duty.served:
        name = _side(one.side)
        received = told.book.put(_("{name}: {what}").format(name=name, what=_("matters received")), one.received)
        finished = told.book.put(_("{name}: {what}").format(name=name, what=_("completed")), one.finished)
        rows.append((name, received, finished, _long(one.took)))
    return [Table(columns, tuple(rows), told.section.heading)] if rows else []


def _side(side: Side | None) -> str:
    return side_word(side) if side is not None else _("not known")


def quality(told: Told) -> list[Block]:
    """Right the first time, excellent, and what went wrong, with the rule that was changed after it."""
    duty, put = told.duty, told.book.put
    lines: list[str] = []
    finished = duty.mix.finished
    if finished.value:
        words = _("Right the first time {first} of {all} ({percent}%)")
        first = words.format(
            first=put(_("right the first time"), duty.first_time),
            all=put(_("completed"), finished),
            percent=percent(duty.first_time.value, finished.value),
        )
        others = _some(
            told,
            (_("came back {n}"), _("came back"), duty.returned),
            (_("excellent {n}"), _("excellent"), duty.excellent),
            (_("reworked or failed {n}"), _("reworked or failed"), duty.poor),
        )
        lines.append(_sentence([first, *others]))
    wrong = _some(
        told,
        (_("errors caught here {n}"), _("errors caught here"), duty.errors_caught),
        (_("errors that reached their receiver {n}"), _("errors that reached their receiver"), duty.errors_reached),
    )
    if wrong:
        lines.append(_sentence(wrong))
    blocks: list[Block] = [Paragraph(tuple(lines))] if lines else []
    return [*blocks, *_by_kind(told), *_rules(told)]


def _by_kind(told: Told) -> list[Block]:
    duty, put = told.duty, told.book.put
    back, good = set(duty.returned.items), set(duty.excellent.items)
    columns = (
        Column(_("Kind"), lead=True),
        Column(_("Completed"), Align.END),
        Column(_("Came back"), Align.END),
        Column(_("Excellent"), Align.END),
        Column(_("Right the first time"), Align.END),
    )
    rows: list[tuple[Cell, ...]] = []
    for kind in (*Kind, None):
        mine = counted(item.id for item in duty.finished if item.kind is kind)
        if mine.value:
            name = kind_name(kind)
            returned, excellent = counted(back.intersection(mine.items)), counted(good.intersection(mine.items))
            cells = [
                put(_("{name}: {what}").format(name=name, what=what), figure)
                for what, figure in (
                    (_("completed"), mine),
                    (_("came back"), returned),
                    (_("excellent"), excellent),
                )
            ]
            rows.append((name, *cells, f"{percent(mine.value - returned.value, mine.value)}%"))
    return [Table(columns, tuple(rows), told.section.heading)] if rows else []


def _rules(told: Told) -> list[Block]:
    """The errors after which a rule was changed."""
    changed = [slip for slip in told.duty.errors if slip.rule and not slip.entry.restricted]
    shown = [slip for slip in changed if slip.entry.item not in told.duty.restricted][: told.section.most]
    rows = [
        Row(
            _("{text} ({title})").format(text=slip.entry.text, title=cause_word(slip.cause))
            + " → "
            + _("rule: {text}").format(text=slip.rule)
        )
        for slip in shown
    ]
    return [List(tuple(rows))] if rows else []


def study(told: Told) -> list[Block]:
    """Research, information reports, and the lines that are work in themselves."""
    duty, put = told.duty, told.book.put
    parts: list[str] = []
    for kind in (Kind.RESEARCH, Kind.INFORMATION):
        mine = counted(item.id for item in duty.finished if item.kind is kind)
        if mine.value:
            name = kind_name(kind)
            parts.append(_("{what} {n}").format(what=name, n=put(name, mine)))
    adopted = counted(item.id for item in duty.finished if item.info is not None and item.info.adopted)
    parts += _some(told, (_("of them adopted {n}"), _("information adopted"), adopted))
    for kind, figure in duty.written:
        if figure.value:
            name = _(_WRITTEN[kind])
            parts.append(_("{what} {n}").format(what=name, n=put(name, figure)))
        if kind is EntryKind.ADVICE:
            parts += _some(
                told, (_("{n} of them adopted"), _("suggestions adopted"), advised.adopted(duty.advice, duty.items))
            )
    speed = told_speed(item for item in duty.finished if item.kind is Kind.INFORMATION)
    return [Paragraph((_sentence(parts), *map(_sentence, speed)))] if parts else []


def hours(told: Told) -> list[Block]:
    """Where the hours went, by domain."""
    spent = told.duty.spends
    whole = sum(spend.actual.value for spend in spent)
    if not whole:
        return []
    columns = (
        Column(_("Domain"), lead=True),
        Column(_("Time worked"), Align.END),
        Column(_("Share"), Align.END),
        Column(_("Matters"), Align.END),
    )
    rows: list[tuple[Cell, ...]] = []
    for spend in spent:
        name = _domain(spend.name)
        matters = Figure(len(spend.actual.items), spend.actual.items)
        count = told.book.put(_("{name}: {what}").format(name=name, what=_("time worked")), matters)
        rows.append((name, minutes_words(spend.actual.value), f"{percent(spend.actual.value, whole)}%", count))
    return [Table(columns, tuple(rows), told.section.heading)]


def _domain(name: str) -> str:
    return domain_word(Domain(name)) if name else _("Other")
