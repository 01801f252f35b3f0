"""The words for following a matter up: offered, accepted, asked again, put to somebody, decided, tracked."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.entry import Entry, Verb
from workbench.domain.said import Said
from workbench.i18n import N_, _
from workbench.text.display import display
from workbench.text.saying import Words, moment, plain, said_fact, title, with_facts


def _chased_words(said: Said) -> str:
    count = said.number("n", 1)
    words = _("Asked again") if count < 2 else _("Asked again, time {n}").format(n=count)
    check = said_fact(said, "check")
    return _("{words}, next {when}").format(words=words, when=check) if check else words


OUTCOMES: dict[str, Callable[[Said], str]] = {
    Verb.OFFERED: with_facts(N_("Offered to"), "who", "check"),
    Verb.ACCEPTED: with_facts(N_("Accepted")),
    Verb.REMINDED: _chased_words,
    Verb.ASKED: with_facts(N_("Put for decision to"), "who", "check"),
    Verb.DECIDED: with_facts(N_("Decided")),
    Verb.TRACKED: with_facts(N_("Followed to its result")),
    Verb.REPORTED: with_facts(N_("Reported")),
}


def _fact(entry: Entry, name: str) -> str:
    return display(entry.fact(name) or "")


def _offered(entry: Entry, me: str) -> str:
    text = _("{title}: offered to {who}").format(title=title(entry), who=_fact(entry, "who"))
    status = _fact(entry, "status")
    return _("{title}: {result}").format(title=text, result=status) if status else text


def _accepted(entry: Entry, me: str) -> str:
    return _("{who} leads it now: {title}").format(who=_fact(entry, "who"), title=title(entry))


def _chased(entry: Entry, me: str) -> str:
    who, count = _fact(entry, "who"), entry.number("n", 1)
    text = _("{title}: asked {who} again").format(title=title(entry), who=who)
    if count > 1:
        text = _("{title}: asked {who} again, time {n}").format(title=title(entry), who=who, n=count)
    said, promised = _fact(entry, "said"), moment(entry, "promised")
    if said:
        text = _("{title}: {result}").format(title=text, result=said)
    return _("{text}; promised {when}").format(text=text, when=promised) if promised else text


def _asked(entry: Entry, me: str) -> str:
    return _("{title}: put to {who}: {question}").format(
        title=title(entry), who=_fact(entry, "who"), question=_fact(entry, "question")
    )


def _decided(entry: Entry, me: str) -> str:
    text = _("{title}: {who} decided: “{answer}”").format(
        title=title(entry), who=_fact(entry, "who"), answer=_fact(entry, "answer")
    )
    none = _fact(entry, "none")
    return _("{text}; nothing follows ({why})").format(text=text, why=none) if none else text


def _tracked(entry: Entry, me: str) -> str:
    return _("{title}: followed to its result for {who}").format(title=title(entry), who=_fact(entry, "who"))


EVENTS: dict[Verb, tuple[str, Words]] = {
    Verb.OFFERED: ("➜", _offered),
    Verb.ACCEPTED: ("➜", _accepted),
    Verb.REMINDED: ("➜", _chased),
    Verb.ASKED: ("➜", _asked),
    Verb.DECIDED: ("‹", _decided),
    Verb.TRACKED: ("▪", _tracked),
    Verb.REPORTED: ("▪", plain(N_("{title}: reported"))),
}
