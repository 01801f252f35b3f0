"""doctor: whether the store is what it should be. Looking changes nothing; a repair deletes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.cli.command import Command
from workbench.cli.session import Session
from workbench.errors import StoreError, UsageMistake
from workbench.i18n import _, ngettext
from workbench.store.examine import Examination, examine
from workbench.store.values import Damage
from workbench.text.damage import damage_place, damage_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser

_HEAD = re.compile(r"(\d{1,18})[ :]([0-9a-f]{8,32})")
_LASTING = frozenset({"orphan", "document", "reference", "rule"})
"""What no repair can bring back: it is noted as told."""


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--repair",
        action="store_true",
        help=_("put every record that can be read into a fresh store; the damaged files are kept beside it"),
    )
    parser.add_argument(
        "--since", metavar="Q:H", help=_("prove that nothing up to this head, as an export names it, was altered")
    )


def _run(session: Session, args: argparse.Namespace) -> int:
    path = session.paths.store
    if not path.exists() and not path.is_symlink():
        session.say(_("There is no desk at {path} yet; nothing to examine.").format(path=path))
        return 0
    since = _head(args.since)
    try:
        from workbench.store.opening import inspect  # late: the store's floor is only needed from here on

        inspect(path)
        found = examine(path, since=since)
        done: list[str] = []
        if args.repair:
            done = list(_repair(session, found))
            found = examine(path, since=since)
    except StoreError as error:
        return _beyond_opening(session, error)
    if session.json:
        session.print_json(_as_json(session, found, done))
    else:
        session.say(*done, *_report(session, found, since is not None, repaired=args.repair))
    return 0 if found.ok else 1


def _head(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    read = _HEAD.fullmatch(text.removeprefix("head ").strip())
    if read is None:
        raise UsageMistake(
            say=_("“{text}” is no head; an export ends with one, such as 48213:9f3c06d2.").format(text=text)
        )
    return int(read[1]), read[2]


def _repair(session: Session, before: Examination) -> Iterator[str]:
    """Puts in order what can be put in order; says each thing that was done."""
    from workbench.store.guard import close_doors, strange  # late: only for a repair
    from workbench.store.salvage import salvage  # late: the same

    path = session.paths.store
    if any(each.what == "permissions" for each in strange(path)):
        close_doors(path)
        yield _("The store is for its owner only again.")
    if not before.chain_is_sound:
        saved, _found = salvage(path, session.clock)
        n = saved.records
        yield ngettext(
            "{n} record was taken over into a fresh store.", "{n} records were taken over into a fresh store.", n
        ).format(n=n)
        if saved.mended:
            yield ngettext(
                "{n} record had one damaged byte, which was put right.",
                "{n} records had one damaged byte each, which was put right.",
                saved.mended,
            ).format(n=saved.mended)
        if saved.by_hand:
            yield ngettext(
                "{n} line was changed by hand; its content was taken as it is, please look at it.",
                "{n} lines were changed by hand; their content was taken as it is, please look at it.",
                saved.by_hand,
            ).format(n=saved.by_hand)
        if saved.documents:
            yield ngettext(
                "{n} document was taken from what was known besides the sound records.",
                "{n} documents were taken from what was known besides the sound records.",
                saved.documents,
            ).format(n=saved.documents)
        yield _("The damaged files are kept in {path}.").format(path=saved.kept_at)
    desk = session.desk(quiet=True)
    desk.store.checkpoint()
    yield _("The snapshot was written anew from the journal; what was broken is kept.")
    lasting = [each for each in examine(path).found if each.what in _LASTING]
    if lasting:
        desk.store.acknowledge(lasting)
        yield from (damage_sentence(each) for each in lasting)
        yield _("This cannot be brought back. It is noted, and will not be told as news again.")


def _report(session: Session, found: Examination, asked: bool, *, repaired: bool) -> Iterator[str]:
    yield _("The store: {path}").format(path=session.paths.store)
    n = found.records
    yield ngettext("The journal holds {n} record.", "The journal holds {n} records.", n).format(n=n)
    yield _("head {q} {h}").format(q=found.q, h=found.h)
    if asked:
        yield (
            _("Nothing up to that head was altered.")
            if found.anchored
            else _("The history up to that head is not the one it was taken from: something was altered or is lost.")
        )
    if not found.found:
        yield _("Its chain is unbroken, and the snapshot is what it adds up to.")
    yield from (damage_sentence(each) for each in found.found)
    for first, last in found.gaps:
        words = _("Lost for good: record {n}.") if first == last else _("Lost for good: records {first}–{last}.")
        yield words.format(n=first, first=first, last=last)
    n = len(found.known)
    if n:
        yield ngettext("{n} loss was told before.", "{n} losses were told before.", n).format(n=n)
    if found.found and not repaired:
        yield _("Nothing was changed. `workbench doctor --repair` keeps what can be read, and deletes nothing.")
    yield from session.settings.problems


def _as_json(session: Session, found: Examination, done: Iterable[str]) -> dict[str, object]:
    return {
        "ok": found.ok,
        "store": str(session.paths.store),
        "records": found.records,
        "head": {"q": found.q, "h": found.h},
        "since": found.anchored,
        "damage": [_damage_json(each) for each in found.found],
        "known": [_damage_json(each) for each in found.known],
        "lost": [list(each) for each in found.gaps],
        "done": list(done),
        "settings": list(session.settings.problems),
    }


def _damage_json(found: Damage) -> dict[str, object]:
    kept = str(found.kept_at) if found.kept_at else None
    words = {"where": damage_place(found), "sentence": damage_sentence(found)}
    return {"what": found.what, **words, "facts": dict(found.facts), "kept_at": kept}


def _beyond_opening(session: Session, error: StoreError) -> int:
    """The store cannot be opened at all: say why, and what there is to go back to."""
    from workbench.store.backup import newest  # late: seldom needed

    backup = newest(session.paths.backups)
    if session.json:
        found: dict[str, object] = {
            "what": "unopened",
            "where": error.sentence(),
            "sentence": error.sentence(),
            "facts": {},
            "kept_at": None,
        }
        problems = list(session.settings.problems)
        session.print_json(
            {"ok": False, "store": str(session.paths.store), "records": 0, "damage": [found], "settings": problems}
        )
        return 1
    session.say(error.sentence())
    if backup:
        session.say(_("The newest backup is {path}; `workbench restore` puts it in place.").format(path=backup))
    else:
        session.say(_("There is no backup in {path}.").format(path=session.paths.backups))
    return 1


COMMANDS = {"doctor": Command(_arguments, _run)}
