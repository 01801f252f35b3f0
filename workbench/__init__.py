"""The daily desk of a busy office, in a terminal."""

__version__ = "0.1.0"
