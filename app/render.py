"""Pictures of a store without a window on the screen: the same painters, the same window.

PNG, SVG (text as outlines) and PDF of the two pictures, alone or on pages; the whole main window
as PNG. No clock and no caret is in them, so that equal stores give equal pictures.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from app.application import make_application
from app.paper import Case, Page, Paper, Request, TooSmall, pages_of, picture_page
from app.paper.page import leaves_of
from app.paper.request import MOST_ACROSS
from app.pictures import (
    RenderError,
    blank_image,
    check_suffix,
    leaf_paths,
    painter_on,
    save_image,
    save_leaves,
)
from app.program import Program
from app.settings import SettingsFile
from app.sources import Sources
from app.theme import apply_theme
from app.window import MainWindow
from app.workspace import Workspace
from db.interchange.exporting import is_same_file
from db.records import Focus, LaneView, Window
from db.store import Store
from widgets.style import THEMES, Theme

__all__ = ["Below", "RenderError", "render"]

VIEWS = ("timeline", "relations", "both", "window")
USUAL_SIZES = {
    "timeline": (1216, 500),
    "relations": (1216, 560),
    "both": (1216, 560),
    "window": (1440, 900),
}
LARGEST = 16_384
"""Pixels a side; beyond that a picture takes gigabytes."""


@dataclass(frozen=True, slots=True)
class Below:
    """What stands under a picture, whether it goes on pages, and how its lanes stand.

    ``paper`` None = one picture of an asked size; else ``across`` pages share the time.
    """

    caption: bool = True
    footnotes: bool = False
    printed: str = ""
    paper: Paper | None = None
    across: int = 1
    lanes: LaneView = field(default_factory=LaneView)


class _PosedWorkspace(Workspace):
    """A store that is only read, shown as the window looks when it can be edited."""

    @property
    def writable(self) -> bool:
        """True, so that nothing is greyed out; nobody presses a button in a picture."""
        return True


def render(
    store: str | os.PathLike[str],
    view: str,
    output: str | os.PathLike[str],
    size: tuple[int, int] | None = None,
    window: Window | None = None,
    theme: str = "light",
    select: str | None = None,
    scale: float = 1.0,
    below: Below | None = None,
) -> tuple[Path, ...]:
    """Write a picture of a store, and return the files; what was there is replaced when complete.

    :param view: one of :data:`VIEWS`; ``window`` is PNG only, ``both`` is for pages
    :param size: width and height in pixels, caption included; None = the usual size of the
        picture, to which caption and sources are added
    :param window: the time window to look at; None = everything
    :param select: uid of the item to select
    :param scale: pixels of the picture for one pixel of the window, for PNG
    :param below: caption, sources and pages; a caption alone if it is not given
    :raises RenderError: something asked for is not possible
    :raises StoreError: the store cannot be read
    """
    target, below = Path(output), below or Below()
    width, height = _checked(view, target, size, theme, below)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["sequitur"])
    chosen = THEMES[theme]
    with Store.open(store, write=False) as opened:
        focus = _focus(opened, window, select)
        if view == "window":
            apply_theme(application, chosen)
            image = _window_image(opened, chosen, focus, below.lanes, QSize(width, height), scale)
            save_image(image, target)
            return (target,)
        request = _request(view, focus, chosen, below)
        case = Case(opened, Sources(opened))
        pages = _pages(case, request, below, QSizeF(width, height), grow=size is None)
        for file in leaf_paths(target, len(pages)):
            if is_same_file(Path(store), file):
                raise RenderError(f"{file} is the store itself. Name another file to write to.")
        return save_leaves(leaves_of(pages), target, scale, view)


def _request(view: str, focus: Focus, theme: Theme, below: Below) -> Request:
    return Request(
        pictures=("timeline", "relations") if view == "both" else (view,),
        focus=focus,
        paper=below.paper or Paper(),
        across=below.across,
        footnotes=below.footnotes,
        caption=below.caption,
        printed=below.printed,
        theme=theme,
        lanes=below.lanes,
    )


def _pages(
    case: Case, request: Request, below: Below, size: QSizeF, *, grow: bool
) -> tuple[Page, ...]:
    if below.paper is not None:
        return pages_of(case, request)
    try:
        return (picture_page(case, request, size, grow=grow),)
    except TooSmall as error:
        raise RenderError(
            f"Caption and sources leave no room in a height of {size.height():.0f} pixels. Ask "
            f"for {error.needed} or more, or for pages."
        ) from error


def _window_image(
    store: Store, theme: Theme, focus: Focus, lanes: LaneView, size: QSize, scale: float
) -> QImage:
    application = make_application(["sequitur"])
    settings = SettingsFile(None)
    settings.change(theme=theme.name)
    shown = MainWindow(Program(application, settings), _PosedWorkspace(store), settings, theme)
    shown.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shown.resize(size)
    shown.show()
    shown.workspace.arrange_lanes(lanes)
    shown.workspace.set_focus(focus)
    application.processEvents()
    shown.following.settle(clock=False)
    application.processEvents()
    if (focused := shown.focusWidget()) is not None:
        focused.clearFocus()
    image = blank_image(size, scale)
    with painter_on(image) as painter:
        shown.render(painter, QPoint())
    shown.close()
    shown.deleteLater()
    return image


def _focus(store: Store, window: Window | None, select: str | None) -> Focus:
    if not select:
        return Focus(window=window)
    item = store.by_uid(select)
    if item is None:
        raise RenderError(f"Nothing in the store has the uid “{select}”.")
    return Focus(window=window, selection=(item,))


def _checked(
    view: str, target: Path, size: tuple[int, int] | None, theme: str, below: Below
) -> tuple[int, int]:
    if view not in VIEWS:
        raise RenderError(f"There is no view “{view}”. There are: {', '.join(VIEWS)}.")
    if theme not in THEMES:
        raise RenderError(f"There is no theme “{theme}”. There are: {', '.join(THEMES)}.")
    check_suffix(target)
    if view == "window" and target.suffix.casefold() != ".png":
        raise RenderError("The whole window can only be saved as PNG.")
    _check_pages(view, size, below)
    width, height = size or USUAL_SIZES[view]
    if not (64 <= width <= LARGEST and 64 <= height <= LARGEST):
        raise RenderError(
            f"A picture of {width}x{height} cannot be made: each side from 64 to {LARGEST} pixels."
        )
    return width, height


def _check_pages(view: str, size: tuple[int, int] | None, below: Below) -> None:
    """Refuse what contradicts itself about pages."""
    if view == "window" and (below.paper is not None or below.footnotes):
        raise RenderError("The whole window has neither pages nor sources below it.")
    if view == "both" and below.paper is None:
        raise RenderError("Both pictures need pages. Say which paper, as in --pages A4.")
    if below.paper is None and below.across != 1:
        raise RenderError("Several pages across need paper. Say which, as in --pages A4.")
    if below.paper is not None and size is not None:
        raise RenderError("A picture has either a size or pages.")
    if not 1 <= below.across <= MOST_ACROSS:
        raise RenderError(f"From 1 to {MOST_ACROSS} pages can stand across.")
