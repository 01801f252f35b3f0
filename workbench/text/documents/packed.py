"""Office files are archives. Packed anew without the time of packing, the same document is the same file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ANY_TIME = (1980, 1, 1, 0, 0, 0)


def repacked(archive: bytes) -> bytes:
    """The archive with every member at the same time, in the same order."""
    packed = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(packed, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            member = ZipInfo(name, _ANY_TIME)
            member.compress_type = ZIP_DEFLATED
            made.writestr(member, given.read(name))
    return packed.getvalue()
