"""Pictures of a store without a window on the screen: the same painters, the same window.

PNG, SVG (text as outlines) and PDF of the two pictures; the whole main window as PNG. No clock and
no caret is in them, so that equal stores give equal pictures.
"""

import os
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from app.application import make_application
from app.pictures import (
    Paint,
    RenderError,
    blank_image,
    check_suffix,
    painter_on,
    save_image,
    save_picture,
)
from app.program import Program
from app.settings import SettingsFile
from app.sources import Sources
from app.theme import apply_theme
from app.window import MainWindow
from app.workspace import Workspace
from db.records import Focus, Window
from db.store import Store
from widgets.relations.view import MapView
from widgets.style import THEMES, Theme
from widgets.timeline.picture import paint_picture

__all__ = ["RenderError", "render"]

VIEWS = ("timeline", "relations", "window")
USUAL_SIZES = {"timeline": (1216, 500), "relations": (1216, 560), "window": (1440, 900)}
LARGEST = 16_384
"""Pixels a side; beyond that a picture takes gigabytes."""


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
) -> None:
    """Write a picture of a store; what was at ``output`` is replaced when it is complete.

    :param view: one of :data:`VIEWS`; ``window`` is PNG only
    :param size: width and height in pixels
    :param window: the time window to look at; None = everything
    :param select: uid of the item to select
    :param scale: pixels of the picture for one pixel of the window, for PNG
    :raises RenderError: something asked for is not possible
    :raises StoreError: the store cannot be read
    """
    target = Path(output)
    width, height = _checked(view, target, size, theme)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["sequitur"])
    chosen = THEMES[theme]
    with Store.open(store, write=False) as opened:
        focus = _focus(opened, window, select)
        if view == "window":
            apply_theme(application, chosen)
            image = _window_image(opened, chosen, focus, QSize(width, height), scale)
            save_image(image, target)
        else:
            paint = _painting(opened, view, chosen, focus)
            save_picture(paint, target, QSize(width, height), scale, view)


def _painting(store: Store, view: str, theme: Theme, focus: Focus) -> Paint:
    sources = Sources(store)

    def timeline(painter: QPainter, size: QSize) -> None:
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.panel)
        paint_picture(painter, sources.timeline, focus, theme, size.width(), size.height())

    def relations(painter: QPainter, size: QSize) -> None:
        view = MapView(sources.map, theme)
        view.paint_picture(painter, size.width(), size.height(), theme, focus)

    return timeline if view == "timeline" else relations


def _window_image(store: Store, theme: Theme, focus: Focus, size: QSize, scale: float) -> QImage:
    application = make_application(["sequitur"])
    settings = SettingsFile(None)
    settings.change(theme=theme.name)
    shown = MainWindow(Program(application, settings), _PosedWorkspace(store), settings, theme)
    shown.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shown.resize(size)
    shown.show()
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


def _checked(view: str, target: Path, size: tuple[int, int] | None, theme: str) -> tuple[int, int]:
    if view not in VIEWS:
        raise RenderError(f"There is no view “{view}”. There are: {', '.join(VIEWS)}.")
    if theme not in THEMES:
        raise RenderError(f"There is no theme “{theme}”. There are: {', '.join(THEMES)}.")
    check_suffix(target)
    if view == "window" and target.suffix.casefold() != ".png":
        raise RenderError("The whole window can only be saved as PNG.")
    width, height = size or USUAL_SIZES[view]
    if not (64 <= width <= LARGEST and 64 <= height <= LARGEST):
        raise RenderError(
            f"A picture of {width}x{height} cannot be made: each side from 64 to {LARGEST} pixels."
        )
    return width, height
