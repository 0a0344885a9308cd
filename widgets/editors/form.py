"""The sheet every form is: a title, labelled fields, one sentence for what is wrong, two buttons.

Ctrl+Enter saves, Escape leaves. Nothing is written before the draft is complete.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.editors.fields import ChoiceBox
from widgets.fonts import font
from widgets.parts import Text, beside
from widgets.shell.buttons import TextButton
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, Theme

FORM_WIDTH = 480


class Form(QDialog):
    """Subclasses add fields with :meth:`row` and say in :meth:`problem` what is missing."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(FORM_WIDTH, 620)
        self.setMinimumWidth(FORM_WIDTH - 80)
        self._fields = QVBoxLayout()
        self._fields.setContentsMargins(SPACING.huge, SPACING.huge, SPACING.huge, SPACING.large)
        self._fields.setSpacing(SPACING.tiny)
        self._fields.addWidget(Text(title, theme.text, SIZES.title, SEMIBOLD))
        self._wrong = Text("", theme.warning, SIZES.row, MEDIUM)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller(), 1)
        column.addWidget(self._footer())

    def row(self, label: str, field: QWidget, *, gap: int = SPACING.medium) -> None:
        """A field under its label."""
        words = Text(label, self.theme.second_text, SIZES.caption, SEMIBOLD)
        self._fields.addSpacing(gap)
        self._fields.addWidget(words)
        self._fields.addWidget(field)
        if not field.accessibleName():
            field.setAccessibleName(label)

    def finish_fields(self) -> None:
        """Close the list of fields: what is left of the height stays empty."""
        self._fields.addStretch(1)

    def problem(self) -> tuple[str, QWidget | None]:
        """What is missing, as a sentence, and the field to mend; an empty sentence = complete."""
        return "", None

    def accept(self) -> None:
        """Save, or say what is missing and go there."""
        sentence, field = self.problem()
        self.complain(sentence)
        if not sentence:
            super().accept()
        elif field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from any field; a plain Enter never does by accident."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif not enter:
            super().keyPressEvent(event)

    def _scroller(self) -> QScrollArea:
        page = QWidget()
        page.setLayout(self._fields)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(page)
        return scroller

    def _footer(self) -> QWidget:
        footer = QFrame()
        footer.setObjectName("formFooter")
        footer.setStyleSheet(
            f"QFrame#formFooter {{ border: none; border-top: 1px solid {self.theme.line}; }}"
        )
        hint = Text("Ctrl+Enter saves", self.theme.third_text, SIZES.caption, wrap=False)
        cancel = TextButton("Cancel", self.theme)
        save = TextButton("Save", self.theme, role="primary")
        cancel.setAutoDefault(False)
        save.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        column = QVBoxLayout(footer)
        column.setContentsMargins(SPACING.huge, SPACING.medium, SPACING.huge, SPACING.medium)
        column.addWidget(self._wrong)
        column.addLayout(beside(hint, None, cancel, save))
        return footer


def line_field(text: str = "", hint: str = "") -> QLineEdit:
    """One line of text."""
    field = QLineEdit(text)
    field.setFont(font(SIZES.body))
    field.setPlaceholderText(hint)
    return field


def text_field(text: str = "", hint: str = "", lines: int = 3) -> QPlainTextEdit:
    """Several lines of text; Tab goes to the next field."""
    field = QPlainTextEdit(text)
    field.setFont(font(SIZES.body))
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 2 * SPACING.medium)
    return field


def choice_field(
    theme: Theme, entries: list[tuple[str, str]], chosen: str, *, free: bool = False
) -> QComboBox:
    """A choice of (stored word, label); ``free`` lets a word of one's own be typed."""
    field = ChoiceBox(theme)
    for word, label in entries:
        field.addItem(label, word)
    field.setEditable(free)
    at = field.findData(chosen)
    if at >= 0:
        field.setCurrentIndex(at)
    elif free:
        field.setEditText(chosen)
    return field


def chosen_word(field: QComboBox) -> str:
    """The stored word of the choice, or what was typed."""
    at = field.findText(field.currentText(), Qt.MatchFlag.MatchFixedString)
    if at >= 0:
        return str(field.itemData(at))
    return field.currentText().strip()
