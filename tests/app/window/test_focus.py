"""One focus: what is selected, narrowed or looked at anywhere shows everywhere."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.window import MainWindow
from db.records import Changes, Filter, Focus, Window

JUNE = Window(1_654_041_600, 1_656_633_599)


def item(window: MainWindow, uid: str) -> int:
    found = window.workspace.store.by_uid(uid)
    assert found is not None
    return found


def test_an_equal_focus_is_silent(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.look_at(JUNE)
    with qtbot.assertNotEmitted(window.workspace.focus_changed):
        window.workspace.look_at(JUNE)
        window.workspace.set_focus(Focus(window=JUNE))


def test_selecting_shows_the_details_and_its_row(window: MainWindow, qtbot: QtBot) -> None:
    stop = item(window, "kz22-event-cpc-stop-1")
    with qtbot.waitSignal(window.following.detail_shown) as shown:
        window.workspace.go_to(stop)
    assert shown.args == [stop]
    assert window.workspace.focus.primary == stop


def test_the_window_counts_three_ways_and_moves_no_node(window: MainWindow) -> None:
    places = window.parts.relations.places()
    window.workspace.look_at(JUNE)
    window.following.settle()
    told = window.parts.status.text("window")
    assert told.startswith("in window: ") and "certain" in told and "possible" in told
    assert (window.parts.relations.places() == places).all()
    assert window.parts.status.text("scale").startswith("1 ")


def test_a_click_in_the_panel_narrows_and_one_click_clears(
    window: MainWindow, qtbot: QtBot
) -> None:
    row = next(
        row
        for row in window.parts.filters.sections["Kind"].group.rows
        if row.said.key == "statement"
    )
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    window.following.settle()
    assert window.workspace.focus.filter == Filter(kinds=frozenset({"statement"}))
    assert not window.parts.pills.isHidden()
    qtbot.mouseClick(window.parts.pills.pills[0], Qt.MouseButton.LeftButton)
    window.following.settle()
    assert window.workspace.focus.filter.is_empty
    assert window.parts.pills.isHidden()


def test_a_found_citation_leads_to_what_it_supports(window: MainWindow) -> None:
    store = window.workspace.store
    citation = store.connection.execute(
        "SELECT citation.id, citation.item FROM citation JOIN event ON event.id = citation.item"
    ).fetchone()
    window.workspace.go_to(citation[0])
    assert window.workspace.focus.primary == citation[1]


def test_what_is_deleted_is_no_longer_selected_and_comes_back_by_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    stop = item(window, "kz22-event-cpc-stop-1")
    window.workspace.go_to(stop)
    window.actions_table.run("delete")
    assert window.workspace.focus.selection == ()
    assert "Delete event" in window.parts.message.words.text()
    qtbot.mouseClick(window.parts.message.action, Qt.MouseButton.LeftButton)
    window.workspace.go_to(stop)
    assert window.workspace.focus.primary == stop


def test_every_edit_is_told_once(window: MainWindow) -> None:
    told: list[Changes] = []
    window.workspace.data_changed.connect(told.append)
    window.workspace.rename("Another title")
    assert [changes.label for changes in told] == ["Rename the case"]
    assert window.parts.top.title.text == "Another title"
    assert window.windowTitle() == "Another title – Sequitur"
    assert window.parts.status.text("saved").startswith("Saved ")
