"""The libraries behind some kinds of files: extras, loaded with the first document of their kind."""

from __future__ import annotations

from importlib import import_module

from workbench.errors import Refused
from workbench.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def library(module: str, extra: str) -> Any:
    """The module of an extra.

    Raises:
        Refused: the extra is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise Refused(
            say=_(
                "This format needs the extra `{extra}`: pip install 'daily-workbench[{extra}]'. Nothing was written."
            ).format(extra=extra)
        ) from error
