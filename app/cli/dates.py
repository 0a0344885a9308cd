"""The command ``date``: how Sequitur reads a date."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from app.cli.arguments import lang_option
from app.cli.output import print_pairs
from db.dates import date_object

_NAMES = ("edtf", "earliest", "latest", "reading")


@click.command(context_settings={"ignore_unknown_options": True})
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each date.")
@click.argument("text", nargs=-1, required=True, type=click.UNPROCESSED)
def date(lang: str, as_json: bool, text: tuple[str, ...]) -> int:
    """Tell how TEXT is read as a date: its EDTF, its bounds, and the reading in words.

    Several words are one date. A lone “-” reads a date from each line of the input and prints
    one JSON object for each.
    """
    if text == ("-",):
        return _tell_lines(lang)
    found = date_object(" ".join(text), lang)
    if as_json:
        _print_object(found)
    elif "error" not in found:
        print_pairs((name, found[name]) for name in _NAMES)
    if "error" in found:
        raise click.ClickException(_message(found))
    return 0


def _tell_lines(lang: str) -> int:
    """Print an object for each line of the input, going on after an error."""
    read = failed = 0
    for line in _input_lines():
        found = date_object(line, lang)
        _print_object(found)
        read += 1
        failed += "error" in found
    if failed:
        raise click.ClickException(f"{failed} of {read} lines could not be read as dates.")
    return 0


def _input_lines() -> Iterator[str]:
    """Yield the lines of the standard input, without their ends, as UTF-8."""
    first = True
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")
        yield line.removeprefix("\ufeff") if first else line
        first = False


def _print_object(found: dict[str, object]) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def _message(found: dict[str, Any]) -> str:
    """Return the error, with the alternatives it does not name itself."""
    told = str(found["error"])
    missing = [one["edtf"] for one in found["alternatives"] if one["edtf"] not in told]
    return f"{told} Perhaps {' or '.join(missing)}." if missing else told
