"""A real window on a copy of the sample, as a person would see it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import make_application
from app.program import Program
from app.sample import make_sample
from app.settings import SettingsFile
from app.window import MainWindow


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's store, made once."""
    path = tmp_path_factory.mktemp("made") / "sample.sequitur"
    make_sample(path)
    return path


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample for one test."""
    return Path(shutil.copy(made_sample, tmp_path / "Case.sequitur"))


@pytest.fixture
def program(qapp: QApplication, user_folder: Path) -> Iterator[Program]:
    """The running program, without a window yet; its windows are closed in the end."""
    make_application([])
    made = Program(qapp, SettingsFile(user_folder / "settings.json"))
    made.settings.change(theme="light", window_width=1440, window_height=900)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def window(program: Program, sample: Path, qtbot: QtBot) -> MainWindow:
    """The window on the sample, shown and active."""
    program.show_first(sample)
    assert program.window is not None
    with qtbot.waitActive(program.window):
        pass
    return program.window
