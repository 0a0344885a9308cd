"""The table of commands. Each is imported when it is asked for, so that ``date`` starts quickly."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click

from app.cli.display import has_display


def _new() -> click.Command:
    from app.cli.stores import new

    return new


def _info() -> click.Command:
    from app.cli.stores import info

    return info


def _check() -> click.Command:
    from app.cli.stores import check

    return check


def _backup() -> click.Command:
    from app.cli.stores import backup

    return backup


def _date() -> click.Command:
    from app.cli.dates import date

    return date


def _import() -> click.Command:
    from app.cli.bringing_in import import_

    return import_


def _read_ahead() -> click.Command:
    from app.cli.apart import read_ahead

    return read_ahead


def _import_apart() -> click.Command:
    from app.cli.apart import import_apart

    return import_apart


def _export() -> click.Command:
    from app.cli.taking_out import export

    return export


def _formats() -> click.Command:
    from app.cli.taking_out import formats

    return formats


def _search() -> click.Command:
    from app.cli.asking import search

    return search


def _events() -> click.Command:
    from app.cli.asking import events

    return events


def _render() -> click.Command:
    from app.cli.drawing import render

    return render


def _bench() -> click.Command:
    from app.cli.bench import bench

    return bench


def _history() -> click.Command:
    from app.cli.stepping import history

    return history


def _undo() -> click.Command:
    from app.cli.stepping import undo

    return undo


def _redo() -> click.Command:
    from app.cli.stepping import redo

    return redo


COMMANDS: dict[str, Callable[[], click.Command]] = {
    "new": _new,
    "info": _info,
    "date": _date,
    "import": _import,
    "export": _export,
    "formats": _formats,
    "search": _search,
    "events": _events,
    "render": _render,
    "check": _check,
    "history": _history,
    "undo": _undo,
    "redo": _redo,
    "backup": _backup,
    "bench": _bench,
}
"""How each command is found, in the order in which help lists them."""

APART: dict[str, Callable[[], click.Command]] = {
    "import-apart": _import_apart,
    "read-ahead": _read_ahead,
}
"""Commands that the program starts for itself; no help tells of them."""


class Program(click.Group):
    """The group of all commands; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        del ctx
        load = COMMANDS.get(cmd_name) or APART.get(cmd_name)
        return load() if load is not None else None


def _test_itself(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """Run the self-test instead of a command."""
    del param
    if asked and not ctx.resilient_parsing:
        from app.selftest import run

        ctx.exit(run())


@click.group(cls=Program, epilog="sequitur [STORE] opens the window, without STORE on the sample.")
@click.version_option(version("sequitur"), prog_name="sequitur", message="%(prog)s %(version)s")
@click.option(
    "--self-test",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_test_itself,
    help="Check that this copy of the program is whole.",
)
def program() -> None:
    """Sequitur: what happened, in what order, on which evidence."""


@click.command("sequitur")
@click.argument("store", type=click.Path(path_type=Path), required=False)
def window(store: Path | None) -> int:
    """Open the window on STORE, or on the user's own copy of the sample."""
    if not has_display():
        raise click.ClickException(
            "There is no display to open a window on. Commands such as “sequitur events STORE” "
            "and “sequitur render STORE” need none."
        )
    from app.start import open_window

    return open_window(None if store is None else str(store))
