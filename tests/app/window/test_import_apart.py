"""An import in its own process: the store stands aside, and whatever happens, all or nothing."""

import os
import signal
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.own_process import own_command
from app.window import MainWindow
from db.check import check_store
from db.errors import StoreBusy
from db.interchange.importing import import_files
from db.lock import WriterLock
from db.records import Entity, Event
from db.store import Store

ROWS = 60_000


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    """A table that is read ahead in a process of its own."""
    path = tmp_path / "long.csv"
    rows = (
        f"Event {n} {'x' * 40},2022-06-{n % 30 + 1:02d},Entity {n % 50} (actor),tag {n % 7},u{n}\n"
        for n in range(ROWS)
    )
    path.write_text(f"title,date,entities,tags,uid\n{''.join(rows)}", encoding="utf-8")
    return path


def writer_of(store: Path) -> int:
    """The process that holds the store's lock, by what it wrote there; 0 while there is none."""
    lock = store.with_name(store.name + ".lock")
    try:
        return int(lock.read_text() or 0)
    except FileNotFoundError:
        return 0


def counted(window: MainWindow) -> int:
    return len(window.workspace.store.all(Event))


def test_reading_ahead_brings_the_same_as_reading_here(tmp_path: Path, long_table: Path) -> None:
    with long_table.open("a", encoding="utf-8") as stream:
        stream.write("Twice,2022,,,u5\n,2022,,,\nBad,2022-13-01,,,\n")
    found = []
    for name, ahead in (("here", None), ("ahead", own_command("read-ahead"))):
        with Store.create(tmp_path / f"{name}.sequitur") as store:
            report = import_files(store, [long_table], ahead=ahead)
            rows = store.connection.execute(
                "SELECT event.id, title, when_edtf, entity, role, tag, line FROM event "
                "JOIN participation ON event = event.id JOIN item_tag ON item_tag.item = event.id "
                "JOIN import_row ON import_row.item = event.id ORDER BY event.id"
            )
            found.append((report.as_json(), [tuple(row) for row in rows]))
            assert check_store(store.path) == []
    assert found[0] == found[1]
    assert found[0][0]["added"] == ROWS
    assert found[0][0]["rejected"] == 3


def test_while_it_stands_aside_a_store_reads_and_refuses_to_write(window: MainWindow) -> None:
    store = window.workspace.store
    before = counted(window)
    store.stand_aside()
    WriterLock(store.path).release()
    with pytest.raises(StoreBusy, match="import"), store.edit("Add"):
        raise AssertionError("nothing may be written")
    assert not store.writable
    assert counted(window) == before
    store.step_in()
    with store.edit("Add") as edit:
        edit.add(Entity(name="Later"))
    assert store.undo_label == "Add"


def test_a_killed_import_leaves_a_sentence_and_the_case_as_it_was(
    window: MainWindow, long_table: Path, qtbot: QtBot
) -> None:
    store, before = window.workspace.store, counted(window)
    window.transfer.bring_in([long_table])
    qtbot.waitUntil(lambda: writer_of(store.path) not in (0, os.getpid()), timeout=30_000)
    os.kill(writer_of(store.path), signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=30_000)
    assert window.parts.message.is_error
    assert "Nothing was imported" in window.parts.message.words.text()
    assert counted(window) == before
    assert store.writable
    assert check_store(store.path) == []


def test_cancel_is_answered_at_once(window: MainWindow, long_table: Path, qtbot: QtBot) -> None:
    store, before = window.workspace.store, counted(window)
    window.transfer.bring_in([long_table])
    qtbot.waitUntil(lambda: writer_of(store.path) not in (0, os.getpid()), timeout=30_000)
    qtbot.wait(300)
    began = time.monotonic()
    window.jobs.cancel()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    # 0.3 s on a quiet machine; tests run on busy ones.
    assert time.monotonic() - began < 2
    assert counted(window) == before
    assert store.writable


def test_a_long_import_is_taken_back_by_undo(
    window: MainWindow, long_table: Path, qtbot: QtBot
) -> None:
    before = counted(window)
    window.transfer.bring_in([long_table])
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=120_000)
    assert counted(window) == before + ROWS
    window.actions_table.run("undo")
    assert counted(window) == before
