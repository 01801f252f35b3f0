"""The font of a PDF: one of this machine's that has Chinese characters, set in the file as far as it is used."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.domain.frozen import Frozen
from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CHOSEN = "WORKBENCH_PDF_FONT"
"""The environment names a font file, where none of the usual ones is there or another is wanted."""


class Face(Frozen):
    """A font in a file that may hold several."""

    path: Path
    number: int = 0


_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/System/Library/Fonts",
            "/Library/Fonts", "~/Library/Fonts", "/mnt/c/Windows/Fonts")  # fmt: skip
_SERIF: Mapping[str, Sequence[tuple[str, int]]] = {
    "zh_CN": (
        *(("simfang.ttf", 0), ("FangSong.ttf", 0), ("STFANGSO.TTF", 0), ("NotoSerifCJK-Regular.ttc", 2)),
        *(("NotoSerifSC-Regular.otf", 0), ("SourceHanSerifSC-Regular.otf", 0), ("simsun.ttc", 0), ("Songti.ttc", 6)),
        *(("NotoSansCJK-Regular.ttc", 2), ("wqy-zenhei.ttc", 0), ("uming.ttc", 0), ("DroidSansFallbackFull.ttf", 0)),
    ),
    "zh_TW": (
        *(("kaiu.ttf", 0), ("NotoSerifCJK-Regular.ttc", 3), ("NotoSerifTC-Regular.otf", 0), ("mingliu.ttc", 0)),
        *(("NotoSansCJK-Regular.ttc", 3), ("uming.ttc", 2), ("Songti.ttc", 7), ("DroidSansFallbackFull.ttf", 0)),
    ),
}
_BOLD = (("NotoSansCJK-Bold.ttc", 2), ("simhei.ttf", 0), ("NotoSansSC-Bold.otf", 0), ("NotoSerifCJK-Bold.ttc", 2))
_OTHERS = ("DejaVuSans.ttf", "NotoSansHebrew-Regular.ttf", "NotoSansArabic-Regular.ttf", "LiberationSans-Regular.ttf")


def text_face(language: str) -> Face:
    """The face of the text.

    Raises:
        Refused: there is none with Chinese characters.
    """
    chosen = os.environ.get(CHOSEN, "")
    if chosen:
        path, _colon, number = chosen.partition("#")
        if not Path(path).expanduser().is_file():
            raise Refused(say=_("There is no font {path}, which {name} names.").format(path=path, name=CHOSEN))
        return Face(Path(path).expanduser(), int(number) if number.isdecimal() else 0)
    face = next(_found(_SERIF.get(language, _SERIF["zh_CN"])), None)
    if face is None:
        raise Refused(
            say=_(
                "No font with Chinese characters was found for the PDF. Install one (Debian: fonts-noto-cjk), or name "
                "a font file in {name}. Nothing was written."
            ).format(name=CHOSEN)
        )
    return face


def heading_face(language: str) -> Face | None:
    """The face of headings, where there is another."""
    if os.environ.get(CHOSEN, ""):
        return None
    return next(_found([(name, 3 if number == 2 and language == "zh_TW" else number) for name, number in _BOLD]), None)


def other_faces() -> list[Face]:
    """What has the letters of other scripts."""
    return [*_found([(name, 0) for name in _OTHERS])]


def _found(names: Sequence[tuple[str, int]]) -> Iterator[Face]:
    """Those which are there, in the order of the names."""
    here = _files()
    return (Face(here[name.casefold()], number) for name, number in names if name.casefold() in here)


def _files() -> dict[str, Path]:
    """Every font file by its name."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for root, _folders, names in os.walk(Path(folder).expanduser()):
            for name in names:
                found.setdefault(name.casefold(), Path(root) / name)
    return found
