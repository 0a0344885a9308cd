"""Dialogs in the house style: a sentence, what it means, and buttons that say what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from widgets.fonts import font
from widgets.shell.buttons import TextButton
from widgets.shell.words import Words
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_WIDTH = 420


class Question(QDialog):
    """Asks one thing. Escape and the window's cross are the same as ``refusal``.

    An empty ``refusal`` makes it a mere message with one button.
    """

    def __init__(
        self,
        title: str,
        text: str,
        agreement: str,
        theme: Theme,
        *,
        refusal: str = "Cancel",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sequitur")
        self.setFixedWidth(_WIDTH)
        heading = Words(title, face=font(SIZES.title, SEMIBOLD), wrap=True)
        self.words = Words(text, tone="second", face=font(SIZES.body), wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.agree = TextButton(agreement, theme, role="danger" if danger else "primary")
        self.refuse = TextButton(refusal, theme)
        self.refuse.setVisible(bool(refusal))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch()
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACING.huge,) * 4)
        column.setSpacing(SPACING.medium)
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addSpacing(SPACING.small)
        column.addLayout(buttons)
        self.agree.clicked.connect(self.accept)
        self.refuse.clicked.connect(self.reject)
        (self.refuse if danger else self.agree).setDefault(True)
        (self.refuse if danger else self.agree).setFocus()


def ask(question: Question) -> bool:
    """Show a question and wait: True where it was agreed to."""
    agreed = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return agreed
