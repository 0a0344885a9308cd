"""The widget under real wheel, mouse and key events. Nothing but a hand ever moves a node."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Filter, MapPosition, Window
from tests.widgets.relations.made_source import (
    EVENT,
    WINDOW,
    MadeSource,
    random_source,
    sample_source,
)
from widgets.ports import Focus
from widgets.relations import MapView
from widgets.style import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = 86_400


class Listener:
    """Keeps what a view asked for, and shows it back as the window would."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.focus = Focus()
        self.asked: list[tuple[int, ...]] = []
        self.moved: list[tuple[MapPosition, ...]] = []
        self.laid: list[tuple[MapPosition, ...]] = []
        self.entered: list[int] = []
        view.selection_asked.connect(self.select)
        view.nodes_moved.connect(self.moved.append)
        view.layout_made.connect(self.laid.append)
        view.item_activated.connect(self.entered.append)

    def select(self, ids: tuple[int, ...]) -> None:
        self.asked.append(ids)
        self.focus = self.focus.select(*ids)
        self.view.show_focus(self.focus)


@pytest.fixture
def source() -> MadeSource:
    return sample_source()[0]


@pytest.fixture
def ids() -> dict[str, int]:
    return sample_source()[1]


@pytest.fixture
def listener(qtbot: QtBot, source: MadeSource) -> Listener:
    view = MapView(source, LIGHT)
    qtbot.addWidget(view)
    made = Listener(view)
    view.resize(1216, 560)
    view.show()
    qtbot.waitExposed(view)
    return made


@pytest.fixture
def view(listener: Listener) -> MapView:
    return listener.view


def at(view: MapView, entity: int) -> QPoint:
    position = view.screen_position(entity)
    assert position is not None
    return position.toPoint()


def wheel(view: MapView, where: QPoint, turned: int, *, control: bool = False) -> None:
    event = QWheelEvent(
        QPointF(where),
        QPointF(view.mapToGlobal(where)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        CONTROL if control else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(qtbot: QtBot, view: MapView, start: QPoint, way: QPoint) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    for step in (1, 2, 3, 4):
        qtbot.mouseMove(view, start + way * step / 4)
    qtbot.mouseRelease(view, LEFT, pos=start + way)


def test_time_selection_hover_filter_and_theme_move_no_node(
    qtbot: QtBot, view: MapView, ids: dict[str, int]
) -> None:
    before = view.places()
    for day in range(0, 400, 10):
        view.show_focus(Focus(window=Window(day * DAY + 1_640_995_200, (day + 40) * DAY)))
        view.repaint()
        assert np.array_equal(view.places(), before)
    view.show_focus(Focus(WINDOW, (ids["cpc"], EVENT), Filter(text="oil")))
    qtbot.mouseMove(view, at(view, ids["russia"]))
    view.set_theme(DARK)
    view.reload()
    view.repaint()
    assert np.array_equal(view.places(), before)


def test_a_window_does_not_move_the_camera_either(view: MapView) -> None:
    before = view.camera()
    view.show_focus(Focus(window=WINDOW))
    assert view.camera() == before


def test_first_places_are_told_once_so_that_they_can_be_stored(
    qtbot: QtBot, listener: Listener, source: MadeSource
) -> None:
    qtbot.waitUntil(lambda: len(listener.laid) == 1)
    told = {position.entity for position in listener.laid[0]}
    assert told == {node.id for node in source.nodes()}
    assert not any(position.pinned for position in listener.laid[0])
    listener.view.reload()
    QApplication.processEvents()
    assert len(listener.laid) == 1


def test_stored_places_are_used_as_they_are(qtbot: QtBot) -> None:
    source = random_source(30, 40, placed=True)
    view = MapView(source, LIGHT)
    qtbot.addWidget(view)
    assert view.places().tolist() == [[node.x, node.y] for node in source.nodes()]


def test_a_new_entity_finds_a_place_and_moves_nobody(
    qtbot: QtBot, listener: Listener, source: MadeSource
) -> None:
    before = listener.view.places()
    newcomer = random_source(1, 0).made_nodes[0]
    source.made_nodes.append(newcomer)
    listener.view.reload()
    assert np.array_equal(listener.view.places()[:-1], before)
    qtbot.waitUntil(lambda: len(listener.laid) == 2)
    assert [position.entity for position in listener.laid[1]] == [newcomer.id]


def test_a_click_selects_a_node_and_a_click_beside_it_clears(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    qtbot.mouseClick(listener.view, LEFT, pos=at(listener.view, ids["cpc"]))
    assert listener.asked == [(ids["cpc"],)]
    qtbot.mouseClick(listener.view, LEFT, pos=QPoint(5, 300))
    assert listener.asked[-1] == ()


def test_control_click_adds_and_takes_away(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    view = listener.view
    qtbot.mouseClick(view, LEFT, pos=at(view, ids["cpc"]))
    qtbot.mouseClick(view, LEFT, CONTROL, at(view, ids["russia"]))
    assert listener.asked[-1] == (ids["cpc"], ids["russia"])
    qtbot.mouseClick(view, LEFT, CONTROL, at(view, ids["cpc"]))
    assert listener.asked[-1] == (ids["russia"],)


def test_a_click_on_a_strand_selects_its_relation(
    qtbot: QtBot, listener: Listener, source: MadeSource
) -> None:
    frame = listener.view.composed().picture.frame
    curve = frame.curves[[len(rows) for rows in frame.fold.members].index(1)]
    row = int(frame.fold.rows[0])
    qtbot.mouseClick(listener.view, LEFT, pos=QPointF(*curve[8]).toPoint())
    assert listener.asked == [(source.strands()[row].id,)]


def test_a_dragged_node_is_pinned_where_it_was_put(
    qtbot: QtBot, listener: Listener, source: MadeSource, ids: dict[str, int]
) -> None:
    view = listener.view
    before = view.places()
    start = at(view, ids["cpc"])
    scale = view.camera().scale
    drag(qtbot, view, start, QPoint(60, 40))
    assert len(listener.moved) == 1
    (position,) = listener.moved[0]
    row = [node.id for node in source.nodes()].index(ids["cpc"])
    assert position.entity == ids["cpc"]
    assert position.pinned
    assert (position.x, position.y) == pytest.approx(before[row] + np.array([60, 40]) / scale)
    others = np.arange(len(before)) != row
    assert np.array_equal(view.places()[others], before[others])
    assert listener.asked == []


def test_selected_nodes_are_dragged_together(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    listener.select((ids["cpc"], ids["russia"]))
    drag(qtbot, listener.view, at(listener.view, ids["cpc"]), QPoint(30, 0))
    assert {position.entity for position in listener.moved[0]} == {ids["cpc"], ids["russia"]}


def test_dragging_the_paper_pans_and_moves_no_node(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    view = listener.view
    places, start = view.places(), view.screen_position(ids["cpc"])
    drag(qtbot, view, QPoint(5, 300), QPoint(40, -30))
    assert view.screen_position(ids["cpc"]) == start + QPointF(40, -30)
    assert np.array_equal(view.places(), places)
    assert listener.moved == []


@pytest.mark.parametrize("control", [False, True])
def test_the_wheel_zooms_at_the_cursor(view: MapView, control: bool, ids: dict[str, int]) -> None:
    where, scale = at(view, ids["cpc"]), view.camera().scale
    before = view.screen_position(ids["cpc"])
    wheel(view, where, 240, control=control)
    assert view.camera().scale > scale
    after = view.screen_position(ids["cpc"])
    assert (after - before).manhattanLength() < 2


def test_zero_frames_all_again_and_plus_and_minus_zoom(qtbot: QtBot, view: MapView) -> None:
    before = view.camera()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera().scale > before.scale
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera().scale < before.scale
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.camera() == before


def test_the_map_stays_framed_when_its_pane_is_resized(view: MapView) -> None:
    view.resize(700, 400)
    frame = view.composed().picture.frame
    related = frame.stage.graph.degree > 0
    assert (frame.places[related] > 0).all()
    assert (frame.places[related] < (700, 400)).all()


def test_arrows_walk_to_the_neighbour_in_that_direction(
    qtbot: QtBot, listener: Listener, source: MadeSource
) -> None:
    view = listener.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    first = listener.focus.primary
    assert first is not None
    for key, axis, sign in (
        (Qt.Key.Key_Right, 0, 1),
        (Qt.Key.Key_Up, 1, -1),
        (Qt.Key.Key_Left, 0, -1),
        (Qt.Key.Key_Down, 1, 1),
    ):
        here = listener.focus.primary
        qtbot.keyClick(view, key)
        rows = {node.id: row for row, node in enumerate(source.nodes())}
        moved = view.places()[rows[listener.focus.primary]] - view.places()[rows[here]]
        assert moved[axis] * sign >= 0


def test_enter_enters_escape_clears_and_f_frames(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    listener.select((ids["zelensky"],))
    qtbot.keyClick(listener.view, Qt.Key.Key_Return)
    assert listener.entered == [ids["zelensky"]]
    before = listener.view.camera()
    qtbot.keyClick(listener.view, Qt.Key.Key_F)
    assert listener.view.camera().scale > before.scale
    qtbot.keyClick(listener.view, Qt.Key.Key_Escape)
    assert listener.asked[-1] == ()


def test_a_double_click_enters(qtbot: QtBot, listener: Listener, ids: dict[str, int]) -> None:
    qtbot.mouseDClick(listener.view, LEFT, pos=at(listener.view, ids["cpc"]))
    assert listener.entered == [ids["cpc"]]


def test_the_pointer_brings_up_a_card(qtbot: QtBot, view: MapView, ids: dict[str, int]) -> None:
    qtbot.mouseMove(view, at(view, ids["cpc"]))
    card = view.findChild(object, "hover card")
    qtbot.waitUntil(card.isVisible, timeout=2000)
    assert card.accessibleName().startswith("CPC. Organisation · 3 events · 2 relations")
    qtbot.mouseMove(view, QPoint(5, 300))
    assert not card.isVisible()


def test_the_card_of_a_strand_says_all_that_is_known(
    qtbot: QtBot, view: MapView, source: MadeSource
) -> None:
    frame = view.composed().picture.frame
    rows = frame.fold.rows.tolist()
    quoted = next(row for row in rows if source.strands()[row].quantity == "31 %")
    qtbot.mouseMove(view, QPointF(*frame.curves[rows.index(quoted)][8]).toPoint())
    card = view.findChild(object, "hover card")
    qtbot.waitUntil(card.isVisible, timeout=2000)
    said = card.accessibleName()
    assert said.startswith("Russia – largest shareholder of – CPC")
    for part in ("31 %", "Reported", "1 source", "No date given"):
        assert part in said


def test_what_is_selected_elsewhere_is_brought_into_view(
    qtbot: QtBot, listener: Listener, ids: dict[str, int]
) -> None:
    view = listener.view
    drag(qtbot, view, QPoint(5, 300), QPoint(1190, 0))
    drag(qtbot, view, QPoint(5, 300), QPoint(1190, 0))
    view.show_focus(Focus().select(ids["cpc"]))
    assert view.rect().contains(at(view, ids["cpc"]))


def test_the_pill_leads_to_entities_without_relations(qtbot: QtBot, view: MapView) -> None:
    view.resize(868, 325)
    corners = view.composed().corners
    assert corners.shelf.endswith("without relations")
    qtbot.mouseClick(view, LEFT, pos=corners.shelf_box(868, 325).center().toPoint())
    assert view.composed().corners.shelf == ""
    assert len(view.composed().picture.frame.seen) == 48


def test_the_corner_counts_what_the_window_holds(view: MapView) -> None:
    assert view.composed().corners.counts == "48 entities, 34 relations"
    view.show_focus(Focus(window=WINDOW))
    corners = view.composed().corners
    assert corners.counts == "entities in view: 8 certain, 11 possible, 28 undated"
    assert corners.window == "1 June – 12 July 2022"


def test_a_screen_reader_hears_the_selected_node(view: MapView, ids: dict[str, int]) -> None:
    assert view.accessibleName() == "Relation map"
    view.show_focus(Focus().select(ids["cpc"]))
    said = view.accessibleDescription()
    assert said.startswith("CPC.")
    assert "Russia – largest shareholder of – CPC" in said


def test_the_map_is_one_tab_stop(view: MapView) -> None:
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_large_layout_is_made_in_a_worker(qtbot: QtBot) -> None:
    view = MapView(random_source(400, 600), LIGHT)
    qtbot.addWidget(view)
    listener = Listener(view)
    assert np.isnan(view.places()).all()
    view.repaint()
    qtbot.waitUntil(lambda: len(listener.laid) == 1, timeout=10_000)
    assert np.isfinite(view.places()).all()
    assert len(listener.laid[0]) == 400


def test_a_layout_that_is_no_longer_wanted_is_dropped(qtbot: QtBot) -> None:
    source = random_source(400, 600)
    view = MapView(source, LIGHT)
    qtbot.addWidget(view)
    listener = Listener(view)
    smaller = random_source(50, 60, placed=True)
    source.made_nodes, source.made_strands = smaller.made_nodes, smaller.made_strands
    view.reload()
    qtbot.wait(1500)
    assert listener.laid == []
    assert len(view.places()) == 50


def test_a_view_may_go_while_its_layout_is_made(qtbot: QtBot) -> None:
    view = MapView(random_source(2000, 4000), LIGHT)
    view.deleteLater()
    del view
    qtbot.wait(1500)
    assert QApplication.instance() is not None


def test_the_pane_shows_that_keys_go_there_to_those_who_came_by_tab(view: MapView) -> None:
    view.clearFocus()
    plain = view.grab().toImage()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert view.grab().toImage() == plain
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage() != plain
