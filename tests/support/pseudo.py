"""A made-up language: every sentence of the catalogue in other letters, as wide as before.

What is shown in Latin letters while it is in use has not gone through the catalogue.
"""

from __future__ import annotations

import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from support.catalogue import ROOT, extracted

from workbench import i18n

TAG = "xx"
OTHER = str.maketrans(
    string.ascii_letters, "".join(chr(0x0430 + n) for n in range(26)) + "".join(chr(0x0410 + n) for n in range(26))
)
"""Cyrillic letters: one cell each, and none of them in anybody's data here."""
KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)[srd]|%[srd])")


def disguised(text: str) -> str:
    """A sentence in the made-up language, its placeholders as they were."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(OTHER) for part in KEPT.split(text))


def speak_it(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Make it the language of every run from now on."""
    made = Catalog(locale="zh_CN")  # one plural form, as the quick reader of catalogues wants it
    for message in extracted():
        if not message.id:
            continue
        if isinstance(message.id, str):
            made.add(message.id, disguised(message.id), context=message.context)
        else:
            made.add(message.id, (disguised(message.id[1]),))
    file = io.BytesIO()
    write_mo(file, made)
    compiled = place / "pseudo.mo"
    compiled.write_bytes(file.getvalue())
    monkeypatch.setattr(i18n, "choose", lambda wanted=None: TAG)
    monkeypatch.setattr(i18n, "resource_name", lambda *parts: str(compiled))
    i18n.use()


def speak_in_reports(folder: Path) -> None:
    """A copy of every report's template in the made-up language, as users have theirs."""
    folder.mkdir(parents=True)
    for path in (ROOT / "data" / "reports" / "en").glob("*.toml"):
        lines = path.read_text("utf-8").splitlines()
        said = [_SAID.sub(lambda found: found[1] + disguised(found[2]) + found[3], line) for line in lines]
        (folder / path.name).write_text("\n".join(line for line in said if line[:1] != "#"), "utf-8")


_SAID = re.compile(r'^((?:title|heading|text)\s*=\s*")(.*)(")')
