"""What is left of a line when the spans are taken out of it."""

from __future__ import annotations

from workbench.domain.reading import Span
from workbench.text.capture.fold import cover, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = ",;:、"
_FULL_STOPS = ".。!！"
_CLOSING = "!?.,;:)！？。，；：、）"
_BRACKETS = {"(": ")", "[": "]", "【": "】"}


def widen(line: str, spans: Sequence[Span]) -> list[Span]:
    """The spans in order, each with the brackets and separators which mean nothing without it."""
    text = fold(line)
    ordered = _with_what_is_between(text, sorted(spans, key=lambda span: span.start))
    left = text  # what stays of the line: spans, and what goes with them, are blank in it
    for span in ordered:
        left = cover(left, span.start, span.end, " ")
    bare = left
    widened: list[Span] = []
    for n, span in enumerate(ordered):
        low = widened[-1].end if widened else 0
        high = ordered[n + 1].start if n + 1 < len(ordered) else len(line)
        start, end = _with_brackets(text, span.start, span.end, bare)
        start, end = _with_separator(text, start, end, low, high, left)
        left = cover(left, start, end, " ")
        widened.append(Span(span.field, start, end, line[start:end]))
    return widened


def _with_what_is_between(text: str, spans: Sequence[Span]) -> list[Span]:
    """A comma with nothing but spans on its two sides goes with the first of them."""
    found: list[Span] = []
    for n, span in enumerate(spans):
        gap = text[span.end : spans[n + 1].start].strip() if n + 1 < len(spans) else ""
        end = text.index(gap, span.end) + 1 if len(gap) == 1 and gap in _SEPARATORS else span.end
        found.append(Span(span.field, span.start, end, ""))
    return found


def _with_brackets(text: str, start: int, end: int, left: str) -> tuple[int, int]:
    """With the brackets that hold nothing but spans: the first takes the one that opens, the last the other."""
    opened, closing = left[:start].rstrip()[-1:], left[end:].lstrip()[:1]
    if opened not in _BRACKETS or closing != _BRACKETS[opened]:
        return start, end
    first, last = left.rindex(opened, 0, start), left.index(closing, end)
    begins, ends = not text[first + 1 : start].strip(), not text[end:last].strip()
    return first if begins else start, last + 1 if ends else end


def _with_separator(text: str, start: int, end: int, low: int, high: int, left: str) -> tuple[int, int]:
    """A comma or colon goes with a date at the head of the line, and with one at its end."""
    heads, tail = not left[:start].strip(), left[end:].strip()
    after = text[end:high]
    skipped = len(after) - len(after.lstrip())
    before = text[low:start].rstrip()
    if not before and after[skipped:].startswith("- ") and skipped:
        return start, end + skipped + 1
    if before.endswith(" -") and not tail:
        return low + len(before) - 1, end
    kept = left[:start].rstrip()
    behind = bool(kept) and kept[-1] in _SEPARATORS
    if (heads or behind) and after[skipped : skipped + 1] and after[skipped] in _SEPARATORS:
        end += skipped + 1
        tail = left[end:].strip()
    if before and behind and not tail.strip(_FULL_STOPS):
        start = low + len(before) - 1
    return start, end


def title(line: str, spans: Sequence[Span]) -> str:
    """The line without its spans; blanks are joined only where something was taken out."""
    rest = line[: spans[0].start] if spans else line
    for n, span in enumerate(spans):
        stop = spans[n + 1].start if n + 1 < len(spans) else len(line)
        rest = _join(rest, line[span.end : stop])
    return rest.strip()


def _join(before: str, after: str) -> str:
    if not after:
        return before
    if not before.strip() or not after.strip():
        return before.rstrip() + " " + after.lstrip() if before.strip() else after.lstrip()
    if after[0] in _CLOSING:
        return before.rstrip() + after
    if before[-1].isspace() or after[0].isspace():
        return f"{before.rstrip()} {after.lstrip()}"
    needs_blank = before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()
    return f"{before} {after}" if needs_blank else before + after
