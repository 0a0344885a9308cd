"""The vague-date field: type a date as the source says it, see at once how it is read.

Nothing is guessed in silence. Beneath the field stand the reading, the EDTF and the bounds; where
the text is ambiguous, the possible readings stand as choices; where it cannot be read, a sentence
says why. An empty field means: undated.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.dates import Alternative, DateError, VagueTime, bounds_text, read, reading
from widgets.editors.fields import ChoiceBox
from widgets.fonts import font
from widgets.parts import Text, TextLink
from widgets.style import MEDIUM, SIZES, SPACING, Theme

LANGUAGES = (("en", "English"), ("ru", "Русский"), ("kk", "Қазақша"))
ECHO_MS = 120


class DateEdit(QWidget):
    """A line for the date, its language, and the echo of how it is read."""

    changed = Signal()
    """The reading changed (after a short pause in typing)."""

    def __init__(self, theme: Theme, when: VagueTime | None = None, lang: str = "en") -> None:
        super().__init__()
        self._theme = theme
        self._when = when
        self._error = ""
        self.line = QLineEdit(when.text or when.edtf if when is not None else "")
        self.line.setPlaceholderText("mid-June 2022, since May 2022, 2022-06-1X …")
        self.line.setAccessibleName("Date, as the source says it")
        self.line.setFont(font(SIZES.body))
        self.language = ChoiceBox(theme)
        self.language.setAccessibleName("Language of the date")
        for code, name in LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(lang)))
        self._echo = QVBoxLayout()
        self._echo.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(self.line, 1)
        row.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tiny)
        column.addLayout(row)
        column.addLayout(self._echo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ECHO_MS)
        self._timer.timeout.connect(self._read)
        self._kept = self.line.text() if when is not None else None
        self.line.textChanged.connect(self._timer.start)
        self.language.currentIndexChanged.connect(self._read)
        self.setFocusProxy(self.line)
        self._show()

    def when(self) -> VagueTime | None:
        """The date as read now; None for undated or unreadable (see :meth:`error`)."""
        self._settle()
        return self._when

    def error(self) -> str:
        """Why the text cannot be taken; empty where it can."""
        self._settle()
        return self._error

    def lang(self) -> str:
        """The language the text is read in."""
        return str(self.language.currentData())

    def _settle(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._read()

    def _read(self) -> None:
        text = self.line.text()
        if text == self._kept:
            # The stored date may be vaguer than its words can be read ("mid-June" without a year).
            return
        self._kept, self._error, self._when = None, "", None
        alternatives: tuple[Alternative, ...] = ()
        if text.strip():
            try:
                self._when = read(text, self.lang())
            except DateError as error:
                self._error, alternatives = error.message, error.alternatives
        self._show(alternatives)
        self.changed.emit()

    def _show(self, alternatives: tuple[Alternative, ...] = ()) -> None:
        while (entry := self._echo.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in self._words(alternatives):
            self._echo.addWidget(part)

    def _words(self, alternatives: tuple[Alternative, ...]) -> list[QWidget]:
        theme = self._theme
        if self._error:
            said: list[QWidget] = [Text(self._error, theme.warning, SIZES.caption, MEDIUM)]
            return said + [_Choice(self, each) for each in alternatives]
        if self._when is None:
            return [Text("Undated: kept and counted.", theme.third_text, SIZES.caption)]
        earliest, latest = bounds_text(self._when)
        span = earliest if earliest == latest else f"{earliest or 'open'} to {latest or 'open'}"
        return [
            Text(reading(self._when, self.lang()), theme.second_text, SIZES.caption, MEDIUM),
            Text(f"{self._when.edtf} · {span}", theme.third_text, SIZES.caption),
        ]

    def choose(self, alternative: Alternative) -> None:
        """Take one of the offered readings."""
        self.line.setText(alternative.edtf)
        self._settle()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class _Choice(TextLink):
    """One possible reading of an ambiguous date."""

    def __init__(self, edit: DateEdit, alternative: Alternative) -> None:
        theme = edit._theme
        words = f"{alternative.reading} ({alternative.edtf})"
        super().__init__(words, theme.accent, theme.text, SIZES.row, MEDIUM)
        self._edit, self._alternative = edit, alternative
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self._edit.choose(self._alternative)
