"""The commands ``export`` and ``formats``."""

import io
import sys
from pathlib import Path

import click

from app.cli.arguments import output_option, store_argument
from app.cli.opening import opened_store
from app.cli.output import json_option, print_json, print_rows
from db.formats import FORMATS, by_name, by_suffix
from db.interchange.exporting import export_file, export_to

_STANDARD_OUTPUT = Path("-")


@click.command()
@store_argument
@output_option("File to write, replaced once all is written; “-” is the standard output.")
@click.option("--format", "name", help="Name of the format; else the file's suffix tells it.")
def export(store: Path, output: Path, name: str | None) -> None:
    """Write what a store holds to a file that other programs can read."""
    if name is None and output == _STANDARD_OUTPUT:
        raise click.UsageError("Name the format with --format, for “-” has no suffix.")
    chosen = by_name(name) if name is not None else by_suffix(output)
    with opened_store(store) as opened:
        if output == _STANDARD_OUTPUT:
            whole = io.BytesIO()
            export_to(opened.connection, whole, chosen)
            sys.stdout.buffer.write(whole.getbuffer())
            sys.stdout.buffer.flush()
            return
        export_file(opened.connection, opened.path, output, chosen)
    click.echo(f"Wrote {output}.", err=True)


@click.command()
@json_option
def formats(as_json: bool) -> None:
    """List the formats that files can be read and written in."""
    if as_json:
        print_json(
            {
                "formats": [
                    {"name": one.name, "label": one.label, "suffixes": list(one.suffixes)}
                    for one in FORMATS
                ]
            }
        )
    else:
        print_rows([(one.name, " ".join(one.suffixes), one.label) for one in FORMATS])
