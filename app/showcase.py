"""Draws the sample: what `make run` leaves where there is no display, and the papers' pictures.

python -m app.showcase OUTDIR [--all]
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.render import RenderError, render
from app.sample import make_sample
from db.errors import StoreError
from db.records import Event, Window
from db.store import Store
from widgets.kinds import event_kind

SELECTED = "kz22-event-cpc-stop-1"
SUMMER = Window(1_646_092_800, 1_659_311_999)
"""March to July 2022: where what followed what is seen best."""
_SIZES = ((1280, 800), (1440, 900), (1920, 1080))
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; color: #1E2227; background: #F4F4F1;
 max-width: 1200px; margin: 32px auto; padding: 0 24px; }}
img {{ max-width: 100%; border: 1px solid #E3E2DD; border-radius: 6px; background: #fff; }}
table {{ border-collapse: collapse; width: 100%; background: #fff; }}
th, td {{ text-align: left; vertical-align: top; padding: 6px 12px 6px 0;
 border-bottom: 1px solid #E3E2DD; }}
th {{ color: #545B64; font-weight: 600; }}
td:first-child, th:first-child {{ padding-left: 12px; }}
.words {{ color: #545B64; font-style: italic; white-space: nowrap; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{count} events, drawn by Sequitur. The window itself opens where there is a display.</p>
<p><img src="window.png" alt="The main window"></p>
<p><img src="timeline.png" alt="The timeline"></p>
<p><img src="relations.png" alt="The relation map"></p>
<table>
<thead><tr><th>When, in the source's words</th><th>EDTF</th><th>Event</th><th>Kind</th>
<th>Standing</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def draw(folder: Path) -> None:
    """Write timeline.png, relations.png, window.png and index.html of the sample.

    :raises OSError: the folder cannot be made or written
    :raises RenderError: a picture cannot be written
    :raises StoreError: the sample cannot be made
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        store = Path(place) / "sample.sequitur"
        make_sample(store)
        render(store, "timeline", folder / "timeline.png", scale=2.0)
        render(store, "relations", folder / "relations.png", scale=2.0)
        render(store, "window", folder / "window.png", select=SELECTED)
        (folder / "index.html").write_text(_page(store), encoding="utf-8")


def draw_for_papers(folder: Path) -> None:
    """Write the pictures of README and papers: light and dark, usual sizes, and a fine screen.

    :raises OSError: the folder cannot be made or written
    :raises RenderError: a picture cannot be written
    :raises StoreError: the sample cannot be made
    """
    draw(folder)
    with TemporaryDirectory() as place:
        store = Path(place) / "sample.sequitur"
        make_sample(store)
        for theme in ("light", "dark"):
            for width, height in _SIZES:
                name = f"window-{theme}-{width}x{height}.png"
                size = (width, height)
                render(store, "window", folder / name, size, None, theme, SELECTED)
            for view in ("timeline", "relations"):
                target = folder / f"{view}-{theme}.png"
                render(store, view, target, None, None, theme, SELECTED, 2.0)
                render(store, view, target.with_suffix(".svg"), None, None, theme, SELECTED)
            target = folder / f"window-{theme}.png"
            render(store, "window", target, (1440, 900), None, theme, SELECTED)
            target = folder / f"window-{theme}-summer.png"
            render(store, "window", target, (1440, 900), SUMMER, theme, SELECTED)


def _page(path: Path) -> str:
    with Store.open(path, write=False) as store:
        title = store.setting("title") or path.stem
        events = sorted(store.all(Event), key=_in_time)
    return _PAGE.format(title=escape(title), count=len(events), rows="\n".join(map(_row, events)))


def _in_time(event: Event) -> tuple[bool, int, str]:
    when = event.when
    return when is None, (when.earliest or 0) if when is not None else 0, event.title


def _row(event: Event) -> str:
    words, edtf = (event.when.text, event.when.edtf) if event.when is not None else ("undated", "")
    cells = (edtf, event.title, event_kind(event.kind).one, event.status.value)
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><td class="words">{escape(words)}</td>{told}</tr>'


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--all", "everything", is_flag=True, help="Also the pictures of the papers.")
@click.option("--fine", is_flag=True, hidden=True)
def main(folder: Path, everything: bool, fine: bool) -> None:
    """Draw the sample into FOLDER: three pictures, and a page that lists its events."""
    try:
        if fine:
            _draw_fine(folder)
        elif everything:
            draw_for_papers(folder)
            _run_again(["--fine", str(folder)])
        else:
            draw(folder)
    except (RenderError, StoreError) as error:
        raise click.ClickException(error.message) from error
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from error
    click.echo(f"Drawn into {folder}.")


def _draw_fine(folder: Path) -> None:
    """The window on a screen of double scale; Qt takes the scale when the process starts."""
    with TemporaryDirectory() as place:
        store = Path(place) / "sample.sequitur"
        make_sample(store)
        for theme in ("light", "dark"):
            target = folder / f"window-{theme}@2x.png"
            render(store, "window", target, (1440, 900), None, theme, SELECTED, 2.0)


def _run_again(arguments: Sequence[str]) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    command = [sys.executable, "-m", "app.showcase", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
