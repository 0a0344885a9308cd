"""How the cells of the event table are drawn: straight from the row, a few strokes each."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.records import EventRow, Status
from widgets.filters.signs import paint_sign
from widgets.kinds import event_kind
from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour
from widgets.table.columns import COLUMNS
from widgets.table.glyphs import GLYPH_WIDTH, paint_when
from widgets.table.model import EventsModel
from widgets.table.words import when_parts
from widgets.timeline.lettering import Type, draw_text, drop

_PLAIN = Type(SIZES.row)
_TITLE = Type(SIZES.row, MEDIUM)
_WORDS = Type(SIZES.row, italic=True)
_NUMBER = Type(SIZES.row, tabular=True)
_SQUARE = 8
_SIGN = 5.5
_LEAST_WORDS = 56
"""Pixels below which the source's words would say nothing any more."""
_ANY_ROOM = 10_000
_KEPT = 16_384
_Index = QModelIndex | QPersistentModelIndex


class CellsDelegate(QStyledItemDelegate):
    """Every cell knows its column by the key; what has no drawing of its own is plain words."""

    def __init__(self, theme: Theme, model: EventsModel) -> None:
        super().__init__()
        self.theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are alike."""
        return QSize(COLUMNS[index.column()].width, SIZES.list_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hair line, and what the column tells of the row."""
        area = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        theme = self.theme
        painter.fillRect(area, colour(theme.accent_ground if selected else theme.panel))
        painter.fillRect(area.left(), area.bottom(), area.width(), SPACING.hair, colour(theme.line))
        row = self._model.row(index.row())
        if row is None:
            return
        inner = area.adjusted(SPACING.small, 0, -SPACING.small, 0)
        draw = self._DRAWN.get(COLUMNS[index.column()].key)
        if draw is None:
            words = COLUMNS[index.column()].text(row)
            self._write(painter, inner, words, _PLAIN, theme.second_text)
        else:
            draw(self, painter, inner, row)

    def _when(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        theme = self.theme
        words, bounds = when_parts(row.when)
        if row.when is None:
            place = area.adjusted(int(GLYPH_WIDTH), 0, 0, 0)
            self._write(painter, place, words, _PLAIN, theme.third_text)
            return
        hue = theme.hue(event_kind(row.kind).hue).name()
        paint_when(painter, row.when, area.left(), _middle(area), hue, theme.text)
        rest = area.adjusted(int(GLYPH_WIDTH), 0, 0, 0)
        # Bounds stand whole or not at all: cut short, their ellipsis would look like an open end.
        needed = _fitting(bounds, _ANY_ROOM, _NUMBER)[1] + SPACING.small if bounds else 0
        room = rest.width() - needed
        if not bounds or room < _LEAST_WORDS:
            self._write(painter, rest, words, _WORDS, theme.text)
            return
        used = self._write(painter, rest.adjusted(0, 0, -needed, 0), words, _WORDS, theme.text)
        rest = rest.adjusted(used + SPACING.small, 0, SPACING.small, 0)
        self._write(painter, rest, bounds, _NUMBER, theme.second_text)

    def _title(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        self._write(painter, area, row.title, _TITLE, self.theme.text)

    def _status(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        ink = colour(self.theme.second_text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_sign(painter, row.status, QPointF(area.left() + _SIGN, _middle(area)), ink)
        words = area.adjusted(SIZES.icon + SPACING.tiny, 0, 0, 0)
        shade = self.theme.second_text if row.status is Status.REPORTED else self.theme.text
        self._write(painter, words, row.status.value.capitalize(), _PLAIN, shade)

    def _kind(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        if not row.kind:
            return
        kind = event_kind(row.kind)
        square = QRectF(area.left(), _middle(area) - _SQUARE / 2, _SQUARE, _SQUARE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.hue(kind.hue))
        painter.drawRoundedRect(square, 2, 2)
        words = area.adjusted(_SQUARE + SPACING.small, 0, 0, 0)
        self._write(painter, words, kind.one, _PLAIN, self.theme.text)

    def _sources(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        text = f"{row.sources:,}" if row.sources else "none"
        shade = self.theme.second_text if row.sources else self.theme.warning
        left = area.right() - int(_NUMBER.metrics.horizontalAdvance(text))
        place = area.adjusted(max(0, left - area.left()), 0, SPACING.tiny, 0)
        self._write(painter, place, text, _NUMBER, shade)

    def _modified(self, painter: QPainter, area: QRect, row: EventRow) -> None:
        text = row.modified[:16].replace("T", " ")
        self._write(painter, area, text, _NUMBER, self.theme.second_text)

    def _write(self, painter: QPainter, area: QRect, text: str, face: Type, shade: str) -> int:
        """Write as much of a text as fits; the pixels it took."""
        shown, width = _fitting(text, area.width(), face)
        draw_text(
            painter,
            area.left(),
            _middle(area) + drop(face.metrics),
            shown,
            face.font,
            colour(shade),
        )
        return width

    _DRAWN: ClassVar[dict[str, Callable[["CellsDelegate", QPainter, QRect, EventRow], None]]] = {
        "when": _when,
        "title": _title,
        "status": _status,
        "kind": _kind,
        "sources": _sources,
        "modified": _modified,
    }


def _middle(area: QRect) -> float:
    """Half way down, the hair line left out."""
    return area.top() + (area.height() - SPACING.hair) / 2


@lru_cache(maxsize=_KEPT)
def _fitting(text: str, room: int, face: Type) -> tuple[str, int]:
    """A text cut to its room, and the width of what is left."""
    line = " ".join(text.split())
    shown = face.metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
    return shown, int(face.metrics.horizontalAdvance(shown)) + 1
