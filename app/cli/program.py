"""Where the command line begins: which command is meant, and how every error is told.

An error is one line on stderr and exit code 2, never a traceback.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

import click

from app.cli.commands import APART, COMMANDS, program, window

ERROR = 2
"""Exit code where nothing could be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    The first word is a command if it equals one; else it is a store to open in the window.
    """
    _prepare_streams()
    words = _words_typed() if arguments is None else list(arguments)
    try:
        code = _command(words).main(words, prog_name="sequitur", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        return say_error(_usage_message(error))
    except (KeyboardInterrupt, click.Abort):
        return say_error("stopped before the end.")
    except (BrokenPipeError, SystemExit):
        # Click turns the former into the latter. Python would complain once more on closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return say_error("whoever read the output went away before its end.")
    except Exception as error:
        return say_error(_sentence(error))
    return code if isinstance(code, int) else 0


def say_error(message: str) -> int:
    """Tell an error in one line on stderr and return the exit code for it."""
    sys.stderr.write(f"sequitur: {' '.join(message.split())}\n")
    return ERROR


def _command(words: list[str]) -> click.Command:
    """Return the command that the first word names, or the one that opens the window."""
    first = words[0] if words else ""
    if first in COMMANDS or first in APART or (first.startswith("-") and first != "--"):
        return program
    return window


def _words_typed() -> list[str]:
    """Return the words of the command line; those the system cannot read are tried as UTF-8."""
    return [
        word if _is_text(word) else os.fsencode(word).decode("utf-8", "surrogateescape")
        for word in sys.argv[1:]
    ]


def _is_text(word: str) -> bool:
    """Say whether a word holds no stand-ins for bytes that could not be read."""
    return not any("\udc80" <= letter <= "\udcff" for letter in word)


def _prepare_streams() -> None:
    """Make both streams UTF-8 whatever the system's language; half characters are escaped.

    In JSON, such an escape is the half character itself.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _usage_message(error: click.ClickException) -> str:
    """Return click's message, with where to look for help."""
    context: Any = getattr(error, "ctx", None)
    if isinstance(error, click.UsageError) and context is not None:
        return f"{error.format_message()} Try “{context.command_path} --help”."
    return error.format_message()


def _sentence(error: Exception) -> str:
    """Return the sentence an error carries; others are the system's, or mistakes of our own."""
    message = getattr(error, "message", None)
    if isinstance(message, str):
        return message
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}."
    if isinstance(error, MemoryError):
        return "there is not enough memory for this."
    return f"a mistake of Sequitur's own, please report it: {type(error).__name__}: {error}"
