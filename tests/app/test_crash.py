"""When the program is wrong itself: a report, a sentence, and life goes on."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.crash import REPORT, CrashWatch, write_report
from db.errors import StoreFull
from widgets.shell.questions import Question
from widgets.style import LIGHT


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> CrashWatch:
    return CrashWatch(qapp, LIGHT)


def raised(error: Exception) -> tuple[type[BaseException], BaseException, object]:
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def open_question() -> Question | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, Question) else None


def told(qtbot: QtBot) -> str:
    """Wait for the dialog, close it, return what it said."""
    said: list[str] = []

    def close() -> None:
        question = open_question()
        if question is None:
            QTimer.singleShot(20, close)
        else:
            said.append(question.words.text())
            question.accept()

    QTimer.singleShot(20, close)
    qtbot.waitUntil(lambda: bool(said))
    return said[0]


def test_a_mistake_of_ours_is_reported_and_the_program_lives(
    watch: CrashWatch, user_folder: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    watch.take(*raised(ZeroDivisionError("ours")))  # type: ignore[arg-type]
    assert "everything saved before is safe" in told(qtbot)
    report = (user_folder / REPORT).read_text(encoding="utf-8")
    assert "ZeroDivisionError: ours" in report
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_environments_error_is_a_sentence_without_a_report(
    watch: CrashWatch, user_folder: Path, qtbot: QtBot
) -> None:
    watch.take(*raised(StoreFull("The disk is full. Make room.")))  # type: ignore[arg-type]
    assert told(qtbot) == "The disk is full. Make room."
    assert not (user_folder / REPORT).exists()


def test_the_hook_is_put_in_place(watch: CrashWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    watch.install()
    assert sys.excepthook == watch.take


def test_a_report_that_cannot_be_written_is_no_second_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SEQUITUR_HOME", str(tmp_path / "file" / "below"))
    assert "may not have been done" in write_report("trace")
