"""Commands on a store as a whole: make, describe, check, back up."""

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.arguments import output_option, store_argument
from app.cli.opening import damage_told, opened_store
from app.cli.output import json_option, print_json, print_pairs, print_rows
from app.sample import make_sample
from db.backup import backup as back_up
from db.check import check_store
from db.store import Store


@click.command()
@store_argument
@click.option("--sample", is_flag=True, help="Put the sample into it.")
def new(store: Path, sample: bool) -> None:
    """Make a new store; nothing is ever overwritten."""
    if sample:
        make_sample(store)
    else:
        Store.create(store).close()
    click.echo(f"Made {store}.")


@click.command()
@store_argument
@json_option
def info(store: Path, as_json: bool) -> None:
    """Count what a store holds, without the trash."""
    with opened_store(store) as opened:
        found = asdict(opened.info())
    if as_json:
        print_json(found)
    else:
        print_pairs(found.items())


@click.command()
@store_argument
@json_option
def check(store: Path, as_json: bool) -> int:
    """Look through a store for damage; nothing is changed.

    Exit code 0: sound; 1: damaged; 2: it could not be looked at.
    """
    findings = check_store(store)
    if as_json:
        print_json({"sound": not findings, "findings": [asdict(one) for one in findings]})
    elif not findings:
        click.echo(f"{store} is sound.")
    else:
        print_rows([(one.severity, one.table, one.message) for one in findings])
    return 1 if findings else 0


@click.command()
@store_argument
@output_option("File to write; it is replaced once the copy is verified.")
def backup(store: Path, output: Path) -> None:
    """Copy a store, also while a window works on it, and verify the copy."""
    with damage_told(store):
        back_up(store, output)
    click.echo(f"Copied {store} to {output}.")
