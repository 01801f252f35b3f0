"""The catalogues: every sentence there is, in every language, with the same facts in it, compiled as it stands."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from string import Formatter

import pytest
from babel.messages.catalog import Message
from support import catalogue

from workbench import i18n
from workbench.text.width import cells
from workbench.ui.actions import ACTIONS

CALLS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""How many texts the functions of translation take."""

SAME = {
    "{say}": "nothing but a ready sentence",
    " · {worked}": "nothing but a sign",
    "{title} → {group}": "nothing but a sign",
    "{name}{percent}%": "nothing but a sign",
    "{what} {n}": "nothing but a figure",
    "Tab": "printed so on Chinese keyboards",
    "Shift+Tab": "printed so on Chinese keyboards",
    "Esc": "printed so on Chinese keyboards",
    "Del": "printed so on Chinese keyboards",
}
"""What has no Chinese in its translation, and why."""

PLAIN_IN = {
    "zh_CN": {"“{title}”", "“{text}”"},  # the quotation marks of English and of the mainland are one character
    "zh_TW": {"Enter"},  # printed so on keyboards in Taiwan
}
"""What has none in one of the languages."""

COLUMN_WORDS = (
    *("{n}d late", "check {when}", "back {day}", "wakes {day}", "running", "over {length}", "free {length}"),
    *("overdue {n}", "late {n}", "to check {n}", "not closed {n}", "Capacity", "Another day", "Today"),
    *("Tri.", "Sched.", "Unsch.", "Scheduled", "Unscheduled", "Diary", "Triage", "unasked {percent}%"),
)
"""What stands where English set the width."""

CHINESE = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?.](?:\s|$)")
LABEL_CELLS = 8

LANGUAGES = pytest.mark.parametrize("language", catalogue.LANGUAGES)


def messages(language: str) -> Iterator[tuple[Message, str, str]]:
    """Each message with each translation it has: the message, the English, the translation."""
    for message in catalogue.load(language):
        if not message.id:
            continue
        plural = not isinstance(message.id, str)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for string in filter(None, strings):
            yield message, message.id[-1] if plural else message.id, string


def spoken(translations: GNUTranslations, message: Message) -> str:
    """What the program says for a message."""
    if not isinstance(message.id, str):
        return translations.ngettext(*message.id, 2)
    if message.context:
        return translations.pgettext(message.context, message.id)
    return translations.gettext(message.id)


def facts(text: str) -> list[str]:
    """The places of a sentence where something is put in, with how it is shown, in no order."""
    braces = [
        f"{name}!{conversion}:{spec}" for _, name, spec, conversion in Formatter().parse(text) if name is not None
    ]
    return sorted(braces) + sorted(re.findall(r"%(?:\(\w+\))?[srd]", text))


def written() -> Iterator[tuple[str, str | None, str]]:
    """Every sentence that the sources hand to a function of translation: its place, its context, and its English."""
    for source in catalogue.SOURCES:
        for path in sorted((catalogue.ROOT / source).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                    continue
                given = node.args[: CALLS[node.func.id]]
                texts = [arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if len(texts) == CALLS[node.func.id]:
                    context = texts[0] if node.func.id == "pgettext" else None
                    place = f"{path.relative_to(catalogue.ROOT)}:{node.lineno}"
                    yield place, context, texts[1 if context is not None else 0]


@LANGUAGES
def test_every_sentence_of_the_sources_is_translated(language: str) -> None:
    assert catalogue.untranslated(catalogue.updated(language)) == []


@LANGUAGES
def test_the_catalogue_is_what_the_tool_makes_of_the_sources(language: str) -> None:
    fresh, path = catalogue.updated(language), catalogue.catalogue_path(language)
    assert catalogue.po_bytes(fresh) == path.read_bytes()
    assert catalogue.mo_bytes(fresh) == path.with_suffix(".mo").read_bytes()


def test_every_call_is_found() -> None:
    found = catalogue.extracted()
    missed = [(place, text) for place, context, text in written() if found.get(text, context) is None]
    assert missed == []


@LANGUAGES
def test_translations_hold_the_same_facts(language: str) -> None:
    wrong = [(english, string) for _, english, string in messages(language) if facts(english) != facts(string)]
    assert wrong == []


@LANGUAGES
def test_the_program_says_what_the_catalogue_says(language: str) -> None:
    with catalogue.catalogue_path(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    wrong = [english for message, english, string in messages(language) if spoken(compiled, message) != string]
    assert wrong == []


@LANGUAGES
def test_nothing_is_marked_as_uncertain(language: str) -> None:
    assert [message.id for message in catalogue.load(language) if message.id and message.fuzzy] == []


@LANGUAGES
def test_chinese_is_chinese(language: str) -> None:
    plain = {string for _, _, string in messages(language) if not CHINESE.search(string)}
    assert plain == SAME.keys() | PLAIN_IN[language]


@LANGUAGES
def test_chinese_sentences_have_chinese_punctuation(language: str) -> None:
    assert [string for _, _, string in messages(language) if HALF_WIDTH.search(string)] == []


def test_taiwan_says_it_in_its_own_words() -> None:
    """Neither simplified characters nor the mainland's words, traditional in form."""
    foreign = [
        "收件箱",
        "默認",
        "文件夾",
        "軟件",
        "程序",
        "屏幕",
        "磁盤",
        "鼠標",
        "打印",
        "導出",
        "導入",
        "菜單",
        "剪貼板",
        "撤銷",
    ]
    wrong = [string for _, _, string in messages("zh_TW") if "“" in string or any(word in string for word in foreign)]
    assert wrong == []


def test_taiwan_writes_no_simplified_characters() -> None:
    """Big5 holds the traditional characters, and only a few that are simplified forms too."""
    # A language is offered by the name that its own readers give it.
    text = "".join(string for _, english, string in messages("zh_TW") if not english.startswith("Language: "))
    assert [char for char in text if CHINESE.match(char) and char not in "・＠＃" and not _in_big5(char)] == []


def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@LANGUAGES
def test_the_words_of_columns_are_no_wider_than_in_english(language: str) -> None:
    i18n.use(language)
    try:
        wide = {word: i18n._(word) for word in COLUMN_WORDS if cells(i18n._(word)) > cells(word)}
    finally:
        i18n.use("en")
    assert wide == {}


@LANGUAGES
def test_the_words_of_the_key_bar_are_short(language: str) -> None:
    i18n.use(language)
    try:
        long = {action.label: i18n._(action.label) for action in ACTIONS if cells(i18n._(action.label)) > LABEL_CELLS}
    finally:
        i18n.use("en")
    assert long == {}
