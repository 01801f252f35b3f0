"""The order in which names are looked for: by pinyin in mainland China, by strokes in Taiwan, by letters elsewhere."""

from __future__ import annotations

from workbench.hanzi.match import comparable
from workbench.hanzi.tables import readings, strokes
from workbench.i18n import language

_SURNAMES = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "区": "ou", "朴": "piao", "盖": "ge", "尉": "yu",
    "翟": "zhai", "乐": "yue", "种": "chong", "召": "shao", "缪": "miao", "折": "she", "冼": "xian", "员": "yun",
    "任": "ren", "覃": "qin", "洗": "xian",
    "令": "ling", "万": "wan", "褚": "chu", "隗": "wei", "石": "shi", "宿": "su",
}  # fmt: skip
"""Characters that are read differently at the head of a name."""

Key = tuple[tuple[int, str, int], ...]


def sort_key(text: str) -> Key:
    """For `sorted`: Latin letters before Chinese characters, each in the order of the language in use."""
    by_strokes = language() == "zh_TW"
    known = text.casefold() if by_strokes else comparable(text)
    return tuple(_place(character, n == 0, by_strokes=by_strokes) for n, character in enumerate(known))


def _place(character: str, first: bool, *, by_strokes: bool) -> tuple[int, str, int]:
    if character.isascii():
        return 0, character, 0
    if by_strokes:
        place = strokes().get(character)
        return (1, "", place) if place is not None else (2, character, 0)
    said = readings().get(character)
    if said is None:
        return 2, character, 0
    return 1, _SURNAMES.get(character, said[0]) if first else said[0], ord(character)
