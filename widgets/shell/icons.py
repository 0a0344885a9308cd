"""The one icon family (``resources/icons/*.svg``), drawn in any colour at any scale.

The files say ``currentColor``; it is replaced by the asked colour before they are drawn.
"""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from widgets.style import SIZES, Theme

_SCALES = (1, 2, 3)


@lru_cache(maxsize=256)
def _drawing(name: str, code: str) -> QSvgRenderer:
    source = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", code).encode()))


def paint_icon(painter: QPainter, name: str, code: str, area: QRectF) -> None:
    """Draw an icon of the family into ``area`` in the colour ``code`` (``#RRGGBB``).

    :raises FileNotFoundError: there is no icon of that name
    """
    _drawing(name, code).render(painter, area)


@lru_cache(maxsize=1024)
def pixmap(name: str, code: str, scale: int = 1) -> QPixmap:
    """An icon as a transparent picture for a screen of that scale.

    :raises FileNotFoundError: there is no icon of that name
    """
    drawing = _drawing(name, code)
    made = QPixmap(QSize(SIZES.icon, SIZES.icon) * scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def icon(name: str, theme: Theme, code: str = "") -> QIcon:
    """An icon in the theme's second text colour (or ``code``); fainter where it is disabled.

    :raises FileNotFoundError: there is no icon of that name
    """
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, code or theme.second_text, scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, theme.strong_line, scale), QIcon.Mode.Disabled)
    return made


def icon_size() -> QSize:
    """The size all icons of the family are made for."""
    return QSize(SIZES.icon, SIZES.icon)
