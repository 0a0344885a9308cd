"""The relation map for paper."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from app.paper.case import Case
from app.paper.page import Draw
from app.paper.request import Request
from widgets.relations.view import MapView


def map_drawing(case: Case, request: Request, size: QSizeF) -> Draw:
    """Paints the whole map of a case in this size."""
    view = MapView(case.sources.map, request.theme)

    def draw(painter: QPainter) -> None:
        view.paint_picture(painter, size.width(), size.height(), request.theme, request.focus)

    return draw
