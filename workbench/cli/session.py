"""One run of a command: where the desk lies, what time it is, and the desk itself, opened when it is first needed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

from workbench import clock as clocks
from workbench.cli import output, sight
from workbench.cli.opening import Options
from workbench.errors import UsageMistake
from workbench.i18n import _, use, wanted
from workbench.paths import Paths, paths_for
from workbench.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.desk.desk import Desk
    from workbench.domain.item import Item
    from workbench.domain.register_lines import RegisterLine

APP = "cli"


def read_figure(line: RegisterLine) -> Mapping[str, str]:
    """What a line of the register of figures says; the words are read where a figure is asked for, and not before."""
    from workbench.text.agreed import read_line

    return read_line(line)


class Session:
    """What a command works with."""

    def __init__(self, options: Options, clock: clocks.Clock | None = None) -> None:
        self.json = options.json
        sight.reveal(options.reveal)
        self.paths: Paths = paths_for(options.home)
        self._clock = clock
        self._desk: Desk | None = None
        self.settings: Settings = load_settings(self.paths.settings)
        use(wanted(options.lang, str(self.paths.state), self.settings.language))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        sight.reveal(False)
        if self._desk is not None:
            self._desk.close()

    @cached_property
    def clock(self) -> clocks.Clock:
        """The clock of the desk.

        Raises:
            UsageMistake: `WORKBENCH_NOW` is no moment.
        """
        if self._clock is not None:
            return self._clock
        try:
            return clocks.clock_from_environment()
        except ValueError as error:
            raise UsageMistake(
                say=_("WORKBENCH_NOW is “{text}”, which is no moment such as 2026-12-28T14:31.").format(
                    text=os.environ.get("WORKBENCH_NOW", "")
                )
            ) from error

    def desk(self, *, read_only: bool = False, quiet: bool = False) -> Desk:
        """The desk, opened at the first call; `quiet` leaves the telling of damage to the caller.

        Raises:
            StoreError: it cannot be opened; nothing was changed.
        """
        if self._desk is None:
            from workbench.desk.desk import Desk  # late: `parse` and `completion` need no desk
            from workbench.store.store import Store  # late: the same

            clock = self.clock
            store = Store.open(self.paths.store, clock=clock, app=APP, read_only=read_only)
            self._desk = Desk(store, clock, self.settings)
            self._desk.line_reader = read_figure
            if not quiet:
                self._tell_damage(self._desk)
        return self._desk

    def _tell_damage(self, desk: Desk) -> None:
        """Say on standard error what was found broken: nothing is lost silently."""
        if desk.status.damage:
            from workbench.text.damage import damage_sentence  # late: a sound store needs no words for it

            output.warn(*(damage_sentence(found) for found in desk.status.damage))

    def item(self, ref: str) -> Item:
        """The item a person means.

        Raises:
            NotFound, Ambiguous.
        """
        return self.desk().find(ref)

    def say(self, *lines: str) -> None:
        """Print lines for a person."""
        output.lines(lines)

    def print_json(self, value: object) -> None:
        """Print one JSON document on one line."""
        output.document(value)

    def tell(self, items: Iterable[Item], sentences: Sequence[str]) -> int:
        """The answer of a verb: the items for a program, the sentences for a person."""
        if self.json:
            from workbench.cli.shapes import item_json  # late: only for --json

            for item in items:
                self.print_json(item_json(item, self.clock.now()))
        else:
            self.say(*sentences)
        return 0
