"""The command ``import``: files of others into a store."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.arguments import lang_option
from app.cli.opening import opened_store
from app.cli.output import json_option, print_json
from app.own_process import own_command
from app.stopping import stop_asked
from db.connection import resolved
from db.interchange.exporting import is_same_file, write_file
from db.interchange.importing import import_files
from db.interchange.rejects import write_rejects
from db.interchange.report import FormatError, ImportCancelled, ImportReport

SOME_REJECTED = 3
"""Exit code where some rows were not taken, or could not be listed; the others were taken."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", "store", type=click.Path(path_type=Path), required=True, help="Store to import into."
)
@click.option(
    "--as",
    "table",
    type=click.Choice(["events", "relations"]),
    help="What the rows of a table are, where its header does not tell.",
)
@lang_option
@click.option("--dry-run", is_flag=True, help="Tell what would happen and write nothing.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    help="CSV file for the rows that are not taken, with the reasons.",
)
@json_option
def import_(
    files: tuple[Path, ...],
    store: Path,
    table: str | None,
    lang: str,
    dry_run: bool,
    rejects: Path | None,
    as_json: bool,
) -> int:
    """Import FILES – lossless JSON, or events or relations as CSV or TSV – as one edit.

    Rows that cannot be taken are told by file and line. A row with a uid that the store knows
    updates that event; a row without one is always added.
    \f
    Exit code 0: all taken; 3: some rejected, or the rejects could not be kept, the others are in
    the store; 2: nothing written.
    """
    if rejects is not None:
        # Before anything is written: exit code 2 must mean that nothing was.
        _refuse_target(rejects, (*files, store))
    try:
        with stop_asked() as stop, opened_store(store, write=not dry_run) as opened:
            report = import_files(
                opened,
                files,
                table=table,
                language=lang,
                trial=dry_run,
                cancelled=stop,
                ahead=own_command("read-ahead"),
            )
    except ImportCancelled:
        raise click.Abort from None
    for note in report.notes:
        click.echo(f"sequitur: {note}", err=True)
    kept = rejects is None or _keep_rejects(rejects, report)
    if as_json:
        print_json(report.as_json())
    else:
        _tell(report, dry_run)
    return SOME_REJECTED if report.rejected or not kept else 0


def _keep_rejects(target: Path, report: ImportReport) -> bool:
    """Write the rejected rows; say in one line where that fails and return False.

    By now the good rows are in the store, so this is no error that says nothing was written.
    """
    try:
        write_file(target, lambda stream: write_rejects(stream, report))
    except FormatError as error:
        click.echo(
            f"sequitur: {error.message} The import itself is done; only the file of rejected rows "
            "is missing.",
            err=True,
        )
        return False
    return True


def _refuse_target(target: Path, taken: Sequence[Path]) -> None:
    """Refuse a file for rejected rows that is read itself, or that cannot be written.

    :raises click.ClickException: with what is wrong with the target.
    """
    for path in taken:
        if is_same_file(path, target):
            raise click.ClickException(
                f"{target} is needed for the import itself. Name another file for rejected rows."
            )
    place = resolved(target)
    if place.is_dir() or not place.parent.is_dir():
        raise click.ClickException(
            f"{target} is a folder or in a folder that is not there, so the rejected rows could "
            "not be written. Nothing was imported; name another file for them."
        )
    # A file is replaced by a new one made beside it; a device or a pipe is written to as it is.
    needed = [place] if place.exists() else []
    if not needed or place.is_file():
        needed.append(place.parent)
    if not all(os.access(one, os.W_OK) for one in needed):
        raise click.ClickException(
            f"{target} may not be written to. Nothing was imported; name another file for the "
            "rejected rows."
        )


def _tell(report: ImportReport, trial: bool) -> None:
    """Print what came of it for people."""
    for one in report.rejects:
        column = f" {one.column}:" if one.column else ""
        value = one.as_json()["value"]
        told = f" (“{' '.join(str(value).split())}”)" if value else ""
        click.echo(f"{one.file}, line {one.line}:{column} {one.reason}{told}")
    would = "Would have read" if trial else "Read"
    click.echo(
        f"{would} {report.read}: {report.added} added, {report.updated} updated, "
        f"{report.skipped} unchanged, {report.rejected} rejected."
    )
