"""The message catalogues: taken from the sources, kept by translators, compiled for the program.

    python tests/support/catalogue.py            update and compile every language, and list what is untranslated
    python tests/support/catalogue.py --check    change nothing; exit 1 where something is out of date

Python's own parser finds the sentences, also those within an f-string or within another call; Babel reads and writes
the catalogues. They carry no dates and no places, so that they change only with their words.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "data" / "locale"
LANGUAGES = ("zh_CN", "zh_TW")
DOMAIN = "workbench"
CALLS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""The functions of translation, and how many texts each takes first."""
SOURCES = ("workbench", "screens")

ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "subcommands",
    "show this help message and exit",
    "show program's version number and exit",
    "the following arguments are required: %s",
    "argument %(argument_name)s: %(message)s",
    "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "expected one argument",
    "expected at least one argument",
    "expected at most one argument",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "not allowed with argument %s",
    "one of the arguments %s is required",
)
"""What the standard library's argument parser says to users, through our catalogue."""


def extracted() -> Catalog:
    """Every sentence in the sources."""
    template = _empty(None)
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            for name, texts in _calls(ast.parse(path.read_bytes())):
                if name == "pgettext":
                    template.add(texts[1], context=texts[0])
                else:
                    template.add(texts if name == "ngettext" else texts[0])
    for message in ARGPARSE:
        template.add(message)
    return template


def _calls(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The calls of a function of translation with texts that stand there: its name, and the texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            first = node.args[: CALLS[node.func.id]]
            texts = tuple(arg.value for arg in first if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
            if len(texts) == CALLS[node.func.id]:
                yield node.func.id, texts


def catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def load(language: str) -> Catalog:
    """A language's catalogue as it lies on disk."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> Catalog:
    """The catalogue with every sentence of the sources; what is gone from them is gone."""
    kept = load(language)
    fresh = _empty(language)
    for message in extracted():
        if message.id:
            old = kept.get(message.id, message.context)
            string = old.string if old is not None and not old.fuzzy else None
            fresh.add(message.id, string, context=message.context)
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that a catalogue lacks."""
    missing: list[str] = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(strings):
            missing.append(message.id[0] if isinstance(message.id, tuple | list) else message.id)
    return missing


def po_bytes(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _empty(language: str | None) -> Catalog:
    catalogue = Catalog(locale=language, domain=DOMAIN, project="workbench", fuzzy=False, header_comment="#")
    catalogue.mime_headers  # noqa: B018 - Babel fills in dates here, which are replaced below
    return _Undated.of(catalogue)


class _Undated(Catalog):
    """A catalogue whose header names no dates and no tools."""

    @classmethod
    def of(cls, catalogue: Catalog) -> Catalog:
        catalogue.__class__ = cls
        return catalogue

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        headers = [("Project-Id-Version", "workbench"), ("MIME-Version", "1.0")]
        headers += [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
        if self.locale is not None:
            headers += [("Language", self.locale_identifier or ""), ("Plural-Forms", self.plural_forms)]
        return headers

    mime_headers = property(_get_mime_headers, Catalog._set_mime_headers)


def main(arguments: list[str]) -> int:
    stale = False
    for language in LANGUAGES:
        catalogue = updated(language)
        po, path = po_bytes(catalogue), catalogue_path(language)
        mo = mo_bytes(catalogue)
        same = path.exists() and path.read_bytes() == po and path.with_suffix(".mo").read_bytes() == mo
        missing = untranslated(catalogue)
        stale = stale or not same or bool(missing)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po)
            path.with_suffix(".mo").write_bytes(mo)
        print(f"{language}: {len(missing)} untranslated, {'up to date' if same else 'changed'}")  # noqa: T201
        for message in missing:
            print(f"  {message!r}")  # noqa: T201
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
