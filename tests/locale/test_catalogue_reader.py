"""Every message comes out of the catalogue as the standard library's gettext gives it."""

import gettext
import io

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import i18n
from workbench.catalogue import Catalogue
from workbench.resources import resource

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0\4\r\\"), min_size=1, max_size=8)
LANGUAGES = [tag for tag in i18n.LANGUAGES if tag != "en"]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(texts, texts, max_size=20), st.dictionaries(st.tuples(texts, texts), texts, max_size=5), texts)
def test_any_catalogue_is_read_as_gettext_reads_it(
    plain: dict[str, str], counted: dict[tuple[str, str], str], absent: str
) -> None:
    made = Catalog(locale="zh_CN")
    for key, text in plain.items():
        made.add(key, text)
        made.add(key, text + "!", context="column")
    firsts = {one: many for one, many in counted if one not in plain}
    for one, many in firsts.items():
        made.add((one, many), (counted[one, many],))
    file = io.BytesIO()
    write_mo(file, made)
    theirs, ours = gettext.GNUTranslations(io.BytesIO(file.getvalue())), Catalogue(file.getvalue())
    for key in [*plain, *firsts, absent]:
        assert (ours.find(key) or key) == theirs.gettext(key)
        assert (ours.find(key, "column") or key) == theirs.pgettext("column", key)
    for one, many in firsts.items():
        assert ours.find(one, plural=many) == theirs.ngettext(one, many, 2)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_message_of_ours_is_found(tag: str) -> None:
    folder = resource("locale", tag, "LC_MESSAGES")
    theirs = gettext.translation("workbench", resource("locale"), [tag])
    ours = Catalogue((folder / "workbench.mo").read_bytes())
    with (folder / "workbench.po").open("rb") as file:
        messages = [message for message in pofile.read_po(file) if message.id]
    assert len(messages) > 500
    for message in messages:
        context = message.context or ""
        if isinstance(message.id, tuple):
            one, many = message.id
            assert (ours.find(one, plural=many) or many) == theirs.ngettext(one, many, 2)
        elif context:
            assert (ours.find(str(message.id), context) or message.id) == theirs.pgettext(context, str(message.id))
        else:
            assert (ours.find(str(message.id)) or message.id) == theirs.gettext(str(message.id))


class Searched(bytes):
    """Counts how often it is searched."""

    searches = 0

    def find(self, *args: object) -> int:  # type: ignore[override]
        Searched.searches += 1
        return super().find(*args)  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_catalogue_is_opened_without_a_search_and_a_sentence_found_by_a_few(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are full of what stands around a key: with thousands of sentences each zero byte there was tried."""
    content = Searched((resource("locale", tag, "LC_MESSAGES") / "workbench.mo").read_bytes())
    monkeypatch.setattr(Searched, "searches", 0)
    ours = Catalogue(content)
    assert Searched.searches == 0
    assert ours.find("Today")
    assert ours.find("Work diary")
    assert ours.find("nobody ever says this") is None
    assert Searched.searches <= 6


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"not a catalogue at all, and long enough for one"])
def test_what_is_no_catalogue_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="catalogue"):
        Catalogue(content)


def test_a_language_with_several_plurals_is_left_to_gettext() -> None:
    file = io.BytesIO()
    write_mo(file, Catalog(locale="ru"))
    with pytest.raises(ValueError, match="plural"):
        Catalogue(file.getvalue())
