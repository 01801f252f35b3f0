"""Documents as other programs show them: exports reports of the made-up day and opens them where users will.

    python tests/support/rendered.py FOLDER [REPORT ...]

LibreOffice shows DOCX and XLSX, Chromium the page at a desk's and at a telephone's width, and as it prints; pdftoppm
makes pictures of it all. What is not installed is left out, and said. The pictures are to be looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workbench import i18n
from workbench.cli.commands.demo import demo_session

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-12-28T18:30"
WIDTHS = {"desktop": 1280, "phone": 390}
DPI = "60"
LEADER = {"en": "Director Zhang", "zh_CN": "张局长"}
REPORTS = ("diary", "week", "month", "schedule", "agenda", "minutes", "leader", "bulletin", "handover", "stats")


def main(folder: Path, wanted: Sequence[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rendered-") as scratch:
        for lang in ("en", "zh_CN"):
            i18n.use(lang)
            home = Path(scratch) / lang
            home.mkdir()
            demo_session(home)
            for report in wanted or REPORTS:
                _pictures(home, lang, report, folder)
    return 0


def _pictures(home: Path, lang: str, report: str, folder: Path) -> None:
    name = f"{report}_{lang}"
    for kind in ("docx", "xlsx"):
        file = _exported(home, lang, report, kind)
        if file is not None and (pdf := _by_office(file)) is not None:
            _first_page(pdf, folder / f"{name}_{kind}")
    pdf = _exported(home, lang, report, "pdf")
    if pdf is not None:
        _first_page(pdf, folder / f"{name}_pdf")
    page = _exported(home, lang, report, "html")
    if page is not None:
        _by_browser(page, folder, name)


def _exported(home: Path, lang: str, report: str, kind: str) -> Path | None:
    path = home / f"{report}.{kind}"
    environment = {**os.environ, "WORKBENCH_HOME": str(home), "WORKBENCH_LANG": lang, "WORKBENCH_NOW": NOW}
    what = {"minutes": ["2026-0903"], "leader": [LEADER[lang]]}.get(report, [])
    command = [sys.executable, "-m", "workbench", "export", report, *what, "-o", str(path)]
    ran = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        _say(f"{report}.{kind}: {ran.stderr.strip()}")
        return None
    return path


def _by_office(file: Path) -> Path | None:
    if not _there("soffice"):
        return None
    folder = file.parent / f"{file.stem}-{file.suffix[1:]}"
    profile = f"-env:UserInstallation=file://{file.parent / 'office'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return folder / f"{file.stem}.pdf"


def _by_browser(page: Path, folder: Path, name: str) -> None:
    if not _there("chromium"):
        return
    common = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    common.append(f"--user-data-dir={page.parent / 'browser'}")
    for where, width in WIDTHS.items():
        picture = folder / f"{name}_html_{where}.png"
        _run([*common, f"--window-size={width},1400", f"--screenshot={picture}", page.as_uri()])
    pdf = page.with_suffix(".printed.pdf")
    _run([*common, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()])
    _first_page(pdf, folder / f"{name}_html_print")


def _first_page(pdf: Path, picture: Path) -> None:
    if _there("pdftoppm"):
        _run(["pdftoppm", "-png", "-r", DPI, "-f", "1", "-l", "1", "-singlefile", str(pdf), str(picture)])
        _say(f"{picture.name}.png")


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, timeout=180, check=True)


def _there(program: str) -> bool:
    if shutil.which(program):
        return True
    _say(f"{program} is not installed: left out")
    return False


def _say(text: str) -> None:
    print(text)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
