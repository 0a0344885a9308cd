"""The sheet for printing: a page in small, a few choices, and where the pages go."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.paper.formats import PAPERS, Paper
from app.paper.preview import Preview
from app.paper.request import Request
from db.records import Focus
from widgets.fonts import font
from widgets.preferences.segments import Segments
from widgets.preferences.switch import Switch
from widgets.shell.buttons import TextButton
from widgets.shell.dividers import Hair
from widgets.shell.words import Words
from widgets.style import MEDIUM, SIZES, SPACING, Theme

_LABEL = 92
_ACROSS = ("1", "2", "3", "4", "6", "8")
_PICTURES = {
    "timeline": ("timeline",),
    "relations": ("relations",),
    "both": ("timeline", "relations"),
}


class PaperSheet(QWidget):
    """Asks; what is asked for stands in :attr:`request`. Nothing is printed here."""

    changed = Signal()
    """Another choice was made: pages must be laid out anew."""
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, focus: Focus, today: str) -> None:
        super().__init__()
        self._focus, self._today = focus, today
        self.preview = Preview(theme)
        window = focus.window is not None
        self.pictures = _choice(theme, tuple(_PICTURES), ("Timeline", "Map", "Both"), "timeline")
        self.time = _choice(
            theme, ("seen", "all"), ("What is in view", "All of time"), "seen" if window else "all"
        )
        self.paper = _choice(theme, tuple(PAPERS), tuple(PAPERS), "A4")
        self.turn = _choice(
            theme, ("portrait", "landscape"), ("Portrait", "Landscape"), "landscape"
        )
        self.across = _choice(theme, _ACROSS, _ACROSS, "1")
        self.footnotes, self.dated = Switch(theme), Switch(theme)
        self.footnotes.show_value(True)
        self.save = TextButton("Save …", theme)
        self.print = TextButton("Print …", theme, role="primary")
        self._controls: tuple[tuple[str, str, Segments | Switch], ...] = (
            ("What", "Which pictures are printed", self.pictures),
            ("Time", "Which part of time the timeline shows", self.time),
            ("Paper", "The size of the paper", self.paper),
            ("Orientation", "Which way the paper is turned", self.turn),
            ("Pages across", "Over how many pages the time is spread", self.across),
            ("Sources", "Numbers behind the labels, and a list of sources", self.footnotes),
            ("Date", "The day of printing in the caption", self.dated),
        )
        self._arrange()
        self._connect()

    @property
    def request(self) -> Request:
        """What is asked for now."""
        focus = self._focus if self.time.value == "seen" else self._focus.look_at(None)
        return Request(
            pictures=_PICTURES[str(self.pictures.value)],
            # Rings around what is selected belong to the screen.
            focus=replace(focus, selection=()),
            paper=Paper(str(self.paper.value), self.turn.value == "landscape"),
            across=int(self.across.value),
            footnotes=self.footnotes.value is True,
            printed=self._today if self.dated.value is True else "",
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus goes to the first choice."""
        del event
        self.pictures.take_focus()

    def _connect(self) -> None:
        for _, _, control in self._controls:
            control.asked.connect(self.changed)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACING.large, 0, SPACING.large, SPACING.medium)
        column.setSpacing(SPACING.small)
        column.addWidget(self.preview)
        column.addWidget(Hair())
        for label, help_text, control in self._controls:
            column.addLayout(_row(label, help_text, control))
        column.addStretch()
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(*(SPACING.large,) * 4)
        buttons.setSpacing(SPACING.small)
        buttons.addStretch()
        buttons.addWidget(self.save)
        buttons.addWidget(self.print)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroller, 1)
        whole.addWidget(Hair())
        whole.addLayout(buttons)


def _choice(theme: Theme, words: tuple[str, ...], labels: tuple[str, ...], chosen: str) -> Segments:
    made = Segments(theme, words, labels)
    made.show_value(chosen)
    return made


def _row(label: str, help_text: str, control: Segments | Switch) -> QHBoxLayout:
    control.describe(label, help_text)
    words = Words(label, face=font(SIZES.row, MEDIUM))
    words.setFixedWidth(_LABEL)
    words.setToolTip(help_text)
    row = QHBoxLayout()
    row.setSpacing(SPACING.small)
    row.addWidget(words)
    row.addWidget(control, int(isinstance(control, Segments)))
    if isinstance(control, Switch):
        said = Words(help_text, tone="second", face=font(SIZES.caption), wrap=True)
        row.addWidget(said, 1)
    return row
