"""Note text that is being written outlives a crash, and goes away when it is saved."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.drafts import FLUSH_MS, Draft, DraftKeeper

WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.drafts import DraftKeeper

loop = QCoreApplication([])
keeper = DraftKeeper(Path(sys.argv[1]), Path(sys.argv[2]))
typed = []

def type_on():
    typed.append("word")
    keeper.keep("item-1", "", " ".join(typed))
    print(len(typed), flush=True)

timer = QTimer()
timer.timeout.connect(type_on)
timer.start(50)
loop.exec()
"""


def test_a_draft_is_there_after_reopening(qtbot, tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts")
    keeper.keep("item-1", "", "Ask the operator")
    keeper.flush()
    again = DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts")
    assert again.find("item-1") == Draft("item-1", "", "Ask the operator")
    assert again.find("item-2") is None


def test_it_reaches_the_disk_by_itself(qtbot, tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts")
    keeper.keep("item-1", "note-1", "Қазақстан: ел\nсөз")
    qtbot.waitUntil(lambda: any((tmp_path / "drafts").glob("*.json")), timeout=4 * FLUSH_MS)
    written = json.loads(next((tmp_path / "drafts").glob("*.json")).read_text("utf-8"))
    assert written == [{"item": "item-1", "note": "note-1", "text": "Қазақстан: ел\nсөз"}]


def test_saving_or_emptying_drops_it(qtbot, tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts")
    keeper.keep("item-1", "", "half a thought")
    keeper.flush()
    keeper.keep("item-1", "", "   ")
    assert keeper.drafts() == ()
    assert not list((tmp_path / "drafts").glob("*.json"))


def test_two_cases_do_not_mix(qtbot, tmp_path: Path) -> None:
    one = DraftKeeper(tmp_path / "one.sequitur", tmp_path / "drafts")
    two = DraftKeeper(tmp_path / "two.sequitur", tmp_path / "drafts")
    one.keep("item-1", "", "for one")
    one.flush()
    assert two.drafts() == ()


def test_a_broken_file_is_kept_aside(qtbot, tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts")
    keeper.keep("item-1", "", "text")
    keeper.flush()
    file = next((tmp_path / "drafts").glob("*.json"))
    file.write_text("{ not json")
    assert DraftKeeper(tmp_path / "case.sequitur", tmp_path / "drafts").drafts() == ()
    assert file.with_suffix(".broken").read_text() == "{ not json"


def test_an_unwritable_folder_says_so(qtbot, tmp_path: Path) -> None:
    blocker = tmp_path / "drafts"
    blocker.write_text("a file stands where the folder should be")
    keeper = DraftKeeper(tmp_path / "case.sequitur", blocker)
    keeper.keep("item-1", "", "text")
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.flush()
    assert "could not be kept" in told.args[0]


def test_kill_loses_less_than_two_seconds_of_typing(tmp_path: Path) -> None:
    store, folder = tmp_path / "case.sequitur", tmp_path / "drafts"
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    stamps: list[float] = []
    assert child.stdout is not None
    while not stamps or stamps[-1] - stamps[0] < 2.6:
        child.stdout.readline()
        stamps.append(time.monotonic())
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    kept = DraftKeeper(store, folder).find("item-1")
    assert kept is not None
    words = len(kept.text.split())
    assert stamps[-1] - stamps[words - 1] < 2.0
