"""What holds for every test: no display, no contact with the user's own files.

Qt reads the platform when it is first imported, so it is set here, before any test module is.
"""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTEST_QT_API"] = "pyside6"

import pytest


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user's folder of its own, so that nobody's real store is touched.

    Programs the test starts inherit it by the environment.
    """
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setenv("SEQUITUR_HOME", str(folder))
    return folder
