"""What a search found, floating under the field: one row for each item, and one to narrow by."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from db.records import SearchHit, SearchPage
from widgets.fonts import font, metrics
from widgets.shell.icons import paint_icon
from widgets.style import MEDIUM, REGULAR, SIZES, SPACING, Theme, colour

_ICONS = {
    "event": "event",
    "entity": "person",
    "relation": "relation",
    "link": "link",
    "annotation": "note",
    "assessment": "assessment",
    "source": "source",
    "citation": "source",
}
_ROW = 40
_NARROW = 560


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: a found item, or (``item`` 0) the offer to narrow the pictures to the
    text, or (``item`` −1) only words."""

    item: int
    icon: str
    title: str
    side: str
    below: str


class _Row(QAbstractButton):
    pointed = Signal()

    def __init__(self, offer: Offer, theme: Theme) -> None:
        super().__init__()
        self.offer, self._theme, self.is_current = offer, theme, False
        self.setText(offer.title)
        self.setAccessibleName(f"{offer.title}. {offer.side} {offer.below}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_NARROW, _ROW if self.offer.below else SIZES.touch_row)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, offer = self._theme, self.offer
        if self.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.accent_ground))
            painter.drawRoundedRect(QRectF(self.rect()), SPACING.tiny, SPACING.tiny)
        size, first = SIZES.icon, 20 if offer.below else self.height()
        paint_icon(
            painter,
            offer.icon,
            theme.second_text,
            QRectF(SPACING.small, (first - size) / 2 + (2 if offer.below else 0), size, size),
        )
        left, right = SPACING.small + size + SPACING.small, self.width() - SPACING.small
        top = 2 if offer.below else 0
        side = metrics(SIZES.caption).horizontalAdvance(offer.side)
        painter.setFont(font(SIZES.caption))
        painter.setPen(colour(theme.second_text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(right - side - 1, top, side + 1, first), middle, offer.side)
        if offer.below:
            cut = metrics(SIZES.caption).elidedText(
                offer.below, Qt.TextElideMode.ElideRight, right - left
            )
            painter.drawText(QRectF(left, 20, right - left, 17), middle, cut)
        painter.setFont(font(SIZES.row, MEDIUM if offer.item else REGULAR))
        painter.setPen(colour(theme.text))
        room = right - left - side - SPACING.small
        title = metrics(SIZES.row, MEDIUM).elidedText(
            offer.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRectF(left, top, room, first), middle, title)


class SearchResults(QFrame):
    """Rows that the field walks with Up and Down; the mouse may choose too."""

    item_asked = Signal(int)
    filter_asked = Signal(str)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme, self._text = window, theme, ""
        self.rows: list[_Row] = []
        self._current = -1
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Search results")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(SPACING.tiny + 1,) * 4)
        self._column.setSpacing(0)
        self.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the rows say."""
        return tuple(row.offer for row in self.rows)

    def show_page(self, text: str, page: SearchPage) -> None:
        """Show what was found for a text."""
        self._text = text
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [_Row(offer, self._theme) for offer in offers_of(text, page)]
        for row in self.rows:
            row.clicked.connect(self._click)
            row.pointed.connect(self._point)
            self._column.addWidget(row)
        self._mark(0 if page.results else -1)

    def stand_under(self, field: QWidget) -> None:
        """Take the place under the field, and at least enough room to read."""
        window = self._window
        width = min(max(field.width(), _NARROW), window.width() - 2 * SPACING.small)
        corner = field.mapTo(window, QPoint((field.width() - width) // 2, field.height() + 4))
        left = max(SPACING.small, min(corner.x(), window.width() - width - SPACING.small))
        height = sum(row.sizeHint().height() for row in self.rows) + 2 * SPACING.tiny + 2
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()

    def walk(self, step: int) -> None:
        """Go to another row, round and round."""
        if self.rows:
            self._mark((self._current + step) % len(self.rows))

    def choose(self) -> None:
        """Ask for what the current row offers; without a current one nothing is asked."""
        if self.isVisible() and 0 <= self._current < len(self.rows):
            self._ask(self.rows[self._current].offer)

    def set_theme(self, theme: Theme) -> None:
        """Rows are made afresh with the next search; until then none is seen."""
        self._theme = theme
        self.hide()

    def _mark(self, index: int) -> None:
        self._current = index
        for place, row in enumerate(self.rows):
            row.is_current = place == index
            row.update()

    def _point(self) -> None:
        row = self.sender()
        if isinstance(row, _Row) and row in self.rows:
            self._mark(self.rows.index(row))

    def _click(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            self._ask(row.offer)

    def _ask(self, offer: Offer) -> None:
        if offer.item > 0:
            self.item_asked.emit(offer.item)
        elif offer.item == 0:
            self.filter_asked.emit(self._text)


def offers_of(text: str, page: SearchPage) -> tuple[Offer, ...]:
    """Rows for a page of hits; the last one narrows the pictures and tells how many there are."""
    if not page.results:
        return (Offer(-1, "search", f"Nothing holds “{text}”", "", ""),)
    found = "one hit" if page.total == 1 else f"{page.total:,} hits"
    return (
        *(_offer(hit) for hit in page.results),
        Offer(0, "search", f"Show only events that hold “{text}”", found, ""),
    )


def _offer(hit: SearchHit) -> Offer:
    said = hit.snippet.replace("«", "").replace("»", "").replace("\n", " ").strip()
    below = said if said and said != hit.title else hit.kind
    return Offer(hit.id, _ICONS.get(hit.kind, "file"), hit.title, hit.when, below)
