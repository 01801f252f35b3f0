"""demo: the made-up day, in a desk that is thrown away afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

from workbench.cli.command import Command
from workbench.cli.demo_desk import DemoClock, play
from workbench.cli.demo_script import load_script, settings_text
from workbench.cli.open_app import has_terminal, run_app
from workbench.cli.opening import Options
from workbench.cli.session import Session
from workbench.files import private_directory
from workbench.i18n import _, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from workbench.cli.parser import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("--plain", action="store_true", help=_("print the Today page as text instead of opening it"))


def _run(session: Session, args: argparse.Namespace) -> int:
    home = Path(mkdtemp(prefix="workbench-demo-"))
    try:
        with demo_session(home, session.json) as demo:
            if args.plain or session.json or not has_terminal():
                return _print(demo)
            return run_app(demo, [_("This is a made-up day: try everything, nothing is kept.")], keep=False)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def demo_session(home: Path, json: bool = False) -> Session:
    """The demo's desk under `home`, in the language in use, its clock running from the script's end."""
    tongue = language()
    script = load_script(tongue)
    private_directory(home / "config")
    (home / "config" / "settings.toml").write_text(settings_text(tongue), "utf-8")
    clock, options = DemoClock(script.now), Options(home=str(home), lang=tongue, json=json)
    with Session(options, clock) as builder:
        play(builder.desk(), script, clock)
    clock.run()
    return Session(options, clock)


def _print(demo: Session) -> int:
    from workbench.cli.today_page import page, page_json  # late: the screen does not need it

    if demo.json:
        demo.print_json(page_json(demo.desk()))
    else:
        demo.say(*page(demo.desk()))
    return 0


COMMANDS = {"demo": Command(_arguments, _run)}
