"""One person for each story."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import make_application
from app.sample import make_sample, sample_path
from app.settings import FILE_NAME, SettingsFile
from tests.stories.person import Person


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made once for all stories: every start would make the same anew."""
    path = tmp_path_factory.mktemp("stories") / "sample.sequitur"
    make_sample(path)
    return path


@pytest.fixture
def newcomer(user_folder: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """Somebody who has never started the program, with a usual screen and light colours."""
    make_application([])
    settings = SettingsFile(user_folder / FILE_NAME)
    settings.change(theme="light", window_width=1440, window_height=900)
    somebody = Person(qapp)
    yield somebody
    somebody.stops()
    qapp.setStyleSheet("")


@pytest.fixture
def person(newcomer: Person, made_sample: Path) -> Person:
    """Somebody who has the sample already, and has changed nothing in it."""
    shutil.copy(made_sample, sample_path())
    return newcomer
