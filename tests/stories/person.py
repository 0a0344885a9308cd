"""A person at the program: starts it, looks, points, clicks, turns the wheel and types."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.places import user_folder
from app.program import Program
from app.settings import FILE_NAME, SettingsFile
from app.window import MainWindow
from tests.stories import eyes, hands
from widgets.lists.item_list import ItemList

PATIENCE = 20.0
"""Seconds after which a person gives up."""
SOON = 250
"""Timers of up to so many milliseconds are answers on their way, not clocks."""


class Person:
    """Sits before one window. Sentences of a story are calls of this; what is seen is read by
    :mod:`tests.stories.eyes`."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._program: Program | None = None

    @property
    def window(self) -> MainWindow:
        """The window they look at."""
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        return next(one for one in windows if one.isVisible())

    @property
    def case(self) -> Path:
        """The file they work on."""
        assert self._program is not None
        assert self._program.window is not None
        return self._program.window.workspace.store.path

    # --- the program -------------------------------------------------------------------------

    def starts(self, store: Path | None = None) -> None:
        """Start the program, on the sample if no case is named."""
        self.stops()
        self._program = Program(self._application, SettingsFile(user_folder() / FILE_NAME))
        self._program.show_first(store)
        self.finds_the_window()

    def finds_the_window(self) -> None:
        """Wait until the window is there and takes the keyboard."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.waits()

    def closes(self) -> None:
        """Close the window, as by its cross."""
        self.window.close()
        self._application.processEvents()

    def stops(self) -> None:
        """Close the window and leave; nothing of it stays in memory."""
        if self._program is None:
            return
        if (window := self._program.window) is not None:
            window.close()
            window.deleteLater()
        self._program.deleteLater()
        self._program = None
        self._application.processEvents()

    def comes_back_the_next_day(self) -> None:
        """Close the window; start the program anew on the same case."""
        self.starts(self.case)

    def waits(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait for something, and until all panes have followed.

        They are looked at twice: what a last answer made is shown only with the next events.
        """
        deadline, calm = monotonic() + PATIENCE, 0
        while calm < 2:
            assert monotonic() < deadline, "waited in vain"
            calm = 0 if self._is_busy() or not until() else calm + 1
            QTest.qWait(5)

    # --- the mouse ---------------------------------------------------------------------------

    def clicks(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on something."""
        hands.click(widget, at)
        self.waits()

    def clicks_event(self, title: str, *, holding: str = "") -> None:
        """Click on an event of the timeline, ``holding`` "Ctrl" or "Shift"."""
        held = {"": hands.NONE, "Ctrl": hands.CONTROL, "Shift": hands.SHIFT}[holding]
        hands.click(self.window.parts.timeline, eyes.event_place(self.window, title), held)
        self.waits()

    def clicks_entity(self, name: str) -> None:
        """Click on an entity of the map."""
        self.clicks(self.window.parts.relations, eyes.entity_place(self.window, name))

    def clicks_row(self, section: str, label: str) -> None:
        """Click on a row of the left panel."""
        rows = self.window.parts.filters.sections[section].group.rows
        self.clicks(next(row for row in rows if row.said.label == label))

    def clicks_list_row(self, rows: ItemList, title: str) -> None:
        """Click on a row of a list that takes the centre, or of the tray."""
        places = (rows.model.index(number) for number in range(rows.model.rowCount()))
        place = next(one for one in places if rows.model.row_at(one).title == title)
        self.clicks(rows.view.viewport(), rows.view.visualRect(place).center())

    def double_clicks_list_row(self, rows: ItemList, number: int) -> None:
        """Double-click the row of this number, the first one being 0."""
        place = rows.view.visualRect(rows.model.index(number)).center()
        hands.double_click(rows.view.viewport(), place)
        self.waits()

    def clicks_button(self, name: str, within: QWidget | None = None) -> None:
        """Click on a button."""
        self.clicks(eyes.button(within or self.window, name))

    def clicks_in_the_detail(self, words: str) -> None:
        """Click on a link of the detail pane, scrolled to if it stands further down."""
        link = eyes.button(self.window.parts.detail, words)
        self.scrolls_to(link)
        self.clicks(link)

    def scrolls_to(self, part: QWidget) -> None:
        """Turn the wheel over the detail pane until a part of it is in sight."""
        pane = self.window.parts.detail.viewport()
        for _ in range(60):
            place = part.mapTo(pane, part.rect().center())
            if pane.rect().contains(place):
                return
            hands.turn_wheel(pane, pane.rect().center(), -1 if place.y() > 0 else 1)
            self.waits()
        raise AssertionError("scrolled in vain")

    def drags(self, widget: QWidget, start: QPoint, end: QPoint, *, holding: str = "") -> None:
        """Press, move, let go, ``holding`` "Alt", "Shift" or nothing."""
        held = {"": hands.NONE, "Alt": hands.ALT, "Shift": hands.SHIFT}[holding]
        hands.drag(widget, start, end, held)
        self.waits()

    def turns_wheel(self, widget: QWidget, at: QPoint, notches: int, *, holding: str = "") -> None:
        """Turn the wheel over something, ``holding`` "Ctrl" or nothing."""
        hands.turn_wheel(widget, at, notches, hands.CONTROL if holding else hands.NONE)
        self.waits()

    # --- the keyboard ------------------------------------------------------------------------

    def presses(self, keys: str) -> None:
        """Press keys, named as on the keyboard."""
        hands.press(keys)
        self.waits()

    def types(self, text: str) -> None:
        """Type where the caret stands."""
        hands.write(text)
        self.waits()

    def runs(self, command: str) -> None:
        """Find a command by its name and run it."""
        self.presses("Ctrl+K")
        self.types(command)
        self.presses("Return")

    def fills(self, keys: str, fill: Callable[[], None]) -> None:
        """Open a dialog by keys, fill it, and see that it closed.

        Some dialogs run an event loop of their own, so a timer waits for them.
        """
        outcome: list[BaseException | None] = []
        waiting = QTimer()
        waiting.timeout.connect(lambda: self._in_the_dialog(waiting, fill, outcome))
        waiting.start(20)
        hands.press(keys)
        for _ in range(500):
            if outcome:
                break
            QTest.qWait(20)
        waiting.stop()
        assert outcome, f"{keys} opened no dialog"
        self.finds_the_window()
        if outcome[0] is not None:
            raise outcome[0]

    def _in_the_dialog(
        self, waiting: QTimer, fill: Callable[[], None], outcome: list[BaseException | None]
    ) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        waiting.stop()
        failure: BaseException | None = None
        try:
            assert QTest.qWaitForWindowActive(dialog)
            self.waits(lambda: dialog.isAncestorOf(QApplication.focusWidget() or self.window))
            fill()
            assert not _is_open(dialog), "the dialog is still open"
        except BaseException as error:  # raised again once the dialog is gone
            failure = error
        if _is_open(dialog):
            dialog.close()
        outcome.append(failure)

    # --- what they look at -------------------------------------------------------------------

    @property
    def detail(self) -> str:
        """All that the detail pane says."""
        return eyes.read(self.window.parts.detail)

    @property
    def message(self) -> str:
        """What the program says in its message bar."""
        bar = self.window.parts.message
        return bar.words.text() if bar.isVisible() else ""

    @property
    def dialog(self) -> QWidget:
        """The dialog that is open."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        return dialog

    def status(self, part: str) -> str:
        """One part of the status line."""
        return self.window.parts.status.text(part)

    def _is_busy(self) -> bool:
        timers = self.window.findChildren(QTimer)
        due = (one for one in timers if one.isSingleShot() and one.interval() <= SOON)
        return bool(self.window.jobs.running) or any(one.isActive() for one in due)


def _is_open(dialog: QDialog) -> bool:
    """A dialog that is done with may be gone altogether."""
    return isValid(dialog) and dialog.isVisible()
