"""The command ``render``: pictures and pages without a window."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.arguments import Size, Span, output_option, store_argument
from db.interchange.exporting import is_same_file
from db.records import LaneOrder, LaneScheme, LaneView, Window

if TYPE_CHECKING:
    from app.paper.formats import Paper


class PaperKind(click.ParamType):
    """A kind of paper, as in A4-landscape."""

    name = "PAPER"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Paper":
        """Return the paper."""
        from app.paper.formats import PaperError, read_paper

        try:
            return read_paper(str(value))
        except PaperError as error:
            self.fail(error.message, param, ctx)


@click.command()
@store_argument
@click.option(
    "--view",
    type=click.Choice(["timeline", "relations", "both", "window"]),
    required=True,
    help="What to draw; both needs --pages, the whole window is PNG only.",
)
@output_option("Picture to write: .png, .svg or .pdf. Several pages: name-1.png, name-2.png …")
@click.option("--size", type=Size(), help="Width and height in pixels, caption included.")
@click.option("--window", type=Span(), help="Time to look at; everything if it is not given.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--select", help="Uid of the item that is selected.")
@click.option(
    "--lanes",
    type=click.Choice([scheme.value for scheme in LaneScheme]),
    default=LaneScheme.KIND.value,
    show_default=True,
    help="What the lanes of the timeline stand for.",
)
@click.option(
    "--order",
    type=click.Choice([order.value for order in LaneOrder if order is not LaneOrder.HAND]),
    default=LaneOrder.USUAL.value,
    show_default=True,
    help="What stands in the lanes above: by name, first event, most events or place on the map.",
)
@click.option("--squeeze", is_flag=True, help="Give long empty times little room, drawn torn.")
@click.option(
    "--pages",
    "paper",
    type=PaperKind(),
    help="Lay it out on pages: A4, A3 or Letter, with -portrait or -landscape.",
)
@click.option(
    "--across",
    type=int,
    default=1,
    show_default=True,
    help="Pages over which the time is spread; below each other as many as the lanes need.",
)
@click.option("--footnotes", is_flag=True, help="Number the sources of the labelled events.")
@click.option(
    "--caption/--no-caption",
    default=True,
    show_default=True,
    help="Say below what is shown: case, window, filter, counts, time zone.",
)
@click.option("--dated", is_flag=True, help="Say in the caption which day it was drawn (UTC).")
def render(
    store: Path,
    view: str,
    output: Path,
    size: tuple[int, int] | None,
    window: Window | None,
    theme: str,
    select: str | None,
    lanes: str,
    order: str,
    squeeze: bool,
    paper: "Paper | None",
    across: int,
    footnotes: bool,
    caption: bool,
    dated: bool,
) -> None:
    """Draw a store with the painters of the window."""
    if is_same_file(store, output):
        raise click.ClickException(f"{output} is the store itself. Name another file to write to.")
    from app.cli.opening import damage_told
    from app.render import Below
    from app.render import render as draw

    lane_view = LaneView(LaneScheme(lanes), LaneOrder(order), squeezed=squeeze)
    below = Below(caption, footnotes, today() if dated else "", paper, across, lane_view)
    with damage_told(store):
        files = draw(store, view, output, size, window, theme, select, below=below)
    for file in files:
        click.echo(f"Drew {file}.")


def today() -> str:
    """The day in words, in UTC."""
    from db.dates.spans import day_text

    return day_text(int(datetime.now(UTC).timestamp()))
