"""The locked releases are sound.

PySide6 6.12.0 loses a reference to None on each call of a void method under Python 3.11, until
the interpreter aborts within some 200,000 calls. Nothing else would show that before a user's
long session does.
"""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

LOCK = Path(__file__).parent.parent / "requirements.lock"

#: Releases that were seen to break: name and version.
UNSOUND = [("pyside6-essentials", "6.12.0"), ("shiboken6", "6.12.0"), ("sqlite-utils", "4.2")]

MANY_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for _ in range(300_000):
    label.setText("x")
"""


def locked_versions() -> dict[str, set[str]]:
    """Return the versions of each package in the lock; some have one for each Python."""
    found: dict[str, set[str]] = {}
    for name, release in re.findall(
        r"^([a-z0-9-]+)==([^\s;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(name, set()).add(release)
    return found


@pytest.mark.parametrize(("package", "release"), UNSOUND)
def test_the_lock_holds_no_unsound_release(package: str, release: str) -> None:
    assert package in locked_versions()
    assert release not in locked_versions()[package]


def test_what_runs_is_what_is_locked() -> None:
    for package in ("pyside6-essentials", "shiboken6", "sqlite-utils", "numpy", "pyqtgraph"):
        assert version(package) in locked_versions()[package]


def test_the_lock_checks_every_download_and_names_no_server() -> None:
    text = LOCK.read_text(encoding="utf-8")
    pinned = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(pinned) == sum(len(releases) for releases in locked_versions().values())
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_void_methods_of_qt_can_be_called_for_hours() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", MANY_CALLS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-2000:]
