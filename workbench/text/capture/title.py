"""What is left of a line when the spans are taken out of it."""

from collections.abc import Sequence

from workbench.domain.reading import Span
from workbench.text.capture.fold import fold

_SEPARATORS = ",;:、"
_CLOSING = "!?.,;:)！？。，；：、）"
_BRACKETS = {"(": ")", "[": "]", "【": "】"}


def widen(line: str, spans: Sequence[Span]) -> list[Span]:
    """The spans in order, each with the brackets and separators which mean nothing without it."""
    text = fold(line)
    ordered = sorted(spans, key=lambda span: span.start)
    widened: list[Span] = []
    for n, span in enumerate(ordered):
        low = widened[-1].end if widened else 0
        high = ordered[n + 1].start if n + 1 < len(ordered) else len(line)
        start, end = _with_separator(text, *_with_brackets(text, span.start, span.end, low, high), low, high)
        widened.append(Span(span.field, start, end, line[start:end]))
    return widened


def _with_brackets(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    before, after = text[low:start].rstrip(), text[end:high]
    skipped = len(after) - len(after.lstrip())
    opened = before[-1:]
    if opened in _BRACKETS and after[skipped : skipped + 1] == _BRACKETS[opened]:
        return low + len(before) - 1, end + skipped + 1
    return start, end


def _with_separator(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """A comma or colon goes with a date at the head of the line, and with one at its end."""
    after = text[end:high]
    skipped = len(after) - len(after.lstrip())
    before = text[low:start].rstrip()
    if not before and after[skipped:].startswith("- ") and skipped:
        return start, end + skipped + 1
    if before.endswith(" -") and not text[end:].strip():
        return low + len(before) - 1, end
    heads = not before or before[-1] in _SEPARATORS
    if heads and after[skipped : skipped + 1] and after[skipped] in _SEPARATORS:
        return start, end + skipped + 1
    if before and before[-1] in _SEPARATORS and not text[end:].strip():
        return low + len(before) - 1, end
    return start, end


def title(line: str, spans: Sequence[Span]) -> str:
    """The line without its spans; blanks are joined only where something was taken out."""
    rest = line[: spans[0].start] if spans else line
    for n, span in enumerate(spans):
        stop = spans[n + 1].start if n + 1 < len(spans) else len(line)
        rest = _join(rest, line[span.end : stop])
    return rest.strip()


def _join(before: str, after: str) -> str:
    if not before.strip() or not after.strip():
        return before.rstrip() + " " + after.lstrip() if before.strip() else after.lstrip()
    if after[0] in _CLOSING:
        return before.rstrip() + after
    if before[-1].isspace() or after[0].isspace():
        return f"{before.rstrip()} {after.lstrip()}"
    needs_blank = before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()
    return f"{before} {after}" if needs_blank else before + after
