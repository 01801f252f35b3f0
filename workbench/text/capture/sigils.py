"""The signs before a word: `@lead` `+support` `^source` `#area` `>handed to` `~estimate`, and 等@name."""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.text.capture.context import Context
from workbench.text.capture.fold import DATED, LITERAL, TAKEN, cover, fold
from workbench.text.capture.rules import holds
from workbench.text.duration import match_duration
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = {"@": "lead", "+": "support", "^": "source", "#": "area", ">": "waiting_on", "~": "minutes"}

_WORD_CHARACTER = r"[^\s@+^#>~!*,.;:?()\[\]{}<\"'“”‘’「」『』《》〈〉、。，；：！？（）【】…|/\\&=$%`\ue000\ue001]"
_WORD = rf"{_WORD_CHARACTER}+"
_NAME = rf"(?:(?<=[a-z])(?:\.(?=[a-z])|['’](?=[a-z])(?!s(?![a-z])))|{_WORD_CHARACTER})+"
"""A name goes on across a dot or an apostrophe between letters: O'Brien, Anna.Schmidt."""
_QUOTED = r'"([^"]{1,40})"|“([^”]{1,40})”'
_CLOCK = r"\d{1,2}(?:[ap]m?|[点时].*)$"
_NEVER_AFTER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_/\\$&=" + LITERAL)
_WAITS = r"(?:^|(?<=[\s,;:.(，。；：（\ue001]))(?:等待?|waiting(?: +(?:for|on))?) *$"


class Piece(Frozen):
    """One thing read: its field, its place and its value."""

    field: str
    start: int
    end: int
    value: str | int


def sigils(line: str, text: str, ctx: Context, is_date: DateTest) -> tuple[list[Piece], str]:
    """Every sigil of the line with its word, and the folded line with them covered."""
    pieces: list[Piece] = []
    for at, sign in enumerate(text):
        if sign not in FIELDS or (pieces and at < pieces[-1].end) or not acts(text, at):
            continue
        piece = _estimate(text, at) if sign == "~" else _named(line, text, at, ctx, is_date)
        if piece is not None:
            pieces.append(piece)
            text = cover(text, piece.start, piece.end)
    return pieces, text


class DateTest:
    """Whether a sigil's word is a date rather than a name (`@明天下午3点`)."""

    def __call__(self, word: str) -> bool:
        """Overridden by the reader, which knows the dates."""
        return False


def acts(text: str, at: int, *, typing: bool = False) -> bool:
    """The boundary rule: not after a Latin letter or digit, not before a space, not doubled.

    While it is being typed, nothing need stand behind it yet.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (not after and not typing) or after.isspace() or text[at] in (before, after):
        return False
    if text[at] == ">" and before and before in "-=<>":
        return False
    return before not in _NEVER_AFTER and not (before.isalpha() and not is_han(before))


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _estimate(text: str, at: int) -> Piece | None:
    found = match_duration(text, at + 1)
    if found is None:
        return None
    end, minutes = found
    after = text[end : end + 1]
    bare = text[end - 1].isdigit()
    if after and ((after.isascii() and after.isalnum()) or after in "%:./-~点时号月日天周年人个"):
        return None
    return None if bare and is_han(after or " ") else Piece("minutes", at, end, minutes)


def _named(line: str, text: str, at: int, ctx: Context, is_date: DateTest) -> Piece | None:
    sign = text[at]
    quoted = _quoted(line, text, at, ctx)
    if quoted:
        return _piece(text, at, *quoted)
    run = compiled(_WORD if sign == "#" else _NAME).match(text, at + 1)
    if run is None:
        return None
    whole = _across_blanks(text, at + 1, ctx.names) if sign != "#" else None
    if whole:
        return _piece(text, at, at + 1 + len(whole), whole)
    length = longest_known(run[0], ctx.areas if sign == "#" else ctx.names)
    if not length:
        if not any(c.isalpha() for c in run[0]) or (run[0][0].isdigit() and compiled(_CLOCK).match(run[0])):
            return None
        if sign in "@>" and is_date(run[0]):
            return None
        length = len(run[0])
    end = at + 1 + length
    word = line[at + 1 : end]
    if sign != "#" and "_" in word and word not in ctx.names:
        word = compiled(r"(?<=\w)_+(?=[^\W_])").sub(" ", word)
    return _piece(text, at, end, word)


def _piece(text: str, at: int, end: int, word: str) -> Piece:
    sign = text[at]
    if sign == "@":
        before = text[:at]
        waits = compiled(_WAITS).search(before) if holds(before, ("等", "waiting")) else None
        if waits:
            return Piece("waiting_on", waits.start(), end, word)
    return Piece(FIELDS[sign], at, end, word)


def _quoted(line: str, text: str, at: int, ctx: Context) -> tuple[int, str] | None:
    """The end of a name in quotes, and the name: `@"Anna Schmidt"`. Behind other signs only one which is known."""
    if text[at + 1] != LITERAL or text[at] == "#":
        return None
    found = compiled(_QUOTED).match(line, at + 1)
    if found is None or text[found.start() : found.end()].strip(LITERAL):
        return None
    word = " ".join((found[1] or found[2]).split())
    plain = fold(word)
    known = next((name for name in ctx.names if fold(name) == plain), None)
    named = compiled(r"[^\W\d_][\w .'’·-]*").fullmatch(word) is not None
    return (found.end(), known or word) if named and (known or text[at] in "@^") else None


def _across_blanks(text: str, start: int, names: Iterable[str]) -> str | None:
    """The longest known name of several words which the line has here."""
    whole = ""
    for name in names:
        if len(name) > len(whole) and " " in name and text.startswith(fold(name), start):
            after = text[start + len(name) : start + len(name) + 1]
            if not after.isalnum() or (is_han(after) and not is_han(name[-1])):
                whole = name
    return whole or None


def longest_known(run: str, known: Iterable[str]) -> int:
    """How much of a run without spaces is a name that is known; 0 for none."""
    fits = (len(name) for name in known if name and run.startswith(fold(name)) and _whole(run, len(name)))
    return max(fits, default=0)


def _whole(run: str, length: int) -> bool:
    """`li` is not a name within `lisa`."""
    after = run[length : length + 1]
    if after and after in ".'’":
        return False  # the run goes on across it: `chen` is not the name in `chen.li`
    return not (after.isascii() and after.isalnum() and run[length - 1].isascii())


def covered(text: str) -> bool:
    """Whether nothing but blanks and what was read is in a piece of the folded line."""
    return not text.strip(TAKEN + DATED + " \t\u3000,，、;；")
