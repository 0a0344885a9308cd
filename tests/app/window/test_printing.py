"""The sheet for printing: choices stand on the pages, and the pages reach file or printer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.paper.printing import print_pages, printer_for
from app.window import MainWindow
from db.records import Window
from widgets.preferences.segments import Segments

JUNE = Window(1_654_041_600, 1_656_633_599)


def press(qtbot: QtBot, choice: Segments, label: str) -> None:
    (button,) = [one for one in choice.findChildren(QPushButton) if one.text() == label]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_ctrl_p_opens_the_sheet_with_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = window.paper.sheet
    assert sheet.isVisible()
    qtbot.waitUntil(lambda: sheet.preview.place.text() == "One page")
    assert sheet.time.value == "all"


def test_choices_are_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.look_at(JUNE)
    sheet = window.paper.open()
    assert sheet.request.focus.window == JUNE
    press(qtbot, sheet.time, "All of time")
    press(qtbot, sheet.pictures, "Both")
    press(qtbot, sheet.paper, "Letter")
    press(qtbot, sheet.turn, "Portrait")
    press(qtbot, sheet.across, "3")
    sheet.dated.click()
    asked = sheet.request
    assert asked.focus.window is None
    assert asked.pictures == ("timeline", "relations")
    assert asked.paper.text == "Letter-portrait"
    assert (asked.across, asked.footnotes) == (3, True)
    assert asked.printed
    qtbot.waitUntil(lambda: sheet.preview.place.text() == "Page 1 of 5 (column 1, row 1)")
    qtbot.mouseClick(sheet.preview.after, Qt.MouseButton.LeftButton)
    assert sheet.preview.place.text() == "Page 2 of 5 (column 2, row 1)"
    qtbot.mouseClick(sheet.preview.before, Qt.MouseButton.LeftButton)
    assert not sheet.preview.before.isEnabled()


def test_another_sheet_begins_anew(window: MainWindow, qtbot: QtBot) -> None:
    first = window.paper.open()
    with qtbot.waitSignal(first.destroyed):
        assert window.paper.open() is not first
    window.paper.lay_out()
    assert window.paper.sheet.preview.place.text() == "One page"


@pytest.mark.parametrize("name", ["case.pdf", "case.png"])
def test_pages_are_saved(window: MainWindow, tmp_path: Path, name: str) -> None:
    window.paper.open()
    window.paper.save_to(tmp_path / name)
    assert window.parts.message.words.text() == f"Saved {name}."
    assert not window.parts.sheet.isVisible()
    assert (tmp_path / name).stat().st_size > 10_000


def test_a_wrong_ending_is_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.paper.open()
    window.paper.save_to(tmp_path / "case.doc")
    assert "names no kind of picture" in window.parts.message.words.text()
    assert window.parts.sheet.isVisible()


def test_a_printer_gets_the_pages_of_the_chosen_range(window: MainWindow, tmp_path: Path) -> None:
    sheet = window.paper.open()
    sheet.across.show_value("3")
    pages = window.paper.lay_out()
    assert len(pages) == 4
    printer = printer_for(sheet.request.paper, "Case")
    printer.setOutputFileName(str(tmp_path / "two.pdf"))
    printer.setFromTo(2, 3)
    print_pages(pages, printer)
    content = (tmp_path / "two.pdf").read_bytes()
    assert content.count(b"/MediaBox [0 0 842.000000 595.000000]") == 2


def test_a_saved_timeline_carries_its_caption(window: MainWindow, tmp_path: Path) -> None:
    window.transfer.save_timeline(tmp_path / "t.png")
    image = QImage(str(tmp_path / "t.png"))
    shown = window.parts.timeline.size() * 2
    assert image.width() == shown.width()
    assert image.height() > shown.height() + 80
