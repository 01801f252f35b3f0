"""The program's template of a report as a copy of the user's own, to be edited."""

from __future__ import annotations

import sys

from workbench.cli.output import warn
from workbench.cli.reports import DIARY
from workbench.errors import Refused, UsageMistake
from workbench.files import atomic_write, private_directory
from workbench.i18n import _
from workbench.text.report.template import NAMES, own_copy, usual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workbench.cli.session import Session


def copy_template(session: Session, report: str, *, shown: bool = False, force: bool = False) -> int:
    """Write the template of a report to where the user's own is looked for, or show it.

    Raises:
        UsageMistake: the report is made without one.
        Refused: there is a copy already, and it shall not be replaced.
    """
    name = "diary" if report in DIARY else report
    if name not in NAMES:
        known = ", ".join(NAMES)
        raise UsageMistake(say=_("{report} has no template; these have: {known}.").format(report=report, known=known))
    content = usual(name).read_bytes()
    if shown:
        sys.stdout.write(content.decode("utf-8"))
        return 0
    path = own_copy(name, session.paths.config).absolute()
    if path.exists() and path.read_bytes() != content:
        if not force:
            raise Refused(
                say=_("{path} is your copy already: edit it, or --force puts the usual one in its place.").format(
                    path=path
                )
            )
        kept = path.with_name(f"{path.name}.bak")
        atomic_write(kept, path.read_bytes())
        warn(_("the text before is kept in {path}.").format(path=kept))
    private_directory(path.parent)
    atomic_write(path, content)
    if session.json:
        session.print_json({"report": report, "path": str(path)})
    else:
        session.say(str(path))
    return 0
