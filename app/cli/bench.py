"""The command ``bench``: how quickly the window answers on a store."""

from pathlib import Path

import click

from app.cli.arguments import Size, store_argument
from app.cli.output import json_option, print_json, print_pairs


@click.command()
@store_argument
@click.option(
    "--size",
    type=Size(),
    default="1600x900",
    show_default=True,
    help="Width and height of the window in pixels.",
)
@json_option
def bench(store: Path, size: tuple[int, int], as_json: bool) -> None:
    """Measure how quickly the window answers on a copy of STORE.

    A fixed journey through time is played with real wheel, drag and key events, each frame painted
    before the next; then filters, searches and edits. It takes about a minute.
    """
    from app.benchmark.figures import told
    from app.benchmark.run import measure
    from app.cli.opening import damage_told

    with damage_told(store):
        measured = measure(store, size)
    if as_json:
        print_json(measured.as_json())
    else:
        print_pairs(told(measured))
