"""Checks that this copy of the program is whole: for a frozen one, whose parts may be missing.

Each check prints one line. No window is shown and nothing of the user's is touched.
"""

import os
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

FORMATS_NEEDED = frozenset({"json", "csv", "tsv", "relations-csv", "relations-tsv"})
_FEWEST_COLOURS = 16
"""A picture with fewer is blank, or drawn without its fonts."""


class CheckFailed(Exception):
    """A part of the program is missing or does not work; the text says which."""


def run() -> int:
    """Run all checks and return 0, or 1 if one of them failed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = 0
    with TemporaryDirectory(prefix="sequitur-") as folder:
        sample = Path(folder) / "sample.sequitur"
        checks: tuple[tuple[str, Callable[[], str]], ...] = (
            ("formats", check_formats),
            ("icons", check_icons),
            ("fonts", check_fonts),
            ("sample", lambda: check_sample(sample)),
            ("timeline", lambda: check_picture(sample, "timeline", Path(folder))),
            ("relations", lambda: check_picture(sample, "relations", Path(folder))),
            ("window", lambda: check_picture(sample, "window", Path(folder))),
        )
        for name, check in checks:
            failed += not _passes(name, check)
    print("All is well." if not failed else f"{failed} of {len(checks)} checks failed.")
    return 1 if failed else 0


def _passes(name: str, check: Callable[[], str]) -> bool:
    """Run one check, print its line, and say whether it passed."""
    try:
        told = check()
    except Exception as error:
        message = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
        print(f"FAILED  {name}: {' '.join(str(message).split())}")
        return False
    print(f"ok      {name}: {told}")
    sys.stdout.flush()
    return True


def check_formats() -> str:
    """All formats are there, though no import statement names them."""
    from db.formats import FORMATS

    missing = FORMATS_NEEDED - {one.name for one in FORMATS}
    if missing:
        raise CheckFailed(f"no module for {', '.join(sorted(missing))}")
    return f"{len(FORMATS)}"


def check_icons() -> str:
    """The icons can be read as the window reads them."""
    icons = [
        one for one in files("resources").joinpath("icons").iterdir() if one.name.endswith(".svg")
    ]
    if not icons or not all(one.read_bytes().lstrip().startswith(b"<") for one in icons):
        raise CheckFailed("the icons are not there")
    return f"{len(icons)}"


def check_fonts() -> str:
    """The bundled font is the one that texts are set in."""
    from PySide6.QtGui import QFontInfo

    from app.application import make_application

    application = make_application(["sequitur"])
    family = QFontInfo(application.font()).family()
    if "Inter" not in family:
        raise CheckFailed(f"texts are set in {family} instead of Inter")
    return family


def check_sample(path: Path) -> str:
    """A store can be made of the sample; it is sound and can be searched."""
    from app.sample import make_sample
    from db.check import check_store
    from db.search import search
    from db.store import Store

    make_sample(path)
    findings = check_store(path)
    if findings:
        raise CheckFailed(findings[0].message)
    with Store.open(path, write=False) as store:
        events = store.info().events
        found = search(store.connection, "казахстан").total
    if not events or not found:
        raise CheckFailed(f"it holds {events} events, and a search finds {found}")
    return f"{events} events"


def check_picture(store: Path, view: str, folder: Path) -> str:
    """A picture of the sample is not blank."""
    from PySide6.QtGui import QImage

    from app.render import render

    target = folder / f"{view}.png"
    render(store, view, target)
    image = QImage(str(target))
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    if len(colours) < _FEWEST_COLOURS:
        raise CheckFailed(f"the picture has only {len(colours)} colours")
    return f"{image.width()}x{image.height()}"
