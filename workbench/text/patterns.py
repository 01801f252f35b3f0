"""Regular expressions, compiled when a line first needs them, once a process, and remembered from run to run.

Compiling the handful that one line needs takes as long as everything else a quick command does, `re` included. The
compiled form is kept in a memo, as Python keeps its own beside the source. `re` is loaded for a pattern that is not
in it.
"""

from __future__ import annotations

from workbench.memo import recall, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

    Form = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
    """Flags, code, groups, their names, and the names by number: what makes a pattern."""

_compiled: dict[str, re.Pattern[str]] = {}
_forms: dict[str, Form] | None = None
"""The remembered ones; None where nothing is remembered."""
_new: set[str] = set()
_MOST = 500


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    found = _compiled.get(pattern)
    if found is None:
        found = _compiled[pattern] = _remembered(pattern) or _made(pattern)
    return found


def remember_in(path: str) -> None:
    """Take what the file remembers; `keep` adds to it. A file that is not there or not ours is an empty one."""
    global _forms
    _forms = recall(path) or {}


def keep(path: str) -> None:
    """Add what was compiled meanwhile to the file. A disk that will not have it is no mistake."""
    if _forms is None or not _new:
        return
    known = _forms if len(_forms) < _MOST else {}  # what earlier versions left behind goes
    forms = {**known, **{pattern: form for pattern in _new if (form := _form(pattern))}}
    _new.clear()
    remember(path, forms)


def _made(pattern: str) -> re.Pattern[str]:
    import re  # late: a line in which nothing new has to be looked for needs none

    _new.add(pattern)
    return re.compile(pattern)


def _remembered(pattern: str) -> re.Pattern[str] | None:
    form = _forms.get(pattern) if _forms else None
    if form is None:
        return None
    try:
        interpreter: Any = __import__("_sre")  # what `re` itself asks; not every interpreter has it
        flags, code, groups, names, by_number = form
        made: re.Pattern[str] = interpreter.compile(
            pattern, flags, memoryview(code).cast("I").tolist(), groups, names, by_number
        )
        return made
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return None  # not what this interpreter made


def _form(pattern: str) -> Form | None:
    """What `re` hands to the interpreter for a pattern; None where this interpreter does it otherwise."""
    try:
        from array import array  # late: only when something is to be kept
        from importlib import import_module  # late: the same

        compiler: Any = import_module("re._compiler")
        parsed = compiler._parser.parse(pattern, 0)
        code = compiler._code(parsed, 0)
        state = parsed.state
        by_number: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            by_number[number] = name
        codes = array("I", code)
        if codes.itemsize != compiler._sre.CODESIZE:
            return None
        return state.flags, codes.tobytes(), state.groups - 1, dict(state.groupdict), tuple(by_number)
    except (ImportError, AttributeError, TypeError, OverflowError):
        return None
