"""Rows of the left panel: a mark, a word and a count; a click switches one on or off."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import Status
from widgets.filters.signs import paint_sign
from widgets.fonts import font, metrics
from widgets.shell.icons import paint_icon
from widgets.style import MEDIUM, REGULAR, SIZES, SPACING, Theme, colour

_INSET = 6
"""From the panel's edge to the ground of a row, in pixels."""
_MARK_LEFT = 14
_SWATCH = 9


@dataclass(frozen=True, slots=True)
class RowText:
    """What one row says. ``mark`` is an icon's name, a hue's key, a status, or None.

    ``count`` None shows no number. ``active`` is drawn on the accent's ground.
    """

    key: Hashable
    label: str
    count: int | None = None
    mark: str | Status | None = None
    is_hue: bool = False
    active: bool = False
    hint: str = ""


class Row(QAbstractButton):
    """One row; a switch for people who cannot see it too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = RowText("", "")
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_row(self, said: RowText) -> None:
        """Say something; equal text changes nothing."""
        if said == self.said:
            return
        self.said = said
        self.setText(said.label)
        self.setChecked(said.active)
        count = "" if said.count is None else f", {said.count:,}"
        self.setAccessibleName(f"{said.label}{count}")
        self.setToolTip(said.hint)
        self.update()

    def nextCheckState(self) -> None:
        """A click only asks; the focus that follows decides what is on."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One list row, as wide as there is room."""
        return QSize(SIZES.left_panel, SIZES.list_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the button's own; all other keys are the group's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground under the hand."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground away again."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, word, count and, for the keyboard, the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = self._paint_mark(painter)
        self._paint_words(painter, left)

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(_INSET, 0.5, -_INSET, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.said.active:
            painter.setBrush(colour(self._theme.accent_ground))
            painter.drawRoundedRect(area, SPACING.tiny, SPACING.tiny)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(colour(self._theme.text, 0.06))
            painter.drawRoundedRect(area, SPACING.tiny, SPACING.tiny)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(self._theme.accent), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), SPACING.tiny, SPACING.tiny)

    def _paint_mark(self, painter: QPainter) -> float:
        """Draw the mark and return where the word begins."""
        mark, middle = self.said.mark, self.height() / 2
        if mark is None:
            return _MARK_LEFT
        if isinstance(mark, Status):
            ink = colour(self._theme.second_text)
            paint_sign(painter, mark, QPointF(_MARK_LEFT + SIZES.icon / 2 - 1, middle), ink)
        elif self.said.is_hue:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hue(mark))
            swatch = QRectF(_MARK_LEFT, middle - _SWATCH / 2, _SWATCH, _SWATCH)
            painter.drawRoundedRect(swatch, 2, 2)
            return _MARK_LEFT + _SWATCH + SPACING.small
        else:
            area = QRectF(_MARK_LEFT - 1, middle - SIZES.icon / 2, SIZES.icon, SIZES.icon)
            paint_icon(painter, mark, self._theme.second_text, area)
        return _MARK_LEFT + SIZES.icon + SPACING.tiny + 2

    def _paint_words(self, painter: QPainter, left: float) -> None:
        right = float(self.width() - _MARK_LEFT)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.said.count is not None:
            count = f"{self.said.count:,}"
            painter.setFont(font(SIZES.caption, tabular=True))
            painter.setPen(colour(self._theme.second_text))
            area = QRectF(left, 0, right - left, self.height())
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, count)
            right -= metrics(SIZES.caption, tabular=True).horizontalAdvance(count) + SPACING.small
        weight = MEDIUM if self.said.active else REGULAR
        faint = self.said.count == 0 and not self.said.active
        painter.setFont(font(SIZES.row, weight))
        painter.setPen(colour(self._theme.second_text if faint else self._theme.text))
        label = metrics(SIZES.row, weight).elidedText(
            self.said.label, Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(QRectF(left, 0, right - left, self.height()), middle, label)


class RowGroup(QWidget):
    """Rows under each other with one tab stop; the arrow keys walk among them."""

    row_asked = Signal(object)
    """The key of the row that was clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order."""
        return tuple(self._rows)

    def show_rows(self, texts: tuple[RowText, ...]) -> None:
        """Say these rows; widgets are kept, so that focus and hover do not jump."""
        while len(self._rows) < len(texts):
            self._add_row()
        while len(self._rows) > len(texts):
            self._rows.pop().deleteLater()
        for row, text in zip(self._rows, texts, strict=True):
            row.show_row(text)
        self._set_tab_stop(next((row for row in self._rows if row.hasFocus()), None))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        for row in self._rows:
            row.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End walk; Enter asks like Space does."""
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        goals = {
            Qt.Key.Key_Up: -1 if at is None else at - 1,
            Qt.Key.Key_Down: 0 if at is None else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._rows) - 1,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is not None and 0 <= goal < len(self._rows):
            self._set_tab_stop(self._rows[goal])
            self._rows[goal].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self._rows[at].click()
        else:
            super().keyPressEvent(event)

    def _add_row(self) -> None:
        row = Row(self._theme, self)
        row.clicked.connect(self._ask)
        self._rows.append(row)
        self._column.addWidget(row)

    def _ask(self) -> None:
        row = self.sender()
        if isinstance(row, Row):
            self.row_asked.emit(row.said.key)

    def _set_tab_stop(self, wanted: Row | None) -> None:
        stop = wanted or (self._rows[0] if self._rows else None)
        for row in self._rows:
            policy = Qt.FocusPolicy.TabFocus if row is stop else Qt.FocusPolicy.NoFocus
            row.setFocusPolicy(policy)
