"""Citations: the small ¶ signs behind facts, the list of them, and the card one opens."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Citation, Cited
from widgets.detail.kit import Kit
from widgets.parts import Section, Text, TextLink, beside, caption, plain_tip
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING

CARD_WIDTH = 320

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The Admiralty (NATO) grading: a letter for the source, a digit for what it says."""


def place_in_source(citation: Citation) -> str:
    """``¶7`` – or a plain sign where the citation names no paragraph."""
    return f"¶{citation.paragraph}" if citation.paragraph else "source"


def grade(cited: Cited) -> str:
    """``F3`` with its meaning in words; "not graded" where there is none."""
    letter, digit = cited.source.reliability, cited.citation.credibility
    words = [RELIABILITY.get(letter, ""), CREDIBILITY.get(digit, "")]
    told = ", ".join(word for word in words if word)
    return f"{letter}{digit} – {told}" if told else "not graded"


class CitationSign(TextLink):
    """``¶7`` behind a fact; opens the card of its citation."""

    def __init__(self, kit: Kit, cited: Cited) -> None:
        place = place_in_source(cited.citation)
        theme = kit.theme
        super().__init__(place, theme.accent, theme.text, SIZES.caption, SEMIBOLD, wrap=False)
        self._kit, self._cited = kit, cited
        self.setAccessibleName(f"Open the citation, {place}")
        self.setToolTip(plain_tip(cited.citation.paraphrase))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._kit.requests.citation_asked.emit(self._cited, self)


def references(kit: Kit, cited: Iterable[Cited]) -> list[CitationSign]:
    """One sign per citation, to stand behind the fact it supports."""
    return [CitationSign(kit, each) for each in cited]


def citations_section(kit: Kit, cited: tuple[Cited, ...]) -> Section:
    """All citations of an item: where, and our paraphrase."""
    section = Section(kit.theme, "Rests on")
    if not cited:
        section.body.addWidget(
            Text("No source is given yet.", kit.theme.warning, SIZES.row, MEDIUM)
        )
    for each in cited:
        row = QHBoxLayout()
        row.setSpacing(SPACING.medium)
        sign = CitationSign(kit, each)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_said(kit, each), 1)
        section.body.addLayout(row)
    return section


def _said(kit: Kit, cited: Cited) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    said = cited.citation.paraphrase or "No paraphrase noted."
    column.addWidget(Text(said, kit.theme.text, SIZES.row))
    column.addWidget(caption(kit.theme, f"{cited.source.title} · {grade(cited)}"))
    return box


class CitationCard(QFrame):
    """The card behind a ¶: source, place, our paraphrase, grade, and what is not there."""

    def __init__(self, kit: Kit, cited: Cited, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        theme = kit.theme
        self.setObjectName("citationCard")
        self.setAccessibleName(f"Citation, {place_in_source(cited.citation)}")
        self.setFixedWidth(CARD_WIDTH)
        self.setStyleSheet(
            f"QFrame#citationCard {{ background: {theme.panel};"
            f" border: 1px solid {theme.strong_line}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACING.large,) * 4)
        column.setSpacing(SPACING.small)
        title = Text(cited.source.title, theme.text, SIZES.body, SEMIBOLD)
        place = Text(
            place_in_source(cited.citation), theme.accent, SIZES.body, SEMIBOLD, wrap=False
        )
        head = beside(title, place, gap=SPACING.medium)
        head.setStretch(0, 1)
        head.setAlignment(place, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(caption(theme, _origin(cited)))
        if cited.citation.paraphrase:
            column.addWidget(Text(cited.citation.paraphrase, theme.text))
            column.addWidget(caption(theme, "in our own words"))
        for text in _particulars(cited):
            column.addWidget(Text(text, theme.second_text, SIZES.row))

    def open_beside(self, sign: QWidget) -> None:
        """Show the card at the left of ``sign``, within its screen."""
        self.adjustSize()
        corner = sign.mapToGlobal(QPoint(0, sign.height() + SPACING.tiny))
        area = sign.screen().availableGeometry()
        left = min(max(area.left(), corner.x()), area.right() - self.width())
        top = corner.y()
        if top + self.height() > area.bottom():
            top = sign.mapToGlobal(QPoint(0, 0)).y() - self.height() - SPACING.tiny
        self.move(left, max(area.top(), top))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Enter and Space put the card away."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.close()
            return
        super().keyPressEvent(event)


def _origin(cited: Cited) -> str:
    source = cited.source
    author = source.author or "author not given"
    issued = source.issued or "date not given"
    return f"{author} · {issued}"


def _particulars(cited: Cited) -> list[str]:
    lines = [f"Grade {grade(cited)}"]
    if cited.citation.stance != "supports":
        lines.append(f"This place {cited.citation.stance} the fact.")
    if cited.citation.quote_exact:
        lines.append(f"“{cited.citation.quote_exact}”")
    if not cited.source.text:
        lines.append("Text not bundled.")
    return lines
