"""The rows of a centre list: model and painting. Made for tens of thousands of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.fonts import font, metrics
from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 46
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: which item, its title, a small line beneath, and whether it stands back."""

    id: int
    title: str
    remark: str = ""
    faded: bool = False


class RowsModel(QAbstractListModel):
    """Rows as they were read; a filter keeps those that hold all typed words."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[ListRow] = ()
        self._shown: Sequence[ListRow] = ()
        self._words: list[str] = []

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Replace all rows; the filter stays."""
        self._all = rows
        self.narrow(" ".join(self._words))

    def narrow(self, text: str) -> None:
        """Keep the rows whose title or remark holds every word, whatever the case."""
        self.beginResetModel()
        self._words = text.casefold().split()
        self._shown = [row for row in self._all if self._passes(row)] if self._words else self._all
        self.endResetModel()

    def row_at(self, index: Index) -> ListRow:
        """The row behind an index."""
        return self._shown[index.row()]

    def place_of(self, item: int) -> QModelIndex:
        """The index of an item, invalid where it is not shown."""
        for place, row in enumerate(self._shown):
            if row.id == item:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The title, what a screen reader says, and the row itself."""
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}. {row.remark}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return row if role == ROW_ROLE else None

    def _passes(self, row: ListRow) -> bool:
        text = f"{row.title}\n{row.remark}".casefold()
        return all(word in text for word in self._words)


class RowsDelegate(QStyledItemDelegate):
    """Paints title over remark, elided at the right edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height, so the scrollbar tells the truth."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by state, then the two lines."""
        row: ListRow = index.data(ROW_ROLE)
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(SPACING.small, 1, -SPACING.small, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour(theme.accent_ground))
            painter.drawRoundedRect(rect, SIZES.radius, SIZES.radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(theme.raised))
            painter.drawRoundedRect(rect, SIZES.radius, SIZES.radius)
        words = rect.adjusted(SPACING.small, 5, -SPACING.small, -5)
        title_shade = theme.third_text if row.faded else theme.text
        line = (row.title, SIZES.body, MEDIUM, title_shade, Qt.AlignmentFlag.AlignTop)
        _draw_line(painter, words, *line)
        line = (row.remark, SIZES.caption, 400, theme.second_text, Qt.AlignmentFlag.AlignBottom)
        _draw_line(painter, words, *line)
        painter.restore()


def _draw_line(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: float,
    weight: int,
    shade: str,
    place: Qt.AlignmentFlag,
) -> None:
    painter.setFont(font(size, weight))
    painter.setPen(colour(shade))
    shown = metrics(size, weight).elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, int(place | Qt.AlignmentFlag.AlignLeft), shown)
