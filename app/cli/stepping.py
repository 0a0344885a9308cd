"""Commands on the journal: what was done, taking it back, doing it again."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from app.cli.arguments import store_argument
from app.cli.opening import opened_store
from app.cli.output import json_option, print_json
from db.records import Changes

_EVERYTHING = 2**31
"""More edits than any store holds."""

times_option = click.option(
    "-n", "--times", type=click.IntRange(min=1), default=1, show_default=True, help="How many."
)


@click.command()
@store_argument
@json_option
def history(store: Path, as_json: bool) -> None:
    """List the edits, the newest first, with what each changed."""
    with opened_store(store) as opened:
        entries = opened.history(_EVERYTHING)
    if as_json:
        print_json({"edits": [asdict(entry) for entry in entries]})
        return
    for entry in entries:
        undone = " (undone)" if entry.undone else ""
        author = f"  {entry.author}" if entry.author else ""
        click.echo(f"{entry.at}{author}  {entry.label}{undone}")
        for line in entry.lines:
            click.echo(f"    {line}")


@click.command()
@store_argument
@times_option
def undo(store: Path, times: int) -> None:
    """Take the last edit back, or the last few."""
    with opened_store(store, write=True) as opened:
        _step(opened.undo, times, "Undone", "There is nothing to undo.")


@click.command()
@store_argument
@times_option
def redo(store: Path, times: int) -> None:
    """Do again what was undone last."""
    with opened_store(store, write=True) as opened:
        _step(opened.redo, times, "Done again", "There is nothing to redo.")


def _step(step: Callable[[], Changes | None], times: int, done: str, nothing: str) -> None:
    """Take up to so many steps and tell each."""
    for number in range(times):
        changes = step()
        if changes is None:
            if number == 0:
                raise click.ClickException(nothing)
            return
        click.echo(f"{done}: {changes.label}")
