"""Draws up data/hanzi: readings, simplified forms and the order by strokes.

    .venv/bin/python tests/support/hanzi_tables.py            readings and simplified forms
    python3 tests/support/hanzi_tables.py --strokes           the order by strokes; needs PyICU (Debian: python3-icu)

Readings are facts of pypinyin's table (MIT), simplified forms those of OpenCC's (Apache 2.0, through
opencc-python-reimplemented), the order that of the Unicode collation for `zh@collation=stroke` (ICU).
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "data" / "hanzi"


def common() -> list[str]:
    """The characters that people here type: GB 2312 and Big5."""
    found: list[str] = []
    for code in range(0x4E00, 0xA000):
        for encoding in ("gb2312", "big5"):
            try:
                chr(code).encode(encoding)
            except UnicodeEncodeError:
                continue
            found.append(chr(code))
            break
    return found


def plain(syllable: str) -> str:
    """A syllable without its tone: `lǜ` is `lv`, as it is typed."""
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v"))
    letters = letters.replace("ǚ", "v").replace("ǜ", "v")
    out = ""
    for letter in letters:
        if letter == "\u0308":  # the two dots of ü
            out = out[:-1] + "v"
        elif not unicodedata.combining(letter):
            out += letter
    return out


def readings() -> str:
    """Lines `syllable characters`; a character stands under its first reading first."""
    from pypinyin.constants import PINYIN_DICT  # a tool of development

    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    for character in common():
        said = dict.fromkeys(plain(each) for each in PINYIN_DICT.get(ord(character), "").split(",") if each)
        for place, syllable in enumerate(said):
            if syllable.isascii() and syllable.isalpha():
                rows[(syllable, min(place, 1))].append(character)
    lines: list[str] = []
    for syllable in sorted({syllable for syllable, _place in rows}):
        first, other = ("".join(rows.get((syllable, place), [])) for place in (0, 1))
        lines.append(f"{syllable} {first} {other}".rstrip())
    return "\n".join(lines) + "\n"


def simplified() -> str:
    """Two lines of equal length: traditional characters, and below each its simplified form."""
    import opencc  # a tool of development

    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        old, _tab, new = line.partition("\t")
        first = simple_form(old, new.split(" "))
        if len(old) == len(first) == 1 and old != first and ord(old) < 0x10000 and ord(first) < 0x10000:
            pairs[old] = first
    return "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"


def simple_form(old: str, candidates: list[str]) -> str:
    """The first form that the mainland writes; OpenCC puts what is ambiguous, such as 後, first as it stands."""
    for candidate in candidates:
        try:
            candidate.encode("gb2312")
        except UnicodeEncodeError:
            continue
        return candidate
    return candidates[0]


def strokes() -> str:
    """All characters in one line, fewest strokes first."""
    import icu  # not from PyPI's wheels: the distribution's

    collator = icu.Collator.createInstance(icu.Locale("zh@collation=stroke"))
    return "".join(sorted(common(), key=collator.getSortKey)) + "\n"


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--strokes", action="store_true")
    if parser.parse_args().strokes:
        (OUT / "strokes.txt").write_text(strokes(), "utf-8")
        return
    (OUT / "readings.txt").write_text(readings(), "utf-8")
    (OUT / "simplified.txt").write_text(simplified(), "utf-8")


if __name__ == "__main__":
    main()
