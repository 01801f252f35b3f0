"""A typed filter in pieces: words between spaces, quoted text, `-` for not, and `or` between alternatives.

`a -b or "c d"` is: a and not b, or else the text c d. Within quotes everything is text.
"""

from __future__ import annotations

from workbench.domain.frozen import Frozen
from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUOTES = {'"': '"', "＂": "＂", "“": "”", "「": "」", "『": "』"}
"""What opens a quotation, and what closes it."""
_CLOSE = frozenset(QUOTES.values())
MINUS = frozenset("-－−")
OR = frozenset({"or", "或", "|", "｜", "ｏｒ", "OR", "Or"})


class Word(Frozen):
    """One piece of a filter."""

    typed: str
    """As typed, with its minus and its quotes."""
    text: str
    """Without them."""
    literal: bool = False
    """It was quoted as a whole: text, whatever it says."""
    negated: bool = False

    @property
    def is_or(self) -> bool:
        """It stands between two alternatives."""
        return self.typed in OR


def words_of(line: str) -> list[Word]:
    """The words of a line. A quotation that is still open reaches to its end."""
    return [_word(piece) for piece in _pieces(line)]


def given_words(words: Iterable[str]) -> list[Word]:
    """Words that came one by one, from a shell: a space within one of them is part of it."""
    return [_given(word.strip()) for word in words if word.strip()]


def joined(words: Sequence[str]) -> str:
    """Words from a shell as one line, which is read as the same filter."""
    return " ".join(_kept(word.strip()) for word in words if word.strip())


def quoted(text: str) -> str:
    """The text within quotes of a kind that does not close in it."""
    for open_, close in QUOTES.items():
        if close not in text:
            return f"{open_}{text}{close}"
    return quoted("".join(character for character in text if character not in _CLOSE))


def _pieces(line: str) -> list[str]:
    pieces: list[str] = []
    start, at, close = None, 0, ""
    while at < len(line):
        character = line[at]
        if close:
            close = "" if character == close else close
        elif character.isspace():
            if start is not None:
                pieces.append(line[start:at])
                start = None
            at += 1
            continue
        else:
            close = QUOTES.get(character, "")
        if start is None:
            start = at
        at += 1
    if start is not None:
        pieces.append(line[start:])
    return pieces


def _word(piece: str) -> Word:
    negated, rest = _minus(piece)
    literal = _is_quoted(rest)
    return Word(piece, _bare(rest), literal, negated)


def _given(word: str) -> Word:
    """A word of a shell: only quotes around the whole of it, or behind its sign, are quotes."""
    negated, rest = _minus(word)
    if _is_quoted(rest) and len(rest) > 1:
        return Word(word, _bare(rest), True, negated)
    if rest[:1] in "@#^＠＃＾" and _is_quoted(rest[1:]):
        return Word(word, rest[0] + _bare(rest[1:]), False, negated)
    return Word(word, rest, False, negated)


def _minus(piece: str) -> tuple[bool, str]:
    return (True, piece[1:]) if len(piece) > 1 and piece[0] in MINUS and piece[1] not in MINUS else (False, piece)


def _is_quoted(text: str) -> bool:
    """Whether one quotation is the whole of it, closed or still open."""
    close = QUOTES.get(text[:1])
    return close is not None and text.find(close, 1) in (-1, len(text) - 1)


def _bare(text: str) -> str:
    """The text without its quotation marks."""
    found: list[str] = []
    close = ""
    for character in text:
        if close:
            if character == close:
                close = ""
                continue
        elif character in QUOTES:
            close = QUOTES[character]
            continue
        found.append(character)
    return "".join(found)


def _kept(word: str) -> str:
    made = _given(word)
    minus = made.typed[0] if made.negated else ""
    if not made.literal and not any(each.isspace() or each in QUOTES or each in _CLOSE for each in made.text):
        return minus + made.text
    sign = None if made.literal else compiled(r"[@#^＠＃＾]|[^\s:：<>=]+(?:[:：]|[<>=]{1,2})").match(made.text)
    head = sign[0] if sign is not None and not any(each in QUOTES or each in _CLOSE for each in sign[0]) else ""
    return minus + head + quoted(made.text[len(head) :])
