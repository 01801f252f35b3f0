"""Scenarios are played through the command line, or on the real screens."""

from cli.conftest import Cli, cli

__all__ = ["Cli", "cli"]
