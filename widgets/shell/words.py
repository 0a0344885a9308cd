"""Labels of the house. Text is always plain: a stranger's words are never read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.fonts import font
from widgets.style import SEMIBOLD, SIZES


class Words(QLabel):
    """A label in one of the tones of the theme: ``text``, ``second``, ``third`` or ``accent``."""

    def __init__(
        self,
        text: str = "",
        *,
        tone: str = "text",
        face: QFont | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFont(face or font(SIZES.row))
        self.setWordWrap(wrap)
        self.setText(text)


class Heading(Words):
    """The small bold word over a section."""

    def __init__(self, text: str) -> None:
        super().__init__(text, tone="second", face=font(SIZES.caption, SEMIBOLD))


class CutWords(QWidget):
    """One line that ends in "…" where there is no room; the whole of it is the tooltip then."""

    def __init__(self, text: str = "", face: QFont | None = None) -> None:
        super().__init__()
        self._text = text
        self.setFont(face or font(SIZES.row))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """All of the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text, one line high."""
        measure = QFontMetricsF(self.font())
        return QSize(int(measure.horizontalAdvance(self._text)) + 2, int(measure.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Some letters must always fit."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        del event
        painter = QPainter(self)
        measure = QFontMetricsF(self.font())
        shown = measure.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self._text if shown != self._text else "")
        painter.setPen(self.palette().windowText().color())
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )
