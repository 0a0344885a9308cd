"""Choice and tick box with signs of the house: a stylesheet cannot draw either in a theme's ink."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

from widgets.fonts import font
from widgets.shell.icons import icon
from widgets.style import SIZES, SPACING, Theme

_CHEVRON = 12


class ChoiceBox(QComboBox):
    """A combo box that shows it can be opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(font(SIZES.body))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then a chevron at its right end."""
        super().paintEvent(event)
        picture = icon("chevron-down", self._theme, self._theme.second_text)
        corner = QPoint(self.width() - _CHEVRON - SPACING.small, (self.height() - _CHEVRON) // 2)
        picture.paint(QPainter(self), QRect(corner.x(), corner.y(), _CHEVRON, _CHEVRON))


class TickBox(QCheckBox):
    """A check box with a tick in it."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setFont(font(SIZES.row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then the tick where it is set."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        inner = box.adjusted(2, 2, -2, -2)
        icon("check", self._theme, self._theme.on_accent).paint(QPainter(self), inner)
