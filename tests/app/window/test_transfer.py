"""Bringing in and writing out: in a worker, as one edit, with what was left out told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.jobs import Job
from app.window import MainWindow
from db.records import Event
from db.store import Store
from widgets.shell.report_page import ReportPage

TABLE = """title,date,kind
Good one,2022-06-15,statement
,2022-06-16,statement
Bad month,2022-13-01,statement
Good two,mid-June 2022,stoppage
Ambiguous,05/06/2022,policy
"""


class Choice:
    """Answers the file dialogs with what a test wants."""

    def __init__(self, *paths: Path) -> None:
        self.paths = list(paths)

    def open_one(self, title: str, kinds: str) -> Path | None:
        return self.paths[0] if self.paths else None

    def open_several(self, title: str, kinds: str) -> list[Path]:
        return self.paths

    def save(self, title: str, proposal: str, kinds: str) -> Path | None:
        return self.paths[0] if self.paths else None


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def settled(window: MainWindow, qtbot: QtBot) -> str:
    """Wait for the work to end; what the message bar says."""
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    return window.parts.message.words.text()


def titles(window: MainWindow) -> set[str]:
    return {event.title for event in window.workspace.store.all(Event)}


def test_three_bad_rows_are_left_out_and_listed(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    window.files = Choice(table)  # type: ignore[assignment]
    window.actions_table.run("import")
    said = settled(window, qtbot)
    assert said == "Read 5 rows: 2 added, 3 left out."
    assert {"Good one", "Good two"} <= titles(window)
    qtbot.mouseClick(window.parts.message.action, Qt.MouseButton.LeftButton)
    page = window.parts.sheet.content
    assert isinstance(page, ReportPage)
    window.files = Choice(table.with_name("left out.csv"))  # type: ignore[assignment]
    save = next(one for one in page.findChildren(QPushButton) if "Save" in one.text())
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    kept = table.with_name("left out.csv").read_text(encoding="utf-8-sig")
    assert kept.splitlines()[0] == "title,date,kind,reason"
    assert len(kept.splitlines()) == 4


def test_an_import_is_one_step_of_undo(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    before = titles(window)
    window.transfer.bring_in([table])
    settled(window, qtbot)
    assert titles(window) != before
    window.actions_table.run("undo")
    assert titles(window) == before


def test_a_file_that_cannot_be_read_is_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"title,date\n\xff\xfe\xfa,2022\n")
    window.transfer.bring_in([broken])
    said = settled(window, qtbot)
    assert window.parts.message.is_error
    assert "broken.csv" in said


def test_nothing_is_edited_while_an_import_runs(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    window.transfer.bring_in([table])
    assert not window.actions_table.action("delete").isEnabled()
    assert not window.actions_table.action("import").isEnabled()
    settled(window, qtbot)
    assert window.actions_table.action("import").isEnabled()


def test_a_cancelled_import_leaves_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.csv"
    rows = "".join(f"Event {n},2022-06-{n % 28 + 1:02d}\n" for n in range(40_000))
    many.write_text(f"title,date\n{rows}", encoding="utf-8")
    before = titles(window)
    window.transfer.bring_in([many])
    window.jobs.cancel()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert titles(window) == before
    assert window.workspace.store.undo_label is None


def test_export_and_backup_write_files_that_can_be_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files = Choice(tmp_path / "out.csv")  # type: ignore[assignment]
    window.actions_table.run("export")
    assert settled(window, qtbot) == "Exported to out.csv."
    assert "CPC" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    window.files = Choice(tmp_path / "copy.sequitur")  # type: ignore[assignment]
    window.actions_table.run("backup")
    assert settled(window, qtbot) == "Backed up to copy.sequitur, and checked."
    with Store.open(tmp_path / "copy.sequitur", write=False) as copy:
        assert copy.info().events == 28


def test_an_ending_that_names_no_format_is_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.transfer.export(tmp_path / "out.xyz")
    settled(window, qtbot)
    assert window.parts.message.is_error
    window.transfer.save_timeline(tmp_path / "out.gif")
    assert "names no kind of picture" in window.parts.message.words.text()


@pytest.mark.parametrize("name", ["t.png", "t.svg", "t.pdf"])
def test_both_pictures_can_be_saved_from_the_window(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    window.transfer.save_timeline(tmp_path / name)
    window.transfer.save_map(tmp_path / f"map-{name}")
    assert (tmp_path / name).stat().st_size > 5_000
    assert (tmp_path / f"map-{name}").stat().st_size > 5_000


def test_the_window_closes_while_work_is_under_way(window: MainWindow, qtbot: QtBot) -> None:
    def endless(job: Job) -> None:
        while True:
            job.progress(0, None)

    window.jobs.start("Endless", endless, print, print)
    window.close()
    assert not any(job.isRunning() for job in window.jobs.running)
