"""The command ``render``: pictures without a window."""

from pathlib import Path

import click

from app.cli.arguments import Size, Span, output_option, store_argument
from db.interchange.exporting import is_same_file
from db.records import Window


@click.command()
@store_argument
@click.option(
    "--view",
    type=click.Choice(["timeline", "relations", "window"]),
    required=True,
    help="What to draw; the whole window is PNG only.",
)
@output_option("Picture to write: .png, .svg or .pdf.")
@click.option("--size", type=Size(), help="Width and height in pixels.")
@click.option("--window", type=Span(), help="Time to look at; everything if it is not given.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--select", help="Uid of the item that is selected.")
def render(
    store: Path,
    view: str,
    output: Path,
    size: tuple[int, int] | None,
    window: Window | None,
    theme: str,
    select: str | None,
) -> None:
    """Draw a store with the painters of the window."""
    if is_same_file(store, output):
        raise click.ClickException(f"{output} is the store itself. Name another file to write to.")
    from app.cli.opening import damage_told
    from app.render import render as draw

    with damage_told(store):
        draw(store, view, output, size, window, theme, select)
    click.echo(f"Drew {output}.")
