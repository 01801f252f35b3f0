# ruff: noqa: PTH116, PTH118 - pathlib takes longer to load than a quick command may
"""One record appended without opening the store, by the same rules as any other.

Under the lock of all processes: the head and what stands behind it are read, the journal must end where the head says
and with the head's hash, the line is written at its end and synced, then the head is moved. Whatever is not exactly as
it should be (a lock held for long, a tail, a month that has ended, a store never opened or with damage to tell, a disk
that refuses) is left to the store itself: `None` comes back, and nothing has been written.

Nothing is loaded that the few lines here do not need: no `json`, `hashlib`, `re` or `pathlib`.
"""

from __future__ import annotations

import os
from time import monotonic, sleep

from workbench.domain.frozen import Frozen
from workbench.store import disk
from workbench.store.ahead import HEAD, NAMING, SIZE, read_ahead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from workbench.store.ahead import Ahead

    Document = dict[str, Any]
    Operation = tuple[str, int, Document | None, Document | None]
    """Table, id, old and new, as in a record."""
    Build = Callable[[Ahead], tuple[Operation, ...] | None]

SEGMENT_LIMIT = 64 * 1024 * 1024
_PATIENCE = 0.3
"""Seconds to wait for another writer, who holds the lock for a millisecond; after that the store waits, and says so."""


class Act(Frozen):
    """What is to be written, as soon as it is known what comes next."""

    now: datetime
    app: str
    cmd: str
    say: Mapping[str, str | int]
    build: Build
    """The operations, or None where the store must see to it after all."""


def look(store: str) -> tuple[Ahead, tuple[int, int]] | None:
    """What comes next as far as it can be told without the lock, and which file told it."""
    try:
        lock = _open(os.path.join(store, "lock"), os.O_RDONLY)
    except OSError:
        return None
    try:
        held = os.fstat(lock)
        ahead = read_ahead(os.pread(lock, SIZE, 0))
        return None if ahead is None else (ahead, (held.st_dev, held.st_ino))
    finally:
        os.close(lock)


def append(store: str, act: Act) -> bool:
    """Append one record; False where the store itself must see to it, and nothing has been written.

    When it returns True, the record is on the disk.

    Raises:
        StoreIOError: the disk refused, and nobody knows what it holds.
    """
    try:
        lock = _open(os.path.join(store, "lock"), os.O_RDWR)
    except OSError:
        return False
    try:
        return _is_real_directory(store) and _locked(lock, store) and _append(lock, store, act)
    except OSError:
        return False
    finally:
        os.close(lock)  # which frees the lock


def _append(lock: int, store: str, act: Act) -> bool:
    content = os.pread(lock, SIZE, 0)
    ahead = read_ahead(content)
    head = content.split(b" ", 4)
    if ahead is None or len(head) != 5:
        return False
    seg, off = head[2].decode("ascii", "replace"), int(head[3]) if head[3].isdigit() else SEGMENT_LIMIT
    stamp = _stamp(act.now)
    if ahead.left <= 0 or stamp[:7] > seg[:7] or off >= SEGMENT_LIMIT or "/" in seg:
        return False
    directory = os.path.join(store, "journal")
    if not _is_real_directory(directory):
        return False
    journal = _open(os.path.join(directory, f"{seg}.jsonl"), os.O_RDWR | os.O_APPEND)
    try:
        operations = act.build(ahead) if _ends_with(journal, off, ahead.h) else None
        if operations is None:
            return False
        by = _writer(act.app)
        ops = [{"t": table, "id": id, "old": old, "new": new} for table, id, old, new in operations]
        record = {"q": ahead.q + 1, "t": stamp, "by": by, "cmd": act.cmd, "say": {**act.say}, "ops": ops, "p": ahead.h}
        line, h = _sealed(record)
        _write(journal, off, line)
    finally:
        os.close(journal)
    _move_head(lock, f"{seg} {off + len(line)} {by}", _behind(ahead, h, operations))
    return True


def _move_head(lock: int, place: str, ahead: Ahead) -> None:
    """See `workbench.store.lock`; without it one check less is made, and the record itself is safe."""
    head = f"{ahead.q} {ahead.h} {place}".replace("\n", " ").encode()[: HEAD - 1] + b"\n"
    try:
        disk.put_at_start(lock, head + ahead.line())
    except OSError:
        return


def _behind(ahead: Ahead, h: str, operations: tuple[Operation, ...]) -> Ahead:
    """What comes next behind the record."""
    items, diary, refs, words = ahead.items, ahead.diary, ahead.refs, ahead.words
    for table, id, _old, new in operations:
        if table == "items":
            items = max(items, id + 1)
            words = words if NAMING.isdisjoint(new or ()) else ahead.q + 1
        elif table.startswith("diary_"):
            diary = max(diary, id + 1)
        elif table == "counters" and new is not None:
            refs = refs | {id: new["last"]}
    return ahead.but(q=ahead.q + 1, h=h, items=items, diary=diary, refs=refs, left=ahead.left - 1, words=words)


def _sealed(record: Document) -> tuple[bytes, str]:
    """The line, newline included, and its hash; see `workbench.store.record`."""
    body = _json(record)[:-1].encode()
    h = sha256(body)[:32]
    return body + f',"h":"{h}"}}\n'.encode(), h


def _write(journal: int, off: int, line: bytes) -> None:
    """At the end and on the disk, or not at all.

    Raises:
        OSError: the disk refused; nothing of it is left.
        StoreIOError: it refused even to take it back; whether it holds the record is not known.
    """
    try:
        disk.append(journal, line)
        disk.sync(journal)
    except BaseException:
        _take_back(journal, off)
        raise


def _take_back(journal: int, off: int) -> None:
    try:
        disk.cut(journal, off)
    except OSError as error:
        from workbench.errors import StoreIOError, why_code  # late: a disk that neither writes nor cuts

        raise StoreIOError(path="journal", why=why_code(error)) from error


def _open(path: str, flags: int) -> int:
    """A file of ours, with one name, which is no link; not made where it is absent.

    Raises:
        OSError: it is not there, or not that.
    """
    fd = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW)
    held = os.fstat(fd)
    if held.st_mode & 0o170000 == 0o100000 and held.st_nlink == 1 and held.st_uid == os.geteuid():
        return fd
    os.close(fd)
    raise OSError("not a file of this store")


def _is_real_directory(path: str) -> bool:
    held = os.lstat(path)
    return held.st_mode & 0o170000 == 0o040000 and held.st_uid == os.geteuid()


def _locked(lock: int, store: str) -> bool:
    import fcntl  # late: only here

    until = monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if monotonic() > until:
                return False
            sleep(0.0005)
    held, named = os.fstat(lock), os.stat(os.path.join(store, "lock"))
    return (held.st_ino, held.st_dev) == (named.st_ino, named.st_dev)


def _ends_with(journal: int, off: int, h: str) -> bool:
    """Whether the journal ends at `off`, with the record of this hash."""
    tail = f'"h":"{h}"}}\n'.encode()
    return os.fstat(journal).st_size == off and os.pread(journal, len(tail), off - len(tail)) == tail


def _stamp(now: datetime) -> str:
    """The `t` of a record; see `workbench.store.record`."""
    from datetime import UTC  # late: loaded already

    utc = now.astimezone(UTC)
    return f"{utc.isoformat(timespec='milliseconds')[:23]}Z"


def _writer(app: str) -> str:
    """The `by` of a record; see `workbench.store.lock`."""
    import pwd  # late: only here

    try:
        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = str(os.getuid())
    return f"{user}@{os.uname().nodename}/{app}:{os.getpid()}"


def _json(value: Any) -> str:
    """Compact JSON of plain values, letter for letter what `json` writes."""
    kind = value.__class__
    if kind is dict:
        return "{" + ",".join([f"{_quoted(key)}:{_json(each)}" for key, each in value.items()]) + "}"
    if kind is list:
        return "[" + ",".join([_json(each) for each in value]) + "]"
    if kind is bool:
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int):
        return int.__repr__(value)
    raise TypeError(f"not JSON: {value!r}")


def _quoted(text: str) -> str:
    try:
        from _json import encode_basestring  # what `json` itself calls; `json` brings in `re`
    except ImportError:
        from json.encoder import encode_basestring
    return encode_basestring(text)


def sha256(content: bytes) -> str:
    """What `hashlib` gives, without the library of ciphers that it loads."""
    for name in ("_sha256", "_sha2", "hashlib"):  # CPython 3.11, later ones, any other
        try:
            digest: str = __import__(name).sha256(content).hexdigest()
            return digest
        except ImportError:
            continue
    raise ImportError("hashlib")
