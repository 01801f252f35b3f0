"""The table of actions, and what a key press means."""

from __future__ import annotations

from collections import Counter

import pytest
from textual import events

from workbench.ui.actions import ACTIONS, BY_ID, CONTEXT_NAMES, DIARY, ITEMS, LIST, TIMELINE, TODAY, UNPLACED, Action
from workbench.ui.command_palette import actions_of, search, words_for
from workbench.ui.keymap import ascii_twin, available, find, is_content, key_of, leads
from workbench.ui.keys_doc import around, ime_path
from workbench.ui.search_words import SEARCH_WORDS

PANES = ((ITEMS, LIST, TODAY), (TIMELINE, ITEMS, LIST, TODAY), (UNPLACED, ITEMS, LIST, TODAY), (DIARY, LIST, TODAY))


def test_ids_are_unique_and_no_key_means_two_things_in_a_context() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for context in CONTEXT_NAMES:
        keys = Counter(key for action in ACTIONS if context in action.contexts for key in action.keys)
        assert [key for key, times in keys.items() if times > 1] == [], context


def test_every_action_can_be_found_and_says_what_it_does() -> None:
    for action in ACTIONS:
        assert action.keys or action.palette, action.id
        assert action.help, action.id
        assert set(action.contexts) <= set(CONTEXT_NAMES), action.id


@pytest.mark.parametrize("contexts", PANES, ids=lambda c: c[0])
def test_a_whole_day_can_be_worked_with_an_input_method_on(contexts: tuple[str, ...]) -> None:
    here = {action.id for action in available((*contexts, "app"))}
    for action in ACTIONS:
        if action.id in here and action.id.split(".")[0] == "item" and action.args:
            assert action.ime_keys, action.id
    for needed in ("capture.one", "capture.note", "edit.undo", "app.help", "app.palette", "find.filter"):
        action = next(action for action in ACTIONS if action.id == needed)
        assert action.ime_keys, needed


@pytest.mark.parametrize(
    ("typed", "key"),
    [("１", "1"), ("０", "0"), ("ａ", "a"), ("；", ";"), ("：", ":"), ("？", "?"), ("！", "!"), ("＜", "<"),
     ("，", ","), ("、", "/"), ("。", "."), ("＋", "+"), ("＝", "="), ("＊", "*"),
     ("\u3000", "space"), (" ", "space")],
)  # fmt: skip
def test_full_width_keys_are_their_ascii_twins(typed: str, key: str) -> None:
    assert key_of(events.Key("whatever", typed)) == key


@pytest.mark.parametrize("typed", list("（）《》“”【】「」①②・￥—…"))
def test_what_a_text_begins_with_is_no_key(typed: str) -> None:
    assert key_of(events.Key("whatever", typed)) == typed
    assert is_content(typed)


@pytest.mark.parametrize("sign", list("@#~^＠＃"))
def test_the_signs_of_the_line_begin_one_where_they_are_no_command(sign: str) -> None:
    for contexts in PANES:
        assert find(ascii_twin(sign), (*contexts, "app")) is None
    assert is_content(sign)


def test_other_names_belong_to_actions_that_exist() -> None:
    assert set(SEARCH_WORDS) <= set(BY_ID)
    for words, wanted in (
        ("交办", "item.wait"),
        ("督办", "item.wait"),
        ("日报", "day.close"),
        ("snooze", "item.someday"),
    ):
        assert wanted in {action.id for action in search(ACTIONS, words)}, words


def test_every_verb_of_items_can_be_reached_with_an_input_method_on() -> None:
    here = (ITEMS, LIST, TODAY, "app")
    for needed in ("item.earlier", "item.later", "day.previous", "day.next", "day.today", "find.late", "item.wait"):
        action = next(action for action in ACTIONS if action.id == needed)
        assert [key for key in action.ime_keys if find(key, here) is action], needed


@pytest.mark.parametrize("action", [action for action in ACTIONS if not action.moves_only], ids=lambda a: a.id)
def test_every_verb_has_a_path_that_an_input_method_cannot_swallow(action: Action) -> None:
    for context in action.contexts:
        here = around(context)
        if action.ime_keys:
            assert [key for key in action.ime_keys if find(key, here) is action], context
        else:
            word = words_for(action, here)
            assert word is not None, context
            assert search(actions_of(here), word)[0] is action
            assert all("\u4e00" <= character <= "\u9fff" for character in word)
    assert ime_path(action)


@pytest.mark.parametrize(("typed", "wanted"), [("cx", "edit.undo"), ("chexiao", "edit.undo"), ("gq", "item.tomorrow")])
def test_a_command_is_found_by_the_pinyin_of_its_names(typed: str, wanted: str) -> None:
    assert wanted in {action.id for action in search(ACTIONS, typed)}


def test_names_of_keys_without_a_character_stay() -> None:
    assert key_of(events.Key("ctrl+z", "\x1a")) == "ctrl+z"
    assert key_of(events.Key("enter", "\r")) == "enter"


@pytest.mark.parametrize("text", ["明", "é", "ど"])
def test_other_scripts_are_content(text: str) -> None:
    assert is_content(ascii_twin(text))


def test_nothing_that_a_terminal_or_input_method_eats_is_bound() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    eaten = {"ctrl+b", "ctrl+a", "ctrl+s", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+space", "f10", "f11", "^", "_"}
    assert not keys & eaten
    assert not [key for key in keys if key.startswith(("alt+", "ctrl+shift+"))]


def test_inner_contexts_win() -> None:
    inner = find("s", (TIMELINE, ITEMS, LIST))
    assert inner is not None
    assert inner.id == "block.place"
    assert leads("g", (ITEMS, LIST))
    assert not leads("1", (ITEMS, LIST))
