"""Numbers as they are typed at a desk: digits and Chinese numerals up to 99, and years digit by digit."""

NUMBER = r"(?:\d{1,3}|[〇零一二两俩三仨四五六七八九十廿卅]{1,4})"
"""A regular expression for a small number; `number` reads it."""

YEAR = r"(?:\d{4}|(?<!\d)[23]\d(?=年)|[〇零一二三四五六七八九]{4})"

_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "仨": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

WORD_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
"""The same for English."""


def number(text: str) -> int | None:
    """The number meant, or None: 十五 is 15, 二十 is 20, 廿三 is 23, 五十六 is 56."""
    if text.isascii():
        return int(text) if text.isdigit() else _WORDS.get(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text) if len(text) == 1 else _two_digits(text)
    if len(tens) > 1 or len(ones) > 1:
        return None
    high, low = _DIGITS.get(tens or "一"), _DIGITS.get(ones or "零")
    return None if not high or low is None else high * 10 + low


def year_number(text: str) -> int | None:
    """2026, 26 or 二〇二六."""
    if text.isdigit() and text.isascii():
        return int(text) + (2000 if len(text) == 2 else 0)
    digits = [_DIGITS.get(c) for c in text]
    return None if None in digits else int("".join(str(d) for d in digits))


def _two_digits(text: str) -> int | None:
    """零五 as in 九点零五."""
    return _DIGITS.get(text[1]) if len(text) == 2 and text[0] in "〇零" else None
