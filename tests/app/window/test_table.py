"""The event table in its window: one focus, one filter, one order remembered."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.program import Program
from app.table_listing import sorting_of, sorting_words
from app.window import MainWindow
from app.workspace import Workspace
from db.records import Event, EventRow, Filter, Status, Window
from db.store import Store
from widgets.editors.event_form import EventForm
from widgets.style import LIGHT
from widgets.table.change_form import ChangeForm
from widgets.table.listing import Sorting


@pytest.fixture
def table_window(window: MainWindow) -> MainWindow:
    """The window with the table in its centre."""
    window.actions_table.run("view-events")
    return window


def row(window: MainWindow, number: int) -> EventRow:
    found = window.parts.table.model.row(number)
    assert found is not None
    return found


def titles(window: MainWindow) -> list[str]:
    model = window.parts.table.model
    return [row.title for row in model.rows(range(model.rowCount()))]


def test_the_page_lists_all_events_in_time_undated_last(table_window: MainWindow) -> None:
    listed = titles(table_window)
    assert len(listed) == 28
    assert listed[0] == "Past gestures irk Moscow"
    assert row(table_window, 27).when is None
    table_window.actions_table.run("view-events")
    assert table_window.view == "picture"


def test_one_selection_here_and_there(table_window: MainWindow) -> None:
    table = table_window.parts.table
    ids = table.model.ids
    table_window.workspace.select((int(ids[20]), int(ids[2])))
    assert table.view.selected_rows().tolist() == [2, 20]
    QTest.keyClick(table.view, Qt.Key.Key_Up)
    assert table_window.workspace.focus.selection == (int(ids[19]),)
    table_window.show_view("picture")
    table_window.workspace.select((int(ids[5]),))
    table_window.show_view("events")
    assert table.view.selected_rows().tolist() == [5]


def test_a_filter_narrows_and_the_window_only_where_asked(table_window: MainWindow) -> None:
    workspace, table = table_window.workspace, table_window.parts.table
    workspace.narrow(Filter(statuses=frozenset({Status.DISPUTED})))
    assert titles(table_window) == ["Post in Medvedev’s name"]
    workspace.narrow(Filter())
    may = Window(1_651_363_200, 1_654_041_599)
    workspace.look_at(may)
    assert len(titles(table_window)) == 28
    table.within.click()
    inside = titles(table_window)
    assert "Victory Day parade not held" in inside
    assert "Second CPC stoppage" not in inside
    assert "not in the time in view" in table.counts.text()
    workspace.look_at(None)
    assert len(titles(table_window)) == 28


def test_every_column_sorts_and_keeps_all_rows(table_window: MainWindow) -> None:
    everything = sorted(titles(table_window))
    for key in ("title", "kind", "status", "entities", "place", "tags", "sources", "modified"):
        for descending in (False, True):
            table_window.listing.sort(Sorting(key, descending))
            assert sorted(titles(table_window)) == everything
    table_window.listing.sort(Sorting("title"))
    listed = titles(table_window)
    assert listed == sorted(listed, key=str.casefold)


def test_order_and_columns_are_remembered(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.sequitur"
    with Store.create(other) as store, store.edit("Add") as edit:
        edit.add_many([Event(title="alpha"), Event(title="Gamma"), Event(title="beta")])
    window.actions_table.run("view-events")
    window.listing.sort(Sorting("title", descending=True))
    window.listing.keep_columns(("title:300", "tags:120"))
    window.listing.keep_within(True)
    program.open_case(other)
    again = program.window
    assert again is not None
    assert again is not window
    again.actions_table.run("view-events")
    assert [one.key for one in again.parts.table.view.header.shown()] == ["title", "tags"]
    assert again.parts.table.within.isChecked()
    assert titles(again) == ["Gamma", "beta", "alpha"]


def test_an_edit_is_seen_where_the_row_stands(table_window: MainWindow) -> None:
    store = table_window.workspace.store
    event = int(table_window.parts.table.model.ids[3])
    with store.edit("Rename") as edit:
        edit.change(event, title="Another title")
    table_window.workspace.take(edit.changes)
    assert row(table_window, 3).title == "Another title"
    table_window.workspace.delete((event,))
    assert "Another title" not in titles(table_window)
    table_window.workspace.undo()
    assert titles(table_window)[3] == "Another title"


def test_several_are_changed_by_one_form_and_one_undo(
    table_window: MainWindow, qtbot: QtBot
) -> None:
    window = table_window
    ids = window.parts.table.model.ids[:3].tolist()
    before = [row(window, number).importance for number in range(3)]
    entity = window.sources.map.nodes()[0].id
    window.workspace.select((*ids, entity))
    window.actions_table.run("change-events")
    form = window.findChild(ChangeForm)
    assert isinstance(form, QDialog)
    form.accept()
    assert form.isVisible()
    form.importance.setCurrentIndex(form.importance.findText("Highest"))
    form.accept()
    assert window.workspace.store.undo_label == "Change 3 events"
    assert {row(window, number).importance for number in range(3)} == {2}
    window.actions_table.run("undo")
    assert [row(window, number).importance for number in range(3)] == before


def test_a_long_sort_goes_on_beside_and_can_be_let_go(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.sequitur"
    with Store.create(path) as store, store.bulk("Add") as edit:
        edit.add_many([Event(title=f"{number * 7919 % 20_500:05}") for number in range(20_500)])
    program.open_case(path)
    window = program.window
    assert window is not None
    window.reading.settle()
    window.actions_table.run("view-events")
    before = window.parts.table.model.ids.copy()
    window.listing.sort(Sorting("title"))
    assert "sorting by Event" in window.parts.table.counts.text()
    assert np.array_equal(window.parts.table.model.ids, before)
    window.listing.sort(Sorting("place"))
    window.listing.sort(Sorting("title"))
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    qtbot.waitUntil(lambda: "sorting" not in window.parts.table.counts.text(), timeout=5_000)
    rows = [row(window, number).title for number in (0, 1, 20_499)]
    assert rows == ["00000", "00001", "20499"]
    window.workspace.narrow(replace(Filter(), text="00007"))
    assert titles(window) == ["00007"]


def test_a_cancelled_sort_leaves_the_rows_as_they_were(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.sequitur"
    with Store.create(path) as store, store.bulk("Add") as edit:
        edit.add_many([Event(title=f"{20_500 - number:05}") for number in range(20_500)])
    program.open_case(path)
    window = program.window
    assert window is not None
    window.actions_table.run("view-events")
    before = window.parts.table.model.ids.copy()
    window.listing.sort(Sorting("title"))
    window.jobs.cancel()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    qtbot.waitUntil(lambda: "sorting" not in window.parts.table.counts.text(), timeout=5_000)
    assert np.array_equal(np.sort(window.parts.table.model.ids), np.sort(before))


def test_a_case_that_is_only_read_shows_the_table_and_offers_no_change(
    program: Program, sample: Path, qtbot: QtBot
) -> None:
    workspace = Workspace(Store.open(sample, write=False))
    window = MainWindow(program, workspace, program.settings, LIGHT)
    qtbot.addWidget(window)
    window.show()
    window.actions_table.run("view-events")
    table = window.parts.table
    window.listing.sort(Sorting("entities"))
    assert len(titles(window)) == 28
    workspace.select((int(table.model.ids[0]),))
    assert not table.change.isEnabled()
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert "reading only" in window.parts.message.words.text()
    assert window.findChild(EventForm) is None
    window.close()


@pytest.mark.parametrize("sorting", [Sorting(), Sorting("title", descending=True)])
def test_an_order_survives_being_remembered(sorting: Sorting) -> None:
    assert sorting_of(sorting_words(sorting)) == sorting
    assert sorting_of("nonsense") == Sorting()
