"""The program is killed in the middle of a sentence; the sentence is there again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app.sample import ensure_sample

STOP = "kz22-event-cpc-stop-1"
TEXT = "Sequence only - ask the operator"
WRITER = """
import sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from app.application import make_application
from app.program import Program
from app.settings import SettingsFile

application = make_application([])
program = Program(application, SettingsFile(None))
program.show_first(None)
window = program.window
window.workspace.go_to(window.workspace.store.by_uid(sys.argv[1]))

def write():
    window.following.settle()
    window.actions_table.run("note")
    for letter in sys.argv[2]:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier(0), letter)
        QApplication.sendEvent(window.focusWidget(), event)
    print("typed", flush=True)

QTimer.singleShot(300, write)
application.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_a_note_that_was_being_written_survives_kill_9(
    person: Any, user_folder: Path, tmp_path: Path
) -> None:
    ensure_sample()
    script = tmp_path / "writer.py"
    script.write_text(WRITER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    writer = subprocess.Popen(
        [sys.executable, str(script), STOP, TEXT],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline().strip() == "typed"
    time.sleep(1.9)
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=30)
    writer.stdout.close()
    person.start()
    assert person.window.workspace.focus.primary == person.event(STOP)
    field = person.window.focusWidget()
    assert TEXT in field.toPlainText()
    assert "was being written" in person.window.parts.message.words.text()
