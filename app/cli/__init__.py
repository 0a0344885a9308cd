"""The command line: the same code as the window, without a window."""

from app.cli.program import main

__all__ = ["main"]
