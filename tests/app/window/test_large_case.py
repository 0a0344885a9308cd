"""A large case: its events come after the window, which can be used meanwhile."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import event_index, reading
from app.program import Program
from app.window import MainWindow
from db.packed import state
from db.packed.state import packed_state
from db.records import Event, Filter
from db.store import Store


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sample count as a large case."""
    monkeypatch.setattr(reading, "LARGE", 3)
    monkeypatch.setattr(event_index, "LARGE", 3)
    monkeypatch.setattr("db.packed.load.PACKED_FROM", 3)
    assert state.PACKED_FROM > 3


def opened(program: Program, sample: Path) -> MainWindow:
    """The window as it is before its events have come."""
    program.show_first(sample)
    assert program.window is not None
    return program.window


@pytest.fixture
def window(program: Program, sample: Path, qtbot: QtBot) -> MainWindow:
    """The window with its events."""
    made = opened(program, sample)
    qtbot.waitUntil(lambda: shown(made) > 3 and not made.jobs.running)
    return made


def shown(window: MainWindow) -> int:
    return len(window.sources.timeline.columns())


def test_the_window_comes_first_then_its_events(
    program: Program, sample: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample)
    assert shown(window) == 0
    assert window.jobs.running and not window.jobs.is_busy
    with qtbot.waitSignal(window.reading.came):
        pass
    assert shown(window) > 3
    assert window.parts.timeline.stage.scene.dated
    qtbot.waitUntil(lambda: not window.jobs.running)
    found = packed_state(window.workspace.store.connection)
    assert found is not None and found.generation == 1
    window.following.settle()
    assert f"{shown(window)} events" in window.parts.status.text("counts")


def test_what_is_edited_meanwhile_is_there_in_the_end(
    program: Program, sample: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample)
    store = window.workspace.store
    with store.edit("Add") as edit:
        added = edit.add(Event(title="Meanwhile"))
    window.workspace.take(edit.changes)
    assert shown(window) == 0
    qtbot.waitUntil(lambda: added in window.sources.timeline.columns().ids)
    assert window.workspace.undo() is not None
    assert added not in window.sources.timeline.columns().ids


def test_settling_brings_the_events_now(program: Program, sample: Path, qtbot: QtBot) -> None:
    window = opened(program, sample)
    window.following.settle()
    assert shown(window) > 3
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert shown(window) > 3


def test_cancelled_the_case_is_open_without_them(window: MainWindow, qtbot: QtBot) -> None:
    window.reading.begin()
    with qtbot.waitSignal(window.reading.stopped):
        window.jobs.cancel()
    assert shown(window) == 0
    assert "not read" in window.parts.message.words.text()
    assert window.sources.search.search("Tengiz").total >= 0
    window.parts.message.acted.emit()
    qtbot.waitUntil(lambda: shown(window) > 3)


def test_an_import_is_read_again_beside(window: MainWindow, qtbot: QtBot) -> None:
    window.following.settle()
    before = shown(window)
    with window.workspace.store.bulk("Many") as edit:
        edit.add_many([Event(title=f"m{n}") for n in range(5)])
    window.workspace.take(edit.changes)
    qtbot.waitUntil(lambda: shown(window) == before + 5)


def test_counts_follow_the_filter_from_a_worker(window: MainWindow, qtbot: QtBot) -> None:
    window.following.settle()
    kind = window.sources.timeline.columns().kinds[0]
    window.workspace.narrow(Filter(kinds=frozenset({kind})))
    wanted = window.sources.filters.counts(window.workspace.focus.filter, None)
    qtbot.waitUntil(lambda: f"{wanted.shown}" in window.parts.status.text("window"))
    window.following.settle()


def test_closing_while_reading_is_quick_and_clean(program: Program, sample: Path) -> None:
    program.show_first(sample)
    assert program.window is not None
    program.window.close()
    with Store.open(sample) as store:
        assert store.writable


def test_a_case_that_can_only_be_read_keeps_nothing(
    program: Program, sample: Path, qtbot: QtBot
) -> None:
    other = Path(shutil.copy(sample, sample.with_name("Read only.sequitur")))
    other.chmod(0o444)
    content = other.read_bytes()
    program.show_first(other)
    window = program.window
    assert window is not None
    window.following.settle()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert shown(window) > 3
    window.close()
    if not window.workspace.writable:
        assert other.read_bytes() == content
