"""The header of the event table: small words, an arrow at the column the rows are sorted by."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from widgets.style import MEDIUM, REGULAR, SIZES, SPACING, Theme, colour
from widgets.table.columns import COLUMNS, LEAST_WIDTH, Shown
from widgets.timeline.lettering import Type, draw_text, drop

HEIGHT = 28
_ARROW = 3.5
_TITLE = next(place for place, column in enumerate(COLUMNS) if column.key == "title")
_FACES = {False: Type(SIZES.caption, REGULAR), True: Type(SIZES.caption, MEDIUM)}


class TableHeader(QHeaderView):
    """Sections are drawn here; clicking, moving and resizing are Qt's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme
        self._widths: dict[str, int] = {}
        self._is_filling = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Columns")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionResized.connect(self._resized)

    def show_columns(self, shown: tuple[Shown, ...]) -> None:
        """Show these columns from left to right, the others not at all."""
        keys = [column.key for column in COLUMNS]
        for place, one in enumerate(shown):
            logical = keys.index(one.key)
            self.setSectionHidden(logical, False)
            self.moveSection(self.visualIndex(logical), place)
            self.resizeSection(logical, one.width)
            self._widths[one.key] = one.width
        asked = {one.key for one in shown}
        for logical, key in enumerate(keys):
            if key not in asked:
                self.setSectionHidden(logical, True)
        self._fill()

    def shown(self) -> tuple[Shown, ...]:
        """The columns as they stand now, from left to right."""
        places = (self.logicalIndex(place) for place in range(self.count()))
        shown = [one for one in places if not self.isSectionHidden(one)]
        return tuple(Shown(COLUMNS[one].key, self._width(one)) for one in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width of the table: the title's column takes what room there is."""
        super().resizeEvent(event)
        self._fill()

    def _resized(self, logical: int, before: int, size: int) -> None:
        del before
        if self._is_filling or not size:
            return
        self._widths[COLUMNS[logical].key] = size
        self._fill()

    def _fill(self) -> None:
        """Give the titles what room the others leave, for they are longest; nobody chose that."""
        if self._is_filling or self.isSectionHidden(_TITLE):
            return
        others = (one for one in range(self.count()) if one != _TITLE)
        taken = sum(self.sectionSize(one) for one in others if not self.isSectionHidden(one))
        self._is_filling = True
        self.resizeSection(_TITLE, max(self._width(_TITLE), self.viewport().width() - taken))
        self._is_filling = False

    def _width(self, logical: int) -> int:
        return self._widths.get(COLUMNS[logical].key, COLUMNS[logical].width)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground, line, word, and the arrow where the rows are sorted by this column."""
        theme, column = self.theme, COLUMNS[logicalIndex]
        is_sorted = self.isSortIndicatorShown() and logicalIndex == self.sortIndicatorSection()
        painter.fillRect(rect, colour(theme.raised))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(theme.line))
        painter.fillRect(rect.right(), rect.top() + 8, 1, rect.height() - 16, colour(theme.line))
        face = _FACES[is_sorted]
        inner = rect.adjusted(SPACING.small, 0, -SPACING.small, 0)
        room = inner.width() - (int(4 * _ARROW) if is_sorted else 0)
        text = face.metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        width = face.metrics.horizontalAdvance(text)
        x = inner.right() - width if column.numeric and not is_sorted else float(inner.left())
        middle = rect.top() + rect.height() / 2
        ink = colour(theme.text if is_sorted else theme.second_text)
        draw_text(painter, x, middle + drop(face.metrics), text, face.font, ink)
        if is_sorted:
            self._arrow(painter, QPointF(x + width + 3 * _ARROW, middle))

    def _arrow(self, painter: QPainter, middle: QPointF) -> None:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        tip = _ARROW * 0.6 * (1 if down else -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.theme.text))
        x, y = middle.x(), middle.y()
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x - _ARROW, y - tip), QPointF(x + _ARROW, y - tip), QPointF(x, y + tip)]
            )
        )
        painter.restore()
