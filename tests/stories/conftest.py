"""One person for each story, who has never started the program before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import make_application
from app.settings import FILE_NAME, SettingsFile
from tests.stories.person import Person


@pytest.fixture
def person(user_folder: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """Somebody with a screen of the usual size and light colours."""
    make_application([])
    settings = SettingsFile(user_folder / FILE_NAME)
    settings.change(theme="light", window_width=1440, window_height=900)
    somebody = Person(qapp)
    yield somebody
    somebody.stops()
    qapp.setStyleSheet("")
