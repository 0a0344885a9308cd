"""The tests themselves run where they say they do: no display, no real user's folder."""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot


def test_no_display_is_used(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() == "offscreen"


def test_the_users_folder_belongs_to_the_test(tmp_path: Path, user_folder: Path) -> None:
    assert Path(os.environ["SEQUITUR_HOME"]) == user_folder
    assert user_folder.is_relative_to(tmp_path)
